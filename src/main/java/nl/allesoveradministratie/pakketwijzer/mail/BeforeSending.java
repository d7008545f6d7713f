package nl.allesoveradministratie.pakketwijzer.mail;

import java.util.UUID;
import org.jooq.DSLContext;

/** May keep a mail from leaving; answered by whoever the mail is about, so that this room need not know them. */
public interface BeforeSending {

    /**
     * Whether mails about something have to wait: they are tried again later, and forgotten when their time comes.
     *
     * @param about what the mail is about
     */
    boolean holds(DSLContext database, UUID about);
}
