package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.Locale;

/** How staff made sure that somebody asks about his own data. A copy of a passport is never asked for. */
public enum IdentityCheck {
    NOT_YET,
    /** By a reply from the address that we knew. */
    KNOWN_MAIL,
    /** Called back on the number that we knew. */
    KNOWN_PHONE,
    IN_PERSON,
    OTHER;

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static IdentityCheck ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
