package nl.allesoveradministratie.pakketwijzer.shared;

import java.util.Arrays;
import java.util.Locale;

/** The languages of the interface; Dutch comes first and has no prefix in addresses. */
public enum Language {
    NL("nl", ""),
    EN("en", "/en");

    private final Locale locale;
    private final String prefix;

    Language(String tag, String prefix) {
        this.locale = Locale.forLanguageTag(tag);
        this.prefix = prefix;
    }

    /** For dates, numbers and sorting. */
    public Locale locale() {
        return locale;
    }

    /** The two-letter tag, as in {@code <html lang>}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** What comes before the path of a page: empty for Dutch, "/en" for English. */
    public String prefix() {
        return prefix;
    }

    /** The other one, for the language link. */
    public Language other() {
        return this == NL ? EN : NL;
    }

    /**
     * The language of a two-letter tag.
     *
     * @throws IllegalArgumentException when it is another language
     */
    public static Language ofTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No texts in " + tag));
    }

    /** The language of an address, by its first segment. */
    public static Language ofPath(String path) {
        return path.equals("/en") || path.startsWith("/en/") ? EN : NL;
    }
}
