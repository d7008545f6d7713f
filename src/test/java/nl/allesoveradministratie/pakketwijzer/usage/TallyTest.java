package nl.allesoveradministratie.pakketwijzer.usage;

import static nl.allesoveradministratie.pakketwijzer.usage.Step.CLICKED_OUT;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.COMPARED;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.SHORTLISTED;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.SHOWN;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.VIEWED;
import static nl.allesoveradministratie.pakketwijzer.usage.Visitors.COMPUTER;
import static nl.allesoveradministratie.pakketwijzer.usage.Visitors.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.Changes.Batch;
import org.junit.jupiter.api.Test;

/** Browsers of a day become sums, each once, and nothing of them can be told from what leaves. */
class TallyTest {

    /** The number of a consent that nobody else has. */
    private static String receipt() {
        return UUID.randomUUID().toString();
    }

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int ENOUGH = 1_000;
    private static final PackageId PACK = new PackageId("jortt");
    private static final PackageId OTHER = new PackageId("moneybird");

    private final Tally tally = new Tally(DAY, ENOUGH);

    /** A browser that keeps its cookie and comes back with it, so that it counts. */
    private static String visitor(Tally tally, Step step, PackageId pack) {
        String cookie = tally.meet(receipt(), PHONE, step, List.of(pack));
        tally.did(cookie, PHONE, SHOWN, List.of());
        return cookie;
    }

    private void visitors(int number) {
        IntStream.range(0, number).forEach(each -> visitor(tally, VIEWED, PACK));
    }

    /** Whatever there is to send, as sums; changes that cancel out are left out. */
    static Map<Bin, Integer> everything(Tally tally) {
        Map<Bin, Integer> sums = new HashMap<>();
        for (Optional<Batch<Bin>> batch = tally.next(true); batch.isPresent(); batch = tally.next(true)) {
            batch.get().changes().forEach((bin, change) -> sums.merge(bin, change, Integer::sum));
            tally.sent(batch.get());
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static Map<Bin, Integer> counts(int times, PackageId pack, Step step) {
        return Visitors.counts(times, Visitors.bins(pack, step, Kind.NONE));
    }

    @Test
    void aBrowserCountsFromWhenItsCookieComesBackWithAllItDidFromTheFirstPageOn() {
        String cookie = tally.meet(receipt(), PHONE, SHORTLISTED, List.of(PACK, OTHER));
        assertThat(tally.next(true)).isEmpty();

        tally.did(cookie, PHONE, VIEWED, List.of(PACK));

        assertThat(everything(tally))
                .isEqualTo(Visitors.counts(
                        1, Visitors.bins(PACK, SHORTLISTED, Kind.NONE), Visitors.bins(OTHER, SHORTLISTED, Kind.NONE)));
    }

    /** Whichever answer comes first, and whichever tab goes on first. */
    @Test
    void tabsOpenedAtOnceAreOneBrowser() {
        String receipt = receipt();
        String first = tally.meet(receipt, PHONE, VIEWED, List.of(PACK));
        String second = tally.meet(receipt, PHONE, VIEWED, List.of(OTHER));
        tally.did(first, PHONE, COMPARED, List.of(PACK));
        // On its way since before the first answer came
        String late = tally.meet(receipt, PHONE, CLICKED_OUT, List.of(OTHER));
        tally.did(late, PHONE, VIEWED, List.of(PACK));

        assertThat(List.of(second, late)).containsOnly(first);
        assertThat(everything(tally))
                .isEqualTo(Visitors.counts(
                        1, Visitors.bins(PACK, COMPARED, OTHER.value()), Visitors.bins(OTHER, CLICKED_OUT, Kind.NONE)));
        assertThat(tally.size()).isEqualTo(1);
    }

    @Test
    void whoKeepsNoCookieIsNobodyHoweverManyPagesHeOpens() {
        IntStream.range(0, 500).forEach(page -> tally.meet(receipt(), PHONE, CLICKED_OUT, List.of(PACK)));

        assertThat(tally.next(true)).isEmpty();
    }

    @Test
    void aCookieThatIsNotOfThisDayAndProcessIsNothing() {
        String yesterdays = visitor(new Tally(DAY.minusDays(1), ENOUGH), VIEWED, PACK);
        String ofAnotherProcess = visitor(new Tally(DAY, ENOUGH), VIEWED, PACK);
        String madeUp = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        for (String cookie : List.of(yesterdays, ofAnotherProcess, madeUp, "", "pw", "ÿÿÿÿ", "a".repeat(4_000))) {
            tally.did(cookie, PHONE, CLICKED_OUT, List.of(PACK));
            tally.forget(cookie);
        }

        assertThat(tally.size()).isZero();
        assertThat(tally.next(true)).isEmpty();
    }

    @Test
    void deviceBrowserAndPlaceAreThoseOfTheFirstPageEvenWhenTheBrowserSaysOtherwiseLater() {
        String cookie = tally.meet(receipt(), PHONE, VIEWED, List.of(PACK));
        tally.did(cookie, COMPUTER, COMPARED, List.of(PACK));

        assertThat(everything(tally)).isEqualTo(counts(1, PACK, COMPARED));
    }

    @Test
    void nothingLeavesBeforeItIsAboutTwentyBrowsers() {
        visitors(19);
        assertThat(tally.next(false)).isEmpty();

        visitors(1);
        assertThat(tally.next(false))
                .hasValueSatisfying(batch -> assertThat(batch.changes()).isEqualTo(counts(20, PACK, VIEWED)))
                .hasValueSatisfying(batch -> assertThat(batch.isRest()).isFalse());
    }

    @Test
    void oneBrowserThatDoesTwentyThingsIsNotTwentyBrowsers() {
        String cookie = visitor(tally, VIEWED, PACK);
        IntStream.range(0, 20)
                .forEach(page -> tally.did(cookie, PHONE, VIEWED, List.of(new PackageId("pack-" + page))));

        assertThat(tally.next(false)).isEmpty();
    }

    @Test
    void browsersThatCameAndWentHideNobody() {
        IntStream.range(0, 19).forEach(each -> tally.forget(visitor(tally, VIEWED, OTHER)));
        visitor(tally, VIEWED, PACK);
        assertThat(tally.next(false)).isEmpty();

        visitors(19);
        assertThat(tally.next(false)).isPresent();
    }

    @Test
    void whenTheDayIsOverTheLastFewLeaveToo() {
        visitors(3);

        assertThat(tally.next(true))
                .hasValueSatisfying(batch -> assertThat(batch.changes()).isEqualTo(counts(3, PACK, VIEWED)))
                // Which the database mixes with what was there
                .hasValueSatisfying(batch -> assertThat(batch.isRest()).isTrue());
    }

    @Test
    void whoGoesFurtherLeavesTheOldBinAndEntersTheNew() {
        List<String> cookies =
                Stream.generate(() -> visitor(tally, VIEWED, PACK)).limit(20).toList();
        tally.sent(tally.next(false).orElseThrow());

        cookies.forEach(cookie -> tally.did(cookie, PHONE, CLICKED_OUT, List.of(PACK)));

        assertThat(tally.next(false))
                .hasValueSatisfying(batch -> assertThat(batch.changes())
                        .isEqualTo(Map.of(Bin.of(PACK, VIEWED), -20, Bin.of(PACK, CLICKED_OUT), 20)));
    }

    @Test
    void whoDoesNotWantToBeCountedAnyMoreIsTakenBackEntirely() {
        visitors(20);
        String cookie = visitor(tally, COMPARED, PACK);
        tally.did(cookie, PHONE, CLICKED_OUT, List.of(OTHER));
        Map<Bin, Integer> sums = everything(tally);
        assertThat(sums).containsEntry(Bin.of(OTHER, CLICKED_OUT), 1);

        tally.forget(cookie);
        everything(tally).forEach((bin, change) -> sums.merge(bin, change, Integer::sum));
        sums.values().removeIf(sum -> sum == 0);

        assertThat(sums).isEqualTo(counts(20, PACK, VIEWED));
        tally.forget(cookie);
        assertThat(everything(tally)).isEmpty();
    }

    @Test
    void whoIsForgottenStaysForgottenThatDayAlsoByAPageThatWasOnItsWay() {
        String receipt = receipt();
        String waiting = tally.meet(receipt, PHONE, VIEWED, List.of(PACK));
        tally.forget(waiting);
        tally.did(waiting, PHONE, COMPARED, List.of(OTHER));
        tally.meet(receipt, PHONE, COMPARED, List.of(OTHER));
        String counted = visitor(tally, VIEWED, PACK);
        tally.forget(counted);
        tally.did(counted, PHONE, COMPARED, List.of(OTHER));

        assertThat(tally.size()).isZero();
        assertThat(everything(tally)).isEmpty();
    }

    @Test
    void aDayThatIsOverForgetsItsBrowsersAndKeepsItsSums() {
        String cookie = visitor(tally, VIEWED, PACK);
        tally.end();
        tally.did(cookie, PHONE, CLICKED_OUT, List.of(PACK));
        tally.meet(receipt(), PHONE, VIEWED, List.of(PACK));

        assertThat(tally.size()).isZero();
        assertThat(everything(tally)).isEqualTo(counts(1, PACK, VIEWED));
    }

    @Test
    void theSameBatchIsOfferedUntilItIsKnownToHaveComeThrough() {
        visitors(20);
        Batch<Bin> first = tally.next(false).orElseThrow();
        visitors(40);

        assertThat(tally.next(false)).containsSame(first);
        assertThat(tally.next(true)).containsSame(first);

        tally.sent(first);
        Batch<Bin> second = tally.next(false).orElseThrow();
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.changes()).isEqualTo(counts(40, PACK, VIEWED));
    }

    @Test
    void aBatchThatTwoThreadsSawComeThroughTakesTheNextWithItInNeither() {
        visitors(20);
        Batch<Bin> first = tally.next(false).orElseThrow();
        tally.sent(first);
        visitors(20);
        Batch<Bin> second = tally.next(false).orElseThrow();

        tally.sent(first);

        assertThat(tally.next(false)).containsSame(second);
    }

    @Test
    void aBatchSaysNothingMoreWhenVisitorsGoOn() {
        visitors(20);
        Batch<Bin> batch = tally.next(false).orElseThrow();
        Map<Bin, Integer> before = Map.copyOf(batch.changes());
        visitors(20);

        assertThat(batch.changes()).isEqualTo(before);
    }

    @Test
    void aProcessHasATokenOfItsOwnForEachDay() {
        Tally another = new Tally(DAY, ENOUGH);
        visitor(another, VIEWED, PACK);
        visitor(tally, VIEWED, PACK);

        assertThat(another.next(true).orElseThrow().token())
                .isNotEqualTo(tally.next(true).orElseThrow().token());
    }

    @Test
    void twoHundredThousandBrowsersTakeABoundedAmountOfMemory() {
        int most = 50_000;
        Tally flooded = new Tally(DAY, most);
        List<PackageId> packs = IntStream.range(0, 8)
                .mapToObj(each -> new PackageId("pack-" + each))
                .toList();
        long before = used();
        for (int browser = 0; browser < 200_000; browser++) {
            String cookie = flooded.meet(receipt(), PHONE, SHOWN, packs.subList(0, 4));
            if (browser % 2 == 0) {
                flooded.did(cookie, PHONE, COMPARED, packs.subList(4, 8));
            }
        }
        assertThat(flooded.size()).isEqualTo(most + most / 10);
        assertThat((used() - before) / flooded.size())
                .as("bytes for each browser")
                .isLessThan(2_000);

        assertThat(everything(flooded)).containsEntry(Bin.of(packs.get(7), COMPARED), most);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int round = 0; round < 3; round++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void whoWasCountedBeforeTheDayWasFullGoesOnBeingCounted() {
        Tally full = new Tally(DAY, 10);
        String early = visitor(full, VIEWED, PACK);
        IntStream.range(0, 50).forEach(each -> visitor(full, VIEWED, OTHER));

        full.did(early, PHONE, CLICKED_OUT, List.of(PACK));

        assertThat(full.size()).isLessThanOrEqualTo(11);
        assertThat(everything(full))
                .containsEntry(Bin.of(PACK, CLICKED_OUT), 1)
                .containsEntry(Bin.of(OTHER, VIEWED), 9);
    }

    /** Sixteen threads, browsers that several of them serve at once, some that go, and a sender in between. */
    @Test
    void manyThreadsAtOnceCountWhatOneByOneWouldCount() throws Exception {
        int threads = 16;
        List<String> cookies = Stream.generate(() -> tally.meet(receipt(), PHONE, SHOWN, List.of()))
                .limit(100)
                .toList();
        List<List<BrowserDayTest.Event>> doings = doings(cookies.size());
        Map<Bin, Integer> sums = new HashMap<>();
        AtomicBoolean over = new AtomicBoolean();
        CyclicBarrier start = new CyclicBarrier(threads + 1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads + 1)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int own = thread;
                running.add(pool.submit(() -> {
                    start.await();
                    for (int turn = 0; turn < 40; turn++) {
                        for (int browser = 0; browser < cookies.size(); browser++) {
                            BrowserDayTest.Event event = doings.get(browser).get((turn + own) % 40);
                            tally.did(cookies.get(browser), PHONE, event.step(), event.packs());
                        }
                        tally.forget(visitor(tally, CLICKED_OUT, PACK));
                    }
                    return null;
                }));
            }
            Future<?> sender = pool.submit(() -> {
                start.await();
                while (!over.get()) {
                    tally.next(false).ifPresent(batch -> {
                        batch.changes().forEach((bin, change) -> sums.merge(bin, change, Integer::sum));
                        tally.sent(batch);
                    });
                }
                return null;
            });
            for (Future<?> each : running) {
                each.get();
            }
            over.set(true);
            sender.get();
        }
        everything(tally).forEach((bin, change) -> sums.merge(bin, change, Integer::sum));
        sums.values().removeIf(sum -> sum == 0);

        // Of two that went equally far the first counts, and which one that was is up to the threads.
        sums.keySet().removeIf(bin -> bin.kind() == Kind.INSTEAD);
        assertThat(sums).isEqualTo(workedOut(doings));
    }

    /** Of four packages, so that none makes room for another and the order does not matter. */
    private static List<List<BrowserDayTest.Event>> doings(int browsers) {
        Random random = new Random(42);
        List<PackageId> packs =
                Stream.of("a", "b", "c", "d").map(PackageId::new).toList();
        return IntStream.range(0, browsers)
                .mapToObj(browser -> IntStream.range(0, 40)
                        .mapToObj(turn -> new BrowserDayTest.Event(
                                Step.values()[random.nextInt(1, 2 + browser % 4)],
                                List.of(packs.get(random.nextInt(1 + browser % 4)))))
                        .toList())
                .toList();
    }

    private static Map<Bin, Integer> workedOut(List<List<BrowserDayTest.Event>> doings) {
        Map<Bin, Integer> sums = new HashMap<>();
        for (List<BrowserDayTest.Event> browser : doings) {
            Map<PackageId, Step> furthest = new HashMap<>();
            browser.forEach(event -> furthest.merge(
                    event.packs().getFirst(), event.step(), (one, other) -> one.compareTo(other) > 0 ? one : other));
            furthest.forEach((pack, step) -> {
                Visitors.bins(pack, step, Kind.NONE).stream()
                        .filter(bin -> bin.kind() != Kind.INSTEAD)
                        .forEach(bin -> sums.merge(bin, 1, Integer::sum));
            });
        }
        return sums;
    }
}
