package nl.allesoveradministratie.pakketwijzer.installation;

import java.util.Locale;

/** A way into the product. A process that does not open a door holds neither its password nor its keys. */
public enum Door {
    /** Visitors: the pages, the finder, the contact form. */
    PUBLIC,
    /** Staff. */
    OFFICE,
    /** Vendors, who see anonymous figures. */
    PARTNER,
    /** Somebody who wants to see or change what is kept about himself. */
    SUBJECT,
    /** Nobody: the clockwork that opens intakes and sends mail. */
    WORKER;

    /** As it is written in the configuration. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
