package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

    /** {@code values()} makes a new array every time. */
    private static final List<Group> GROUPS = List.of(Group.values());

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

    /** What was found in one group that has answers and weight. */
    private record Found(Group group, int weight, List<Outcome> outcomes) {

        long sum(ToIntFunction<Outcome> halves) {
            long sum = 0;
            for (Outcome outcome : outcomes) {
                sum += halves.applyAsInt(outcome);
            }
            return sum;
        }
    }

    /**
     * Each group's mean, weighed. An empty group leaves its weight to the others, in proportion.
     *
     * @return empty when there is nothing to score
     */
    static Optional<Score> of(Map<Group, List<Outcome>> outcomes, Weights weights) {
        List<Found> found = new ArrayList<>();
        for (Group group : GROUPS) {
            List<Outcome> ofGroup = outcomes.getOrDefault(group, List.of());
            if (!ofGroup.isEmpty() && weights.of(group) > 0) {
                found.add(new Found(group, weights.of(group), ofGroup));
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Sum value = new Sum(found, Outcome::halves);
        Sum max = new Sum(found, Outcome::maxHalves);
        Sum min = new Sum(found, Outcome::minHalves);
        return Optional.of(new Score(value.rounded(), min.rounded(), max.rounded(), parts(found, value, max)));
    }

    private static List<Part> parts(List<Found> found, Sum value, Sum max) {
        int[] hundred = new int[found.size()];
        Arrays.fill(hundred, 100);
        int[] outOf = new Sum(found, outcome -> 2).apportioned(hundred);
        int[] points = value.apportioned(outOf);
        int[] best = max.apportioned(outOf);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < outOf.length; i++) {
            int couldAdd = Math.clamp(best[i] - points[i], 0, outOf[i] - points[i]);
            Found of = found.get(i);
            parts.add(new Part(
                    of.group(), points[i], outOf[i], couldAdd, of.outcomes().size()));
        }
        return parts;
    }

    /** A weighed sum of means as an exact fraction of 100; small enough for a long by far. */
    private static final class Sum {
        /** Per group, in the order in which they were found. */
        private final long[] numerators;

        private final long denominator;

        Sum(List<Found> found, ToIntFunction<Outcome> halves) {
            long weight = 0;
            long counts = 1;
            for (Found each : found) {
                weight += each.weight();
                counts = Math.multiplyExact(counts, (long) each.outcomes().size());
            }
            denominator = 2 * weight * counts;
            numerators = new long[found.size()];
            for (int i = 0; i < numerators.length; i++) {
                Found each = found.get(i);
                numerators[i] = 100
                        * each.weight()
                        * each.sum(halves)
                        * (counts / each.outcomes().size());
            }
        }

        int rounded() {
            long numerator = 0;
            for (long each : numerators) {
                numerator += each;
            }
            return (int) ((2 * numerator + denominator) / (2 * denominator));
        }

        /**
         * Whole points per group that add up to the rounded sum: the largest remainders are rounded up, the earlier
         * group first, but no group gets more than its most.
         */
        int[] apportioned(int[] most) {
            int[] points = new int[numerators.length];
            long[] remainders = new long[numerators.length];
            int left = rounded();
            for (int i = 0; i < points.length; i++) {
                points[i] = (int) (numerators[i] / denominator);
                left -= points[i];
                remainders[i] = points[i] < most[i] ? numerators[i] % denominator : -1;
            }
            while (left-- > 0) {
                int next = largest(remainders);
                if (next >= 0) {
                    points[next]++;
                    remainders[next] = -1;
                }
            }
            return points;
        }

        /** Where the first of the largest is; -1 = all are used up. */
        private static int largest(long[] remainders) {
            int largest = -1;
            for (int i = 0; i < remainders.length; i++) {
                if (remainders[i] > (largest < 0 ? -1 : remainders[largest])) {
                    largest = i;
                }
            }
            return largest;
        }
    }
}
