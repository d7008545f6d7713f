package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Locale;

/** How somebody came to us. */
public enum LeadOrigin {
    FORM,
    PHONE,
    VISIT,
    EMBEDDED,
    API,
    /** Registered for an event. */
    EVENT;

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
