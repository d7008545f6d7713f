package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.RETENTION_RUN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Forgets what has been kept long enough, class by class and a batch at a time, and writes down in numbers that it did. May
 * run as often as one likes: what went is gone, and what is not due stays.
 */
@Service
@OnDoor(Door.WORKER)
public class RetentionRun {

    /** In the order in which they are swept; what each is, the database knows. */
    static final List<String> CLASSES = List.of(
            "lead",
            "customer",
            "rights_case",
            "consent_receipt",
            "access_log",
            "export_log",
            "mail",
            "session",
            "invitation",
            "challenge",
            "left_colleague",
            "account");

    private static final Logger LOG = LoggerFactory.getLogger(RetentionRun.class);

    /** So many at once, each batch a transaction of its own. */
    private static final int BATCH = 200;

    private final DSLContext database;
    private final RetentionRules rules;
    private final LogMonths months;
    private final ErasureJournal journal;
    private final Clock clock;

    RetentionRun(
            DSLContext workerDatabase, RetentionRules rules, LogMonths months, ErasureJournal journal, Clock clock) {
        this.database = workerDatabase;
        this.rules = rules;
        this.months = months;
        this.journal = journal;
        this.clock = clock;
    }

    /** The rule of a class as it stands in the proof. */
    private String rule(String kind) {
        return switch (kind) {
            case "session" -> "P1D";
            // Of these, time is up when they were used or end
            case "invitation" -> "used or ended";
            case "challenge" -> "ended";
            case "left_colleague" -> "may not sign in";
            case "account" -> "logs gone";
            default -> String.valueOf(rules.of(kind));
        };
    }

    /** Lets the periods of the configuration take effect, also on what is there already. */
    public void keepRules() {
        String periods = rules.swept().entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":\"" + each.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        database.transaction(transaction -> {
            // A period that changed changes the day of every lead
            transaction.dsl().execute("SET LOCAL statement_timeout = '10min'");
            transaction.dsl().execute("SELECT privacy.keep_rules({0})", DSL.val(JSONB.valueOf(periods)));
        });
    }

    /** Does the whole round. */
    public void run() {
        Instant now = clock.instant();
        keepRules();
        // What cannot be done of one class keeps nothing of another.
        List<Runnable> round = new ArrayList<>();
        round.add(() -> months.close(now));
        round.add(() -> months.release(now));
        CLASSES.forEach(kind -> round.add(() -> sweep(kind, now.atOffset(ZoneOffset.UTC))));
        round.add(this::dropErasures);
        List<RuntimeException> failed = new ArrayList<>();
        for (Runnable part : round) {
            try {
                part.run();
            } catch (RuntimeException e) {
                failed.add(e);
            }
        }
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    private void dropErasures() {
        try {
            journal.drop(ErasureJournal.reachesBackTo(OffsetDateTime.now(clock), rules.backup()));
        } catch (IOException e) {
            throw new UncheckedIOException("The erasures that are old enough could not be dropped", e);
        }
    }

    /** What stands before a class is swept, or after. */
    private record Outlook(int due, int held, LocalDate oldest) {}

    private void sweep(String key, OffsetDateTime at) {
        Outlook before = outlook(key, at);
        int removed = 0;
        int batch = before.due() == 0 && !key.equals("lead") ? 0 : sweepBatch(key, at);
        while (batch > 0) {
            removed += batch;
            batch = sweepBatch(key, at);
        }
        Outlook after = outlook(key, at);
        database.insertInto(RETENTION_RUN)
                .set(RETENTION_RUN.AT, at)
                .set(RETENTION_RUN.CLASS, key)
                .set(RETENTION_RUN.RULE, rule(key))
                .set(RETENTION_RUN.DUE, before.due())
                .set(RETENTION_RUN.REMOVED, removed)
                .set(RETENTION_RUN.HELD, after.held())
                .set(RETENTION_RUN.OLDEST_LEFT, after.oldest())
                .execute();
        if (after.due() > 0) {
            LOG.warn("Of class {} {} could not be forgotten", key, after.due());
        }
    }

    private int sweepBatch(String key, OffsetDateTime at) {
        return database.select(DSL.field(
                        "privacy.sweep({0}, {1}, {2})", Integer.class, DSL.val(key), DSL.val(at), DSL.val(BATCH)))
                .fetchSingle()
                .value1();
    }

    private Outlook outlook(String key, OffsetDateTime at) {
        return database.select(
                        DSL.field("due", Integer.class),
                        DSL.field("held", Integer.class),
                        DSL.field("oldest_left", LocalDate.class))
                .from("privacy.outlook({0}, {1})", DSL.val(key), DSL.val(at))
                .fetchSingle(row -> new Outlook(row.value1(), row.value2(), row.value3()));
    }
}
