package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * How well a package fits, from 0 to 100, with the band that what is unknown leaves open.
 *
 * @param value unknown counted as half; rounded half up
 * @param min if everything unknown turned out to be missing
 * @param max if everything unknown turned out to be there
 * @param parts what each group brought; they add up to the value
 */
public record Score(int value, int min, int max, List<Part> parts) {

    /** The highest first; of two alike, the one of which more is known. */
    static final Comparator<Score> BEST_FIRST =
            Comparator.comparingInt((Score score) -> -score.value()).thenComparingInt(Score::band);

    /**
     * What one group brought.
     *
     * @param group which one
     * @param points of the score's value
     * @param outOf the most this group can bring, all groups together 100
     * @param couldAdd what unknown facts could still add to the points
     * @param answers how many answers are in the group
     */
    public record Part(Group group, int points, int outOf, int couldAdd, int answers) {}

    public Score {
        parts = List.copyOf(parts);
    }

    /** The width of the band: 0 when everything is known. */
    public int band() {
        return max - min;
    }

    /** The word for it; there is one place for its bounds, and this is it. */
    public Fit fit() {
        return value >= 90 ? Fit.VERY_GOOD : value >= 70 ? Fit.GOOD : value >= 50 ? Fit.PARTLY : Fit.LESS;
    }

    /** How a score is called. */
    public enum Fit {
        VERY_GOOD,
        GOOD,
        PARTLY,
        LESS
    }

    /**
     * Each group's mean, weighed. An empty group leaves its weight to the others, in proportion.
     *
     * @return empty when there is nothing to score
     */
    static Optional<Score> of(Map<Group, List<Outcome>> outcomes, Weights weights) {
        Map<Group, List<Outcome>> given = new EnumMap<>(Group.class);
        outcomes.forEach((group, list) -> {
            if (!list.isEmpty() && weights.of(group) > 0) {
                given.put(group, list);
            }
        });
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Sum value = new Sum(given, weights, Outcome::halves);
        Sum max = new Sum(given, weights, Outcome::maxHalves);
        Sum min = new Sum(given, weights, Outcome::minHalves);
        return Optional.of(new Score(value.rounded(), min.rounded(), max.rounded(), parts(given, weights, value, max)));
    }

    private static List<Part> parts(Map<Group, List<Outcome>> given, Weights weights, Sum value, Sum max) {
        Map<Group, Integer> outOf = new Sum(given, weights, outcome -> 2).apportioned(Map.of());
        Map<Group, Integer> points = value.apportioned(outOf);
        Map<Group, Integer> best = max.apportioned(outOf);
        List<Part> parts = new ArrayList<>();
        given.forEach((group, outcomes) -> {
            int most = outOf.getOrDefault(group, 0);
            int brought = points.getOrDefault(group, 0);
            int couldAdd = Math.clamp(best.getOrDefault(group, 0) - brought, 0, most - brought);
            parts.add(new Part(group, brought, most, couldAdd, outcomes.size()));
        });
        return parts;
    }

    /** A weighed sum of means as an exact fraction of 100; small enough for a long by far. */
    private static final class Sum {
        private final Map<Group, Long> numerators = new EnumMap<>(Group.class);
        private final long denominator;

        Sum(Map<Group, List<Outcome>> given, Weights weights, ToIntFunction<Outcome> halves) {
            long totalWeight = given.keySet().stream().mapToInt(weights::of).sum();
            long counts = given.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
            denominator = 2 * totalWeight * counts;
            given.forEach((group, outcomes) -> {
                long sum = outcomes.stream().mapToInt(halves).sum();
                numerators.put(group, 100 * weights.of(group) * sum * (counts / outcomes.size()));
            });
        }

        int rounded() {
            long numerator =
                    numerators.values().stream().mapToLong(Long::longValue).sum();
            return (int) ((2 * numerator + denominator) / (2 * denominator));
        }

        /**
         * Whole points per group that add up to the rounded sum: the largest remainders are rounded up, but no group
         * gets more than its most.
         */
        Map<Group, Integer> apportioned(Map<Group, Integer> most) {
            Map<Group, Integer> points = new EnumMap<>(Group.class);
            numerators.forEach((group, numerator) -> points.put(group, (int) (numerator / denominator)));
            int left = rounded()
                    - points.values().stream().mapToInt(Integer::intValue).sum();
            numerators.entrySet().stream()
                    .filter(entry -> points.getOrDefault(entry.getKey(), 0) < most.getOrDefault(entry.getKey(), 100))
                    .sorted(Comparator.comparingLong(
                                    (Map.Entry<Group, Long> entry) -> -(entry.getValue() % denominator))
                            .thenComparing(Map.Entry::getKey))
                    .limit(left)
                    .forEach(entry -> points.merge(entry.getKey(), 1, Integer::sum));
            return points;
        }
    }
}
