package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Locale;

/** What can happen to a lead. */
public enum EventKind {
    RECEIVED,
    AMENDED,
    LINKED,
    ASSIGNED,
    CLAIMED,
    RELEASED,
    STATUS,
    NOTE,
    NEXT_STEP,
    NEXT_STEP_DONE,
    MAIL,
    ENTERED,
    QUARANTINED,
    ACCEPTED;

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EventKind ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
