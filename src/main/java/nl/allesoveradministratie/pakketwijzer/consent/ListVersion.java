package nl.allesoveradministratie.pakketwijzer.consent;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which list of cookies it is.
 *
 * @param own from 1; goes up when we add a cookie of ours; 0 = no list
 * @param grown how often somebody else came into it, or came back, by what editors placed; 0 = never
 */
public record ListVersion(int own, int grown) {

    /** Of no list. */
    public static final ListVersion NONE = new ListVersion(0, 0);

    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,3})(?:\\+([1-9][0-9]{0,3}))?");

    /** What {@link #toString()} makes; empty = not that. */
    public static Optional<ListVersion> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? Optional.of(new ListVersion(
                        Integer.parseInt(matcher.group(1)),
                        matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** As it stands in cookies and forms: "3", or "3+1" after a growth. */
    @Override
    public String toString() {
        return grown == 0 ? String.valueOf(own) : own + "+" + grown;
    }
}
