package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.jooq.impl.DSL.selectOne;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Questions that are doubtful, until a colleague has looked: let in, they are leads like any other; otherwise they are none. */
@Service
@OnDoor(Door.OFFICE)
public class Quarantine {

    /** How many a page holds. */
    public static final int PAGE = 20;

    /** Beyond this nobody counts. */
    public static final int MANY = 100;

    /** The status is written out, so that PostgreSQL sees that its index holds exactly these. */
    private static final Condition WAITING = LEAD_.QUARANTINED_BECAUSE
            .isNotNull()
            .and(LEAD_.STATUS.ne(DSL.inline("done")))
            .and(LEAD_.DATA_KEY.isNotNull())
            .and(StandingStill.GOES_ON);

    private final DSLContext database;
    private final Opener leadOpener;
    private final AccessLog accessLog;
    private final SignedIn signedIn;
    private final Clock clock;

    Quarantine(DSLContext officeDatabase, Opener leadOpener, AccessLog accessLog, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.leadOpener = leadOpener;
        this.accessLog = accessLog;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * A question that is kept apart: its words, and nothing that says whose they are but initials.
     *
     * @param question as it was written, whatever stands in it
     * @param doubts why it is kept apart
     */
    public record Apart(
            UUID id,
            String reference,
            String initials,
            String site,
            LeadOrigin origin,
            OffsetDateTime receivedAt,
            Set<Doubt> doubts,
            String question) {

        @Override
        public String toString() {
            return "(a question)";
        }
    }

    /** A page, oldest first. That somebody read each of them is written down. */
    @RolesAllowed(Role.SALES_ROLE)
    public List<Apart> page(LeadInbox.@Nullable After after) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            var query = dsl.selectFrom(LEAD_).where(WAITING).orderBy(LEAD_.RECEIVED_AT, LEAD_.ID);
            var page = after == null
                    ? query.limit(PAGE)
                    : query.seek(after.receivedAt(), after.id()).limit(PAGE);
            return page.fetch(row -> {
                UUID id = row.get(LEAD_.ID);
                accessLog.look(dsl, id);
                LeadKey key = LeadKey.open(row.get(LEAD_.DATA_KEY), leadOpener, id, row.get(LEAD_.KEY_NO));
                return new Apart(
                        id,
                        row.get(LEAD_.REFERENCE),
                        row.get(LEAD_.INITIALS),
                        row.get(LEAD_.SITE),
                        LeadOrigin.ofKey(row.get(LEAD_.ORIGIN)),
                        row.get(LEAD_.RECEIVED_AT),
                        Doubt.read(row.get(LEAD_.QUARANTINED_BECAUSE)),
                        key.open(LEAD_.QUESTION, row.get(LEAD_.QUESTION)));
            });
        });
    }

    /** How many wait, {@link #MANY} when there are as many or more. */
    @RolesAllowed(Role.SALES_ROLE)
    public int waiting() {
        return database.fetchCount(selectOne().from(LEAD_).where(WAITING).limit(MANY));
    }

    /**
     * Lets a question in, also one that was taken for none: from now on it is a lead, and the person is told that it arrived.
     * Who registered for an event keeps the place, or gets one as if he registered now.
     *
     * @return false when a colleague was first, or it is there no more
     */
    @RolesAllowed(Role.SALES_ROLE)
    public boolean accept(UUID lead) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            decidePlace(dsl, lead, true);
            int accepted = dsl.update(LEAD_)
                    .setNull(LEAD_.QUARANTINED_BECAUSE)
                    .set(
                            LEAD_.STATUS,
                            DSL.when(LEAD_.ORIGIN.eq(LeadOrigin.EVENT.key()), LeadStatus.DONE.key())
                                    .otherwise(LeadStatus.NEW.key()))
                    .setNull(LEAD_.OUTCOME)
                    .setNull(LEAD_.OUTCOME_AT)
                    .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                    .where(
                            LEAD_.ID.eq(lead),
                            LEAD_.QUARANTINED_BECAUSE.isNotNull(),
                            LEAD_.DATA_KEY.isNotNull(),
                            StandingStill.GOES_ON)
                    .execute();
            if (accepted == 1) {
                new Timeline(dsl, lead)
                        .add(now(), EventKind.ACCEPTED, signedIn.get().id(), null);
                Later.schedule(dsl, Admission.TASK, lead, 1);
            }
            return accepted == 1;
        });
    }

    /**
     * Says that it is no lead. It stays where it is, so that {@link #accept} can take that back, and nobody is told. A place at
     * an event is somebody else's then.
     *
     * @return false when a colleague was first, or it is there no more
     */
    @RolesAllowed(Role.SALES_ROLE)
    public boolean dismiss(UUID lead) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            OffsetDateTime now = now();
            decidePlace(dsl, lead, false);
            int dismissed = dsl.update(LEAD_)
                    .set(LEAD_.STATUS, LeadStatus.DONE.key())
                    .set(LEAD_.OUTCOME, "not_a_lead")
                    .set(LEAD_.OUTCOME_AT, now)
                    .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                    .where(DSL.and(WAITING, LEAD_.ID.eq(lead)))
                    .execute();
            if (dismissed == 1) {
                new Timeline(dsl, lead)
                        .add(now, EventKind.STATUS, signedIn.get().id(), LeadStatus.DONE.key());
            }
            return dismissed == 1;
        });
    }

    /** The event before the lead, as everywhere, so that nobody waits for each other; of a question it does nothing. */
    private static void decidePlace(DSLContext dsl, UUID lead, boolean keep) {
        dsl.execute("SELECT lead.decide_place({0}, {1})", DSL.val(lead), DSL.val(keep));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
