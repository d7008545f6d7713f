package nl.allesoveradministratie.pakketwijzer.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.jooq.impl.DSL.val;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.usage.ClosedDays;
import nl.allesoveradministratie.pakketwijzer.usage.Kind;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;

/**
 * Every day, week and month is released once, when it is due, whatever happens to the clock, the process or the database. The product's
 * own clockwork runs here too, now and then; since running twice is running once, it changes nothing.
 */
@Import(MovableClock.ForTheWholeProduct.class)
class ReleaseRunIT extends RunningApplication {

    private static final LocalTime SIX = LocalTime.of(6, 0);
    private static final String PACK = "jortt";
    private static final String SMALL = "moneybird";

    @Autowired
    private MovableClock clock;

    @Autowired
    private ReleaseRun run;

    @Autowired
    private OwnStatisticsRun own;

    @Autowired
    private ClosedDays closedDays;

    @Autowired
    private RefusedReleases refused;

    @Autowired
    private ReleaseJournal journal;

    @Autowired
    private DSLContext figuresDatabase;

    @Autowired
    private DSLContext publicDatabase;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private DSLContext partnerDatabase;

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource ownerDataSource;

    /** The first day that is not released yet; at first it is noon of that day. */
    private LocalDate today;

    @BeforeEach
    void noonOfADayThatIsNotReleased() {
        run.run();
        today = figuresDatabase.fetchSingle("""
                        SELECT coalesce((SELECT max(until_day) + 1 FROM insight.ledger), first_day) FROM insight.calendar
                        """).into(LocalDate.class);
        clock.moveTo(today.atTime(12, 0));
    }

    /** One of another process, with the same folder. */
    private ReleaseRun another(ClosedDays days) {
        return another(days, journal);
    }

    private ReleaseRun another(ClosedDays days, ReleaseJournal written) {
        return new ReleaseRun(figuresDatabase, days, written, java.time.Period.ofDays(35), clock);
    }

    /** So many browsers ended the day at "viewed" with a package. */
    private String visit(LocalDate day, String pack, int browsers) {
        return visit(day, pack, Kind.STEP, "viewed", browsers);
    }

    private String visit(LocalDate day, String pack, Kind kind, String bin, int browsers) {
        return publicDatabase
                .fetchSingle(
                        "SELECT usage.add({0}, {1}, 1, {2}::jsonb)",
                        val(day),
                        val(new SecureRandom().nextLong()),
                        val("[{\"package_id\": \"%s\", \"kind\": \"%s\", \"bin\": \"%s\", \"change\": %d}]"
                                .formatted(pack, kind.key(), bin, browsers)))
                .into(String.class);
    }

    /** The days. */
    private List<LocalDate> released() {
        return released(Family.R1);
    }

    private List<LocalDate> released(Family family) {
        return figuresDatabase
                .fetch("SELECT from_day FROM insight.ledger WHERE family = ? ORDER BY position", family.name())
                .into(LocalDate.class);
    }

    private int count() {
        return figuresDatabase
                .fetchSingle("SELECT count(*) FROM insight.ledger")
                .into(Integer.class);
    }

    private boolean isClosed(LocalDate day) {
        return !figuresDatabase
                .fetch("SELECT day FROM usage.closed_day WHERE day = ?", day)
                .isEmpty();
    }

    private List<Integer> values(LocalDate from, String pack) {
        return figuresDatabase
                .fetch(
                        "SELECT value FROM insight.cell WHERE family = 'R1' AND from_day >= ? AND package_id = ?"
                                + " AND bin = 'viewed' ORDER BY from_day",
                        from,
                        pack)
                .into(Integer.class);
    }

    /** All that was ever released, to the letter. */
    private String everything() {
        return figuresDatabase
                        .fetch("SELECT l::text FROM insight.ledger l ORDER BY position")
                        .format(Integer.MAX_VALUE)
                + figuresDatabase
                        .fetch("SELECT c::text FROM insight.cell c ORDER BY family, from_day, package_id, bin")
                        .format(Integer.MAX_VALUE);
    }

    private void assertTheLedgerIsWhole() {
        assertThat(figuresDatabase.fetchSingle("SELECT insight.first_broken()").get(0))
                .isNull();
    }

    @Test
    void aDayIsReleasedFromSixTheNextMorningAndNotASecondBefore() {
        visit(today, PACK, 300);

        for (var tooEarly : List.of(
                today.atTime(12, 0),
                today.atTime(23, 59, 59),
                today.plusDays(1).atStartOfDay(),
                today.plusDays(1).atTime(5, 59, 59))) {
            clock.moveTo(tooEarly);
            run.run();
            assertThat(released()).as(tooEarly.toString()).doesNotContain(today);
            assertThat(isClosed(today)).isFalse();
        }

        clock.moveTo(today.plusDays(1).atTime(SIX));
        run.run();
        assertThat(released()).endsWith(today);
        assertThat(isClosed(today)).isTrue();
        assertThat(isClosed(today.plusDays(1))).isFalse();
    }

    @Test
    void whatComesInBeforeTheReleaseCountsAndWhatComesAfterDoesNot() {
        clock.moveTo(today.plusDays(1).atTime(5, 0));
        assertThat(visit(today, PACK, 300)).isEqualTo("added");
        clock.moveTo(today.plusDays(1).atTime(SIX));
        run.run();

        assertThat(visit(today, PACK, 300)).isEqualTo("closed");
        assertThat(values(today, PACK))
                .singleElement()
                .satisfies(value -> assertThat(value).isCloseTo(300, within(80)));
    }

    /** Also that what is released stands for what was counted: with 40 days even one visitor more in each would show. */
    @Test
    void afterFortyDaysOfNobodyRunningEachDayIsReleasedOnceInOrder() {
        for (int day = 0; day < 40; day++) {
            visit(today.plusDays(day), PACK, 300);
            visit(today.plusDays(day), SMALL, 3);
        }
        int before = released().size();
        clock.moveTo(today.plusDays(40).atTime(7, 0));

        run.run();

        assertThat(released().subList(before, released().size()))
                .containsExactlyElementsOf(today.datesUntil(today.plusDays(40)).toList());
        assertThat(figuresDatabase
                        .fetch("SELECT DISTINCT released_on FROM insight.ledger WHERE from_day >= ?", today)
                        .into(LocalDate.class))
                .containsExactly(today.plusDays(40));
        assertTheLedgerIsWhole();

        // The noise is more than 40 once in 3,300 draws; its mean over 40 days has a standard deviation of 1.1.
        List<Integer> many = values(today, PACK);
        assertThat(many).hasSize(40);
        assertThat(many.stream().filter(value -> Math.abs(value - 300) > 40)).hasSizeLessThan(4);
        assertThat(mean(many)).isCloseTo(300, within(8.0));
        assertThat(many.stream().distinct()).as("it is noise").hasSizeGreaterThan(5);
        List<Integer> few = values(today, SMALL);
        assertThat(mean(few)).isCloseTo(3, within(8.0));
        assertThat(few.stream()
                        .filter(value -> Figure.of(value, Family.R1.halfWidth()).shown()))
                .hasSizeLessThan(5);
    }

    private static double mean(List<Integer> values) {
        return values.stream().mapToInt(each -> each).average().orElseThrow();
    }

    @Test
    void aDayWithoutVisitorsIsReleasedTooAndLooksLikeAnyOther() {
        for (String pack : List.of(PACK, SMALL)) {
            visit(today, pack, 300);
        }
        clock.moveTo(today.plusDays(2).atTime(SIX));
        run.run();

        List<String> cells = figuresDatabase
                .fetch(
                        "SELECT from_day || ' ' || package_id || ' ' || bin FROM insight.cell WHERE family = 'R1'"
                                + " AND from_day >= ? ORDER BY package_id, bin, from_day",
                        today)
                .into(String.class);
        List<String> busy = of(cells, today);
        List<String> empty = of(cells, today.plusDays(1));
        int packages = figuresDatabase
                .fetchSingle("SELECT count(*) FROM catalog.package")
                .into(Integer.class);
        assertThat(busy).hasSize(packages * Family.R1.bins().size());
        assertThat(empty).isEqualTo(busy);
        assertThat(figuresDatabase
                        .fetch(
                                "SELECT DISTINCT family, period, epsilon, sensitivity, version, code_hash, cells"
                                        + " FROM insight.ledger WHERE family = 'R1' AND from_day >= ?",
                                today)
                        .size())
                .isEqualTo(1);
        // Zeros of nobody are as noisy as any other number.
        assertThat(figuresDatabase
                        .fetch("SELECT value FROM insight.cell WHERE family = 'R1' AND from_day = ?", today.plusDays(1))
                        .into(Integer.class))
                .anyMatch(value -> value < 0)
                .anyMatch(value -> value > 0);
    }

    private static List<String> of(List<String> cells, LocalDate day) {
        return cells.stream()
                .filter(cell -> cell.startsWith(day.toString()))
                .map(cell -> cell.substring(10))
                .toList();
    }

    @Test
    void whoeverRunsAgainOrElsewhereOrWithAClockThatWentBackChangesNothing() {
        visit(today, PACK, 300);
        clock.moveTo(today.plusDays(3).atTime(6, 30));
        run.run();
        String before = everything();

        ReleaseRun ofAnotherProcess = another(closedDays);
        for (Duration back : List.of(
                Duration.ZERO,
                Duration.ofMinutes(-1),
                Duration.ofHours(-1),
                Duration.ofDays(-1),
                Duration.ofDays(-400))) {
            clock.pass(back);
            run.run();
            ofAnotherProcess.run();
            assertThat(everything()).as("with the clock at %s", clock.instant()).isEqualTo(before);
        }
        assertThat(run.begin(today.plusDays(1000))).isNotEqualTo(today.plusDays(1000));
    }

    @Test
    void severalNodesAtOnceReleaseEachDayOnce() throws Exception {
        // As many as the pool has connections: each holds one while it waits its turn.
        int threads = 3;
        int before = released().size();
        int all = count();
        clock.moveTo(today.plusDays(5).atTime(SIX));
        CyclicBarrier start = new CyclicBarrier(threads);
        int done = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Integer>> calls = IntStream.range(0, threads)
                    .mapToObj(number -> (Callable<Integer>) () -> {
                        ReleaseRun node = another(closedDays);
                        start.await();
                        return node.run();
                    })
                    .toList();
            for (Future<Integer> call : pool.invokeAll(calls)) {
                done += call.get();
            }
        }

        // The product's own clockwork may have been the first with some.
        assertThat(done).isLessThanOrEqualTo(count() - all);
        assertThat(released().subList(before, released().size()))
                .containsExactlyElementsOf(today.datesUntil(today.plusDays(5)).toList());
        assertTheLedgerIsWhole();
    }

    /** A6: nobody gets a second draw by asking again. */
    @Proves("A6")
    @Test
    void aThousandQuestionsAndANewContractGetTheSameNumbers() {
        visit(today, PACK, 300);
        clock.moveTo(today.plusDays(2).atTime(SIX));
        run.run();
        UUID vendor = vendorOf(PACK);
        String first = seenBy(vendor);
        assertThat(first).contains(PACK, today.toString());

        assertThat(Stream.generate(() -> digestOfWhatIsSeenBy(vendor)).limit(1_000))
                .containsOnly(digestOfWhatIsSeenBy(vendor));
        assertThat(seenBy(vendor)).isEqualTo(first);

        officeDatabase.execute("DELETE FROM identity.vendor_package WHERE package_id = ?", PACK);
        assertThat(seenBy(vendor)).doesNotContain(PACK);
        run.run();
        UUID again = vendorOf(PACK);
        another(closedDays).run();

        assertThat(seenBy(again)).isEqualTo(first);
        assertThat(seenBy(vendor)).doesNotContain(PACK);
        officeDatabase.execute("DELETE FROM identity.vendor_package WHERE package_id = ?", PACK);
    }

    private UUID vendorOf(String pack) {
        UUID vendor = UUID.randomUUID();
        officeDatabase.execute("INSERT INTO identity.vendor VALUES (?, ?)", vendor, "Vendor " + vendor);
        // A package is one vendor's; another test may have given it away.
        officeDatabase.execute("DELETE FROM identity.vendor_package WHERE package_id = ?", pack);
        officeDatabase.execute("INSERT INTO identity.vendor_package VALUES (?, ?)", pack, vendor);
        return vendor;
    }

    private String seenBy(UUID vendor) {
        return partnerDatabase.transactionResult(transaction -> {
            transaction.dsl().execute("SELECT set_config('pakketwijzer.vendor', ?, true)", vendor.toString());
            return transaction
                    .dsl()
                    .fetch("SELECT * FROM insight.cell ORDER BY family, from_day, package_id, bin")
                    .format(Integer.MAX_VALUE);
        });
    }

    /** The same made small by the database, for who asks a thousand times. */
    private String digestOfWhatIsSeenBy(UUID vendor) {
        return partnerDatabase.transactionResult(transaction -> {
            transaction.dsl().execute("SELECT set_config('pakketwijzer.vendor', ?, true)", vendor.toString());
            return transaction
                    .dsl()
                    .fetchSingle(
                            "SELECT count(*) || ' ' || md5(string_agg(cell::text, ' ' ORDER BY cell::text COLLATE \"C\"))"
                                    + " FROM insight.cell")
                    .get(0, String.class);
        });
    }

    /** What the test above would see when numbers were drawn at each question. */
    @Proves("A6")
    @Test
    void aSecondDrawIsRefusedAndWouldHaveBeenSeen() {
        clock.moveTo(today.plusDays(1).atTime(SIX));
        run.run();
        String before = everything();

        int refusedBefore = refusedInAWeek();
        assertThatThrownBy(() -> refused.watching(() -> figuresDatabase.transaction(
                        release -> release.dsl().execute("""
                        SELECT insight.release('R1', ?::date, 'PR-1.1', sha256('code'), ?::date,
                            (SELECT jsonb_agg(jsonb_build_object('package_id', package_id, 'bin', bin, 'value', value + 1))
                            FROM insight.cell WHERE family = 'R1' AND from_day = ?::date))
                        """, today, today.plusDays(1), today))))
                .isInstanceOf(DataAccessException.class)
                .extracting(thrown -> ((DataAccessException) thrown).sqlState())
                .isEqualTo("23505");
        assertThat(everything()).isEqualTo(before);
        assertThat(refusedInAWeek()).isEqualTo(refusedBefore + 1);
    }

    /** As administrators see it, whichever process they ask. */
    private int refusedInAWeek() {
        return officeDatabase
                .fetchSingle(
                        "SELECT releases_refused FROM upkeep.figures(?::timestamptz)",
                        clock.instant().atOffset(ZoneOffset.UTC))
                .get(0, int.class);
    }

    /** In autumn a day has 25 hours and one of them comes twice; in spring it has 23. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDayOnWhichTheClockIsChangedIsOneDay(boolean autumn) {
        ZoneRules rules = MovableClock.ZONE.getRules();
        ZoneOffsetTransition change = rules.nextTransition(clock.instant().plus(Duration.ofDays(2)));
        if (change.isOverlap() != autumn) {
            change = rules.nextTransition(change.getInstant());
        }
        assertThat(change.isOverlap()).isEqualTo(autumn);
        LocalDate day = change.getDateTimeBefore().toLocalDate();
        clock.moveTo(day.atStartOfDay());
        run.run();
        assertThat(released()).endsWith(day.minusDays(2));
        visit(day.minusDays(1), PACK, 300);
        visit(day, PACK, 300);

        int hours = 0;
        while (clock.instant()
                .isBefore(day.plusDays(1).atTime(SIX).atZone(MovableClock.ZONE).toInstant())) {
            run.run();
            boolean morning = clock.instant()
                    .isBefore(day.atTime(SIX).atZone(MovableClock.ZONE).toInstant());
            assertThat(released()).as(clock.instant().toString()).endsWith(day.minusDays(morning ? 2 : 1));
            clock.pass(Duration.ofMinutes(30));
            hours++;
        }
        run.run();

        assertThat(hours).as("half hours until six the next day").isEqualTo(2 * (autumn ? 31 : 29));
        assertThat(released()).endsWith(day.minusDays(1), day).doesNotHaveDuplicates();
        assertTheLedgerIsWhole();
    }

    /** Each attempt that drew anew would leave one more noisy number over the same people, and their mean is no noise. */
    @Proves("A6")
    @Test
    void aReleaseThatFailsLeavesTheDayOpenAndIsMadeLaterWithTheNumbersOfTheFirstAttempt() throws Exception {
        visit(today, PACK, 300);
        String before = everything();
        asOwner("REVOKE EXECUTE ON FUNCTION insight.release FROM pw_figures");
        List<Integer> drawn = new ArrayList<>();
        try {
            clock.moveTo(today.plusDays(2).atTime(SIX));
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(run::run).isInstanceOf(DataAccessException.class);
                drawn.add(journal.find(Family.R1, today)
                        .orElseThrow()
                        .values()
                        .get(PACK)
                        .get("viewed"));
            }

            assertThat(everything()).isEqualTo(before);
            assertThat(isClosed(today)).isFalse();
        } finally {
            asOwner("GRANT EXECUTE ON FUNCTION insight.release TO pw_figures");
        }

        run.run();

        assertThat(released()).endsWith(today, today.plusDays(1));
        assertThat(drawn).containsOnly(values(today, PACK).getFirst());
        assertThat(Files.readAllLines(journal.folder().resolve("releases.txt")).stream()
                        .filter(line -> line.startsWith("R1 " + today + " ")))
                .as("what somebody could average")
                .hasSize(1);
        assertThat(values(today, PACK).getFirst()).isCloseTo(300, within(80));
        assertTheLedgerIsWhole();
    }

    private List<String> ownWeeks(LocalDate monday) {
        return officeDatabase
                .fetch("SELECT site || ' ' || browser_days FROM insight.own_figure WHERE week = ?", monday)
                .into(String.class);
    }

    private void visitHome(LocalDate day) {
        publicDatabase.fetchSingle(
                "SELECT usage.add_own({0}, {1}, 1, {2}::jsonb)",
                val(day),
                val(new SecureRandom().nextLong()),
                val("[{\"site\": \"vixum\", \"kind\": \"page\", \"key\": \"home\", \"change\": 9}]"));
    }

    /** Written down and not committed: that alone is no backup that was put back. */
    @Test
    void anAttemptThatBrokeOffOnASundayLeavesOurOwnStatisticsOfThatWeek() throws Exception {
        LocalDate monday = Period.WEEK.firstFrom(today);
        LocalDate sunday = monday.plusDays(6);
        visitHome(monday);
        clock.moveTo(sunday.atTime(SIX));
        run.run();
        asOwner("REVOKE EXECUTE ON FUNCTION insight.release FROM pw_figures");
        try {
            clock.moveTo(sunday.plusDays(1).atTime(SIX));
            assertThatThrownBy(run::run).isInstanceOf(DataAccessException.class);
        } finally {
            asOwner("GRANT EXECUTE ON FUNCTION insight.release TO pw_figures");
        }
        assertThat(journal.find(Family.R1, sunday)).isPresent();

        run.run();
        own.run();

        assertThat(ownWeeks(monday)).containsExactly("vixum 9");
    }

    /** The week was told, of more days than the backup knows. */
    @Test
    void afterAnOldBackupTheWeekThatWasToldIsNotToldAgain() throws Exception {
        LocalDate monday = Period.WEEK.firstFrom(today);
        clock.moveTo(monday.plusDays(1).atTime(SIX));
        run.run();
        long backup = count();
        clock.moveTo(monday.plusDays(7).atTime(SIX));
        run.run();
        own.run();

        putBackABackupOf(backup, monday.plusDays(1));
        visitHome(monday.plusDays(1));
        run.run();
        own.run();

        assertThat(ownWeeks(monday)).isEmpty();
        assertTheLedgerIsWhole();
    }

    /** The periods of a family that begin on a day or later, up to the last that was over by then. */
    private static List<LocalDate> whole(Family family, LocalDate from, LocalDate lastDay) {
        return Stream.iterate(
                        family.period().firstFrom(from),
                        start -> !family.period().waitsFor(start).isAfter(lastDay),
                        start -> family.period().next(start))
                .toList();
    }

    private List<LocalDate> releasedFrom(Family family, LocalDate day) {
        return released(family).stream().filter(start -> !start.isBefore(day)).toList();
    }

    @Test
    void weeksComeOnMondayAndMonthsOnTheSecond() {
        LocalDate monday = Period.WEEK.firstFrom(today);
        comesOn(monday.plusWeeks(1), Period.WEEK, monday);
        LocalDate first = Period.MONTH.firstFrom(monday.plusWeeks(1));
        comesOn(first.plusMonths(1).plusDays(1), Period.MONTH, first);
        assertTheLedgerIsWhole();
    }

    private void comesOn(LocalDate due, Period period, LocalDate start) {
        List<Family> families = Stream.of(Family.values())
                .filter(family -> family.period() == period)
                .toList();
        for (var tooEarly : List.of(due.minusDays(1).atTime(23, 59), due.atTime(5, 59, 59))) {
            clock.moveTo(tooEarly);
            run.run();
            assertThat(families).noneMatch(family -> released(family).contains(start));
        }
        clock.moveTo(due.atTime(SIX));
        run.run();
        assertThat(families).allMatch(family -> released(family).contains(start));
    }

    /** Over the end of a year, with nobody there who ran in between: every whole period once, none in part, in order. */
    @Test
    void whatWasMissedIsReleasedInOrderEachWholePeriodOnce() {
        // Over the end of a year, whatever the day, and not so far that the clock must be wrong
        LocalDate last = today.plusDays(390);
        int before = count();
        clock.moveTo(last.plusDays(1).atTime(7, 0));

        run.run();

        for (Family family : Family.values()) {
            List<LocalDate> expected = whole(family, today, last);
            assertThat(releasedFrom(family, today)).as(family.name()).isEqualTo(expected);
            assertThat(released(family)).doesNotHaveDuplicates().isSorted();
        }
        // What was released last never waited for a later day than what came after it.
        List<LocalDate> order = figuresDatabase.fetch("""
                        SELECT until_day + CASE period WHEN 'month' THEN 1 ELSE 0 END FROM insight.ledger
                        WHERE position > ? ORDER BY position
                        """, before).into(LocalDate.class);
        assertThat(order).isSorted();
        assertThat(figuresDatabase.fetch("SELECT DISTINCT day FROM usage.closed"))
                .as("exact counts of whole months are gone")
                .isEmpty();
        assertTheLedgerIsWhole();
    }

    @Test
    void aWeekAndAMonthAreAboutTheSumOfTheirDays() {
        LocalDate start = Period.MONTH.firstFrom(today);
        LocalDate monday = Period.WEEK.firstFrom(start);
        clock.moveTo(start.atTime(12, 0));
        run.run();
        for (LocalDate day :
                List.of(start, monday, monday.plusDays(6), start.plusMonths(1).minusDays(1))) {
            visit(day, PACK, 200);
            visit(day, PACK, Kind.DEVICE, "phone", 200);
            visit(day, PACK, Kind.BROWSER, "safari_new", 200);
            visit(day, PACK, Kind.REGION, "north", 200);
            visit(day, PACK, Kind.INSTEAD, SMALL, 200);
            visit(day, PACK, Kind.COMPARED_WITH, SMALL, 200);
            visit(day, SMALL, Kind.STEP, "shown", 200);
        }
        // What is not in the month is not in its figures.
        visit(start.plusMonths(1), PACK, 5_000);
        clock.moveTo(start.plusMonths(1).plusDays(1).atTime(SIX));
        run.run();

        int days = 4;
        // Where the month begins on a Monday that day was visited twice.
        int inWeek = monday.equals(start) ? 3 : 2;
        assertThat(value(Family.R2, monday, PACK, "viewed")).isCloseTo(200 * inWeek, within(90));
        assertThat(value(Family.R4, monday, PACK, "phone")).isCloseTo(200 * inWeek, within(180));
        assertThat(value(Family.R3, start, PACK, "viewed")).isCloseTo(200 * days, within(90));
        assertThat(value(Family.R3, start, SMALL, "shown")).isCloseTo(200 * days, within(90));
        assertThat(value(Family.R5, start, PACK, "safari_new")).isCloseTo(200 * days, within(360));
        assertThat(value(Family.R6, start, PACK, "north")).isCloseTo(200 * days, within(180));
        assertThat(value(Family.R7, start, PACK, SMALL)).isCloseTo(200 * days, within(180));
        assertThat(value(Family.R8, start, PACK, SMALL)).isCloseTo(200 * days, within(360));
        assertThat(value(Family.R7, start, SMALL, PACK)).isCloseTo(0, within(180));
    }

    private int value(Family family, LocalDate start, String pack, String bin) {
        return figuresDatabase
                .fetchSingle(
                        "SELECT value FROM insight.cell WHERE family = ? AND from_day = ? AND package_id = ? AND bin = ?",
                        family.name(),
                        start,
                        pack,
                        bin)
                .into(Integer.class);
    }

    /** A process that is killed between two releases, or in one: who comes next goes on where it was. */
    @Test
    void aRunThatBreaksOffInTheMiddleOfAMonthsReleasesIsFinishedByTheNext() {
        LocalDate start = Period.MONTH.firstFrom(today);
        visit(start, PACK, Kind.REGION, "north", 700);
        visit(start, PACK, Kind.INSTEAD, SMALL, 700);
        ReleaseRun breaking = another(new BreaksOffAt(Kind.REGION));
        clock.moveTo(start.plusMonths(1).plusDays(1).atTime(SIX).minusSeconds(1));
        run.run();
        clock.pass(Duration.ofSeconds(1));

        assertThatThrownBy(breaking::run).isInstanceOf(IllegalStateException.class);
        run.run();

        for (Family family : Family.values()) {
            assertThat(releasedFrom(family, today))
                    .as(family.name())
                    .isEqualTo(whole(family, today, start.plusMonths(1)));
        }
        assertThat(value(Family.R6, start, PACK, "north")).isCloseTo(700, within(180));
        assertThat(value(Family.R7, start, PACK, SMALL)).isCloseTo(700, within(180));
        assertTheLedgerIsWhole();
    }

    /** What a backup does not know that was made after so many releases, with fewer visitors counted than there were. */
    private void putBackABackupOf(long position, LocalDate from) throws Exception {
        asOwner(
                "DELETE FROM insight.cell c USING insight.ledger l WHERE l.family = c.family AND l.from_day = c.from_day"
                        + " AND l.position > " + position);
        asOwner("UPDATE insight.head SET position = " + position
                + ", hash = (SELECT hash FROM insight.ledger WHERE position = " + position + ")");
        asOwner("DELETE FROM insight.ledger WHERE position > " + position);
        asOwner("DELETE FROM usage.closed WHERE day >= '" + from + "'");
        asOwner("DELETE FROM usage.closed_day WHERE day >= '" + from + "'");
        visit(from.plusDays(1), PACK, 150);
    }

    /** Noise over the same people that is drawn twice could be told from them: two backups put back, and one halves it. */
    @Proves("A6")
    @Test
    void afterAnOldBackupWhatWasReleasedIsReleasedAgainToTheLetterAndNotDrawnAnew() throws Exception {
        LocalDate start = Period.MONTH.firstFrom(today);
        visit(start.plusDays(1), PACK, 300);
        clock.moveTo(start.plusDays(1).atTime(SIX));
        run.run();
        long backup = count();
        clock.moveTo(start.plusMonths(1).plusDays(1).atTime(SIX));
        run.run();
        String before = everything();
        assertThat(releasedFrom(Family.R3, start)).contains(start);

        for (int time = 0; time < 2; time++) {
            putBackABackupOf(backup, start.plusDays(1));
            assertThat(everything()).isNotEqualTo(before);
            clock.pass(Duration.ofHours(1));
            run.run();
            assertThat(everything()).isEqualTo(before);
        }
        assertTheLedgerIsWhole();
    }

    @Test
    void whoDoesNotKnowWhatWasReleasedSinceReleasesNothing(@TempDir Path folder) {
        clock.moveTo(today.plusDays(1).atTime(SIX));
        run.run();
        String before = everything();
        clock.moveTo(today.plusDays(2).atTime(SIX));
        ReleaseJournal lost = new ReleaseJournal(folder.resolve("releases"));

        assertThat(another(closedDays, lost).run()).isZero();

        assertThat(released()).doesNotContain(today.plusDays(1));
        assertThat(everything()).isEqualTo(before);
        run.run();
        assertThat(released()).endsWith(today.plusDays(1));
    }

    /** Reads no counts of one kind. */
    private static final class BreaksOffAt extends ClosedDays {

        private final Kind where;

        BreaksOffAt(Kind where) {
            this.where = where;
        }

        @Override
        public Map<Count, Integer> counts(DSLContext transaction, Kind kind, LocalDate from, LocalDate until) {
            if (kind == where) {
                throw new IllegalStateException("killed");
            }
            return super.counts(transaction, kind, from, until);
        }
    }

    /** A release is about the catalogue as it is then; one that was made keeps the packages it had. */
    @Test
    void aPackageThatCameOrWentDuringTheMonthIsInTheReleasesThatAreMadeWhileItIsThere() throws Exception {
        LocalDate start = Period.MONTH.firstFrom(today);
        int packages = figuresDatabase
                .fetchSingle("SELECT count(*) FROM catalog.package")
                .into(Integer.class);
        clock.moveTo(start.plusDays(20).atTime(12, 0));
        run.run();
        asOwner("INSERT INTO catalog.package VALUES ('zz-nieuw', 'Nieuw', 'x')");
        try {
            visit(start.plusDays(20), "zz-nieuw", 400);
            visit(start.plusDays(20), PACK, Kind.INSTEAD, "zz-nieuw", 400);
            clock.moveTo(start.plusMonths(1).plusDays(1).atTime(SIX));
            run.run();
        } finally {
            asOwner("DELETE FROM catalog.package WHERE id = 'zz-nieuw'");
        }
        visit(start.plusMonths(1).plusDays(1), PACK, Kind.INSTEAD, "none", 400);
        clock.moveTo(start.plusMonths(2).plusDays(1).atTime(SIX));
        run.run();

        assertThat(value(Family.R3, start, "zz-nieuw", "viewed")).isCloseTo(400, within(90));
        assertThat(value(Family.R7, start, PACK, "zz-nieuw")).isCloseTo(400, within(180));
        assertThat(cells(Family.R7, start)).isEqualTo((packages + 1) * (packages + 1));
        assertThat(cells(Family.R8, start)).isEqualTo((packages + 1) * packages);
        assertThat(cells(Family.R7, start.plusMonths(1))).isEqualTo(packages * packages);
        assertTheLedgerIsWhole();
    }

    private int cells(Family family, LocalDate start) {
        return figuresDatabase
                .fetchSingle(
                        "SELECT count(*) FROM insight.cell WHERE family = ? AND from_day = ?", family.name(), start)
                .into(Integer.class);
    }

    private void asOwner(String command) throws Exception {
        try (Connection owner = ownerDataSource.getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(command);
        }
    }
}
