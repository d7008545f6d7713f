package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A figure is released once, within the budget, and what was released can be checked by anyone and read by whom it is of. */
class ReleaseFunctionTest {

    private static final String FIRST = "2026-03-02";
    private static final String SECOND = "2026-03-03";
    private static final String THIRD = "2026-03-04";
    private static final List<String> PACKS = List.of("jortt", "moneybird", "rompslomp");
    private static final List<String> BINS = List.of("viewed", "compared", "shortlisted", "clicked_out");
    private static final UUID VENDOR_A = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    private static final UUID VENDOR_B = UUID.fromString("00000000-0000-4000-8000-00000000000b");

    private final EmbeddedServer server = LiveDatabase.server();
    private Connection owner;
    private Connection figures;

    @BeforeEach
    void connect() throws SQLException {
        owner = LiveDatabase.connect(server, Login.OWNER);
        figures = LiveDatabase.connect(server, Login.FIGURES);
        for (String pack : PACKS) {
            LiveDatabase.execute(owner, "INSERT INTO catalog.package VALUES ('" + pack + "', 'P', 'x')");
        }
        LiveDatabase.execute(
                owner,
                "INSERT INTO identity.vendor VALUES ('" + VENDOR_A + "', 'A'), ('" + VENDOR_B + "', 'B')",
                "INSERT INTO identity.vendor_package VALUES ('jortt', '" + VENDOR_A + "'), ('moneybird', '" + VENDOR_B
                        + "')");
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        figures.close();
        LiveDatabase.execute(
                owner,
                "DELETE FROM insight.cell",
                "DELETE FROM insight.ledger",
                "DELETE FROM insight.calendar",
                "DELETE FROM insight.head",
                "INSERT INTO insight.head (position, hash) VALUES (0, sha256('pakketwijzer privacy ledger'::bytea))",
                "DELETE FROM usage.closed",
                "DELETE FROM usage.closed_day",
                "DELETE FROM identity.vendor_package",
                "DELETE FROM identity.vendor",
                "DELETE FROM catalog.package");
        owner.close();
    }

    private static Connection superuser(EmbeddedServer server) throws Exception {
        return DriverManager.getConnection(
                server.url(), "postgres", LoginPasswords.in(LiveDatabase.FOLDER).superuser());
    }

    private static String cell(String pack, String bin, @Nullable Integer value) {
        return "{\"package_id\": \"" + pack + "\", \"bin\": \"" + bin + "\", \"value\": " + value + "}";
    }

    /** A value for every bin of every package. */
    private static List<String> cells(int value) {
        return new ArrayList<>(PACKS.stream()
                .flatMap(pack -> BINS.stream().map(bin -> cell(pack, bin, value)))
                .toList());
    }

    private static long release(Connection connection, String family, String day, List<String> cells)
            throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(
                "SELECT insight.release(?, ?::date, 'PR-1.1', sha256('code'), ?::date + 1, ?::jsonb)")) {
            call.setString(1, family);
            call.setString(2, day);
            call.setString(3, day);
            call.setString(4, cells.toString());
            try (ResultSet rows = call.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private long release(String day, List<String> cells) throws SQLException {
        return release(figures, "R1", day, cells);
    }

    private void close(String day) throws SQLException {
        LiveDatabase.execute(figures, "SELECT usage.close('" + day + "')");
    }

    private void releaseThreeDays() throws SQLException {
        int value = 10;
        for (String day : List.of(FIRST, SECOND, THIRD)) {
            close(day);
            release(day, cells(value++));
        }
        assertThat(firstBroken()).isNull();
    }

    private @Nullable String firstBroken() throws SQLException {
        return LiveDatabase.texts(figures, "SELECT insight.first_broken()").getFirst();
    }

    private List<String> everything() throws SQLException {
        return Stream.concat(
                        LiveDatabase.texts(owner, "SELECT l::text FROM insight.ledger l ORDER BY position").stream(),
                        LiveDatabase.texts(
                                owner, "SELECT c::text FROM insight.cell c ORDER BY from_day, package_id, bin")
                                .stream())
                .toList();
    }

    private static void assertRefused(String state, ThrowingCall call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo(state);
    }

    private interface ThrowingCall {
        void run() throws SQLException;
    }

    @Test
    void aClosedDayIsReleasedWithALineInTheLedger() throws SQLException {
        close(FIRST);

        assertThat(release(FIRST, cells(-3))).isEqualTo(1);

        assertThat(LiveDatabase.texts(owner, """
                SELECT concat_ws(' ', position, family, period, from_day, until_day, epsilon, sensitivity, version,
                    released_on, cells)
                FROM insight.ledger
                """))
                .containsExactly("1 R1 day 2026-03-02 2026-03-02 0.20 1 PR-1.1 2026-03-03 12");
        assertThat(LiveDatabase.texts(owner, "SELECT value FROM insight.cell"))
                .hasSize(12)
                .containsOnly("-3");
        assertThat(firstBroken()).isNull();
    }

    @Test
    void aDayThatIsStillOpenIsNotReleased() throws SQLException {
        close(FIRST);

        assertRefused("23514", () -> release(SECOND, cells(1)));
        assertThat(everything()).isEmpty();
    }

    @Proves("A6")
    @Test
    void aPeriodIsReleasedOnceAndTheFirstDrawStays() throws SQLException {
        close(FIRST);
        release(FIRST, cells(1));
        List<String> before = everything();

        assertRefused("23505", () -> release(FIRST, cells(2)));
        assertRefused("23505", () -> release(FIRST, cells(1)));

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void ofManyThatReleaseTheSameDayAtOnceOneDoes() throws Exception {
        close(FIRST);
        int nodes = 8;
        CyclicBarrier start = new CyclicBarrier(nodes);
        List<String> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
            List<Callable<String>> calls = IntStream.range(0, nodes)
                    .mapToObj(node -> (Callable<String>) () -> {
                        try (Connection connection = LiveDatabase.connect(server, Login.FIGURES)) {
                            start.await();
                            return "released as " + release(connection, "R1", FIRST, cells(node));
                        } catch (SQLException e) {
                            return e.getSQLState();
                        }
                    })
                    .toList();
            for (Future<String> call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
        }

        assertThat(answers).containsOnlyOnce("released as 1").containsOnly("released as 1", "23505");
        assertThat(LiveDatabase.texts(owner, "SELECT DISTINCT value FROM insight.cell"))
                .hasSize(1);
        assertThat(firstBroken()).isNull();
    }

    /** A missing value, or one too many, would say something that was not paid for. */
    @Test
    void everyBinOfEveryPackageHasOneValueAndNoOther() throws SQLException {
        close(FIRST);
        List<String> missing = cells(1);
        missing.removeLast();
        List<String> unknownPackage = cells(1);
        unknownPackage.add(cell("nobody", "viewed", 1));
        List<String> anotherForOneOfOurs = cells(1);
        anotherForOneOfOurs.set(0, cell("nobody", "viewed", 1));
        List<String> unknownBin = cells(1);
        unknownBin.add(cell("jortt", "shown", 1));
        List<String> twice = cells(1);
        twice.add(cell("jortt", "viewed", 2));
        List<String> withoutValue = cells(1);
        withoutValue.set(0, cell("jortt", "viewed", null));

        assertRefused("23514", () -> release(FIRST, missing));
        assertRefused("23514", () -> release(FIRST, List.of()));
        assertRefused("23514", () -> release(FIRST, unknownPackage));
        assertRefused("23514", () -> release(FIRST, anotherForOneOfOurs));
        assertRefused("23514", () -> release(FIRST, unknownBin));
        assertRefused("23505", () -> release(FIRST, twice));
        assertRefused("23502", () -> release(FIRST, withoutValue));

        assertThat(everything()).isEmpty();
        assertThat(release(FIRST, cells(1))).isEqualTo(1);
    }

    @Test
    void aFamilyThatNobodyDecidedOnIsNotReleased() throws SQLException {
        close(FIRST);

        assertRefused("P0002", () -> release(figures, "R9", FIRST, cells(1)));
    }

    @Test
    void aReleaseDoesNotCostAnythingElseThanWasDecided() throws SQLException {
        releaseThreeDays();

        assertRefused("23503", () -> LiveDatabase.execute(owner, """
                INSERT INTO insight.ledger SELECT position + 100, family, period, from_day + 100, until_day + 100, 0.10,
                    sensitivity, version, code_hash, released_on, cells, cells_hash, hash FROM insight.ledger
                """));
        assertRefused("23503", () -> LiveDatabase.execute(owner, "UPDATE insight.ledger SET epsilon = 0.10"));
        assertRefused(
                "23503",
                () -> LiveDatabase.execute(
                        owner,
                        "ALTER TABLE insight.family DISABLE TRIGGER decided;"
                                + " UPDATE insight.family SET epsilon = 0.10 WHERE key = 'R1'"));
        assertRefused("23514", () -> LiveDatabase.execute(owner, "UPDATE insight.ledger SET sensitivity = 2"));
    }

    @Test
    void theFamiliesAreThoseOfTheCode() throws SQLException {
        assertThat(LiveDatabase.texts(
                        owner,
                        "SELECT concat_ws(' ', key, period, epsilon, bins::text, catalogue) FROM insight.family"
                                + " ORDER BY key"))
                .isEqualTo(Stream.of(Family.values())
                        .map(family -> String.join(
                                " ",
                                family.name(),
                                family.period().name().toLowerCase(Locale.ROOT),
                                family.epsilon().toString(),
                                "{" + String.join(",", family.bins()) + "}",
                                family.hasCatalogue() ? "t" : "f"))
                        .toList());
        assertThat(LiveDatabase.texts(owner, "SELECT sum(epsilon) FROM insight.family"))
                .containsExactly("1.00");
    }

    /** Of the days before nobody knows devices, browsers, places and the rest: noise about nothing would look like nobody. */
    @Test
    void whereDaysWereCountedBeforeTheNewFamiliesBeginTheDayAfterTheyCame() throws Exception {
        String migration = Files.readString(Path.of("db/migration/V31__families.sql"));
        int start = migration.indexOf("INSERT INTO insight.family");
        String insert = migration.substring(start, migration.indexOf(';', start));
        String since = "SELECT DISTINCT since - (now() AT TIME ZONE 'Europe/Amsterdam')::date"
                + " FROM insight.family WHERE key <> 'R1'";
        assertThat(LiveDatabase.texts(owner, since)).as("a new installation").containsOnlyNulls();

        owner.setAutoCommit(false);
        LiveDatabase.execute(
                owner,
                "SELECT insight.begin('2026-01-28')",
                "ALTER TABLE insight.family DISABLE TRIGGER decided",
                "DELETE FROM insight.family WHERE key <> 'R1'",
                insert);
        List<String> days = LiveDatabase.texts(owner, since);
        owner.rollback();
        owner.setAutoCommit(true);
        assertThat(days).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO insight.family VALUES ('R9', 'week', '{viewed}', 0.01)",
                "UPDATE insight.family SET epsilon = 0.10 WHERE key = 'R2'",
                "UPDATE insight.family SET bins = '{viewed}' WHERE key = 'R2'",
                "UPDATE insight.family SET period = 'day' WHERE key = 'R2'",
                "DELETE FROM insight.family WHERE key = 'R8'",
                "TRUNCATE insight.family CASCADE"
            })
    void whatIsReleasedAndAtWhatPriceDoesNotChangeWithoutADecision(String change) throws Exception {
        assertRefused("55000", () -> LiveDatabase.execute(owner, change));
        assertRefused("42501", () -> LiveDatabase.execute(figures, change));
        try (Connection superuser = superuser(server)) {
            assertRefused("55000", () -> LiveDatabase.execute(superuser, change));
        }
    }

    /** As a migration does it: the trigger is away for as long as it needs, the budget is not. */
    @Test
    void aDecisionCannotSpendMoreThanTheBudgetEither() throws SQLException {
        String decided = "ALTER TABLE insight.family DISABLE TRIGGER decided; ";
        String another = "INSERT INTO insight.family VALUES ('R9', 'week', '{viewed}', 0.05)";

        assertRefused("23514", () -> LiveDatabase.execute(owner, decided + another));
        assertRefused(
                "23514",
                () -> LiveDatabase.execute(
                        owner, decided + "UPDATE insight.family SET epsilon = 0.21 WHERE key = 'R2'"));

        owner.setAutoCommit(false);
        LiveDatabase.execute(owner, decided + "DELETE FROM insight.family WHERE key = 'R8'; " + another);
        owner.rollback();
        owner.setAutoCommit(true);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, in the middle of a year",
        "2026-12-28, over the end of a year that has 53 weeks",
        "2024-12-30, that is the first of the next year"
    })
    void aWeekIsReleasedWhenAllItsDaysAreClosedAndBeginsOnAMonday(LocalDate monday) throws SQLException {
        for (LocalDate day = monday.minusDays(1); day.isBefore(monday.plusDays(6)); day = day.plusDays(1)) {
            close(day.toString());
        }

        assertRefused("23514", () -> release(figures, "R2", monday.minusDays(1).toString(), cells(1)));
        assertRefused("23514", () -> release(figures, "R2", monday.toString(), cells(1)));
        close(monday.plusDays(6).toString());
        assertRefused("23514", () -> release(figures, "R2", monday.minusDays(1).toString(), cells(1)));

        assertThat(release(figures, "R2", monday.toString(), cells(1))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-01, 28", "2028-02-01, 29", "2026-12-01, 31"})
    void aMonthIsReleasedWhenAllItsDaysAreClosedAndBeginsOnTheFirst(LocalDate first, int days) throws SQLException {
        List<String> cells = PACKS.stream()
                .flatMap(pack -> Family.R6.bins().stream().map(bin -> cell(pack, bin, 1)))
                .toList();
        for (int day = -1; day < days - 1; day++) {
            close(first.plusDays(day).toString());
        }

        assertRefused("23514", () -> release(figures, "R6", first.toString(), cells));
        close(first.plusDays(days - 1).toString());
        assertRefused("23514", () -> release(figures, "R6", first.minusDays(1).toString(), cells));

        assertThat(release(figures, "R6", first.toString(), cells)).isEqualTo(1);
        assertThat(LiveDatabase.texts(owner, "SELECT until_day - from_day + 1 FROM insight.ledger"))
                .containsExactly(String.valueOf(days));
    }

    /** Each other package of the catalogue, and none; not the package itself, nor anything else. */
    @Test
    void whatWasChosenInsteadHasAValueForEveryOtherPackageOfTheCatalogueAndForNone() throws SQLException {
        for (LocalDate day = LocalDate.parse("2026-03-01");
                day.isBefore(LocalDate.parse("2026-04-01"));
                day = day.plusDays(1)) {
            close(day.toString());
        }
        List<String> instead = new ArrayList<>();
        for (String pack : PACKS) {
            instead.add(cell(pack, "none", 1));
            PACKS.stream().filter(other -> !other.equals(pack)).forEach(other -> instead.add(cell(pack, other, 1)));
        }
        List<String> missing = instead.subList(1, instead.size());
        List<String> itself = new ArrayList<>(instead);
        itself.set(0, cell("jortt", "jortt", 1));
        List<String> nobody = new ArrayList<>(instead);
        nobody.set(1, cell("jortt", "nobody", 1));
        List<String> comparedWith =
                instead.stream().filter(cell -> !cell.contains("none")).toList();

        for (List<String> wrong : List.of(missing, itself, nobody, comparedWith)) {
            assertRefused("23514", () -> release(figures, "R7", "2026-03-01", wrong));
        }
        assertRefused("23514", () -> release(figures, "R8", "2026-03-01", instead));

        assertThat(release(figures, "R7", "2026-03-01", instead)).isEqualTo(1);
        assertThat(release(figures, "R8", "2026-03-01", comparedWith)).isEqualTo(2);
        assertThat(firstBroken()).isNull();
    }

    /** Counting began on Wednesday 28 January: of that week and that month no figures will come. */
    @Test
    void exactCountsGoWithTheLastReleaseThatNeedsThem() throws SQLException {
        LiveDatabase.execute(owner, "SELECT insight.begin('2026-01-28')");
        for (String day : List.of("2026-01-28", "2026-02-01", "2026-02-02", "2026-02-03")) {
            LiveDatabase.execute(
                    owner,
                    "INSERT INTO usage.counter VALUES ('" + day + "', 'jortt', 'step', 'viewed', 30)",
                    "INSERT INTO usage.counter VALUES ('" + day + "', 'jortt', 'device', 'phone', 30)");
        }
        String kept = "SELECT DISTINCT day FROM usage.closed ORDER BY 1";

        close("2026-01-28");
        assertThat(LiveDatabase.texts(owner, kept)).containsExactly("2026-01-28");
        release("2026-01-28", cells(1));
        assertThat(LiveDatabase.texts(owner, kept)).isEmpty();

        for (LocalDate day = LocalDate.parse("2026-01-29");
                day.isBefore(LocalDate.parse("2026-03-03"));
                day = day.plusDays(1)) {
            close(day.toString());
            release(day.toString(), cells(1));
        }
        assertThat(LiveDatabase.texts(owner, kept)).containsExactly("2026-02-01", "2026-02-02", "2026-02-03");
        release(figures, "R2", "2026-02-02", cells(1));
        for (Family family : List.of(Family.R3, Family.R5, Family.R6, Family.R7)) {
            release(figures, family.name(), "2026-02-01", cells(family));
        }
        assertThat(LiveDatabase.texts(owner, kept)).hasSize(3);
        release(figures, "R8", "2026-02-01", cells(Family.R8));
        // The week of the 2nd still waits for its devices.
        assertThat(LiveDatabase.texts(owner, kept)).containsExactly("2026-02-02", "2026-02-03");
        release(figures, "R4", "2026-02-02", cells(Family.R4));
        assertThat(LiveDatabase.texts(owner, kept)).isEmpty();
    }

    private static List<String> cells(Family family) {
        return PACKS.stream()
                .flatMap(pack -> Stream.concat(
                                family.bins().stream(),
                                family.hasCatalogue()
                                        ? PACKS.stream().filter(other -> !other.equals(pack))
                                        : Stream.empty())
                        .map(bin -> cell(pack, bin, 1)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE insight.ledger SET version = 'PR-1.0' WHERE position = 2",
                "UPDATE insight.ledger SET released_on = released_on + 1 WHERE position = 2",
                "UPDATE insight.ledger SET code_hash = sha256('other code') WHERE position = 2",
                "UPDATE insight.ledger SET hash = sha256('') WHERE position = 2",
                "UPDATE insight.ledger SET cells = 13 WHERE position = 2",
                "UPDATE insight.cell SET value = value + 1 WHERE from_day = '2026-03-03' AND package_id = 'jortt'"
                        + " AND bin = 'viewed'",
                "UPDATE insight.cell SET package_id = 'another' WHERE from_day = '2026-03-03' AND package_id = 'jortt'",
                "DELETE FROM insight.cell WHERE from_day = '2026-03-03' AND package_id = 'jortt' AND bin = 'viewed'",
                "INSERT INTO insight.cell VALUES ('new', 'R1', '2026-03-03', 'viewed', 0)",
                "DELETE FROM insight.cell WHERE from_day = '2026-03-03'",
                "UPDATE insight.cell SET value = value + 1 WHERE from_day >= '2026-03-03'"
            })
    void aChangedSecondReleaseIsNamed(String change) throws SQLException {
        releaseThreeDays();

        LiveDatabase.execute(owner, change);

        assertThat(firstBroken()).isEqualTo("2");
    }

    @Test
    void aChangeThatWasMadeToFitShowsAtTheNextRelease() throws SQLException {
        releaseThreeDays();

        LiveDatabase.execute(
                owner,
                "UPDATE insight.cell SET value = 0 WHERE from_day = '2026-03-03'",
                "UPDATE insight.ledger SET cells_hash = insight.digest(family, from_day) WHERE position = 2",
                "UPDATE insight.ledger l SET hash = insight.link(b.hash, l) FROM insight.ledger b"
                        + " WHERE l.position = 2 AND b.position = 1");

        assertThat(firstBroken()).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aReleaseThatWasTakenOutShows(int position) throws SQLException {
        releaseThreeDays();

        LiveDatabase.execute(
                owner,
                "DELETE FROM insight.cell c USING insight.ledger l WHERE l.from_day = c.from_day AND l.position = "
                        + position,
                "DELETE FROM insight.ledger WHERE position = " + position);

        // The one after it no longer fits, and after the last there is the head.
        assertThat(firstBroken()).isEqualTo(String.valueOf(Math.min(3, position + 1)));
    }

    @Test
    void aLineThatWasTakenOutAndItsNumbersLeftShowsToo() throws Exception {
        releaseThreeDays();

        try (Connection superuser = superuser(server)) {
            LiveDatabase.execute(
                    superuser,
                    "SET session_replication_role = replica",
                    "DELETE FROM insight.ledger WHERE position = 3");
        }

        assertThat(firstBroken()).isEqualTo("3");
    }

    @Test
    void aHeadThatWasChangedSetBackOrTakenAwayShows() throws SQLException {
        releaseThreeDays();

        LiveDatabase.execute(owner, "UPDATE insight.head SET hash = sha256('')");
        assertThat(firstBroken()).isEqualTo("3");

        LiveDatabase.execute(
                owner,
                "UPDATE insight.head SET position = 1, hash = (SELECT hash FROM insight.ledger WHERE position = 1)");
        assertThat(firstBroken()).isEqualTo("2");

        LiveDatabase.execute(owner, "UPDATE insight.head SET position = 4");
        assertThat(firstBroken()).isEqualTo("4");

        LiveDatabase.execute(owner, "DELETE FROM insight.head");
        assertThat(firstBroken()).isEqualTo("1");
    }

    @Test
    void aLedgerThatWasEmptiedShowsAndOneThatIsNewDoesNot() throws SQLException {
        assertThat(firstBroken()).isNull();
        releaseThreeDays();

        LiveDatabase.execute(owner, "DELETE FROM insight.cell", "DELETE FROM insight.ledger");

        assertThat(firstBroken()).isEqualTo("1");
    }

    /** With nothing but SHA-256 and what stands in the tables, as the page that explains it says. */
    @Test
    void anyoneCanDoTheSumsAgain() throws Exception {
        releaseThreeDays();

        byte[] hash = sha256("pakketwijzer privacy ledger".getBytes(StandardCharsets.UTF_8));
        for (int position = 1; position <= 3; position++) {
            String day = "2026-03-0" + (position + 1);
            String cells = PACKS.stream()
                    .flatMap(pack -> BINS.stream().sorted().map(bin -> pack + "|" + bin + "|"))
                    .sorted()
                    .map(cell -> cell + (9 + Integer.parseInt(day.substring(9)) - 1))
                    .reduce((one, other) -> one + ";" + other)
                    .orElseThrow();
            String line = String.join(
                    "|",
                    String.valueOf(position),
                    "R1",
                    "day",
                    day,
                    day,
                    "0.20",
                    "1",
                    "PR-1.1",
                    hex(sha256("code".getBytes(StandardCharsets.UTF_8))),
                    "2026-03-0" + (position + 2),
                    "12",
                    hex(sha256(cells.getBytes(StandardCharsets.UTF_8))));
            hash = sha256(hash, line.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(LiveDatabase.texts(owner, "SELECT encode(hash, 'hex') FROM insight.published"))
                .containsExactly(hex(hash));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Stream.of(parts).forEach(digest::update);
        return digest.digest();
    }

    @Test
    void theFirstDayIsSaidOnce() throws SQLException {
        assertThat(LiveDatabase.texts(figures, "SELECT insight.begin('2026-03-02')"))
                .containsExactly(FIRST);
        assertThat(LiveDatabase.texts(figures, "SELECT insight.begin('2026-01-01')"))
                .containsExactly(FIRST);
        assertThat(LiveDatabase.texts(figures, "SELECT insight.begin('2027-01-01')"))
                .containsExactly(FIRST);
    }

    /** As the code does: for one transaction only. */
    private static void asVendor(Connection partner, UUID vendor) throws SQLException {
        partner.setAutoCommit(false);
        LiveDatabase.execute(partner, "SELECT set_config('pakketwijzer.vendor', '" + vendor + "', true)");
    }

    private static List<String> packs(Connection partner) throws SQLException {
        return LiveDatabase.texts(partner, "SELECT DISTINCT package_id FROM insight.cell ORDER BY 1");
    }

    @Test
    @Proves("S7")
    void aPartnerSeesTheNumbersOfItsOwnPackagesAndWithoutSayingWhoItIsNone() throws SQLException {
        releaseThreeDays();
        try (Connection partner = LiveDatabase.connect(server, Login.PARTNER)) {
            assertThat(packs(partner)).isEmpty();

            asVendor(partner, VENDOR_A);
            assertThat(packs(partner)).containsExactly("jortt");
            assertThat(LiveDatabase.texts(partner, "SELECT count(*) FROM insight.cell"))
                    .containsExactly("12");
            assertThat(LiveDatabase.texts(partner, "SELECT count(*) FROM insight.cell WHERE package_id = 'moneybird'"))
                    .containsExactly("0");
            partner.rollback();

            asVendor(partner, VENDOR_B);
            assertThat(packs(partner)).containsExactly("moneybird");
            partner.rollback();

            for (String nobody : List.of("", "null", "%", UUID.randomUUID().toString(), VENDOR_A + " ", "' OR 1=1")) {
                LiveDatabase.execute(
                        partner, "SELECT set_config('pakketwijzer.vendor', '" + nobody.replace("'", "''") + "', true)");
                assertThat(packs(partner)).as(nobody).isEmpty();
            }
            partner.rollback();
        }
    }

    @Test
    void theNextToUseAConnectionSeesNothingOfTheLast() throws SQLException {
        releaseThreeDays();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(server.url());
            pool.setUsername(Login.PARTNER.role());
            pool.setPassword(server.password(Login.PARTNER));
            pool.setMaximumPoolSize(1);
            String session;
            try (Connection first = pool.getConnection()) {
                asVendor(first, VENDOR_A);
                assertThat(packs(first)).containsExactly("jortt");
                session = LiveDatabase.texts(first, "SELECT pg_backend_pid()").getFirst();
                first.commit();
            }

            try (Connection next = pool.getConnection()) {
                assertThat(LiveDatabase.texts(next, "SELECT pg_backend_pid()")).containsExactly(session);
                assertThat(packs(next)).isEmpty();
            }
        }
    }

    /** What the test above would find when somebody forgot that the setting must end with the transaction. */
    @Test
    void aSettingThatOutlivesItsTransactionWouldBeSeen() throws SQLException {
        releaseThreeDays();
        try (Connection partner = LiveDatabase.connect(server, Login.PARTNER)) {
            partner.setAutoCommit(false);
            LiveDatabase.execute(partner, "SELECT set_config('pakketwijzer.vendor', '" + VENDOR_A + "', false)");
            partner.commit();

            assertThat(packs(partner)).containsExactly("jortt");
        }
    }

    @Test
    void whoWasRemovedAsVendorSeesNothingAndTheNumbersStay() throws SQLException {
        releaseThreeDays();
        List<String> before = everything();
        LiveDatabase.execute(owner, "DELETE FROM identity.vendor_package WHERE vendor_id = '" + VENDOR_A + "'");

        try (Connection partner = LiveDatabase.connect(server, Login.PARTNER)) {
            asVendor(partner, VENDOR_A);
            assertThat(packs(partner)).isEmpty();
        }
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO insight.cell VALUES ('jortt', 'R1', '2026-03-02', 'shown', 1)",
                "UPDATE insight.cell SET value = 1000",
                "DELETE FROM insight.cell",
                "TRUNCATE insight.cell",
                "SELECT * FROM insight.ledger",
                "SELECT * FROM insight.head",
                "SELECT * FROM insight.family",
                "SELECT * FROM usage.closed",
                "SELECT * FROM usage.counter",
                "SELECT usage.close('2026-03-05')",
                "SELECT insight.first_broken()",
                "SELECT insight.digest('R1', '2026-03-02')",
                "SELECT insight.begin('2026-03-02')",
                "SELECT insight.release('R1', '2026-03-05', 'x', sha256(''), '2026-03-06', '[]')",
                "UPDATE identity.vendor_package SET vendor_id = '00000000-0000-4000-8000-00000000000a'",
                "INSERT INTO identity.vendor_package VALUES ('rompslomp', '00000000-0000-4000-8000-00000000000a')",
                "SELECT * FROM lead.lead",
                "SELECT * FROM mail.letter",
                "SELECT * FROM consent.receipt",
                "ALTER TABLE insight.cell DISABLE ROW LEVEL SECURITY",
                "SET ROLE pw_owner",
                "SET ROLE pw_figures"
            })
    @Proves("S7")
    void aPartnerReadsItsNumbersAndCanDoNothingElse(String command) throws SQLException {
        releaseThreeDays();
        try (Connection partner = LiveDatabase.connect(server, Login.PARTNER)) {
            asVendor(partner, VENDOR_A);
            assertRefused("42501", () -> LiveDatabase.execute(partner, command));
        }
        assertThat(firstBroken()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM lead.lead",
                "SELECT * FROM lead.intake",
                "SELECT * FROM lead.receipt",
                "SELECT * FROM identity.account",
                "SELECT * FROM identity.vendor",
                "SELECT * FROM identity.vendor_package",
                "SELECT * FROM mail.letter",
                "SELECT * FROM mail.outbox",
                "SELECT * FROM consent.receipt",
                "SELECT * FROM audit.access",
                "SELECT * FROM scheduler.scheduled_tasks",
                "SELECT usage.add('2026-03-02', 1, 1, '[]')",
                "SELECT * FROM usage.counter",
                "UPDATE insight.cell SET value = 0",
                "INSERT INTO insight.cell VALUES ('jortt', 'R1', '2026-03-02', 'viewed', 1)",
                "DELETE FROM insight.ledger",
                "UPDATE insight.family SET epsilon = 0.10",
                "UPDATE insight.calendar SET first_day = '2026-01-01'",
                "DELETE FROM usage.closed_day"
            })
    void whoDrawsTheNoiseKnowsNoPeopleAndChangesNoNumber(String command) {
        assertRefused("42501", () -> LiveDatabase.execute(figures, command));
    }

    @ParameterizedTest
    @EnumSource(
            value = Login.class,
            names = {"PUBLIC", "OFFICE", "WORKER"})
    void whoKnowsPeopleSeesNoCountAndNoFigure(Login login) throws SQLException {
        try (Connection connection = LiveDatabase.connect(server, login)) {
            for (String table : List.of(
                    "usage.counter",
                    "usage.recorder",
                    "usage.closed",
                    "usage.closed_day",
                    "insight.cell",
                    "insight.ledger",
                    "insight.head",
                    "insight.family",
                    "insight.calendar",
                    "scheduler.figures_tasks")) {
                assertRefused("42501", () -> LiveDatabase.execute(connection, "SELECT * FROM " + table));
            }
            assertRefused("42501", () -> release(connection, "R1", FIRST, cells(1)));
        }
    }
}
