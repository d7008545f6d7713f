package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.Locale;

/** What kind of browser, and whether its version came out at most a year ago. */
public enum BrowserClass {
    CHROMIUM_NEW,
    /** Older than a year, or nobody knows; so for the others. */
    CHROMIUM_OLD,
    /** Safari, and whatever runs on an iPhone or iPad: it is the same inside. */
    SAFARI_NEW,
    SAFARI_OLD,
    /** Firefox, and the rest. */
    OTHER_NEW,
    OTHER_OLD;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** As it is kept. */
    public String key() {
        return key;
    }
}
