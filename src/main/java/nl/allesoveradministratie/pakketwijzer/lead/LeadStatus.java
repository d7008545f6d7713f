package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Locale;

/** How far a lead is. */
public enum LeadStatus {
    NEW,
    CONTACTED,
    ADVISING,
    WAITING,
    DONE;

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a key; throws for any other text. */
    public static LeadStatus ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Whether such a lead may be added to another one: what still waits must not disappear behind what is done. */
    public boolean fitsInto(LeadStatus kept) {
        return kept != DONE || this == DONE;
    }
}
