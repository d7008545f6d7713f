package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.allesoveradministratie.pakketwijzer.Proves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of a day come in at the public door, once each, and cannot be looked at there; the figures' login closes the day. */
class UsageFunctionsTest {

    private static final String DAY = "2026-03-02";
    private static final String NEXT = "2026-03-03";
    private static final String JORTT = "jortt step viewed ";

    /** Columns by which a row could be tied to a visitor or a moment. */
    private static final String TELLING_COLUMNS = """
            SELECT format('%s.%s %s', c.oid::regclass, attname, format_type(atttypid, atttypmod))
            FROM pg_attribute
            JOIN pg_class c ON c.oid = attrelid AND relkind IN ('r', 'p', 'm', 'f')
            JOIN pg_namespace n ON n.oid = relnamespace AND nspname = 'usage'
            JOIN pg_type t ON t.oid = atttypid
            LEFT JOIN pg_type element ON element.oid = t.typelem AND t.typlen = -1
            LEFT JOIN pg_type base ON base.oid = t.typbasetype
            WHERE attnum > 0 AND NOT attisdropped
                AND (attidentity <> '' OR pg_get_serial_sequence(c.oid::regclass::text, attname) IS NOT NULL
                    OR t.typname ~ '^_?(inet|cidr|uuid|timestamp|timestamptz|time|timetz|macaddr8?|json|jsonb|xid8?|bytea)$'
                    OR element.typname ~ '^(inet|cidr|uuid|timestamp|timestamptz|time|timetz)$'
                    OR base.typname ~ '^(inet|cidr|uuid|timestamp|timestamptz|time|timetz)$')
            """;

    private final EmbeddedServer server = LiveDatabase.server();
    private Connection owner;
    private Connection process;
    private Connection figures;

    @BeforeEach
    void connect() throws SQLException {
        owner = LiveDatabase.connect(server, Login.OWNER);
        process = LiveDatabase.connect(server, Login.PUBLIC);
        figures = LiveDatabase.connect(server, Login.FIGURES);
        knowPackages(owner);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        process.close();
        figures.close();
        LiveDatabase.execute(
                owner,
                "DELETE FROM usage.counter",
                "DELETE FROM usage.recorder",
                "DELETE FROM usage.closed",
                "DELETE FROM usage.closed_day",
                "DELETE FROM catalog.package");
        owner.close();
    }

    private static void knowPackages(Connection owner) throws SQLException {
        LiveDatabase.execute(
                owner, "INSERT INTO catalog.package VALUES ('jortt', 'Jortt', 'x'), ('moneybird', 'Moneybird', 'x')");
    }

    /** Each line: package, kind, bin, change. */
    private static String add(Connection process, String day, long token, int batch, String... changes)
            throws SQLException {
        return add("usage.add", process, day, token, batch, changes);
    }

    private static String add(String function, Connection process, String day, long token, int batch, String... changes)
            throws SQLException {
        List<String> deltas = new ArrayList<>();
        for (String change : changes) {
            String[] parts = change.split(" ");
            deltas.add("{\"package_id\": \"%s\", \"kind\": \"%s\", \"bin\": \"%s\", \"change\": %s}"
                    .formatted((Object[]) parts));
        }
        try (PreparedStatement call = process.prepareStatement("SELECT " + function + "(?::date, ?, ?, ?::jsonb)")) {
            call.setString(1, day);
            call.setLong(2, token);
            call.setInt(3, batch);
            call.setString(4, deltas.toString());
            try (ResultSet rows = call.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private void close(String day) throws SQLException {
        LiveDatabase.execute(figures, "SELECT usage.close('" + day + "')");
    }

    private List<String> counters() throws SQLException {
        return counters(owner);
    }

    private static List<String> counters(Connection owner) throws SQLException {
        return LiveDatabase.texts(owner, """
                SELECT concat_ws(' ', day, package_id, kind, bin, browser_days)
                FROM usage.counter ORDER BY day, package_id, kind, bin
                """);
    }

    private List<String> closed() throws SQLException {
        return LiveDatabase.texts(owner, """
                SELECT concat_ws(' ', day, package_id, kind, bin, browser_days)
                FROM usage.closed ORDER BY day, package_id, kind, bin
                """);
    }

    @Test
    void aBatchCountsOnceHoweverOftenItIsSent() throws SQLException {
        assertThat(add(process, DAY, 7, 1, JORTT + 20, "jortt device phone 20")).isEqualTo("added");
        assertThat(add(process, DAY, 7, 1, JORTT + 20, "jortt device phone 20")).isEqualTo("again");
        assertThat(add(process, DAY, 7, 2, JORTT + -5, "jortt step compared 5")).isEqualTo("added");
        assertThat(add(process, DAY, 7, 1, JORTT + 20)).isEqualTo("again");

        assertThat(counters())
                .containsExactly(
                        DAY + " jortt device phone 20", DAY + " jortt step compared 5", DAY + " jortt step viewed 15");
    }

    /** Of today's rows: how many transactions wrote them, and whether they lie in the order of their keys. */
    private String traces() throws SQLException {
        return LiveDatabase.texts(owner, """
                SELECT count(DISTINCT xmin::text) || ' ' || bool_and(package_id || kind || bin >= coalesce(before, ''))
                FROM (SELECT c.xmin, c.*, lag(package_id || kind || bin) OVER (ORDER BY c.ctid) before
                    FROM usage.counter c WHERE day = '%s') lying
                """.formatted(DAY)).getFirst();
    }

    /** The last batch of a day may be about one browser. */
    @Test
    @Proves("A7")
    void whatIsLeftAtTheEndCannotBeToldFromWhatWasThere() throws SQLException {
        add(process, DAY, 7, 1, "moneybird step viewed 20", JORTT + 20);
        add(process, NEXT, 8, 1, JORTT + 2);

        assertThat(add("usage.add_rest", process, DAY, 7, 2, JORTT + -1, "jortt step clicked_out 1"))
                .isEqualTo("added");
        assertThat(add("usage.add_rest", process, DAY, 7, 2, JORTT + -1, "jortt step clicked_out 1"))
                .isEqualTo("again");

        assertThat(traces()).isEqualTo("1 true");
        assertThat(counters())
                .containsExactly(
                        DAY + " jortt step clicked_out 1",
                        DAY + " jortt step viewed 19",
                        DAY + " moneybird step viewed 20",
                        NEXT + " jortt step viewed 2");
    }

    @Test
    @Proves(value = "A7", control = true)
    void whatIsAddedWithoutThatCanBeTold() throws SQLException {
        add(process, DAY, 7, 1, "moneybird step viewed 20", JORTT + 20);
        add(process, DAY, 7, 2, JORTT + -1, "jortt step clicked_out 1");

        assertThat(traces()).isEqualTo("2 false");
    }

    @Test
    void everyDayAndEveryProcessHasItsOwnBatches() throws SQLException {
        assertThat(add(process, DAY, 7, 1, JORTT + 1)).isEqualTo("added");
        assertThat(add(process, NEXT, 7, 1, JORTT + 2)).isEqualTo("added");
        assertThat(add(process, DAY, 8, 1, JORTT + 4)).isEqualTo("added");

        assertThat(counters()).containsExactly(DAY + " jortt step viewed 5", NEXT + " jortt step viewed 2");
    }

    @Test
    void aBatchThatSkipsOneIsOfAProcessThatIsNotKnown() throws SQLException {
        assertThat(add(process, DAY, 7, 2, JORTT + 20)).isEqualTo("unknown");
        add(process, DAY, 7, 1, JORTT + 1);
        assertThat(add(process, DAY, 7, 3, JORTT + 20)).isEqualTo("unknown");

        assertThat(counters()).containsExactly(DAY + " jortt step viewed 1");
    }

    @Test
    void packagesThatTheCatalogueDoesNotKnowAreLeftOutAndTheOthersCount() throws SQLException {
        assertThat(add(process, DAY, 7, 1, JORTT + 20, "gone step viewed 20")).isEqualTo("added");

        assertThat(counters()).containsExactly(DAY + " jortt step viewed 20");
    }

    @Test
    void aPackageThatCameIntoTheCatalogueSinceDoesNotGoBelowZeroAndHoldsUpNobody() throws SQLException {
        add(process, DAY, 7, 1, "newcomer step viewed 20");
        LiveDatabase.execute(owner, "INSERT INTO catalog.package VALUES ('newcomer', 'Newcomer', 'x')");

        assertThat(add(process, DAY, 7, 2, "newcomer step viewed -20", "newcomer step compared 20", JORTT + 3))
                .isEqualTo("added");

        assertThat(counters())
                .containsExactly(
                        DAY + " jortt step viewed 3",
                        DAY + " newcomer step compared 20",
                        DAY + " newcomer step viewed 0");
    }

    @Test
    void aBatchWithNothingInItIsTakenInToo() throws SQLException {
        assertThat(add(process, DAY, 7, 1)).isEqualTo("added");
        assertThat(add(process, DAY, 7, 2, JORTT + 1)).isEqualTo("added");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jortt step bought 1",
                "jortt kind viewed 1",
                "jortt device viewed 1",
                "jortt step phone 1",
                "jortt browser chromium 1",
                "jortt region groningen 1",
                "jortt instead jortt 1",
                "jortt compared_with jortt 1",
                "jortt compared_with none 1"
            })
    void whatIsNoBinOfItsKindIsRefusedAndTheBatchIsNotTakenIn(String change) throws SQLException {
        assertThatThrownBy(() -> add(process, DAY, 7, 1, JORTT + 1, change))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("23514");

        assertThat(counters()).isEmpty();
        assertThat(add(process, DAY, 7, 1, JORTT + 1)).isEqualTo("added");
    }

    /** Otherwise a bin would be a place to write down anything. */
    @Test
    void whereABinIsAPackageItIsOneOfTheCatalogue() throws SQLException {
        String answer = add(
                process,
                DAY,
                7,
                1,
                "jortt instead moneybird 20",
                "jortt instead none 5",
                "jortt instead jan@voorbeeld.test 1",
                "jortt compared_with moneybird 7",
                "jortt compared_with nobody 1",
                "jortt region north 20",
                "jortt browser safari_old 20");

        assertThat(answer).isEqualTo("added");
        assertThat(counters())
                .containsExactly(
                        DAY + " jortt browser safari_old 20",
                        DAY + " jortt compared_with moneybird 7",
                        DAY + " jortt instead moneybird 20",
                        DAY + " jortt instead none 5",
                        DAY + " jortt region north 20");
    }

    @Test
    void severalProcessesThatAddToTheSameBinsAtOnceAddUp() throws Exception {
        int processes = 8;
        int batches = 25;
        CyclicBarrier start = new CyclicBarrier(processes);
        try (ExecutorService threads = Executors.newFixedThreadPool(processes)) {
            List<Callable<Void>> calls = IntStream.range(0, processes)
                    .mapToObj(number -> (Callable<Void>) () -> {
                        try (Connection connection = LiveDatabase.connect(server, Login.PUBLIC)) {
                            start.await();
                            for (int batch = 1; batch <= batches; batch++) {
                                // In another order each, as if to get in each other's way
                                String[] changes = number % 2 == 0
                                        ? new String[] {JORTT + 2, "moneybird step viewed 3"}
                                        : new String[] {"moneybird step viewed 3", JORTT + 2};
                                assertThat(add(connection, DAY, number, batch, changes))
                                        .isEqualTo("added");
                            }
                            return null;
                        }
                    })
                    .toList();
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
        }

        assertThat(counters())
                .containsExactly(
                        DAY + " jortt step viewed " + processes * batches * 2,
                        DAY + " moneybird step viewed " + processes * batches * 3);
    }

    @Test
    void theSameBatchSentByTwoThreadsAtOnceCountsOnce() throws Exception {
        int senders = 10;
        CyclicBarrier start = new CyclicBarrier(senders);
        List<String> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(senders)) {
            List<Callable<String>> calls = IntStream.range(0, senders)
                    .mapToObj(number -> (Callable<String>) () -> {
                        try (Connection connection = LiveDatabase.connect(server, Login.PUBLIC)) {
                            start.await();
                            return add(connection, DAY, 7, 1, JORTT + 20);
                        }
                    })
                    .toList();
            for (Future<String> call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
        }

        assertThat(answers).containsOnlyOnce("added").containsOnly("added", "again");
        assertThat(counters()).containsExactly(DAY + " jortt step viewed 20");
    }

    @Test
    void aDayThatIsClosedIsKeptApartAndTakesInNoMore() throws SQLException {
        add(process, DAY, 7, 1, JORTT + 20, "moneybird step viewed 20", "jortt device phone 20");
        add(process, DAY, 7, 2, "moneybird step viewed -20", "moneybird step clicked_out 20");
        add(process, NEXT, 7, 1, JORTT + 5);

        close(DAY);

        assertThat(closed())
                .containsExactly(
                        DAY + " jortt device phone 20",
                        DAY + " jortt step viewed 20",
                        DAY + " moneybird step clicked_out 20");
        assertThat(counters()).containsExactly(NEXT + " jortt step viewed 5");
        assertThat(LiveDatabase.texts(owner, "SELECT day FROM usage.recorder")).containsExactly(NEXT);
        assertThat(add(process, DAY, 7, 3, JORTT + 20)).isEqualTo("closed");
        assertThat(add(process, DAY, 9, 1, JORTT + 20)).isEqualTo("closed");
        assertThat(add(process, NEXT, 7, 2, JORTT + 5)).isEqualTo("added");
        assertThat(closed()).hasSize(3);
    }

    @Test
    void daysBeforeAClosedOneTakeInNoMoreEither() throws SQLException {
        close(NEXT);

        assertThat(add(process, DAY, 7, 1, JORTT + 20)).isEqualTo("closed");
    }

    @Test
    void aDayIsClosedOnce() throws SQLException {
        add(process, DAY, 7, 1, JORTT + 20);
        close(DAY);

        assertThatThrownBy(() -> close(DAY))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("23505");
        assertThat(closed()).containsExactly(DAY + " jortt step viewed 20");
    }

    @Test
    void aBatchThatArrivesWhileTheDayIsBeingClosedIsCountedOrRefusedButNotLost() throws Exception {
        add(process, DAY, 7, 1, JORTT + 20);
        figures.setAutoCommit(false);
        close(DAY);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<String> answer = thread.submit(() -> add(process, DAY, 7, 2, JORTT + 20));
            while (!answer.isDone()
                    && LiveDatabase.texts(owner, "SELECT pid FROM pg_locks WHERE NOT granted")
                            .isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(answer.isDone()).isFalse();
            figures.commit();

            assertThat(answer.get()).isEqualTo("closed");
        }
        assertThat(closed()).containsExactly(DAY + " jortt step viewed 20");
        assertThat(counters()).isEmpty();
    }

    @Test
    void exactCountsAreGoneAfterFortyDays() throws SQLException {
        add(process, "2026-01-01", 7, 1, JORTT + 20);
        close("2026-01-01");
        close("2026-02-10");
        assertThat(closed()).hasSize(1);

        close("2026-02-11");

        assertThat(closed()).isEmpty();
        assertThat(LiveDatabase.texts(owner, "SELECT day FROM usage.closed_day"))
                .contains("2026-01-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM usage.counter",
                "SELECT count(*) FROM usage.counter",
                "UPDATE usage.counter SET browser_days = 0",
                "INSERT INTO usage.counter VALUES ('2026-03-02', 'jortt', 'step', 'viewed', 1)",
                "DELETE FROM usage.counter",
                "TRUNCATE usage.counter",
                "SELECT * FROM usage.recorder",
                "DELETE FROM usage.recorder",
                "SELECT * FROM usage.closed",
                "SELECT * FROM usage.closed_day",
                "SELECT usage.close('2026-03-02')",
                "SELECT usage.mix('2026-03-02')",
                "SELECT insight.begin('2026-03-02')",
                "SELECT insight.release('R1', '2026-03-02', 'x', sha256(''), '2026-03-03', '[]')",
                "SELECT insight.first_broken()",
                "SELECT * FROM insight.cell",
                "SELECT * FROM insight.ledger"
            })
    void whoTakesOverThePublicDoorSeesNoCountAndClosesAndReleasesNothing(String command) throws SQLException {
        add(process, DAY, 7, 1, JORTT + 20);

        assertThatThrownBy(() -> LiveDatabase.execute(process, command))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("42501");
        assertThat(counters()).containsExactly(DAY + " jortt step viewed 20");
    }

    @ParameterizedTest
    @EnumSource(
            value = Login.class,
            names = {"OWNER", "PUBLIC"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseAddsToTheCounts(Login login) throws SQLException {
        try (Connection connection = LiveDatabase.connect(server, login)) {
            assertThatThrownBy(() -> add(connection, DAY, 7, 1, JORTT + 20))
                    .isInstanceOf(SQLException.class)
                    .extracting("SQLState")
                    .isEqualTo("42501");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Login.class,
            names = {"OFFICE", "WORKER", "PARTNER"})
    void nobodyElseClosesADay(Login login) throws SQLException {
        try (Connection connection = LiveDatabase.connect(server, login)) {
            assertThatThrownBy(() -> LiveDatabase.execute(connection, "SELECT usage.close('2026-03-02')"))
                    .isInstanceOf(SQLException.class)
                    .extracting("SQLState")
                    .isEqualTo("42501");
        }
    }

    @Proves("A7")
    @Test
    void noColumnTiesACountToAVisitorOrAMoment() throws SQLException {
        assertThat(LiveDatabase.texts(owner, TELLING_COLUMNS)).isEmpty();
    }

    @Proves(value = "A7", control = true)
    @Test
    void aColumnThatDoesIsSeen() throws SQLException {
        owner.setAutoCommit(false);
        LiveDatabase.execute(
                owner,
                "CREATE DOMAIN usage.moment AS timestamptz",
                "ALTER TABLE usage.counter ADD COLUMN a inet, ADD COLUMN b uuid, ADD COLUMN c timestamptz,"
                        + " ADD COLUMN d int GENERATED ALWAYS AS IDENTITY, ADD COLUMN e uuid[], ADD COLUMN f usage.moment,"
                        + " ADD COLUMN g bigserial, ADD COLUMN h timestamp");

        assertThat(LiveDatabase.texts(owner, TELLING_COLUMNS))
                .hasSize(8)
                .allMatch(column -> column.startsWith("usage.counter."));
        owner.rollback();
        owner.setAutoCommit(true);
    }

    @Test
    void countersOfADayThatGoesOnAreWrittenInNoLog() throws SQLException {
        assertThat(LiveDatabase.texts(owner, """
                SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
                WHERE nspname = 'usage' AND relkind = 'r' AND relpersistence = 'u' ORDER BY 1
                """)).containsExactly("counter", "own_counter", "recorder");
    }

    @Test
    void noProcessIsKnownAnyMoreAfterACrashAndStartsAnewWithAnotherToken(@TempDir Path temporary) throws Exception {
        Path folder = temporary.resolve("data");
        EmbeddedServer crashing = new EmbeddedServer(folder);
        LiveDatabase.migrate(crashing);
        try (Connection before = LiveDatabase.connect(crashing, Login.OWNER);
                Connection visitor = LiveDatabase.connect(crashing, Login.PUBLIC)) {
            knowPackages(before);
            assertThat(add(visitor, DAY, 7, 1, JORTT + 20)).isEqualTo("added");
            kill(folder);
        }
        crashing.close();

        EmbeddedServer again = new EmbeddedServer(folder);
        try (Connection after = LiveDatabase.connect(again, Login.OWNER);
                Connection visitor = LiveDatabase.connect(again, Login.PUBLIC)) {
            assertThat(counters(after)).isEmpty();
            assertThat(add(visitor, DAY, 7, 2, JORTT + 20)).isEqualTo("unknown");
            assertThat(counters(after)).isEmpty();
            assertThat(add(visitor, DAY, 8, 1, JORTT + 3)).isEqualTo("added");
            assertThat(counters(after)).containsExactly(DAY + " jortt step viewed 3");
        } finally {
            again.close();
        }
    }

    /** The postmaster, and then whoever worked for it. */
    private static void kill(Path folder) throws Exception {
        String pid =
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        List<ProcessHandle> workers = postmaster.children().toList();
        postmaster.destroyForcibly();
        postmaster.onExit().get(30, TimeUnit.SECONDS);
        for (ProcessHandle worker : workers) {
            worker.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    /** A stop is no crash: what was counted is still there. */
    @Test
    void aServerThatIsStoppedKeepsItsCounts(@TempDir Path temporary) throws Exception {
        Path folder = temporary.resolve("data");
        EmbeddedServer stopping = new EmbeddedServer(folder);
        LiveDatabase.migrate(stopping);
        try (Connection before = LiveDatabase.connect(stopping, Login.OWNER);
                Connection visitor = LiveDatabase.connect(stopping, Login.PUBLIC)) {
            knowPackages(before);
            add(visitor, DAY, 7, 1, JORTT + 20);
        }
        stopping.close();

        EmbeddedServer again = new EmbeddedServer(folder);
        try (Connection after = LiveDatabase.connect(again, Login.OWNER);
                Connection visitor = LiveDatabase.connect(again, Login.PUBLIC)) {
            assertThat(add(visitor, DAY, 7, 2, JORTT + 1)).isEqualTo("added");
            assertThat(counters(after)).containsExactly(DAY + " jortt step viewed 21");
        } finally {
            again.close();
        }
    }
}
