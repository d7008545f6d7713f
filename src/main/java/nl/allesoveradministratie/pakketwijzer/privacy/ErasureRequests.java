package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.NEW_ADDRESS;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.REQUEST;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.VISIT;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
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
     * @param subjects digests of the addresses that nothing is left of: nothing here says any more who asked; empty = something is
     *     left
     * @param held why some of it had to stay; null = nothing had to
     */
    public void done(DSLContext transaction, UUID request, List<byte[]> subjects, @Nullable HoldReason held) {
        var update = transaction
                .update(REQUEST)
                .set(REQUEST.STATUS, "done")
                .set(REQUEST.ENDED_AT, now())
                .set(REQUEST.REFUSED_BECAUSE, held == null ? null : held.key());
        if (held == null) {
            update = update.setNull(REQUEST.LEAD_ID);
        }
        if (!subjects.isEmpty()) {
            update = update.setNull(REQUEST.SUBJECT);
        }
        update.where(REQUEST.ID.eq(request)).execute();
        for (byte[] subject : subjects) {
            // Another address that was still to be proved: there is nothing left to move there.
            transaction
                    .deleteFrom(NEW_ADDRESS)
                    .where(NEW_ADDRESS.REQUEST_ID.in(
                            DSL.select(REQUEST.ID).from(REQUEST).where(REQUEST.SUBJECT.eq(subject))))
                    .execute();
            transaction
                    .update(REQUEST)
                    .set(REQUEST.STATUS, "refused")
                    .set(REQUEST.ENDED_AT, now())
                    .where(REQUEST.SUBJECT.eq(subject), REQUEST.KIND.eq("correct"), REQUEST.STATUS.eq("open"))
                    .execute();
            transaction
                    .update(REQUEST)
                    .setNull(REQUEST.SUBJECT)
                    .where(REQUEST.SUBJECT.eq(subject), REQUEST.STATUS.ne("open"))
                    .execute();
            loosen(transaction, subject);
        }
    }

    /** Visits that still go on show nothing of anybody from here on, and no longer say by which address they began. */
    static void loosen(DSLContext transaction, byte[] subject) {
        byte[] nobody = new byte[32];
        RANDOM.nextBytes(nobody);
        transaction
                .update(VISIT)
                .set(VISIT.SUBJECT, nobody)
                .where(VISIT.SUBJECT.eq(subject))
                .execute();
    }

    /** Whether it was done or refused; false also when nobody here ever asked it, because the database is older. */
    public boolean isEnded(DSLContext database, UUID request) {
        return database.fetchExists(REQUEST, REQUEST.ID.eq(request), REQUEST.STATUS.ne("open"));
    }

    /**
     * Forgets the addresses that people left before some moment, to get a link or to be written to elsewhere: those links are no
     * good any more, and one address may be that of somebody who was erased then. Whoever is still there asks again.
     */
    public void dropAddresses(DSLContext transaction, OffsetDateTime before) {
        transaction.deleteFrom(VISIT).where(VISIT.ASKED_AT.lt(before)).execute();
        List<UUID> moves = transaction
                .select(NEW_ADDRESS.REQUEST_ID)
                .from(NEW_ADDRESS)
                .join(REQUEST)
                .on(REQUEST.ID.eq(NEW_ADDRESS.REQUEST_ID))
                .where(REQUEST.RECEIVED_AT.lt(before))
                .fetch(NEW_ADDRESS.REQUEST_ID);
        transaction
                .deleteFrom(NEW_ADDRESS)
                .where(NEW_ADDRESS.REQUEST_ID.in(moves))
                .execute();
        transaction
                .update(REQUEST)
                .set(REQUEST.STATUS, "refused")
                .set(REQUEST.ENDED_AT, now())
                .where(REQUEST.ID.in(moves), REQUEST.STATUS.eq("open"))
                .execute();
    }

    /** Whether it was refused: everything had to stay. */
    public boolean isRefused(DSLContext database, UUID request) {
        return database.fetchExists(REQUEST, REQUEST.ID.eq(request), REQUEST.STATUS.eq("refused"));
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
