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
    REGISTERED,
    WITHDREW,
    /** It is nobody's again, without its owner having said so. */
    RETURNED,
    OUTCOME,
    REOPENED,
    UNDONE,
    QUARANTINED,
    ACCEPTED,
    MERGED,
    UNMERGED,
    REPLY,
    TAKEN_BACK,
    /** It must be kept, although its day may come or its person ask to erase it. */
    HELD,
    HOLD_LIFTED,
    /** Who chose a package is somebody else's customer now. */
    HANDED_OVER,
    /** The person had it stand still. */
    PAUSED,
    /** The person lets it go on. */
    RESUMED,
    /** The person corrected his details. */
    CORRECTED,
    /** The person took back what the finder had to say. */
    ANSWERS_WITHDRAWN;

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EventKind ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
