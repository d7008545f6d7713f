package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of pages that our own statistics tell apart: never which package, never what stands in a query. Pages on which
 * people write something about themselves are not among them; nor are the finder and its result, which are counted by how far
 * people come: two counts of the same people would tell by their difference of the few that are in one only.
 */
public enum PageKind {
    HOME("/"),
    PACKAGES("/pakketten"),
    PACKAGE("/pakketten/{id}"),
    SITUATION("/pakketten/{id}/situatie"),
    COMPARE("/vergelijken"),
    HEAD_TO_HEAD("/vergelijken/{one}/{other}"),
    SEGMENTS("/voor"),
    SEGMENT("/voor/{id}"),
    SWITCHING("/overstappen"),
    MY_LIST("/mijn-lijst"),
    EVENTS("/evenementen"),
    HOW_WE_RANK("/zo-werken-we"),
    HOW_ANONYMOUS("/hoe-anoniem"),
    PRIVACY("/privacy"),
    COOKIES("/cookies");

    private static final Map<String, PageKind> BY_PATTERN =
            Stream.of(values()).collect(Collectors.toMap(each -> each.pattern, each -> each));

    /** As Spring matches it, without language. */
    private final String pattern;

    private final String key = name().toLowerCase(Locale.ROOT);

    PageKind(String pattern) {
        this.pattern = pattern;
    }

    /**
     * The kind of a page.
     *
     * @param pattern that the address matched, with or without language
     * @return empty = not counted
     */
    static Optional<PageKind> of(String pattern) {
        String dutch = pattern.equals("/en") ? "/" : pattern.startsWith("/en/") ? pattern.substring(3) : pattern;
        return Optional.ofNullable(BY_PATTERN.get(dutch));
    }

    /** As it is kept, and the last part of the text that names it. */
    public String key() {
        return key;
    }
}
