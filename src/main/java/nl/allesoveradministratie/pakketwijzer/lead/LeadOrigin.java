package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Locale;

/** How somebody came to us. */
public enum LeadOrigin {
    FORM,
    PHONE,
    VISIT,
    /** Our form on a page of a sister site. */
    EMBEDDED,
    /** A form of a sister site's own. */
    API;

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LeadOrigin ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
