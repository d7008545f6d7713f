package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.Locale;

/** Why leads leave in a file; it stands in the log of exports, and with each lead in the access log. */
public enum ExportPurpose {
    /** To follow up where this product does not come. */
    FOLLOW_UP,
    /** From one of the two companies to the other. */
    HANDOVER,
    /** To count and report. */
    REPORT,
    /** Somebody asked for his own. */
    REQUEST_OF_PERSON,
    /** Because the law asks for it. */
    DUTY;

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
