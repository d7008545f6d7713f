package nl.allesoveradministratie.pakketwijzer.anonymity;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Noise as it was found in a table, held against P(x) ∝ e^(−ε|x|) with q = e^(−ε). Three looks: how often each number came up
 * (χ²), how large they are on average (the mean of |x| is 2q/(1−q²) and that of x² is 2q/(1−q)²; nothing tells two widths apart
 * better), and whether as many lie above the exact number as below.
 *
 * @param numbers in the order in which they were drawn, as far as that is known
 */
public record NoiseSample(int[] numbers) {

    /** What is less likely than this is not by chance, though dozens of samples are looked at in every run of the tests. */
    public static final double IMPOSSIBLE = 1e-7;

    /** Draws so many. */
    public static NoiseSample of(IntSupplier noise, int draws) {
        return new NoiseSample(IntStream.generate(noise).limit(draws).toArray());
    }

    /** How many there are. */
    public int size() {
        return numbers.length;
    }

    /** In so many of all cases noise of this ε is as far off as this, at most; 0 = it is not that. */
    public double plausibility(double epsilon) {
        double q = Math.exp(-epsilon);
        double meanSize = 2 * q / (1 - q * q);
        double meanSquare = 2 * q / ((1 - q) * (1 - q));
        double sizes = Arrays.stream(numbers).mapToLong(Math::abs).sum();
        double sum = Arrays.stream(numbers).asLongStream().sum();
        double bySize = twoSided((sizes - size() * meanSize) / Math.sqrt(size() * (meanSquare - meanSize * meanSize)));
        double byMiddle = twoSided(sum / Math.sqrt(size() * meanSquare));
        Map<Integer, Integer> times = Arrays.stream(numbers)
                .boxed()
                .collect(Collectors.toMap(Function.identity(), number -> 1, Integer::sum));
        double byShape = SamplerFit.of(times, epsilon).plausibility();
        return Math.min(1, 3 * Math.min(byShape, Math.min(bySize, byMiddle)));
    }

    /**
     * In so many of all cases numbers that were drawn each by itself go as much up and down together as each of these and the
     * one so many places later; 0 = they were not. Whatever their distribution: the sum of products against its own size.
     */
    public double independence(int later) {
        return independence(Arrays.copyOf(numbers, size() - later), Arrays.copyOfRange(numbers, later, size()));
    }

    /** The same for pairs of numbers, the one at each place of both. */
    static double independence(int[] some, int[] others) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < some.length; i++) {
            double product = (double) some[i] * others[i];
            sum += product;
            squares += product * product;
        }
        return twoSided(sum / Math.sqrt(squares));
    }

    private static double twoSided(double deviation) {
        return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(deviation));
    }
}
