package nl.allesoveradministratie.pakketwijzer.anonymity;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.interval.ClopperPearsonInterval;

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

    private static final ClopperPearsonInterval CLOPPER_PEARSON = new ClopperPearsonInterval();

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

    /** So many of so many tries; and within what bounds the true part lies. */
    private record Part(int hits, int tries) {

        double least(double wrong) {
            return hits == 0
                    ? 0
                    : CLOPPER_PEARSON.createInterval(tries, hits, 1 - wrong).getLowerBound();
        }

        double most(double wrong) {
            return hits == tries
                    ? 1
                    : CLOPPER_PEARSON.createInterval(tries, hits, 1 - wrong).getUpperBound();
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
         * By how much the logarithms of two chances differ at least: of saying so rightly and wrongly, or of the contrary.
         * Each bound is wrong on one side in half of the cases that may be wrong, so both together in all of them.
         */
        double epsilon(double wrong) {
            return Math.max(
                    Math.log(rightly.least(wrong) / wrongly.most(wrong)),
                    Math.log(wrongly.others().least(wrong) / rightly.others().most(wrong)));
        }
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
     * attacker learns from which number on he should say "was there"; the second half tells how well that works.
     */
    public double epsilonAtLeast() {
        double number = guesses(0, half()).entrySet().stream()
                .max((one, other) -> Double.compare(
                        one.getValue().epsilon(WRONG), other.getValue().epsilon(WRONG)))
                .orElseThrow()
                .getKey();
        // The better direction of two was taken.
        return inSecondHalf(number).epsilon(WRONG / 2);
    }

    /** The same wherever he draws the line: at every number, with so much more doubt that all hold in 99 of 100 cases. */
    public double epsilonAtAnyThreshold() {
        NavigableMap<Double, Guess> guesses = guesses(0, with.length);
        return guesses.values().stream()
                .mapToDouble(guess -> guess.epsilon(WRONG / (2 * guesses.size())))
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
