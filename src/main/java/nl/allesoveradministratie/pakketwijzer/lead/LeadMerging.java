package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.MERGE;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk.Result;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Puts two leads of one person together, and takes them apart again. What is added stays a lead of its own with everything
 * it holds, and is shown within the one that is kept; so nothing is dropped, and undoing is exact.
 */
@Service
@OnDoor(Door.OFFICE)
public class LeadMerging {

    private final DSLContext database;
    private final Opener leadOpener;
    private final SignedIn signedIn;
    private final Clock clock;

    LeadMerging(DSLContext officeDatabase, Opener leadOpener, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.leadOpener = leadOpener;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * Adds one lead to another. Both are kept until the later of their two days; the owner is that of the lead that is kept,
     * or else of the one that is added, if he still follows up leads; so is the next step.
     *
     * @param keptVersion of the lead that is kept, as it was seen
     * @param addedVersion of the one that is added
     */
    @RolesAllowed(Role.SALES_ROLE)
    public Result merge(UUID kept, int keptVersion, UUID added, int addedVersion) {
        if (kept.equals(added)) {
            throw new IllegalArgumentException("A lead cannot be added to itself");
        }
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            Map<UUID, Record> held = hold(dsl, kept, added);
            Record one = held.get(kept);
            Record other = held.get(added);
            if (one == null || other == null) {
                return Result.GONE;
            }
            if (one.get(LEAD_.MERGED_INTO) != null || other.get(LEAD_.MERGED_INTO) != null) {
                return Result.MERGED;
            }
            if (one.get(LEAD_.VERSION) != keptVersion
                    || other.get(LEAD_.VERSION) != addedVersion
                    || !LeadStatus.ofKey(other.get(LEAD_.STATUS)).fitsInto(LeadStatus.ofKey(one.get(LEAD_.STATUS)))) {
                return Result.OVERTAKEN;
            }
            put(dsl, one, other);
            return Result.DONE;
        });
    }

    /** Both, in one order whoever asks, so that nobody ever waits for each other: a lead before what was added to it. */
    private static Map<UUID, Record> hold(DSLContext dsl, UUID one, UUID other) {
        return dsl.selectFrom(LEAD_)
                // And what they stand in by now, whose day may change with theirs
                .where(
                        LEAD_.ID.in(one, other, Contact.standing(dsl, one)),
                        LEAD_.DATA_KEY.isNotNull(),
                        StandingStill.GOES_ON)
                .orderBy(LEAD_.MERGED_INTO.isNotNull(), LEAD_.ID)
                .forUpdate()
                .fetch()
                .intoMap(row -> row.get(LEAD_.ID), row -> (Record) row);
    }

    private void put(DSLContext dsl, Record one, Record other) {
        UUID me = signedIn.get().id();
        OffsetDateTime now = OffsetDateTime.now(clock);
        UUID owner = one.get(LEAD_.OWNER) == null ? other.get(LEAD_.OWNER) : one.get(LEAD_.OWNER);
        byte[] step = one.get(LEAD_.NEXT_STEP) == null ? stepFor(one, other) : null;
        dsl.insertInto(MERGE)
                .set(MERGE.ID, UUID.randomUUID())
                .set(MERGE.KEPT, one.get(LEAD_.ID))
                .set(MERGE.ADDED, other.get(LEAD_.ID))
                .set(MERGE.MERGED_AT, now)
                .set(MERGE.MERGED_BY, me)
                .set(MERGE.OWNER_BEFORE, one.get(LEAD_.OWNER))
                .set(MERGE.OWNER_AFTER, owner)
                .set(MERGE.STEP, step)
                .execute();
        dsl.update(LEAD_)
                .set(LEAD_.MERGED_INTO, one.get(LEAD_.ID))
                .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                .where(LEAD_.ID.eq(other.get(LEAD_.ID)))
                .execute();
        var kept = dsl.update(LEAD_).set(LEAD_.OWNER, owner).set(LEAD_.VERSION, LEAD_.VERSION.plus(1));
        // Who was answered there was answered, but not what he asked after that.
        OffsetDateTime answered = other.get(LEAD_.FIRST_RESPONSE_AT);
        OffsetDateTime received = one.get(LEAD_.RECEIVED_AT);
        if (one.get(LEAD_.FIRST_RESPONSE_AT) == null && answered != null && !answered.isBefore(received)) {
            kept = kept.set(LEAD_.FIRST_RESPONSE_AT, answered)
                    .set(
                            LEAD_.RESPONSE_MINUTES,
                            new ResponseMinutes(dsl).between(one.get(LEAD_.SITE), received, answered));
        }
        if (step != null) {
            kept = kept.set(LEAD_.NEXT_STEP, step).set(LEAD_.NEXT_STEP_ON, other.get(LEAD_.NEXT_STEP_ON));
        }
        kept.where(LEAD_.ID.eq(one.get(LEAD_.ID))).execute();
        renewDays(dsl, one);
        tell(dsl, EventKind.MERGED, one, other, me, now);
    }

    /** The other's next step, sealed for this one. */
    private byte @Nullable [] stepFor(Record one, Record other) {
        return key(one).seal(LEAD_.NEXT_STEP, key(other).open(LEAD_.NEXT_STEP, other.get(LEAD_.NEXT_STEP)));
    }

    private LeadKey key(Record lead) {
        return LeadKey.open(lead.get(LEAD_.DATA_KEY), leadOpener, lead.get(LEAD_.ID), lead.get(LEAD_.KEY_NO));
    }

    private static void tell(DSLContext dsl, EventKind kind, Record one, Record other, UUID me, OffsetDateTime now) {
        new Timeline(dsl, one.get(LEAD_.ID)).add(now, kind, me, other.get(LEAD_.REFERENCE));
        new Timeline(dsl, other.get(LEAD_.ID)).add(now, kind, me, one.get(LEAD_.REFERENCE));
    }

    /**
     * Takes a lead out of the one that it was added to, at any later time. What merging changed is as it was before; what
     * colleagues changed since is left as they made it. Who has a lead that waits again has all the time to answer it.
     */
    @RolesAllowed(Role.SALES_ROLE)
    public Result undo(UUID added) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            Record merge = dsl.selectFrom(MERGE)
                    .where(MERGE.ADDED.eq(added), MERGE.UNDONE_AT.isNull())
                    .fetchOne();
            if (merge == null) {
                return Result.OVERTAKEN;
            }
            Map<UUID, Record> held = hold(dsl, merge.get(MERGE.KEPT), added);
            Record one = held.get(merge.get(MERGE.KEPT));
            Record other = held.get(added);
            if (one == null || other == null) {
                return Result.GONE;
            }
            if (other.get(LEAD_.MERGED_INTO) == null) {
                return Result.OVERTAKEN;
            }
            takeApart(dsl, merge, one, other);
            return Result.DONE;
        });
    }

    private void takeApart(DSLContext dsl, Record merge, Record one, Record other) {
        UUID me = signedIn.get().id();
        OffsetDateTime now = OffsetDateTime.now(clock);
        dsl.update(MERGE)
                .set(MERGE.UNDONE_AT, now)
                .where(MERGE.ID.eq(merge.get(MERGE.ID)))
                .execute();
        dsl.update(LEAD_)
                .setNull(LEAD_.MERGED_INTO)
                .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                .where(LEAD_.ID.eq(other.get(LEAD_.ID)))
                .execute();
        var kept = dsl.update(LEAD_).set(LEAD_.VERSION, LEAD_.VERSION.plus(1));
        if (Objects.equals(one.get(LEAD_.OWNER), merge.get(MERGE.OWNER_AFTER))) {
            kept = kept.set(LEAD_.OWNER, merge.get(MERGE.OWNER_BEFORE));
        }
        if (Objects.equals(one.get(LEAD_.FIRST_RESPONSE_AT), other.get(LEAD_.FIRST_RESPONSE_AT))) {
            kept = kept.setNull(LEAD_.FIRST_RESPONSE_AT).setNull(LEAD_.RESPONSE_MINUTES);
        }
        byte[] step = merge.get(MERGE.STEP);
        if (step != null && Arrays.equals(step, one.get(LEAD_.NEXT_STEP))) {
            kept = kept.setNull(LEAD_.NEXT_STEP).setNull(LEAD_.NEXT_STEP_ON);
        }
        kept.where(LEAD_.ID.eq(one.get(LEAD_.ID))).execute();
        renewDays(dsl, one, other);
        tell(dsl, EventKind.UNMERGED, one, other, me, now);
    }

    /** Each goes, with all that is added to it, on the day that is theirs. */
    private static void renewDays(DSLContext dsl, Record... leads) {
        UUID[] ids = Arrays.stream(leads).map(lead -> lead.get(LEAD_.ID)).toArray(UUID[]::new);
        dsl.select(DSL.field("lead.renew_days({0})", DSL.val(ids))).fetch();
    }
}
