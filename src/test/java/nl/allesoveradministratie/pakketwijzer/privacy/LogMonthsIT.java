package nl.allesoveradministratie.pakketwijzer.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Import;

/**
 * The log of who looked is tamper-evident also after months of it have gone: each month's end is signed, and whoever changes,
 * takes out or drops something that was to stay is named by line, whatever he may do in the database.
 */
@Proves("S5")
@Import(MovableClock.ForTheWholeProduct.class)
class LogMonthsIT extends RunningApplication {

    @Autowired
    private AccessLog log;

    @Autowired
    private ExportLog exports;

    @Autowired
    private RetentionRun run;

    @Autowired
    private LogMonths months;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DSLContext workerDatabase;

    @Autowired
    @FlywayDataSource
    private DataSource ownerDataSource;

    private DSLContext owner;

    /** Four months of three lines each, and one of nothing between them: January to May 2027. */
    @BeforeEach
    void fiveMonths() {
        owner = DSL.using(ownerDataSource, SQLDialect.POSTGRES);
        As.roles(Role.PRIVACY_OFFICER);
        owner.execute("DELETE FROM audit.segment");
        owner.execute("DELETE FROM audit.access");
        owner.execute("UPDATE audit.head SET position = 0, hash = sha256('pakketwijzer access log')");
        for (int month : List.of(1, 2, 4, 5)) {
            for (int day = 1; day <= 3; day++) {
                add(LocalDateTime.of(2027, month, day, 12, 0));
            }
        }
        clock.moveTo(LocalDateTime.parse("2027-06-01T03:30"));
        months.close(clock.instant());
        assertThat(log.firstBroken()).isEmpty();
        assertThat(closed()).isEqualTo(5);
    }

    /** As audit.record does, at another time. */
    private void add(LocalDateTime wall) {
        OffsetDateTime at = wall.atZone(MovableClock.ZONE).toOffsetDateTime();
        owner.execute("""
                WITH line AS (
                    INSERT INTO audit.access
                    SELECT h.position + 1, n.at, n.actor, n.lead, 'look', '', '',
                        audit.link(h.hash, h.position + 1, n.at, n.actor, n.lead, 'look', '', '')
                    FROM audit.head h, (SELECT ?::timestamptz, ?::uuid, ?::uuid) n (at, actor, lead)
                    RETURNING position, hash)
                UPDATE audit.head SET position = line.position, hash = line.hash FROM line
                """, at, UUID.randomUUID(), UUID.randomUUID());
    }

    private int closed() {
        return owner.fetchCount(DSL.table("audit.segment"), DSL.condition("log = 'access'"));
    }

    private int lines() {
        return owner.fetchCount(DSL.table("audit.access"));
    }

    @Test
    void aMonthIsClosedWhenItIsOverAndNotBefore() {
        add(LocalDateTime.of(2027, 6, 1, 9, 0));
        clock.moveTo(LocalDateTime.parse("2027-06-30T23:59:59"));
        months.close(clock.instant());
        assertThat(closed()).isEqualTo(5);
        clock.moveTo(LocalDateTime.parse("2027-07-01T00:00"));
        months.close(clock.instant());
        assertThat(closed()).isEqualTo(6);
        assertThat(log.firstBroken()).isEmpty();
    }

    @Test
    void wholeMonthsGoTwoYearsAfterTheyEndedAndTheRestStillFits() {
        clock.moveTo(LocalDateTime.parse("2029-01-31T23:59:59"));
        run.run();
        assertThat(lines()).isEqualTo(12);
        clock.moveTo(LocalDateTime.parse("2029-02-01T00:00"));
        run.run();
        assertThat(lines()).isEqualTo(9);
        assertThat(log.firstBroken()).isEmpty();

        clock.moveTo(LocalDateTime.parse("2029-05-01T00:00"));
        run.run();
        assertThat(lines()).isEqualTo(3);
        assertThat(log.firstBroken()).isEmpty();
        add(LocalDateTime.parse("2029-05-02T10:00"));
        assertThat(log.firstBroken()).isEmpty();
        assertThat(exports.firstBroken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 8, 12})
    void aLineThatIsChangedOrDeletedIsNamed(int position) {
        owner.transaction(change -> {
            change.dsl().execute("UPDATE audit.access SET purpose = 'other' WHERE position = ?", position);
            change.dsl().execute("UPDATE audit.access SET lead_id = lead_id WHERE position = ?", position);
        });
        assertThat(log.firstBroken()).hasValue(position);
        owner.execute("DELETE FROM audit.access WHERE position = ?", position);
        assertThat(log.firstBroken()).hasValue(position);
    }

    @Test
    void whoMakesEveryLaterLineAndTheHeadFitIsGivenAwayByTheSignedEndOfTheMonth() {
        rewriteFrom(5);
        assertThat(log.firstBroken()).hasValue(6);
    }

    /** What somebody does who owns the database and knows how it works. */
    private void rewriteFrom(int position) {
        owner.execute("UPDATE audit.access SET purpose = 'other' WHERE position = ?", position);
        for (int each = position; each <= 12; each++) {
            owner.execute("""
                    UPDATE audit.access a SET hash = audit.link((SELECT b.hash FROM audit.access b WHERE b.position = a.position - 1),
                        a.position, a.at, a.actor, a.lead_id, a.action, a.details, a.purpose) WHERE a.position = ?
                    """, each);
        }
        owner.execute("UPDATE audit.head SET hash = (SELECT hash FROM audit.access WHERE position = 12)");
    }

    @Test
    void whoMakesTheEndOfTheMonthFitTooCannotSignIt() {
        rewriteFrom(5);
        owner.execute("UPDATE audit.segment s SET head = a.hash FROM audit.access a"
                + " WHERE s.log = 'access' AND a.position = s.last_position");
        assertThat(log.firstBroken()).hasValue(4);
    }

    /** What somebody does who owns the database: takes lines out and says that their time had come. */
    private void drop(int first, int last, String month) {
        owner.execute("DELETE FROM audit.access WHERE position BETWEEN ? AND ?", first, last);
        owner.execute("UPDATE audit.segment SET dropped_at = now() WHERE log = 'access' AND month = ?::date", month);
    }

    @Test
    void aMonthThatIsDroppedBeforeItsTimeIsNamed() {
        owner.execute("DELETE FROM audit.access WHERE position <= 3");
        assertThat(log.firstBroken()).hasValue(1);
        drop(1, 3, "2027-01-01");
        assertThat(log.firstBroken()).hasValue(1);
        clock.moveTo(LocalDateTime.parse("2029-01-31T23:59:59"));
        months.release(clock.instant());
        assertThat(log.firstBroken()).hasValue(1);
        // From here on it may be gone, whoever did it
        clock.moveTo(LocalDateTime.parse("2029-02-01T00:00"));
        months.release(clock.instant());
        assertThat(log.firstBroken()).isEmpty();
    }

    @Test
    void aMonthThatWentInItsTimeIsNotMissedWhenThePeriodBecomesLonger() {
        clock.moveTo(LocalDateTime.parse("2029-02-01T00:00"));
        run.run();
        assertThat(lines()).isEqualTo(9);
        owner.execute("UPDATE privacy.rule SET period = 'P60M' WHERE class = 'access_log'");
        try {
            assertThat(log.firstBroken()).isEmpty();
            // And the longer period counts for what is still there
            clock.moveTo(LocalDateTime.parse("2029-03-01T00:00"));
            months.release(clock.instant());
            drop(4, 6, "2027-02-01");
            assertThat(log.firstBroken()).hasValue(4);
        } finally {
            owner.execute("UPDATE privacy.rule SET period = 'P24M' WHERE class = 'access_log'");
        }
    }

    @Test
    void nobodyElseSaysUntilWhenAMonthWasToBeKept() {
        drop(1, 3, "2027-01-01");
        owner.execute("UPDATE audit.segment SET kept_until = '2027-02-01', release = signature"
                + " WHERE log = 'access' AND month = '2027-01-01'");
        assertThat(log.firstBroken()).hasValue(1);
        // Nor is a day that was signed moved
        owner.execute("UPDATE audit.segment SET kept_until = NULL, release = NULL");
        clock.moveTo(LocalDateTime.parse("2029-02-01T00:00"));
        months.release(clock.instant());
        clock.moveTo(LocalDateTime.parse("2029-01-01T00:00"));
        assertThat(log.firstBroken()).hasValue(1);
        owner.execute("UPDATE audit.segment SET kept_until = '2028-12-01' WHERE release IS NOT NULL");
        assertThat(log.firstBroken()).hasValue(1);
    }

    @Test
    void aMonthThatIsTakenOutBetweenOthersIsNamed() {
        clock.moveTo(LocalDateTime.parse("2031-01-01T00:00"));
        months.release(clock.instant());
        drop(4, 6, "2027-02-01");
        assertThat(log.firstBroken()).hasValue(4);
        owner.execute("DELETE FROM audit.segment WHERE month = '2027-02-01'");
        assertThat(log.firstBroken()).hasValue(4);
    }

    @Test
    void theClockworkCanCloseAMonthAndDoNothingElseToALog() {
        for (String command : List.of(
                "SELECT * FROM audit.access",
                "DELETE FROM audit.access",
                "UPDATE audit.access SET purpose = ''",
                "UPDATE audit.head SET position = 0",
                "SELECT * FROM audit.segment",
                "DELETE FROM audit.segment",
                "SELECT audit.record(gen_random_uuid(), gen_random_uuid(), 'look', '', '')",
                "UPDATE audit.segment SET kept_until = now()",
                "SELECT audit.drop_segment('access', now(), 'P1D')")) {
            assertThatThrownBy(() -> workerDatabase.execute(command))
                    .as(command)
                    .isInstanceOf(DataAccessException.class)
                    .extracting(e -> ((DataAccessException) e).sqlState())
                    .isEqualTo("42501");
        }
        // Nor close one that is closed, or with another end
        assertThatThrownBy(
                        () -> workerDatabase.execute(
                                "SELECT audit.close_month('access', now() + interval '100 years', '2027-06-01', sha256(''), '')"))
                .isInstanceOf(DataAccessException.class);
        // Nor release one whose time has not come
        assertThatThrownBy(() -> workerDatabase.execute(
                        "SELECT audit.release_month('access', '2027-06-01', '2027-01-01', '2027-06-01', '')"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void nobodyWaitsWhileAMonthIsClosed() {
        add(LocalDateTime.of(2027, 6, 1, 9, 0));
        owner.transaction(colleague -> {
            // A colleague's look is being written and not committed yet
            colleague.dsl().execute("SELECT FROM audit.head FOR UPDATE");
            months.close(LocalDateTime.parse("2027-07-01T03:30")
                    .atZone(MovableClock.ZONE)
                    .toInstant());
        });
        assertThat(closed()).isEqualTo(6);
    }
}
