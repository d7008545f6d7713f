package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Locale;

/** How heavily an answer weighs. */
public enum Level {
    /** Without it a package drops out. */
    MUST,
    /** Counts in the score. */
    WISH,
    /** Only shown: too little is known, or it is no part of the score. */
    SHOWN;

    /** The word used in JSON and in keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
