package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.Locale;

/** What is counted of a browser's day with a package: of each kind one bin, or none. */
public enum Kind {
    /** How far it came, {@link Step}. */
    STEP,
    /** On what device, of packages viewed or further, as all below. */
    DEVICE,
    /** With what browser. */
    BROWSER,
    /** From where. */
    REGION,
    /** The one other package that went further than this one, and furthest of all; {@link #NONE} where none did. */
    INSTEAD,
    /** One package, drawn once, of those that it was compared with. */
    COMPARED_WITH;

    /** The bin of {@link #INSTEAD} where no other package went further; no package is called so. */
    public static final String NONE = "none";

    private final String key = name().toLowerCase(Locale.ROOT);

    /** As it is kept. */
    public String key() {
        return key;
    }
}
