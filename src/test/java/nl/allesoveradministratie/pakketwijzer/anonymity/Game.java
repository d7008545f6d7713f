package nl.allesoveradministratie.pakketwijzer.anonymity;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * What an attacker sees while somebody was there and while that one was not: a number for each try, the higher the more he
 * believes it. From these alone follows how well he can tell the two apart; nothing is assumed about how they are made.
 *
 * @param without numbers of tries without that one
 * @param with numbers of tries with that one, as many
 */
public record Game(double[] without, double[] with) {

    /** Whatever is said here of the whole population holds in 99 of 100 cases. */
    private static final double WRONG = 0.01;

    /** Plays it on all processors. */
    public static Game of(int tries, DoubleSupplier without, DoubleSupplier with) {
        return new Game(played(tries, without), played(tries, with));
    }

    private static double[] played(int tries, DoubleSupplier one) {
        return IntStream.range(0, tries)
                .parallel()
                .mapToDouble(each -> one.getAsDouble())
                .toArray();
    }

    /** So many of so many tries; and within what bounds the true part lies (Clopper and Pearson 1934). */
    private record Part(int hits, int tries) {

        double least(double wrong) {
            return hits == 0 ? 0 : new BetaDistribution(hits, tries - hits + 1).inverseCumulativeProbability(wrong / 2);
        }

        double most(double wrong) {
            return hits == tries
                    ? 1
                    : new BetaDistribution(hits + 1, tries - hits).inverseCumulativeProbability(1 - wrong / 2);
        }

        Part others() {
            return new Part(tries - hits, tries);
        }

        double share() {
            return (double) hits / tries;
        }
    }

    /** Says "was there" from a number on: how often rightly, and how often wrongly. */
    private record Guess(Part rightly, Part wrongly) {

        /**
         * By how much the logarithms of two chances differ at least, in each of the four ways: of saying so with that one
         * there and without, of not saying so, and the other way round. A bound is wrong on one side in half of the cases
         * that may be wrong, so two of them together in all of these.
         */
        double epsilon(Way way, double wrong) {
            return switch (way) {
                case RIGHTLY -> difference(rightly, wrongly, wrong);
                case WRONGLY -> difference(wrongly, rightly, wrong);
                case RIGHTLY_NOT -> difference(wrongly.others(), rightly.others(), wrong);
                case WRONGLY_NOT -> difference(rightly.others(), wrongly.others(), wrong);
            };
        }

        double most(double wrong) {
            return Stream.of(Way.values())
                    .mapToDouble(way -> epsilon(way, wrong))
                    .max()
                    .orElseThrow();
        }

        private static double difference(Part more, Part less, double wrong) {
            return Math.log(more.least(wrong) / less.most(wrong));
        }
    }

    /** What somebody says, and whether it is so. */
    private enum Way {
        RIGHTLY,
        WRONGLY,
        RIGHTLY_NOT,
        WRONGLY_NOT
    }

    /** Every number from which one could say "was there", of a part of the tries. */
    private NavigableMap<Double, Guess> guesses(int from, int to) {
        double[] sortedWithout = sorted(without, from, to);
        double[] sortedWith = sorted(with, from, to);
        NavigableMap<Double, Guess> guesses = new TreeMap<>();
        for (double[] numbers : new double[][] {sortedWithout, sortedWith}) {
            for (double number : numbers) {
                if (!guesses.containsKey(number)) {
                    guesses.put(number, new Guess(from(sortedWith, number), from(sortedWithout, number)));
                }
            }
        }
        return guesses;
    }

    /** Sums of fractions that should be equal are, so that they count as one number. */
    private static double[] sorted(double[] numbers, int from, int to) {
        return Arrays.stream(numbers, from, to)
                .map(number -> Math.rint(number * 1e6) / 1e6)
                .sorted()
                .toArray();
    }

    private static Part from(double[] sorted, double number) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return new Part(sorted.length - low, sorted.length);
    }

    private int half() {
        return with.length / 2;
    }

    /** The guess at a number that was chosen in the first half of the tries, in the second half. */
    private Guess inSecondHalf(double number) {
        return new Guess(
                from(sorted(with, half(), with.length), number), from(sorted(without, half(), with.length), number));
    }

    /**
     * What was there costs at least so much privacy (Clopper and Pearson, 99 %). In the first half of the tries the
     * attacker learns from which number on he should say "was there", or should not; the second half tells how well that
     * works.
     */
    public double epsilonAtLeast() {
        double best = Double.NEGATIVE_INFINITY;
        double number = 0;
        Way chosen = Way.RIGHTLY;
        for (Map.Entry<Double, Guess> guess : guesses(0, half()).entrySet()) {
            for (Way way : Way.values()) {
                double epsilon = guess.getValue().epsilon(way, WRONG);
                if (epsilon > best) {
                    best = epsilon;
                    number = guess.getKey();
                    chosen = way;
                }
            }
        }
        return inSecondHalf(number).epsilon(chosen, WRONG);
    }

    /** The same wherever he draws the line: at every number, with so much more doubt that all hold in 99 of 100 cases. */
    public double epsilonAtAnyThreshold() {
        NavigableMap<Double, Guess> guesses = guesses(0, with.length);
        return guesses.values().stream()
                .mapToDouble(guess -> guess.most(WRONG / (2 * guesses.size())))
                .max()
                .orElseThrow();
    }

    /** How much oftener he says so rightly than wrongly: 0 = he learns nothing, 1 = he is certain. */
    public double advantage() {
        Guess guess = inSecondHalf(bestLine());
        return guess.rightly().share() - guess.wrongly().share();
    }

    /** The same, at least, in 99 of 100 cases. */
    public double advantageAtLeast() {
        Guess guess = inSecondHalf(bestLine());
        return guess.rightly().least(WRONG) - guess.wrongly().most(WRONG);
    }

    private double bestLine() {
        return guesses(0, half()).entrySet().stream()
                .max((one, other) -> Double.compare(
                        one.getValue().rightly().share()
                                - one.getValue().wrongly().share(),
                        other.getValue().rightly().share()
                                - other.getValue().wrongly().share()))
                .orElseThrow()
                .getKey();
    }

    /** What nobody can exceed at a price: (e^ε − 1) / (e^ε + 1). */
    public static double mostAdvantage(double epsilon) {
        return Math.tanh(epsilon / 2);
    }
}
