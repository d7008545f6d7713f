package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.Locale;

/** The two that share what people ask, and nobody else. */
public enum Company {
    SEVEN_ELEMENTS("Seven Elements B.V."),
    VIXUM("Vixum B.V.");

    private final String registered;

    Company(String registered) {
        this.registered = registered;
    }

    /** The name in the register. */
    public String registered() {
        return registered;
    }

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Company ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
