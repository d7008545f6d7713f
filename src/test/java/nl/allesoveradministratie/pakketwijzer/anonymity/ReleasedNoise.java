package nl.allesoveradministratie.pakketwijzer.anonymity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.ReleasedCells.Cell;

/**
 * What stands in real tables on top of the exact numbers, of every cell that was released for some months: as the mechanism
 * wrote it, neither rounded nor hidden.
 */
public final class ReleasedNoise {

    /** A cell of a period. */
    private record Place(Cell cell, LocalDate from) {}

    private final SortedMap<Place, Integer> noise =
            new TreeMap<>(Comparator.comparing((Place place) -> place.cell().family())
                    .thenComparing(Place::from)
                    .thenComparing(place -> place.cell().pack().value())
                    .thenComparing(place -> place.cell().bin()));

    void add(Cell cell, LocalDate from, int number) {
        noise.put(new Place(cell, from), number);
    }

    /** Of a family: by period, then package, then bin. */
    public NoiseSample of(Family family) {
        return new NoiseSample(noise.entrySet().stream()
                .filter(each -> each.getKey().cell().family() == family)
                .mapToInt(Map.Entry::getValue)
                .toArray());
    }

    /**
     * In so many of all cases noise that is drawn for each cell by itself would be as much alike as this: with that of the next
     * bin, of the next package and of the next period, and of a longer period of which there are the same bins.
     */
    public Map<String, Double> independence() {
        Map<String, Double> independence = new LinkedHashMap<>();
        for (Family family : Family.values()) {
            List<Place> places = noise.keySet().stream()
                    .filter(place -> place.cell().family() == family)
                    .toList();
            Place first = places.getFirst();
            int period = (int) places.stream()
                    .filter(place -> place.from().equals(first.from()))
                    .count();
            int bins = (int) places.stream()
                    .limit(period)
                    .filter(place -> place.cell().pack().equals(first.cell().pack()))
                    .count();
            NoiseSample sample = of(family);
            independence.put(family + " and its next bin", sample.independence(1));
            independence.put(family + " and its next package", sample.independence(bins));
            independence.put(family + " and its next period", sample.independence(period));
        }
        for (List<Family> two : List.of(
                List.of(Family.R1, Family.R2),
                List.of(Family.R1, Family.R3),
                List.of(Family.R2, Family.R3),
                List.of(Family.R8, Family.R7))) {
            independence.put(two.getFirst() + " and " + two.getLast(), independence(two.getFirst(), two.getLast()));
        }
        return independence;
    }

    private double independence(Family one, Family longer) {
        List<int[]> pairs = noise.keySet().stream()
                .filter(place -> place.cell().family() == one)
                .flatMap(place -> Stream.of(new Place(
                                new Cell(
                                        longer,
                                        place.cell().pack(),
                                        place.cell().bin()),
                                longer.period().startOf(place.from())))
                        .filter(noise::containsKey)
                        .map(other -> new int[] {noise.get(place), noise.get(other)}))
                .toList();
        return NoiseSample.independence(
                pairs.stream().mapToInt(pair -> pair[0]).toArray(),
                pairs.stream().mapToInt(pair -> pair[1]).toArray());
    }
}
