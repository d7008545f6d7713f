package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Signer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Signs each month of the two logs once it is over, and again when its time has come and it may go. Whoever writes in a log waits for nothing: a month that is over takes in
 * no more lines, so nothing is held. Closing, releasing and dropping a month is all that the clockwork can do to a log.
 */
@Component
@OnDoor(Door.WORKER)
class LogMonths {

    static final List<String> LOGS = List.of("access", "export");

    /** More months than this are not over because nobody ran, but because the clock is wrong; and signing is for ever. */
    private static final int MOST_AT_ONCE = 60;

    private final DSLContext database;
    private final Signer auditSigner;

    LogMonths(DSLContext workerDatabase, Signer auditSigner) {
        this.database = workerDatabase;
        this.auditSigner = auditSigner;
    }

    /** Closes every month that is over and was not closed yet. */
    void close(Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        for (String log : LOGS) {
            int closed = 0;
            while (closed < MOST_AT_ONCE && closeOldest(log, at)) {
                closed++;
            }
        }
    }

    /** Says of every month whose time has come that it may go: what is not signed so is not dropped. */
    void release(Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        for (String log : LOGS) {
            int released = 0;
            while (released < MOST_AT_ONCE && releaseOldest(log, at)) {
                released++;
            }
        }
    }

    private boolean releaseOldest(String log, OffsetDateTime at) {
        var due = database.select(
                        DSL.field("month", LocalDate.class),
                        DSL.field("head", byte[].class),
                        DSL.field("kept_until", LocalDate.class))
                .from("audit.month_to_release({0}, {1})", DSL.val(log), DSL.val(at))
                .fetchOne();
        if (due == null || due.value1() == null) {
            return false;
        }
        byte[] signature = auditSigner.sign(LogChain.released(log, due.value1(), due.value2(), due.value3()));
        database.execute(
                "SELECT audit.release_month({0}, {1}, {2}, {3}, {4})",
                DSL.val(log), DSL.val(at), DSL.val(due.value1()), DSL.val(due.value3()), DSL.val(signature));
        return true;
    }

    private boolean closeOldest(String log, OffsetDateTime at) {
        var open = database.select(
                        DSL.field("month", LocalDate.class),
                        DSL.field("first_position", Long.class),
                        DSL.field("last_position", Long.class),
                        DSL.field("previous", byte[].class),
                        DSL.field("head", byte[].class))
                .from("audit.open_month({0}, {1})", DSL.val(log), DSL.val(at))
                .fetchSingle();
        if (open.value1() == null) {
            return false;
        }
        byte[] signature = auditSigner.sign(
                LogChain.signed(log, open.value1(), open.value2(), open.value3(), open.value4(), open.value5()));
        database.execute(
                "SELECT audit.close_month({0}, {1}, {2}, {3}, {4})",
                DSL.val(log), DSL.val(at), DSL.val(open.value1()), DSL.val(open.value5()), DSL.val(signature));
        return true;
    }
}
