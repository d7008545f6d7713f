package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.Locale;

/** Why somebody looks at contact details; the person concerned can read it. */
public enum Purpose {
    REPLY,
    CALL,
    CHECK_DUPLICATE,
    REQUEST_OF_PERSON,
    OTHER;

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
