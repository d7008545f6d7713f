package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.RETENTION_RUN;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the privacy officer sees of forgetting: what each night's run did, and what the next one would do. Changes nothing. */
@Service
@OnDoor(Door.OFFICE)
public class RetentionDesk {

    private static final int MOST_LEADS = 200;

    private final DSLContext database;
    private final Clock clock;

    RetentionDesk(DSLContext officeDatabase, Clock clock) {
        this.database = officeDatabase;
        this.clock = clock;
    }

    /**
     * A class in the last run.
     *
     * @param rule the period, as {@code P12M}, or words where a moment of its own decides
     * @param due how many there were to forget
     * @param removed how many were forgotten
     * @param held how many were due and kept for a reason
     * @param oldestLeft day of the oldest that is left; null = nothing is
     */
    public record LastRun(
            Instant at,
            String kind,
            String rule,
            int due,
            int removed,
            int held,
            @Nullable LocalDate oldestLeft) {}

    /**
     * What a run would do now.
     *
     * @param due how many would go
     * @param held how many are due and stay for a reason
     */
    public record Outlook(String kind, int due, int held) {}

    /** A lead that would go; held = it stays, although its day has come. */
    public record LeadDue(String reference, boolean customer, boolean held, LocalDate on) {}

    /**
     * A night's run as a whole.
     *
     * @param removed how many records were forgotten, of all classes
     * @param held how many were due and kept for a reason
     */
    public record Night(Instant at, int removed, int held) {}

    /** The last runs, the last one first; empty = there was none yet. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<Night> nights(int most) {
        return database.select(
                        RETENTION_RUN.AT,
                        DSL.sum(RETENTION_RUN.REMOVED).cast(Integer.class),
                        DSL.sum(RETENTION_RUN.HELD).cast(Integer.class))
                .from(RETENTION_RUN)
                .groupBy(RETENTION_RUN.AT)
                .orderBy(RETENTION_RUN.AT.desc())
                .limit(most)
                .fetch(row -> new Night(row.value1().toInstant(), row.value2(), row.value3()));
    }

    /** What the last run did, by class; empty = there was none yet. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<LastRun> lastRun() {
        return database.selectFrom(RETENTION_RUN)
                .where(RETENTION_RUN.AT.eq(DSL.select(DSL.max(RETENTION_RUN.AT)).from(RETENTION_RUN)))
                .orderBy(RETENTION_RUN.ID)
                .fetch(row -> new LastRun(
                        row.get(RETENTION_RUN.AT).toInstant(),
                        row.get(RETENTION_RUN.CLASS),
                        row.get(RETENTION_RUN.RULE),
                        row.get(RETENTION_RUN.DUE),
                        row.get(RETENTION_RUN.REMOVED),
                        row.get(RETENTION_RUN.HELD),
                        row.get(RETENTION_RUN.OLDEST_LEFT)));
    }

    /** What would go at some moment, by class; nothing is changed. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<Outlook> dryRun(Instant at) {
        return RetentionRun.CLASSES.stream()
                .map(kind -> database.select(DSL.field("due", Integer.class), DSL.field("held", Integer.class))
                        .from("privacy.outlook({0}, {1})", DSL.val(kind), DSL.val(moment(at)))
                        .fetchSingle(row -> new Outlook(kind, row.value1(), row.value2())))
                .toList();
    }

    /** The leads that would go at some moment, the first two hundred: who it takes can still be told to wait. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<LeadDue> leadsDue(Instant at) {
        return database.select(
                        DSL.field("reference", String.class),
                        DSL.field("customer", Boolean.class),
                        DSL.field("held", Boolean.class),
                        DSL.field("due_on", LocalDate.class))
                .from("privacy.leads_due({0}, {1})", DSL.val(moment(at)), DSL.val(MOST_LEADS))
                .fetch(row -> new LeadDue(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private OffsetDateTime moment(Instant at) {
        return at.atZone(clock.getZone()).toOffsetDateTime();
    }
}
