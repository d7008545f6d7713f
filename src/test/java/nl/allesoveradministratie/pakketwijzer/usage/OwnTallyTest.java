package nl.allesoveradministratie.pakketwijzer.usage;

import static nl.allesoveradministratie.pakketwijzer.usage.OwnKind.FINDER;
import static nl.allesoveradministratie.pakketwijzer.usage.OwnKind.MISSING;
import static nl.allesoveradministratie.pakketwijzer.usage.OwnKind.PAGE;
import static nl.allesoveradministratie.pakketwijzer.usage.OwnKind.WANTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Browsers of a day become our own statistics: each once in a bin, only its furthest place in the finder. */
class OwnTallyTest {

    private static final Traits TRAITS = new Traits(DeviceClass.PHONE, BrowserClass.SAFARI_NEW, Region.WEST);
    private static final OwnBin HOME = bin(PAGE, "home");
    private static final OwnBin PAYROLL = bin(WANTED, "payroll");
    private static final OwnBin OTHERS = bin(PAGE, "others");

    private final Tally day = new Tally(LocalDate.of(2026, 3, 2), 1_000);
    private final OwnTally tally = day.own();

    private static OwnBin bin(OwnKind kind, String key) {
        return new OwnBin("vixum", kind, key);
    }

    private static OwnBin place(int place) {
        return bin(FINDER, String.valueOf(place));
    }

    /** A browser whose cookie came back. */
    private String visitor(OwnBin... seen) {
        String cookie = tally.meet(UUID.randomUUID().toString(), List.of());
        tally.did(cookie, List.of(seen));
        return cookie;
    }

    private void visitors(int number, OwnBin... seen) {
        IntStream.range(0, number).forEach(each -> visitor(seen));
    }

    /** Whatever there is to send, as sums. */
    private Map<OwnBin, Integer> everything() {
        return everything(tally);
    }

    /** With twenty others, among whom what still waits goes along; they are left out of the sums. */
    private static Map<OwnBin, Integer> everything(OwnTally tally) {
        IntStream.range(0, Changes.SMALLEST_BATCH)
                .forEach(each -> tally.did(tally.meet(UUID.randomUUID().toString(), List.of()), List.of(OTHERS)));
        Map<OwnBin, Integer> sums = new HashMap<>();
        for (var batch = tally.next(); batch.isPresent(); batch = tally.next()) {
            batch.get().changes().forEach((bin, change) -> sums.merge(bin, change, Integer::sum));
            tally.sent(batch.get());
        }
        sums.remove(OTHERS);
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    @Test
    void whoOpensAPageTwiceCountsOnce() {
        String cookie = visitor(HOME, PAYROLL);
        tally.did(cookie, List.of(HOME, HOME));

        assertThat(everything()).isEqualTo(Map.of(HOME, 1, PAYROLL, 1));
    }

    @Test
    void whatTheFirstPageShowedCountsWhenTheCookieComesBack() {
        String cookie = tally.meet("a", List.of(HOME));
        assertThat(everything()).isEmpty();

        tally.did(cookie, List.of(PAYROLL));

        assertThat(everything()).isEqualTo(Map.of(HOME, 1, PAYROLL, 1));
    }

    @Test
    void theCookieIsTheOneByWhichPartnersFiguresKnowTheBrowser() {
        String cookie = day.meet("a", TRAITS, Step.VIEWED, List.of());
        tally.did(cookie, List.of(HOME));
        tally.did(new Tally(day.day(), 10).meet("a", TRAITS, Step.VIEWED, List.of()), List.of(PAYROLL));

        assertThat(everything()).isEqualTo(Map.of(HOME, 1));
    }

    @Test
    void onlyTheFurthestPlaceInTheFinderCountsAlsoWhenSomebodyGoesBack() {
        String cookie = visitor(place(0));
        List.of(1, 2, 3, 1, 0).forEach(each -> tally.did(cookie, List.of(place(each))));
        assertThat(everything()).isEqualTo(Map.of(place(3), 1));

        tally.did(cookie, List.of(place(OwnKind.RESULT)));

        assertThat(everything()).isEqualTo(Map.of(place(3), -1, place(OwnKind.RESULT), 1));
    }

    @Test
    void whoOpensAResultThatSomebodySentDidNotCompleteTheFinder() {
        String cookie = visitor(place(OwnKind.RESULT), PAYROLL);
        assertThat(everything()).isEqualTo(Map.of(PAYROLL, 1));

        tally.did(cookie, List.of(place(9)));

        assertThat(everything()).isEqualTo(Map.of(place(9), 1));
    }

    @Test
    void whoDoesNotWantToBeCountedIsTakenOutOfAllOfIt() {
        visitors(20, HOME);
        String cookie = visitor(HOME, PAYROLL, place(4));
        Map<OwnBin, Integer> sums = everything();

        day.forget(cookie);
        tally.did(cookie, List.of(HOME));
        everything().forEach((bin, change) -> sums.merge(bin, change, Integer::sum));
        sums.values().removeIf(sum -> sum == 0);

        assertThat(sums).isEqualTo(Map.of(HOME, 20));
    }

    @Test
    void nothingLeavesBeforeItIsAboutTwentyBrowsers() {
        visitors(19, HOME, PAYROLL, place(1));
        visitor();
        assertThat(tally.next()).isEmpty();

        visitor(HOME);
        assertThat(tally.next()).isPresent();
    }

    @Test
    void browsersThatCameAndWentHideNobody() {
        Stream.generate(() -> visitor(PAYROLL)).limit(19).forEach(day::forget);
        visitor(HOME);

        assertThat(tally.next()).isEmpty();
    }

    @Test
    void aBrowserCountsForABoundedNumberOfFacts() {
        String cookie = visitor();
        IntStream.range(0, 500).forEach(each -> tally.did(cookie, List.of(bin(MISSING, "jortt:c" + each), HOME)));

        Map<OwnBin, Integer> sums = everything();
        assertThat(sums).hasSize(MISSING.most() + 1).containsEntry(HOME, 1).containsEntry(bin(MISSING, "jortt:c0"), 1);
    }

    @Test
    void aDayThatIsOverForgetsItsBrowsersAndKeepsItsSums() {
        String cookie = visitor(HOME);
        day.end();
        tally.did(cookie, List.of(PAYROLL));

        assertThat(tally.size()).isZero();
        assertThat(everything(dayAfter(1).own())).isEqualTo(Map.of(HOME, 1));
    }

    /** So many days later, as it goes on from this one. */
    private Tally dayAfter(int days) {
        Tally later = new Tally(day.day().plusDays(days), 1_000);
        later.goOnFrom(day);
        return later;
    }

    /** Beside the partners' batch about the same few it would say what those few did together. */
    @Test
    void whatIsLeftOfADayLeavesWithTheNextAndNeverByItself() {
        visitors(15, HOME);
        day.end();
        Tally tuesday = dayAfter(1);
        assertThat(tally.next()).isEmpty();
        assertThat(tuesday.own().next()).isEmpty();

        for (int browser = 0; browser < 5; browser++) {
            tuesday.own().did(tuesday.own().meet("visitor " + browser, List.of()), List.of(HOME));
        }

        assertThat(tuesday.own().next())
                .hasValueSatisfying(batch -> assertThat(batch.changes()).isEqualTo(Map.of(HOME, 20)));
        assertThat(tally.next()).isEmpty();
    }

    /** A week's figure says nothing of another week. */
    @ParameterizedTest(name = "{0} days later")
    @CsvSource({"1, 15", "6, 15", "7, 0"})
    void whatIsLeftAtTheEndOfAWeekIsLetGo(int days, int left) {
        visitors(15, HOME);
        day.end();

        assertThat(everything(dayAfter(days).own()).getOrDefault(HOME, 0)).isEqualTo(left);
    }

    @Test
    void whatIsEnoughLeavesWithItsOwnDay() {
        visitors(25, HOME);
        day.end();
        Tally tuesday = dayAfter(1);

        assertThat(tally.next())
                .hasValueSatisfying(batch -> assertThat(batch.changes()).isEqualTo(Map.of(HOME, 25)));
        assertThat(everything(tuesday.own())).isEmpty();
    }

    /** Whatever order things happen in, and whenever batches leave, the sums are those of each browser's day by itself. */
    @Test
    void sumsAreThoseOfTheBrowsersOneByOne() {
        Random chance = new Random(7);
        List<String> cookies = Stream.generate(this::visitor).limit(200).toList();
        Map<OwnBin, Integer> sums = new HashMap<>();
        int[] furthest = new int[cookies.size()];
        Arrays.fill(furthest, -1);
        for (int turn = 0; turn < 5_000; turn++) {
            int browser = chance.nextInt(cookies.size());
            int place = chance.nextInt(OwnKind.RESULT);
            furthest[browser] = Math.max(furthest[browser], place);
            tally.did(cookies.get(browser), List.of(place(place)));
            tally.next().ifPresent(batch -> {
                batch.changes().forEach((bin, change) -> sums.merge(bin, change, Integer::sum));
                tally.sent(batch);
            });
        }
        everything().forEach((bin, change) -> sums.merge(bin, change, Integer::sum));
        sums.values().removeIf(sum -> sum == 0);

        Map<OwnBin, Integer> expected = new HashMap<>();
        IntStream.of(furthest)
                .filter(place -> place >= 0)
                .forEach(each -> expected.merge(place(each), 1, Integer::sum));
        assertThat(sums).isEqualTo(expected);
    }
}
