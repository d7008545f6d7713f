package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.Locale;

/** Why what is kept of somebody must stay although its day has come, or he asked to erase it (art. 17(3) GDPR). */
public enum HoldReason {
    /** A legal claim that is made, or defended against. */
    CLAIM,
    /** An authority asks for it. */
    AUTHORITY,
    /** The tax law says so. */
    TAX,
    /** There is a dispute about what was agreed. */
    DISPUTE;

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason of a key; throws for any other text. */
    public static HoldReason ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
