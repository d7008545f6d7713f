package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.audit.Tables.ACCESS;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.audit.Tables.HEAD;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.identity.VendorKeyRevoked;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.SignatureCheck;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record8;
import org.jooq.SelectWhereStep;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Who looked at whose details, when and why. Each line holds the hash of the one before, so that a line that is changed or
 * taken out later is noticed.
 */
@Service
@OnDoor(Door.OFFICE)
public class AccessLog {

    /** Stands in the log where somebody was looked for and nobody in particular was found. */
    public static final UUID NOBODY = new UUID(0, 0);

    /** How many lines a file holds. */
    public static final int MOST_IN_FILE = 50_000;

    private static final String BEGINNING = "pakketwijzer access log";

    private final DSLContext database;
    private final SignedIn signedIn;
    private final LogChain chain;
    private final Clock clock;

    /** For what is written while a search goes on; as many threads as searches. */
    private final ExecutorService aside = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("access-log-", 0).factory());

    AccessLog(DSLContext officeDatabase, SignedIn signedIn, SignatureCheck auditCheck, Clock clock) {
        this.database = officeDatabase;
        this.signedIn = signedIn;
        this.chain = new LogChain("access", BEGINNING, auditCheck);
        this.clock = clock;
    }

    /** Writes that the lead's page was opened, with its contact details masked. */
    @RolesAllowed({Role.SALES_ROLE, Role.PRIVACY_OFFICER_ROLE})
    public void look(DSLContext transaction, UUID lead) {
        record(transaction, lead, "look", "", "");
    }

    /** Writes that details are shown; part of the transaction that reads them, so that none are shown unwritten. */
    @RolesAllowed({Role.SALES_ROLE, Role.PRIVACY_OFFICER_ROLE})
    public void reveal(DSLContext transaction, UUID lead, List<String> details, Purpose purpose) {
        record(transaction, lead, "reveal", String.join(",", details), purpose.key());
    }

    /**
     * Writes that leads leave in a file; part of the transaction that reads them, so that none leaves unwritten.
     *
     * @param details of each lead, in this order: which details of its person are in the file; empty = none
     */
    @RolesAllowed(Role.EXPORT_ROLE)
    public void exported(DSLContext transaction, Map<UUID, List<String>> details, ExportPurpose purpose) {
        transaction.execute(
                "SELECT audit.record({0}, lead, 'export', details, {1}) FROM unnest({2}, {3}) line (lead, details)",
                DSL.val(signedIn.get().id()),
                DSL.val(purpose.key()),
                DSL.val(details.keySet().toArray(UUID[]::new)),
                DSL.val(details.values().stream()
                        .map(each -> String.join(",", each))
                        .toArray(String[]::new)));
    }

    /**
     * Writes that somebody was looked for by an address or a number that is only theirs, never what was typed; after the look
     * and before what it found is shown, which is nothing when this fails.
     *
     * @param leads whose were found; empty = nobody's
     * @param details by what: name, email, phone, company
     */
    @RolesAllowed({Role.SALES_ROLE, Role.PRIVACY_OFFICER_ROLE})
    public void search(List<UUID> leads, List<String> details) {
        search(signedIn.get().id(), leads.isEmpty() ? List.of(NOBODY) : leads, details);
    }

    /**
     * The same of a look by what many are called, which says of nobody in particular that it was for them: it is written while
     * the look goes on.
     *
     * @return done when it is written, which whoever looks waits for before showing anything; fails when it could not be
     */
    @RolesAllowed({Role.SALES_ROLE, Role.PRIVACY_OFFICER_ROLE})
    public CompletableFuture<Void> searching(List<String> details) {
        UUID who = signedIn.get().id();
        return CompletableFuture.runAsync(() -> search(who, List.of(NOBODY), details), aside);
    }

    private void search(UUID who, List<UUID> leads, List<String> details) {
        // Nothing of anybody is shown by a search: its line need not be on disk before its answer, as one of a look
        // must be.
        database.execute(
                "SELECT set_config('synchronous_commit', 'off', true), audit.record({0}, lead, 'search', {1}, '')"
                        + " FROM unnest({2}) lead",
                DSL.val(who), DSL.val(String.join(",", details)), DSL.val(leads.toArray(UUID[]::new)));
    }

    /** Writes that a key of a vendor was revoked; its vendor stands where otherwise a lead does. */
    @EventListener
    void on(VendorKeyRevoked event) {
        record(event.transaction(), event.vendor(), "key_revoked", "", "");
    }

    private void record(DSLContext transaction, UUID lead, String action, String details, String purpose) {
        transaction.execute(
                "SELECT audit.record({0}, {1}, {2}, {3}, {4})",
                DSL.val(signedIn.get().id()), DSL.val(lead), DSL.val(action), DSL.val(details), DSL.val(purpose));
    }

    /** What was written about one lead, newest first, a hundred lines at most. */
    @RolesAllowed({Role.SALES_ROLE, Role.PRIVACY_OFFICER_ROLE})
    public List<AccessEntry> of(UUID lead) {
        return lines(database)
                .where(ACCESS.LEAD_ID.eq(lead))
                .orderBy(ACCESS.POSITION.desc())
                .limit(100)
                .fetch(AccessLog::entry);
    }

    /**
     * A page of the log, newest first.
     *
     * @param before only lines before this position; empty = from the newest
     */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<AccessEntry> page(AccessFilter filter, OptionalLong before, int size) {
        return lines(database)
                .where(matches(filter))
                .and(before.isPresent() ? ACCESS.POSITION.lt(before.getAsLong()) : DSL.noCondition())
                .orderBy(ACCESS.POSITION.desc())
                .limit(size)
                .fetch(AccessLog::entry);
    }

    /** The newest lines for a file, {@link #MOST_IN_FILE} at most; that they were taken out is itself a line of the log. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<AccessEntry> takeOut(AccessFilter filter) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            record(dsl, NOBODY, "export", "access_log", ExportPurpose.DUTY.key());
            return lines(dsl)
                    .where(matches(filter))
                    .orderBy(ACCESS.POSITION.desc())
                    .limit(MOST_IN_FILE)
                    .fetch(AccessLog::entry);
        });
    }

    private static Condition matches(AccessFilter filter) {
        Condition matches = DSL.noCondition();
        if (filter.from() != null) {
            matches = matches.and(ACCESS.AT.ge(start(filter.from())));
        }
        if (filter.until() != null) {
            matches = matches.and(ACCESS.AT.lt(start(filter.until().plusDays(1))));
        }
        if (filter.actor() != null) {
            matches = matches.and(ACCESS.ACTOR.eq(filter.actor()));
        }
        if (filter.lead() != null) {
            matches = matches.and(ACCESS.LEAD_ID.eq(filter.lead()));
        }
        return filter.action().isEmpty() ? matches : matches.and(ACCESS.ACTION.eq(filter.action()));
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(Words.HERE).toOffsetDateTime();
    }

    private static SelectWhereStep<Record8<Long, OffsetDateTime, UUID, UUID, String, String, String, byte[]>> lines(
            DSLContext dsl) {
        return dsl.select(
                        ACCESS.POSITION,
                        ACCESS.AT,
                        ACCESS.ACTOR,
                        ACCESS.LEAD_ID,
                        ACCESS.ACTION,
                        ACCESS.DETAILS,
                        ACCESS.PURPOSE,
                        ACCESS.HASH)
                .from(ACCESS);
    }

    private static AccessEntry entry(Record8<Long, OffsetDateTime, UUID, UUID, String, String, String, byte[]> row) {
        return new AccessEntry(
                row.value1(),
                row.value2().toInstant(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6().isEmpty() ? List.of() : Arrays.asList(row.value6().split(",")),
                row.value7());
    }

    /**
     * Does the sum over the whole log again, from the oldest month that is still to be there.
     *
     * @return the position of the first line that was changed or taken out; empty = nothing was
     */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public OptionalLong firstBroken() {
        return brokenAt();
    }

    /** The same, for the clockwork, which tells nobody more than whether it is whole. */
    OptionalLong brokenAt() {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            // Both from one moment: a line that is added meanwhile is no break.
            dsl.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            var head = dsl.select(HEAD.POSITION, HEAD.HASH).from(HEAD).fetchSingle();
            try (var rows = lines(dsl).orderBy(ACCESS.POSITION).fetchSize(1_000).fetchLazy()) {
                return chain.firstBroken(
                        dsl,
                        () -> rows.stream()
                                .map(row -> new LogChain.Line(row.value1(), text(row), row.value8()))
                                .iterator(),
                        head.value1(),
                        head.value2(),
                        clock.instant());
            }
        });
    }

    /** The same text as in the migration that made the log. */
    private static String text(Record8<Long, OffsetDateTime, UUID, UUID, String, String, String, byte[]> row) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, row.value2().toInstant());
        return String.join(
                "|",
                row.value1().toString(),
                String.valueOf(micros),
                row.value3().toString(),
                row.value4().toString(),
                row.value5(),
                row.value6(),
                row.value7());
    }
}
