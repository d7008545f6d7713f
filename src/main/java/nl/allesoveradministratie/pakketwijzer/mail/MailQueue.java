package nl.allesoveradministratie.pakketwijzer.mail;

import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What staff may know of mails: that they wait or could not be sent, never what is in them or for whom. */
@Service
@OnDoor(Door.OFFICE)
public class MailQueue {

    private static final int MOST = 200;

    private final DSLContext database;

    MailQueue(DSLContext officeDatabase) {
        this.database = officeDatabase;
    }

    /**
     * A mail that was not sent.
     *
     * @param givenUp whether it will not be tried again
     * @param problem unreachable, refused, sign_in or other; null = not tried yet
     */
    public record Unsent(
            MailKind kind,
            Instant since,
            int attempts,
            boolean givenUp,
            @Nullable String problem) {}

    /**
     * Mails that wait or were given up, oldest first, two hundred at most. Without the results and
     * links that visitors asked for: anybody can make those fail by the hundred, and nobody here can do anything about them.
     */
    @RolesAllowed({"SALES", "ADMIN"})
    public List<Unsent> unsent() {
        return database.select(OUTBOX.KIND, OUTBOX.CREATED_AT, OUTBOX.ATTEMPTS, OUTBOX.STATUS, OUTBOX.PROBLEM)
                .from(OUTBOX)
                .where(
                        OUTBOX.STATUS.in("waiting", "leaving", "failed"),
                        OUTBOX.KIND.notIn(MailKind.RESULT.key(), MailKind.OWN_LINK.key()))
                .orderBy(OUTBOX.POSITION)
                .limit(MOST)
                .fetch(row -> new Unsent(
                        MailKind.valueOf(row.value1().toUpperCase(Locale.ROOT)),
                        row.value2().toInstant(),
                        row.value3(),
                        row.value4().equals("failed"),
                        row.value5()));
    }

    /** How far a mail is. */
    public enum State {
        WAITING,
        LEAVING,
        SENT,
        FAILED,
        TAKEN_BACK;

        /** As it is kept. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far mails are, by Message-ID; those of over thirty days ago are left out. */
    @RolesAllowed("SALES")
    public Map<String, State> states(Collection<String> messageIds) {
        return database.select(OUTBOX.MESSAGE_ID, OUTBOX.STATUS)
                .from(OUTBOX)
                .where(OUTBOX.MESSAGE_ID.in(messageIds))
                .fetchMap(Record2::value1, row -> State.valueOf(row.value2().toUpperCase(Locale.ROOT)));
    }
}
