package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
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
    private final Opener leadOpener;
    private final Sealer leadSealer;
    private final SignedIn signedIn;
    private final Clock clock;

    LeadDesk(DSLContext officeDatabase, Opener leadOpener, Sealer leadSealer, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.leadOpener = leadOpener;
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
        /** The lead was anonymised or is not there. */
        GONE
    }

    private interface Change {
        void make(DSLContext dsl, LeadKey key, Timeline timeline);
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
                    .where(LEAD_.ID.eq(lead), LEAD_.OWNER.isNull(), LEAD_.DATA_KEY.isNotNull())
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
                    .where(LEAD_.ID.eq(lead), LEAD_.OWNER.eq(me), LEAD_.DATA_KEY.isNotNull())
                    .execute();
            if (released == 0) {
                return refusal(transaction.dsl(), lead);
            }
            new Timeline(transaction.dsl(), lead).add(now(), EventKind.RELEASED, me, null);
            return Result.DONE;
        });
    }

    private static Result refusal(DSLContext dsl, UUID lead) {
        return dsl.fetchExists(LEAD_, LEAD_.ID.eq(lead), LEAD_.DATA_KEY.isNotNull()) ? Result.OVERTAKEN : Result.GONE;
    }

    /** Changes how far a lead is. Having been in contact is the first response, and moves the day of anonymising. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result changeStatus(UUID lead, int version, LeadStatus status) {
        return change(lead, version, (dsl, key, timeline) -> {
            OffsetDateTime now = now();
            boolean contact = status == LeadStatus.CONTACTED || status == LeadStatus.ADVISING;
            var update = dsl.update(LEAD_).set(LEAD_.STATUS, status.key());
            if (contact) {
                new ResponseMinutes(dsl).at(lead, now);
                update = update.set(LEAD_.LAST_CONTACT_AT, now)
                        .set(LEAD_.ANONYMISE_ON, Retention.anonymiseOn(now.toInstant()));
            }
            update.where(LEAD_.ID.eq(lead)).execute();
            timeline.add(now, EventKind.STATUS, signedIn.get().id(), status.key());
        });
    }

    /** Adds a note. Notes never collide, so no version is asked for. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result note(UUID lead, String text) {
        return change(lead, null, (dsl, key, timeline) -> words(key, timeline, EventKind.NOTE, text, null));
    }

    /** Says what is to be done next, and when. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result planNextStep(UUID lead, int version, String text, LocalDate on) {
        return change(lead, version, (dsl, key, timeline) -> {
            dsl.update(LEAD_)
                    .set(LEAD_.NEXT_STEP, key.seal(LEAD_.NEXT_STEP, checked(text)))
                    .set(LEAD_.NEXT_STEP_ON, on)
                    .where(LEAD_.ID.eq(lead))
                    .execute();
            words(key, timeline, EventKind.NEXT_STEP, text, on.toString());
        });
    }

    /** The next step was taken. */
    @RolesAllowed(Role.SALES_ROLE)
    public Result finishNextStep(UUID lead, int version) {
        return change(lead, version, (dsl, key, timeline) -> {
            var step = dsl.select(LEAD_.NEXT_STEP)
                    .from(LEAD_)
                    .where(LEAD_.ID.eq(lead))
                    .fetchSingle();
            String text = key.open(LEAD_.NEXT_STEP, step.value1());
            dsl.update(LEAD_)
                    .setNull(LEAD_.NEXT_STEP)
                    .setNull(LEAD_.NEXT_STEP_ON)
                    .where(LEAD_.ID.eq(lead))
                    .execute();
            if (!text.isEmpty()) {
                words(key, timeline, EventKind.NEXT_STEP_DONE, text, null);
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

    /** Holds the lead, refuses a change to what one did not see, and counts the change. */
    private Result change(UUID lead, @Nullable Integer version, Change change) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.select(LEAD_.DATA_KEY, LEAD_.KEY_NO, LEAD_.VERSION)
                    .from(LEAD_)
                    .where(LEAD_.ID.eq(lead), LEAD_.DATA_KEY.isNotNull())
                    .forUpdate()
                    .fetchOne();
            if (row == null) {
                return Result.GONE;
            }
            if (version != null && !version.equals(row.value3())) {
                return Result.OVERTAKEN;
            }
            LeadKey key = LeadKey.open(row.value1(), leadOpener, lead, row.value2());
            change.make(dsl, key, new Timeline(dsl, lead));
            if (version != null) {
                dsl.update(LEAD_)
                        .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                        .where(LEAD_.ID.eq(lead))
                        .execute();
            }
            return Result.DONE;
        });
    }

    private void words(LeadKey key, Timeline timeline, EventKind kind, String text, @Nullable String detail) {
        UUID event = UUID.randomUUID();
        byte[] sealed = key.seal(EVENT.WORDS, event, checked(text));
        timeline.add(event, now(), kind, signedIn.get().id(), detail, sealed);
    }

    /** The screens ask for less; who comes past them is refused. */
    private static String checked(String text) {
        if (text.isBlank() || text.length() > LONGEST_NOTE || Bsn.isIn(text)) {
            throw new IllegalArgumentException("A text that cannot be kept");
        }
        return text.strip();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
