package nl.allesoveradministratie.pakketwijzer.mail;

import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;

import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Answers that colleagues wrote and that did not leave yet: they wait for a moment in which they can be taken back, or for the
 * mail server.
 */
public final class WaitingReplies {

    private WaitingReplies() {}

    /**
     * What they are about.
     *
     * @param transaction with a login that may read the outbox
     */
    public static Set<UUID> about(DSLContext transaction) {
        return transaction
                .selectDistinct(OUTBOX.ABOUT)
                .from(OUTBOX)
                .where(OUTBOX.KIND.eq(MailKind.REPLY.key()), OUTBOX.STATUS.in(Dispatcher.UNSENT))
                .fetchSet(OUTBOX.ABOUT);
    }
}
