package nl.allesoveradministratie.pakketwijzer.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.anonymity.MembershipAttack.Counting;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.ReleasedCells;
import nl.allesoveradministratie.pakketwijzer.insight.ReleasedCells.Cell;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay.Bar;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay.Did;
import nl.allesoveradministratie.pakketwijzer.usage.Step;

/** Whatever a browser does on a day, in what is released of every family it changes one number of a package by one. */
class BoundingTest {

    private static final List<PackageId> CATALOGUE = IntStream.range(0, 12)
            .mapToObj(each -> new PackageId("pack-" + each))
            .toList();

    private static final List<Cell> CELLS = ReleasedCells.cells(CATALOGUE);

    private static Arbitrary<List<Did>> days(int most, int together) {
        Arbitrary<List<PackageId>> packs =
                Arbitraries.of(CATALOGUE).list().uniqueElements().ofMinSize(1).ofMaxSize(together);
        return Combinators.combine(Arbitraries.of(Step.class), packs)
                .as(Did::new)
                .list()
                .ofMaxSize(most);
    }

    @Provide
    Arbitrary<List<Did>> days() {
        return days(40, 5);
    }

    /** Compared by two at most: with which of several one is compared is drawn, for others anew in each day that is played. */
    @Provide
    Arbitrary<List<List<Did>>> crowds() {
        return days(10, 2).list().ofMaxSize(10);
    }

    /** In what a browser changes more than it may; empty = in nothing. */
    private static List<String> excesses(Counting counting, List<List<Did>> others, List<Did> one) {
        Map<Bar, Integer> without = PlayedDay.counts(counting.browsers(others));
        Map<Bar, Integer> with = PlayedDay.counts(
                counting.browsers(Stream.concat(others.stream(), Stream.of(one)).toList()));
        Map<String, Integer> changes = new HashMap<>();
        Map<Boolean, Set<PackageId>> touched = Map.of(true, new HashSet<>(), false, new HashSet<>());
        double price = 0;
        for (Cell cell : CELLS) {
            int change = Math.abs(ReleasedCells.exact(with, cell) - ReleasedCells.exact(without, cell));
            if (change > 0) {
                changes.merge(cell.family() + " of " + cell.pack(), change, Integer::sum);
                touched.get(cell.bin().equals(Step.SHOWN.key())).add(cell.pack());
                price += change * cell.family().epsilon().doubleValue();
            }
        }
        List<String> excesses = new ArrayList<>();
        changes.forEach((histogram, change) -> {
            if (change > 1) {
                excesses.add(histogram + " changes by " + change);
            }
        });
        touched.forEach((shown, packs) -> {
            if (packs.size() > 4) {
                excesses.add(packs.size() + " packages " + (shown ? "only shown" : "viewed or further"));
            }
        });
        if (price > MembershipAttack.pooledBudget() + 1e-9) {
            excesses.add("all packages together cost " + price);
        }
        return excesses;
    }

    @Property(tries = 400)
    @Proves("A8")
    void eachHistogramOfWhatIsReleasedChangesByOneAndFourPackagesAndFourMoreAreTouched(@ForAll("days") List<Did> one) {
        assertThat(excesses(Counting.OURS, List.of(), one)).isEmpty();
    }

    @Property(tries = 100)
    @Proves("A8")
    void alsoAmongOthersWhoseCountsStayWhatTheyWere(
            @ForAll("crowds") List<List<Did>> others, @ForAll("days") List<Did> one) {
        assertThat(excesses(Counting.OURS, others, one)).isEmpty();
    }

    @Property(tries = 1)
    @Proves(value = "A8", control = true)
    void countingEveryEventIsCaughtByTheSameProperty() {
        assertThat(days().sampleStream().limit(200))
                .anySatisfy(one -> assertThat(excesses(Counting.WITHOUT_BOUNDS, List.of(), one))
                        .anyMatch(excess -> excess.contains("changes by")))
                .anySatisfy(one -> assertThat(excesses(Counting.WITHOUT_BOUNDS, List.of(), one))
                        .anyMatch(excess -> excess.contains("viewed or further")))
                .anySatisfy(one -> assertThat(excesses(Counting.WITHOUT_BOUNDS, List.of(), one))
                        .anyMatch(excess -> excess.contains("together cost")));
    }

    /** Somebody who does the same all day long is one browser in every family there is. */
    @Example
    @Proves("A8")
    void oneWhoNeverStopsChangesEveryFamilyOnce() {
        List<PackageId> two = CATALOGUE.subList(0, 2);
        List<Did> day = IntStream.range(0, 300)
                .mapToObj(each -> new Did(Step.values()[each % Step.values().length], two))
                .toList();
        Map<Bar, Integer> counts = PlayedDay.counts(List.of(day));

        for (Family family : Family.values()) {
            assertThat(CELLS.stream()
                            .filter(cell ->
                                    cell.family() == family && cell.pack().equals(two.getFirst()))
                            .mapToInt(cell -> ReleasedCells.exact(counts, cell))
                            .sum())
                    .as(family.name())
                    .isEqualTo(1);
        }
    }
}
