package nl.allesoveradministratie.pakketwijzer.mail;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.DSLContext;

/** Wants to know that a mail left; answered by whoever the mail is about, so that this room need not know them. */
public interface AfterSending {

    /**
     * A mail was taken in by the mail server, and that has been written down. Told again when it could not be told to the end,
     * so a second time changes nothing.
     *
     * @param transaction for what follows from it
     * @param about what the mail is about
     * @param at when
     */
    void sent(DSLContext transaction, MailKind kind, UUID about, OffsetDateTime at);
}
