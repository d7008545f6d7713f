package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.Locale;

/** On what kind of device, as far as the browser says so of its own accord. */
public enum DeviceClass {
    COMPUTER,
    PHONE,
    /** A tablet, a television, or nobody knows. */
    OTHER;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** As it is kept. */
    public String key() {
        return key;
    }
}
