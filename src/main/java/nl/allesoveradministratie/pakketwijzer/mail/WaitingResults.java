package nl.allesoveradministratie.pakketwijzer.mail;

import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.LETTER;
import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.CannotOpen;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Mails about no lead that did not leave yet, results that visitors had mailed above all: only the letters say whose they are. */
@Component
@OnDoor(Door.WORKER)
public class WaitingResults {

    /** About no lead, and yet to somebody. */
    private static final List<String> TO_PEOPLE = Stream.of(
                    MailKind.RESULT, MailKind.OWN_LINK, MailKind.OWN_ADDRESS, MailKind.OWN_REQUEST)
            .map(MailKind::key)
            .toList();

    private final Opener mailOpener;

    WaitingResults(Opener mailOpener) {
        this.mailOpener = mailOpener;
    }

    /** Those to somebody: the ids of the mails. There are few, because each waits a day at most. */
    public List<UUID> to(DSLContext transaction, Predicate<EmailAddress> somebody) {
        return transaction
                .select(LETTER.OUTBOX_ID, LETTER.SEALED)
                .from(LETTER)
                .join(OUTBOX)
                .on(OUTBOX.ID.eq(LETTER.OUTBOX_ID))
                .where(OUTBOX.KIND.in(TO_PEOPLE))
                .orderBy(LETTER.OUTBOX_ID)
                .fetch()
                .stream()
                .filter(row -> isTo(row, somebody))
                .map(Record2::value1)
                .toList();
    }

    /**
     * Whether a mail about something has just been put in the outbox and did not leave yet.
     *
     * @param since older ones do not count: the mail server is away
     */
    public boolean leavesSoon(DSLContext transaction, UUID about, OffsetDateTime since) {
        return transaction.fetchExists(
                OUTBOX, OUTBOX.ABOUT.eq(about), OUTBOX.STATUS.in(Dispatcher.UNSENT), OUTBOX.CREATED_AT.gt(since));
    }

    /**
     * Forgets all that were put in the outbox before some moment, and the last mails of who was erased: after a backup was put
     * back that is older than an erasure nobody can say which were that person's, and which were sent long since.
     *
     * @return how many
     */
    public int drop(DSLContext transaction, OffsetDateTime before) {
        return transaction
                .deleteFrom(OUTBOX)
                .where(
                        OUTBOX.KIND.in(TO_PEOPLE).or(OUTBOX.KIND.eq(MailKind.ERASURE.key())),
                        OUTBOX.CREATED_AT.lt(before),
                        OUTBOX.ID.in(DSL.select(LETTER.OUTBOX_ID).from(LETTER)))
                .execute();
    }

    private boolean isTo(Record2<UUID, byte[]> letter, Predicate<EmailAddress> somebody) {
        try {
            String json = mailOpener.openText(letter.value2(), Outbox.place(letter.value1()));
            return EmailAddress.parse(Outbox.JSON.readTree(json).required("to").stringValue())
                    .filter(somebody)
                    .isPresent();
        } catch (CannotOpen e) {
            // Nobody can send it either
            return false;
        }
    }
}
