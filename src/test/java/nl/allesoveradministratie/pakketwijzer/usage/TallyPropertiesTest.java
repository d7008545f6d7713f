package nl.allesoveradministratie.pakketwijzer.usage;

import static nl.allesoveradministratie.pakketwijzer.usage.Step.SHOWN;
import static nl.allesoveradministratie.pakketwijzer.usage.Visitors.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/** What holds for the sums of every day, whoever came and whatever they did (A8). */
class TallyPropertiesTest {

    /** One browser more or less changes what that browser does, and nothing of anybody else's. */
    @Property(tries = 200)
    void withOneBrowserMoreEachHistogramChangesByOneAndTheOthersCountAsBefore(
            @ForAll("crowds") List<List<BrowserDayTest.Event>> others, @ForAll("days") List<BrowserDayTest.Event> one) {
        Map<Bin, Integer> without = played(others);
        Map<Bin, Integer> with =
                played(Stream.concat(Stream.of(one), others.stream()).toList());

        Map<Bin, Integer> difference = new HashMap<>(with);
        without.forEach((bin, count) -> difference.merge(bin, -count, Integer::sum));
        difference.values().removeIf(change -> change == 0);
        BrowserDay alone = new BrowserDay(PHONE, new Random(42));
        one.forEach(event -> alone.did(event.step(), event.packs()));
        assertThat(difference.keySet())
                .isEqualTo(alone.bins().stream()
                        .map(TallyPropertiesTest::withoutTheDraw)
                        .collect(Collectors.toSet()));
        assertThat(difference.values()).allMatch(change -> change == 1);
        Set<String> histograms = new HashSet<>();
        assertThat(difference.keySet())
                .allMatch(bin -> histograms.add(bin.pack().value() + bin.kind()));
    }

    /** With which package one was compared is drawn by chance, so it is another one each time that a day is played. */
    private static Bin withoutTheDraw(Bin bin) {
        return bin.kind() == Kind.COMPARED_WITH ? new Bin(bin.pack(), bin.kind(), "one of them") : bin;
    }

    @Provide
    Arbitrary<List<BrowserDayTest.Event>> days() {
        Arbitrary<List<PackageId>> packs = Arbitraries.of("a", "b", "c", "d", "e", "f", "g")
                .map(PackageId::new)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(5);
        return Combinators.combine(Arbitraries.of(Step.class), packs)
                .as(BrowserDayTest.Event::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<List<BrowserDayTest.Event>>> crowds() {
        return days().list().ofMaxSize(30);
    }

    /** The sums of a day on which these browsers took turns, with a batch leaving whenever there is one. */
    private static Map<Bin, Integer> played(List<List<BrowserDayTest.Event>> browsers) {
        Tally tally = new Tally(LocalDate.of(2026, 3, 2), 1_000);
        Map<Bin, Integer> sums = new HashMap<>();
        List<String> cookies = browsers.stream()
                .map(browser -> tally.meet(UUID.randomUUID().toString(), PHONE, SHOWN, List.of()))
                .toList();
        for (int turn = 0; turn < 12; turn++) {
            for (int browser = 0; browser < browsers.size(); browser++) {
                if (turn < browsers.get(browser).size()) {
                    BrowserDayTest.Event event = browsers.get(browser).get(turn);
                    tally.did(cookies.get(browser), PHONE, event.step(), event.packs());
                }
            }
            tally.next(false).ifPresent(batch -> {
                batch.changes().forEach((bin, change) -> sums.merge(withoutTheDraw(bin), change, Integer::sum));
                tally.sent(batch);
            });
        }
        TallyTest.everything(tally).forEach((bin, change) -> sums.merge(withoutTheDraw(bin), change, Integer::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
