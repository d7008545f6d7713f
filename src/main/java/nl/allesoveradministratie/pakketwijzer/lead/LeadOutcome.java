package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Locale;

/** How a lead ended. */
public enum LeadOutcome {
    /** A package was chosen. */
    CHOSEN,
    /** The person stays with what there was. */
    NO_SWITCH,
    /** Somebody else helped. */
    ELSEWHERE,
    /** The person did not answer any more. */
    NO_ANSWER,
    /** It was no question that we can answer. */
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
