package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Locale;

/** The three groups of answers that make up a score. */
public enum Group {
    MUST,
    WISH,
    SIZE;

    /** The word used in keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
