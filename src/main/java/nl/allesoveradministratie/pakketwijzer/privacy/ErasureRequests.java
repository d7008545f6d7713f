package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.REQUEST;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.VISIT;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests to be forgotten, for the clockwork that does it. */
@Component
@OnDoor(Door.WORKER)
public class ErasureRequests {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;

    ErasureRequests(Clock clock) {
        this.clock = clock;
    }

    /**
     * A request.
     *
     * @param number what the person was told
     * @param subject digest of the address that was proved; null = none was
     * @param lead whose; null = all of the subject
     */
    public record Asked(
            String number,
            byte @Nullable [] subject,
            @Nullable UUID lead) {

        @Override
        public String toString() {
            return "(a request)";
        }
    }

    /** Holds a request that is still open; empty = there is none. */
    public Optional<Asked> hold(DSLContext transaction, UUID request) {
        return transaction
                .select(REQUEST.NUMBER, REQUEST.SUBJECT, REQUEST.LEAD_ID)
                .from(REQUEST)
                .where(REQUEST.ID.eq(request), REQUEST.KIND.eq("erase"), REQUEST.STATUS.eq("open"))
                .forUpdate()
                .fetchOptional(row -> new Asked(row.value1(), row.value2(), row.value3()));
    }

    /**
     * It was done.
     *
     * @param whole nothing of the person is left: then the request no longer says who asked
     */
    public void done(DSLContext transaction, UUID request, boolean whole) {
        var update = transaction.update(REQUEST).set(REQUEST.STATUS, "done").set(REQUEST.ENDED_AT, now());
        if (whole) {
            loosen(transaction, request);
            update = update.setNull(REQUEST.SUBJECT).setNull(REQUEST.LEAD_ID);
        }
        update.where(REQUEST.ID.eq(request)).execute();
    }

    /** A visit that still goes on shows nothing of anybody from here on, and no longer says by which address it began. */
    private static void loosen(DSLContext transaction, UUID request) {
        byte[] nobody = new byte[32];
        RANDOM.nextBytes(nobody);
        transaction
                .update(VISIT)
                .set(VISIT.SUBJECT, nobody)
                .where(VISIT.SUBJECT.eq(DSL.select(REQUEST.SUBJECT)
                        .from(REQUEST)
                        .where(REQUEST.ID.eq(request), REQUEST.LEAD_ID.isNull())))
                .execute();
    }

    /** It is not done: everything must be kept. */
    public void refused(DSLContext transaction, UUID request, HoldReason because) {
        transaction
                .update(REQUEST)
                .set(REQUEST.STATUS, "refused")
                .set(REQUEST.ENDED_AT, now())
                .set(REQUEST.REFUSED_BECAUSE, because.key())
                .where(REQUEST.ID.eq(request))
                .execute();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
