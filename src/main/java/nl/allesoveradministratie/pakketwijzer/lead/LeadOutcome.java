package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Locale;

/** How a lead ended. */
public enum LeadOutcome {
    CHOSEN,
    NO_SWITCH,
    ELSEWHERE,
    NO_ANSWER,
    NOT_A_LEAD;

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of a key; throws for any other text. */
    public static LeadOutcome ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
