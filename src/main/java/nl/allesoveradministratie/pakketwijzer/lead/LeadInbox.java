package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter.Part;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.privacy.Purpose;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What staff read of leads: the list, one lead with its contact details masked, and the details themselves. */
@Service
@OnDoor(Door.OFFICE)
public class LeadInbox {

    /** How many leads a page of the list holds. */
    public static final int PAGE = 50;

    /** An intake that is not opened after this long is worth a word. */
    private static final Duration SLOW = Duration.ofMinutes(1);

    /** What stands in the lists: not what is kept apart, what was added to another lead, or what stands still. */
    static final Condition LISTED =
            LEAD_.QUARANTINED_BECAUSE.isNull().and(LEAD_.MERGED_INTO.isNull()).and(StandingStill.GOES_ON);

    /** Written out in the query, so that PostgreSQL knows the index that holds just these. */
    private static final Condition OPEN = LEAD_.STATUS.ne(DSL.inline(LeadStatus.DONE.key()));

    /** No list is counted further than this: "999+" says enough. */
    public static final int MOST_COUNTED = 1_000;

    private final DSLContext database;
    private final Opener leadOpener;
    private final AccessLog accessLog;
    private final SignedIn signedIn;
    private final Clock clock;

    LeadInbox(DSLContext officeDatabase, Opener leadOpener, AccessLog accessLog, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.leadOpener = leadOpener;
        this.accessLog = accessLog;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * After which lead a page begins.
     *
     * @param receivedAt of that lead
     * @param id of that lead
     */
    public record After(OffsetDateTime receivedAt, UUID id) {}

    /** A page, oldest waiting first; done ones newest first. */
    @RolesAllowed(Role.SALES_ROLE)
    public List<LeadSummary> page(LeadFilter filter, @Nullable After after) {
        var query = list(database).where(condition(filter));
        var ordered = filter.isDone()
                ? query.orderBy(LEAD_.RECEIVED_AT.desc(), LEAD_.ID.desc())
                : query.orderBy(LEAD_.RECEIVED_AT, LEAD_.ID);
        var page = after == null
                ? ordered.limit(PAGE)
                : ordered.seek(after.receivedAt(), after.id()).limit(PAGE);
        return page.fetch(LeadSummary::of);
    }

    /** What a list holds of each lead. */
    static SelectJoinStep<?> list(DSLContext dsl) {
        return dsl.select(
                        LEAD_.ID,
                        LEAD_.REFERENCE,
                        LEAD_.INITIALS,
                        LEAD_.TOPIC,
                        LEAD_.PACKAGE_ID,
                        LEAD_.ROLE,
                        LEAD_.SITE,
                        LEAD_.ORIGIN,
                        LEAD_.RECEIVED_AT,
                        LEAD_.RESPOND_BY,
                        LEAD_.FIRST_RESPONSE_AT,
                        LEAD_.STATUS,
                        LEAD_.OWNER,
                        LEAD_.NEXT_STEP_ON,
                        LEAD_.OUTCOME,
                        LEAD_.MERGED_INTO,
                        LEAD_.VERSION)
                .from(LEAD_);
    }

    /** How many leads a list has, up to {@link #MOST_COUNTED}; whoever wants to know more reads the figures. */
    @RolesAllowed(Role.SALES_ROLE)
    public int count(LeadFilter filter) {
        return database.fetchCount(database.selectOne()
                .from(LEAD_)
                .where(condition(filter))
                // In the order of the list, so by its index.
                .orderBy(LEAD_.RECEIVED_AT)
                .limit(MOST_COUNTED));
    }

    private Condition condition(LeadFilter filter) {
        Condition all = filter.value(Part.STATUS) == null ? OPEN.and(LISTED) : LISTED;
        for (Map.Entry<Part, String> each : filter.values().entrySet()) {
            all = all.and(condition(each.getKey(), each.getValue()));
        }
        return all;
    }

    private Condition condition(Part part, String value) {
        return switch (part) {
            case STATUS -> LEAD_.STATUS.eq(DSL.inline(value));
            case OWNER ->
                switch (value) {
                    case LeadFilter.ME -> LEAD_.OWNER.eq(signedIn.get().id());
                    case LeadFilter.NOBODY -> LEAD_.OWNER.isNull();
                    default -> LEAD_.OWNER.eq(UUID.fromString(value));
                };
            case LATE -> OPEN.and(LEAD_.FIRST_RESPONSE_AT.isNull()).and(LEAD_.RESPOND_BY.lt(OffsetDateTime.now(clock)));
            case SITE -> LEAD_.SITE.eq(value);
            case TOPIC -> LEAD_.TOPIC.eq(value);
            case ROLE -> LEAD_.ROLE.eq(value);
            case ORIGIN -> LEAD_.ORIGIN.eq(value);
            case DAYS -> LEAD_.RECEIVED_AT.ge(OffsetDateTime.now(clock).minusDays(Integer.parseInt(value)));
        };
    }

    /** How many questions have been waiting for over a minute to be opened by the worker: none when it runs. */
    @RolesAllowed(Role.SALES_ROLE)
    public int unopened() {
        return database.fetchCount(
                INTAKE,
                INTAKE.SEALED.isNotNull(),
                INTAKE.RECEIVED_AT.lt(OffsetDateTime.now(clock).minus(SLOW)));
    }

    /**
     * One lead, with contact details masked; that somebody looked is written down. Empty = there is none, or it stands
     * still.
     */
    @RolesAllowed(Role.SALES_ROLE)
    public Optional<LeadDetail> open(String reference) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            Optional<LeadDetail> detail = read(dsl, reference);
            detail.ifPresent(each -> each.read().forEach(lead -> accessLog.look(dsl, lead)));
            return detail;
        });
    }

    /**
     * A lead that stands still.
     *
     * @param because restricted or objected
     */
    public record Still(String reference, String because, OffsetDateTime since) {}

    /** That a lead stands still and why, which is all there is to know of it then; empty = it does not. */
    @RolesAllowed({Role.SALES_ROLE, Role.PRIVACY_OFFICER_ROLE})
    public Optional<Still> still(String reference) {
        return database.select(LEAD_.REFERENCE, LEAD_.PAUSED_BECAUSE, LEAD_.PAUSED_AT)
                .from(LEAD_)
                .where(LEAD_.REFERENCE.eq(reference), LEAD_.PAUSED_BECAUSE.isNotNull())
                .fetchOptional(row -> new Still(row.value1(), row.value2(), row.value3()));
    }

    /**
     * What somebody looks at again, after a change: not another look, but at what was not there the last time, because leads
     * were put together meanwhile; that is written down.
     */
    @RolesAllowed(Role.SALES_ROLE)
    public Optional<LeadDetail> again(LeadDetail seen) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            Optional<LeadDetail> detail = read(dsl, seen.summary().reference());
            detail.ifPresent(now -> now.read().stream()
                    .filter(lead -> !seen.read().contains(lead))
                    .forEach(lead -> accessLog.look(dsl, lead)));
            return detail;
        });
    }

    private Optional<LeadDetail> read(DSLContext dsl, String reference) {
        return new LeadReader(dsl, leadOpener).read(reference);
    }

    /**
     * The contact details of a lead. That they are shown, to whom and why, is written down in the same transaction. When it
     * stands still, only to a privacy officer who does what the person asks; who is nothing else sees them for that reason
     * alone.
     *
     * @return empty when the lead is not there or has been anonymised, or is not to be looked at
     */
    @RolesAllowed({Role.SALES_ROLE, Role.PRIVACY_OFFICER_ROLE})
    public Optional<ContactDetails> reveal(String reference, Purpose purpose) {
        boolean asked = purpose == Purpose.REQUEST_OF_PERSON && signedIn.get().is(Role.PRIVACY_OFFICER);
        if (!asked && !signedIn.get().is(Role.SALES)) {
            return Optional.empty();
        }
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.select(
                            LEAD_.ID, LEAD_.DATA_KEY, LEAD_.KEY_NO, LEAD_.NAME, LEAD_.EMAIL, LEAD_.PHONE, LEAD_.COMPANY)
                    .from(LEAD_)
                    .where(
                            LEAD_.REFERENCE.eq(reference),
                            LEAD_.DATA_KEY.isNotNull(),
                            asked ? DSL.noCondition() : StandingStill.GOES_ON)
                    .fetchOne();
            if (row == null) {
                return Optional.empty();
            }
            LeadKey key = LeadKey.open(row.value2(), leadOpener, row.value1(), row.value3());
            ContactDetails details = new ContactDetails(
                    key.open(LEAD_.NAME, row.value4()),
                    key.open(LEAD_.EMAIL, row.value5()),
                    key.open(LEAD_.PHONE, row.value6()),
                    key.open(LEAD_.COMPANY, row.value7()));
            accessLog.reveal(dsl, row.value1(), details.given(), purpose);
            return Optional.of(details);
        });
    }
}
