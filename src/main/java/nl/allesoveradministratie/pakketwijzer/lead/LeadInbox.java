package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LINK;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.RECEIPT;
import static org.jooq.impl.DSL.count;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.privacy.Purpose;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import org.jooq.Condition;
import org.jooq.DSLContext;
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

    /** What stands in the lists: not what is kept apart as doubtful, nor what was added to another lead. */
    static final Condition LISTED = LEAD_.QUARANTINED_BECAUSE.isNull().and(LEAD_.MERGED_INTO.isNull());

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

    /** Which leads a list shows. */
    public enum Filter {
        OPEN,
        MINE,
        NOBODYS,
        DONE;

        /** As in an address. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * After which lead a page begins.
     *
     * @param receivedAt of that lead
     * @param id of that lead
     */
    public record After(OffsetDateTime receivedAt, UUID id) {}

    /** How many leads there are to see. */
    public record Counts(int open, int mine, int nobodys) {}

    /** A page, oldest waiting first; done ones newest first. */
    @RolesAllowed(Role.SALES_ROLE)
    public List<LeadSummary> page(Filter filter, @Nullable After after) {
        boolean newestFirst = filter == Filter.DONE;
        var query = database.select(
                        LEAD_.ID,
                        LEAD_.REFERENCE,
                        LEAD_.INITIALS,
                        LEAD_.TOPIC,
                        LEAD_.PACKAGE_ID,
                        LEAD_.ROLE,
                        LEAD_.SITE,
                        LEAD_.ORIGIN,
                        LEAD_.RECEIVED_AT,
                        LEAD_.FIRST_RESPONSE_AT,
                        LEAD_.STATUS,
                        LEAD_.OWNER,
                        LEAD_.NEXT_STEP_ON)
                .from(LEAD_)
                .where(condition(filter));
        var ordered = newestFirst
                ? query.orderBy(LEAD_.RECEIVED_AT.desc(), LEAD_.ID.desc())
                : query.orderBy(LEAD_.RECEIVED_AT, LEAD_.ID);
        var page = after == null
                ? ordered.limit(PAGE)
                : ordered.seek(after.receivedAt(), after.id()).limit(PAGE);
        return page.fetch(LeadSummary::of);
    }

    private Condition condition(Filter filter) {
        Condition which = switch (filter) {
            case OPEN -> LEAD_.STATUS.ne("done");
            case MINE ->
                LEAD_.STATUS.ne("done").and(LEAD_.OWNER.eq(signedIn.get().id()));
            case NOBODYS -> LEAD_.STATUS.ne("done").and(LEAD_.OWNER.isNull());
            case DONE -> LEAD_.STATUS.eq("done");
        };
        return which.and(LISTED);
    }

    /** How many open leads there are, and whose. */
    @RolesAllowed(Role.SALES_ROLE)
    public Counts counts() {
        return database.select(
                        count(),
                        count().filterWhere(LEAD_.OWNER.eq(signedIn.get().id())),
                        count().filterWhere(LEAD_.OWNER.isNull()))
                .from(LEAD_)
                .where(LEAD_.STATUS.ne("done"), LISTED)
                .fetchSingle(row -> new Counts(row.value1(), row.value2(), row.value3()));
    }

    /** How many questions have been waiting for over a minute to be opened by the worker: none when it runs. */
    @RolesAllowed(Role.SALES_ROLE)
    public int unopened() {
        return database.fetchCount(
                INTAKE,
                INTAKE.SEALED.isNotNull(),
                INTAKE.RECEIVED_AT.lt(OffsetDateTime.now(clock).minus(SLOW)));
    }

    /** One lead, with contact details masked; that somebody looked is written down. Empty = there is none. */
    @RolesAllowed(Role.SALES_ROLE)
    public Optional<LeadDetail> open(String reference) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            Optional<LeadDetail> detail = read(dsl, reference);
            detail.ifPresent(each -> accessLog.look(dsl, each.summary().id()));
            return detail;
        });
    }

    /** The same lead again, after a change by the same person: not another look. */
    @RolesAllowed(Role.SALES_ROLE)
    public Optional<LeadDetail> again(String reference) {
        return read(database, reference);
    }

    private Optional<LeadDetail> read(DSLContext dsl, String reference) {
        return dsl.selectFrom(LEAD_).where(LEAD_.REFERENCE.eq(reference)).fetchOptional(row -> {
            UUID id = row.get(LEAD_.ID);
            byte[] wrapped = row.get(LEAD_.DATA_KEY);
            LeadKey key = wrapped == null ? null : LeadKey.open(wrapped, leadOpener, id, row.get(LEAD_.KEY_NO));
            return LeadDetail.of(row, key, events(dsl, id, key), related(dsl, id), agreedText(dsl, id));
        });
    }

    private static List<LeadDetail.Event> events(DSLContext dsl, UUID lead, @Nullable LeadKey key) {
        return dsl.select(EVENT.ID, EVENT.AT, EVENT.ACTOR, EVENT.KIND, EVENT.DETAIL, EVENT.WORDS)
                .from(EVENT)
                .where(EVENT.LEAD_ID.eq(lead))
                .orderBy(EVENT.POSITION.desc())
                .limit(500)
                .fetch(row -> new LeadDetail.Event(
                        row.value2().toInstant(),
                        row.value3(),
                        EventKind.ofKey(row.value4()),
                        Optional.ofNullable(row.value5()).orElse(""),
                        key == null ? "" : key.open(EVENT.WORDS, row.value1(), row.value6())));
    }

    /** Other leads that are probably of the same person, both ways. */
    private static List<LeadDetail.Related> related(DSLContext dsl, UUID lead) {
        return dsl.select(LEAD_.REFERENCE, LEAD_.RECEIVED_AT, LEAD_.STATUS, LINK.REASON)
                .from(LINK)
                .join(LEAD_)
                .on(LEAD_.ID.eq(LINK.EARLIER_ID))
                .where(LINK.LEAD_ID.eq(lead))
                .unionAll(dsl.select(LEAD_.REFERENCE, LEAD_.RECEIVED_AT, LEAD_.STATUS, LINK.REASON)
                        .from(LINK)
                        .join(LEAD_)
                        .on(LEAD_.ID.eq(LINK.LEAD_ID))
                        .where(LINK.EARLIER_ID.eq(lead)))
                .orderBy(2)
                .limit(50)
                .fetch(row -> new LeadDetail.Related(
                        row.value1(), row.value2().toInstant(), LeadStatus.ofKey(row.value3()), row.value4()));
    }

    private static String agreedText(DSLContext dsl, UUID lead) {
        return dsl.select(RECEIPT.AGREED_TEXT)
                .from(RECEIPT)
                .where(RECEIPT.SUBMISSION_ID.eq(lead))
                .orderBy(RECEIPT.REVISION.desc())
                .limit(1)
                .fetchOptional(RECEIPT.AGREED_TEXT)
                .orElse("");
    }

    /**
     * The contact details of a lead. That they are shown, to whom and why, is written down in the same transaction.
     *
     * @return empty when the lead is not there or has been anonymised
     */
    @RolesAllowed(Role.SALES_ROLE)
    public Optional<ContactDetails> reveal(String reference, Purpose purpose) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.select(
                            LEAD_.ID, LEAD_.DATA_KEY, LEAD_.KEY_NO, LEAD_.NAME, LEAD_.EMAIL, LEAD_.PHONE, LEAD_.COMPANY)
                    .from(LEAD_)
                    .where(LEAD_.REFERENCE.eq(reference), LEAD_.DATA_KEY.isNotNull())
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
