package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Locale;

/** Whose a site's new leads are, when no colleague knows the person. */
public enum AssignmentRule {
    /** Nobody's, until somebody claims them. */
    CLAIM,
    /** Of everybody in the team in turn. */
    ROUND_ROBIN,
    /** Of who has the fewest open ones. */
    FEWEST_OPEN;

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AssignmentRule ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
