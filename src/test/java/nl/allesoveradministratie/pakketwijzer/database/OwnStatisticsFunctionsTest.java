package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own statistics in the database: sums come in at the public door, whole weeks come out, small numbers do not. */
class OwnStatisticsFunctionsTest {

    private static final String MONDAY = "2026-03-02";
    private static final String SUNDAY = "2026-03-08";

    private final EmbeddedServer server = LiveDatabase.server();
    private Connection owner;
    private Connection process;
    private Connection figures;
    private Connection office;
    private int batch;

    @BeforeEach
    void connect() throws SQLException {
        owner = LiveDatabase.connect(server, Login.OWNER);
        process = LiveDatabase.connect(server, Login.PUBLIC);
        figures = LiveDatabase.connect(server, Login.FIGURES);
        office = LiveDatabase.connect(server, Login.OFFICE);
        LiveDatabase.execute(owner, "INSERT INTO catalog.package VALUES ('jortt', 'Jortt', 'x')");
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        process.close();
        figures.close();
        office.close();
        LiveDatabase.execute(
                owner,
                "DELETE FROM usage.own_counter",
                "DELETE FROM usage.own_week",
                "DELETE FROM insight.own_figure",
                "DELETE FROM usage.recorder",
                "DELETE FROM usage.closed",
                "DELETE FROM usage.closed_day",
                "DELETE FROM catalog.package");
        owner.close();
    }

    /** Each line: site, kind, key, change. */
    private String add(String day, String... changes) throws SQLException {
        batch++;
        return add(day, 7, batch, changes);
    }

    private String add(String day, long token, int number, String... changes) throws SQLException {
        List<String> deltas = new ArrayList<>();
        for (String change : changes) {
            deltas.add("{\"site\": \"%s\", \"kind\": \"%s\", \"key\": \"%s\", \"change\": %s}"
                    .formatted((Object[]) change.split(" ")));
        }
        return LiveDatabase.texts(
                        process, "SELECT usage.add_own('%s', %d, %d, '%s')".formatted(day, token, number, deltas))
                .getFirst();
    }

    private void closeTo(String day) throws SQLException {
        LiveDatabase.execute(figures, "SELECT usage.close('" + day + "')");
    }

    private int write() throws SQLException {
        return Integer.parseInt(
                LiveDatabase.texts(figures, "SELECT insight.write_own()").getFirst());
    }

    private List<String> written() throws SQLException {
        return LiveDatabase.texts(office, """
                SELECT concat_ws(' ', week, site, kind, key, coalesce(browser_days::text, '-')) FROM insight.own_figure
                ORDER BY week, site, kind, length(key), key
                """);
    }

    private List<String> finder() throws SQLException {
        return LiveDatabase.texts(office, """
                SELECT coalesce(browser_days::text, '-') FROM insight.own_figure WHERE kind = 'finder' ORDER BY key::int
                """);
    }

    @Test
    void daysOfAWeekAddUpAndAreToldWhenItIsOver() throws SQLException {
        add(MONDAY, "vixum page home 4", "vixum wanted payroll 6");
        closeTo(MONDAY);
        assertThat(write()).isZero();
        batch = 0;
        add(SUNDAY, "vixum page home 3", "sevenelements page home 9");
        closeTo(SUNDAY);

        assertThat(write()).isEqualTo(3);

        assertThat(written())
                .containsExactly(
                        "2026-03-02 sevenelements page home 9",
                        "2026-03-02 vixum page home 7",
                        "2026-03-02 vixum wanted payroll 6");
        assertThat(LiveDatabase.texts(owner, "SELECT key FROM usage.own_week")).isEmpty();
        assertThat(LiveDatabase.texts(owner, "SELECT key FROM usage.own_counter"))
                .isEmpty();
    }

    @Test
    void writingAgainChangesNothing() throws SQLException {
        add(SUNDAY, "vixum page home 7");
        closeTo(SUNDAY);
        write();
        List<String> before = written();

        assertThat(write()).isZero();

        assertThat(written()).isEqualTo(before);
    }

    @Test
    void fewerThanFiveAreNotTold() throws SQLException {
        add(SUNDAY, "vixum page home 4", "vixum page compare 5", "vixum missing jortt:payroll 1");
        closeTo(SUNDAY);
        write();

        assertThat(written())
                .containsExactly(
                        "2026-03-02 vixum missing jortt:payroll -",
                        "2026-03-02 vixum page home -",
                        "2026-03-02 vixum page compare 5");
    }

    @Test
    void notEvenAMistakeWritesFewerThanFive() {
        assertThatThrownBy(() -> LiveDatabase.execute(
                        owner, "INSERT INTO insight.own_figure VALUES ('2026-03-02', 'vixum', 'page', 'home', 4)"))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("23514");
    }

    /** Whoever came further came here too; where one to four stopped, the number is not told. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0=5 10=20,           25 20 20 20 20 20 20 20 20 20 20
            3=4 10=20,           - - - - 20 20 20 20 20 20 20
            2=3 3=4 10=20,       27 27 27 - 20 20 20 20 20 20 20
            0=4,                 - - - - - - - - - - -
            0=9 10=3,            12 - - - - - - - - - -
            9=6,                 6 6 6 6 6 6 6 6 6 6 -
            """)
    void aDifferenceBelowFiveIsNotToldEither(String stopped, String reached) throws SQLException {
        List<String> changes = new ArrayList<>();
        for (String each : stopped.split(" ")) {
            changes.add("vixum finder " + each.replace("=", " "));
        }
        add(SUNDAY, changes.toArray(String[]::new));
        closeTo(SUNDAY);
        write();

        assertThat(String.join(" ", finder())).isEqualTo(reached);
    }

    /** It stands beside how many came to a result: what is left of those is told, too. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            wanted payroll,        4, -
            wanted payroll,        19, 19
            wanted payroll,        20, -
            wanted payroll,        23, -
            wanted payroll,        24, 24
            wanted payroll,        25, 25
            missing jortt:payroll, 22, -
            page compare,          22, 22
            """)
    void whatHeldForAllButAFewIsNotTold(String what, int count, String told) throws SQLException {
        add(
                SUNDAY,
                "vixum finder 10 24",
                "vixum finder 3 9",
                "sevenelements finder 10 21",
                "vixum " + what + " " + count);
        closeTo(SUNDAY);
        write();

        assertThat(written())
                .contains("2026-03-02 vixum " + what + " " + told)
                .contains("2026-03-02 vixum finder 10 24");
    }

    @Test
    void whoGoesFurtherMoves() throws SQLException {
        add(SUNDAY, "vixum finder 3 8");
        add(SUNDAY, "vixum finder 3 -8", "vixum finder 10 8");
        closeTo(SUNDAY);
        write();

        assertThat(finder()).hasSize(11).containsOnly("8");
    }

    @Test
    void whatALaterDayTakesBackGoesOutOfTheWeek() throws SQLException {
        add(MONDAY, "vixum finder 3 8", "vixum page home 9");
        closeTo(MONDAY);
        write();
        batch = 0;
        add(SUNDAY, "vixum finder 3 -8", "vixum finder 10 8", "vixum page home -9");
        closeTo(SUNDAY);
        write();

        assertThat(finder()).hasSize(11).containsOnly("8");
        assertThat(written()).noneMatch(line -> line.contains("home"));
    }

    /** The server crashed, and what is taken back was counted before. */
    @Test
    void nothingGoesBelowNobody() throws SQLException {
        add(SUNDAY, "vixum page home -3", "vixum page compare 7");
        closeTo(SUNDAY);
        write();

        assertThat(written()).containsExactly("2026-03-02 vixum page compare 7");
    }

    /** The last day of a week was released before, by what a backup does not know: so the week was told. */
    @Test
    void ofAWeekThatWasToldBeforeTheBackupWasPutBackNothingIsToldAgain() throws SQLException {
        add(MONDAY, "vixum page home 9");
        closeTo(MONDAY);
        write();
        LiveDatabase.execute(figures, "SELECT usage.forget_own('2026-03-07')");
        assertThat(LiveDatabase.texts(owner, "SELECT key FROM usage.own_week")).hasSize(1);

        LiveDatabase.execute(figures, "SELECT usage.forget_own('2026-03-08')");

        closeTo(SUNDAY);
        assertThat(write()).isZero();
    }

    @Test
    void aBatchCountsOnceAndNotAfterTheDayIsClosed() throws SQLException {
        assertThat(add(SUNDAY, 7, 1, "vixum page home 7")).isEqualTo("added");
        assertThat(add(SUNDAY, 7, 1, "vixum page home 7")).isEqualTo("again");
        assertThat(add(SUNDAY, 8, 2, "vixum page home 7")).isEqualTo("unknown");
        closeTo(SUNDAY);
        assertThat(add(SUNDAY, 7, 2, "vixum page home 7")).isEqualTo("closed");
        write();

        assertThat(written()).containsExactly("2026-03-02 vixum page home 7");
    }

    @Test
    void weeksAreKeptForTwoYears() throws SQLException {
        add("2024-03-03", "vixum page home 7");
        closeTo("2024-03-03");
        write();
        closeTo("2026-02-26");
        write();
        assertThat(written()).hasSize(1);

        closeTo("2026-02-27");
        write();

        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vixum page /pakketten/jortt?q=jan@voorbeeld.nl 5",
                "vixum finder 11 5",
                "vixum wanted Jan%20Jansen 5",
                "vixum other home 5",
                "Vixum%20B.V. page home 5"
            })
    void whatIsNoKnownKindOfThingIsRefused(String change) {
        assertThatThrownBy(() -> add(SUNDAY, change.replace("%20", "\\u0020")))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("23514");
    }

    @Test
    void aFactOfAPackageThatThereIsNotIsLeftOut() throws SQLException {
        add(SUNDAY, "vixum missing bestaat-niet:payroll 9", "vixum page home 9");
        closeTo(SUNDAY);
        write();

        assertThat(written()).containsExactly("2026-03-02 vixum page home 9");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUBLIC  | SELECT * FROM usage.own_counter
            PUBLIC  | SELECT * FROM usage.own_week
            PUBLIC  | SELECT * FROM insight.own_figure
            PUBLIC  | SELECT insight.write_own()
            OFFICE  | SELECT * FROM usage.own_week
            OFFICE  | SELECT insight.write_own()
            OFFICE  | DELETE FROM insight.own_figure
            OFFICE  | SELECT * FROM insight.cell
            OFFICE  | SELECT usage.add_own('2026-03-02', 1, 1, '[]')
            WORKER  | SELECT * FROM insight.own_figure
            PARTNER | SELECT * FROM insight.own_figure
            FIGURES | SELECT * FROM usage.own_week
            FIGURES | INSERT INTO insight.own_figure VALUES ('2026-03-02', 'vixum', 'page', 'home', 9)
            FIGURES | SELECT usage.add_own('2026-03-02', 1, 1, '[]')
            """)
    void everybodyDoesOnlyItsOwnPart(Login login, String command) throws SQLException {
        try (Connection connection = LiveDatabase.connect(server, login)) {
            assertThatThrownBy(() -> LiveDatabase.execute(connection, command))
                    .isInstanceOf(SQLException.class)
                    .extracting("SQLState")
                    .isEqualTo("42501");
        }
    }
}
