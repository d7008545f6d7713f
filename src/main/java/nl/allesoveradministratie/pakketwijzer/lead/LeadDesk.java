package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What staff do with leads. Each change is one transaction, and stands on the lead's timeline. */
@Service
@OnDoor(Door.OFFICE)
public class LeadDesk {

    /** The most that a note or a next step may be long. */
    public static final int LONGEST_NOTE = 5_000;

    private final DSLContext database;
    private final LeadChanges changes;
    private final Sealer leadSealer;
    private final SignedIn signedIn;
    private final Clock clock;

    LeadDesk(DSLContext officeDatabase, LeadChanges changes, Sealer leadSealer, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.changes = changes;
        this.leadSealer = leadSealer;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** What came of a change. */
    public enum Result {
        /** It was made. */
        DONE,
        /** A colleague was first; nothing was changed. */
        OVERTAKEN,
        /** A colleague added this lead to another one; nothing was changed. */
        MERGED,
        /** The lead was anonymised or is not there. */
        GONE
    }

    /** Makes a lead one's own; of many who try at once, one does. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result claim(UUID lead) {
        UUID me = signedIn.get().id();
        return database.transactionResult(transaction -> {
            int claimed = transaction
                    .dsl()
                    .update(LEAD_)
                    .set(LEAD_.OWNER, me)
                    .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                    .where(LEAD_.ID.eq(lead), LEAD_.OWNER.isNull(), LEAD_.DATA_KEY.isNotNull(), LeadInbox.LISTED)
                    .execute();
            if (claimed == 0) {
                return refusal(transaction.dsl(), lead);
            }
            new Timeline(transaction.dsl(), lead).add(now(), EventKind.CLAIMED, me, null);
            return Result.DONE;
        });
    }

    /** Gives a lead back to nobody in particular; only one's own. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result release(UUID lead) {
        UUID me = signedIn.get().id();
        return database.transactionResult(transaction -> {
            int released = transaction
                    .dsl()
                    .update(LEAD_)
                    .setNull(LEAD_.OWNER)
                    .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                    .where(LEAD_.ID.eq(lead), LEAD_.OWNER.eq(me), LEAD_.DATA_KEY.isNotNull(), LeadInbox.LISTED)
                    .execute();
            if (released == 0) {
                return refusal(transaction.dsl(), lead);
            }
            new Timeline(transaction.dsl(), lead).add(now(), EventKind.RELEASED, me, null);
            return Result.DONE;
        });
    }

    private static Result refusal(DSLContext dsl, UUID lead) {
        return dsl.select(LEAD_.MERGED_INTO)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead), LEAD_.DATA_KEY.isNotNull())
                .fetchOptional(row -> row.value1() == null ? Result.OVERTAKEN : Result.MERGED)
                .orElse(Result.GONE);
    }

    /** Changes how far a lead is. Having been in contact is the first response, and moves the day of anonymising. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result changeStatus(UUID lead, int version, LeadStatus status) {
        return changes.make(lead, version, held -> {
            Map<Field<?>, @Nullable Object> values = status == LeadStatus.DONE ? new HashMap<>() : Ending.none();
            values.put(LEAD_.STATUS, status.key());
            held.dsl().update(LEAD_).set(values).where(LEAD_.ID.eq(lead)).execute();
            if (status == LeadStatus.CONTACTED || status == LeadStatus.ADVISING) {
                Contact.happened(held.dsl(), lead, held.now());
            }
            held.timeline().add(held.now(), EventKind.STATUS, held.me(), status.key());
        });
    }

    /** What came of saying how a lead ended, and how it was before: all that is needed to take it back. */
    public static final class Finished {

        private final Result result;
        private final UUID lead;
        private final int version;
        private final Map<Field<?>, @Nullable Object> before;

        private Finished(Result result, UUID lead, int version, Map<Field<?>, @Nullable Object> before) {
            this.result = result;
            this.lead = lead;
            this.version = version;
            this.before = before;
        }

        /** Whether it was said. */
        public Result result() {
            return result;
        }
    }

    /**
     * Says how a lead ended; it is done then.
     *
     * @param chosen the package that was chosen; null = none, or not told
     * @param reason in one's own words; empty = none
     */
    @RolesAllowed(Role.SALES_ROLE)
    public Finished finish(UUID lead, int version, LeadOutcome outcome, @Nullable PackageId chosen, String reason) {
        Map<Field<?>, @Nullable Object> before = new HashMap<>();
        Result result = changes.make(lead, version, held -> {
            Record row = held.dsl()
                    .select(Ending.FIELDS)
                    .from(LEAD_)
                    .where(LEAD_.ID.eq(lead))
                    .fetchSingle();
            Ending.FIELDS.forEach(field -> before.put(field, row.get(field)));
            held.dsl()
                    .update(LEAD_)
                    .set(Ending.as(outcome, chosen == null ? null : chosen.value(), held.now()))
                    .where(LEAD_.ID.eq(lead))
                    .execute();
            String detail = chosen == null ? outcome.key() : outcome.key() + " " + chosen.value();
            held.say(EventKind.OUTCOME, detail, reason.isBlank() ? "" : LeadChanges.checked(reason));
        });
        return new Finished(result, lead, version + 1, before);
    }

    /** Takes back how a lead ended, unless it was changed since: it stands as it did, also where it had ended before. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result undo(Finished finished) {
        return changes.make(finished.lead, finished.version, held -> {
            held.dsl()
                    .update(LEAD_)
                    .set(finished.before)
                    .where(LEAD_.ID.eq(finished.lead))
                    .execute();
            held.timeline().add(held.now(), EventKind.UNDONE, held.me(), null);
        });
    }

    /** Who chose a package was handed over: from now on the lead is kept no longer than it takes to put that right. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result handOver(UUID lead, int version) {
        return changes.make(lead, version, held -> {
            int handedOver = held.dsl()
                    .update(LEAD_)
                    .set(LEAD_.HANDED_OVER_AT, held.now())
                    .where(LEAD_.ID.eq(lead), LEAD_.OUTCOME.eq(LeadOutcome.CHOSEN.key()), LEAD_.HANDED_OVER_AT.isNull())
                    .execute();
            if (handedOver == 1) {
                Contact.keepAddedAsLong(held.dsl(), lead);
                held.timeline().add(held.now(), EventKind.HANDED_OVER, held.me(), null);
            }
        });
    }

    /** It did not end after all: back to where it stood. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result reopen(UUID lead, int version) {
        return changes.make(lead, version, held -> {
            String status = held.dsl()
                    .update(LEAD_)
                    .set(Ending.reopened(LeadStatus.CONTACTED))
                    .where(LEAD_.ID.eq(lead))
                    .returning(LEAD_.STATUS)
                    .fetchSingle(LEAD_.STATUS);
            held.timeline().add(held.now(), EventKind.REOPENED, held.me(), status);
        });
    }

    /** Adds a note. Notes never collide, so no version is asked for. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result note(UUID lead, String text) {
        return changes.make(lead, null, held -> held.say(EventKind.NOTE, null, LeadChanges.checked(text)));
    }

    /** Whether something can be planned on a day: today or later, and within two years; a year that was mistyped is further off. */
    public static boolean isDayToPlan(@Nullable LocalDate day, LocalDate today) {
        return day != null && !day.isBefore(today) && !day.isAfter(today.plusYears(2));
    }

    /** Says what is to be done next, and when; what was to be done before gives way. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result planNextStep(UUID lead, int version, String text, LocalDate on) {
        return changes.make(lead, version, held -> {
            held.dsl()
                    .update(LEAD_)
                    .set(LEAD_.NEXT_STEP, held.key().seal(LEAD_.NEXT_STEP, LeadChanges.checked(text)))
                    .set(LEAD_.NEXT_STEP_ON, on)
                    .where(LEAD_.ID.eq(lead))
                    .execute();
            held.say(EventKind.NEXT_STEP, on.toString(), LeadChanges.checked(text));
        });
    }

    /** The next step was taken. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result finishNextStep(UUID lead, int version) {
        return changes.make(lead, version, held -> {
            var step = held.dsl()
                    .select(LEAD_.NEXT_STEP)
                    .from(LEAD_)
                    .where(LEAD_.ID.eq(lead))
                    .fetchSingle();
            String text = held.key().open(LEAD_.NEXT_STEP, step.value1());
            held.dsl()
                    .update(LEAD_)
                    .setNull(LEAD_.NEXT_STEP)
                    .setNull(LEAD_.NEXT_STEP_ON)
                    .where(LEAD_.ID.eq(lead))
                    .execute();
            if (!text.isEmpty()) {
                held.say(EventKind.NEXT_STEP_DONE, null, text);
            }
        });
    }

    /**
     * Writes down somebody who phoned or came by; the worker then tells the person what we keep, by mail if there is an
     * address.
     *
     * @param id made when the form was shown, so that a second click is no second lead
     * @return the reference
     */
    @RolesAllowed(Role.SALES_ROLE)
    public String enter(UUID id, Enquiry enquiry, LeadOrigin origin) {
        UUID me = signedIn.get().id();
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            String reference = dsl.select(DSL.field("lead.new_reference()", String.class))
                    .fetchSingle()
                    .value1();
            OffsetDateTime now = now();
            if (!new LeadRow(dsl, leadSealer).insert(id, LeadKey.random(id), reference, enquiry, origin, now)) {
                return dsl.select(LEAD_.REFERENCE)
                        .from(LEAD_)
                        .where(LEAD_.ID.eq(id))
                        .fetchSingle()
                        .value1();
            }
            dsl.update(LEAD_).set(LEAD_.OWNER, me).where(LEAD_.ID.eq(id)).execute();
            ResponseDue.set(dsl, id, Rota.read(dsl, LocalDate.now(clock)));
            new Timeline(dsl, id).add(now, EventKind.ENTERED, me, origin.key());
            Later.schedule(dsl, EnteredLead.TASK, id, 1);
            return reference;
        });
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
