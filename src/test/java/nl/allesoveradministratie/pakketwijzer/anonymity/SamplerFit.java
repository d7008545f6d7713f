package nl.allesoveradministratie.pakketwijzer.anonymity;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;

/**
 * Draws held against P(x) ∝ e^(−ε|x|).
 *
 * @param histogram how often each number came up, from −reach − 1 (or less) to reach + 1 (or more)
 * @param epsilon ε
 */
public record SamplerFit(long[] histogram, double epsilon) {

    /** What must hold does so in all but one of 1,000 cases. */
    public static final double PLAUSIBLE = 0.001;

    private static final ChiSquareTest CHI_SQUARED = new ChiSquareTest();

    /** Draws so many. */
    public static SamplerFit of(IntSupplier noise, double epsilon, int draws) {
        Map<Integer, Integer> times = IntStream.range(0, draws)
                .parallel()
                .map(each -> noise.getAsInt())
                .boxed()
                .collect(Collectors.toMap(number -> number, number -> 1, Integer::sum));
        return of(times, epsilon);
    }

    /** Of draws that were made elsewhere: how often each number came up. Those likely enough count each by itself. */
    public static SamplerFit of(Map<Integer, Integer> times, double epsilon) {
        int draws = times.values().stream().mapToInt(each -> each).sum();
        int reach = (int) Math.floor(Math.log(draws * Math.tanh(epsilon / 2) / 10) / epsilon);
        long[] histogram = new long[2 * reach + 3];
        times.forEach((number, count) -> histogram[Math.clamp(number, -reach - 1, reach + 1) + reach + 1] += count);
        return new SamplerFit(histogram, epsilon);
    }

    private int reach() {
        return (histogram.length - 3) / 2;
    }

    /** In so many of all cases draws that are right are as far off as these, by χ². */
    public double plausibility() {
        double[] expected = IntStream.rangeClosed(-reach() - 1, reach() + 1)
                .mapToDouble(number -> Math.abs(number) > reach()
                        ? Math.exp(-epsilon * (reach() + 1)) / (1 + Math.exp(-epsilon))
                        : Math.tanh(epsilon / 2) * Math.exp(-epsilon * Math.abs(number)))
                .toArray();
        return CHI_SQUARED.chiSquareTest(expected, histogram);
    }

    /** ln(P(x) / P(x+1)) over the numbers 0 to 14, weighed by how often they came up; on both sides. */
    public double measuredEpsilon() {
        int zero = reach() + 1;
        double near = 0;
        double far = 0;
        for (int number = 0; number < 15; number++) {
            near += histogram[zero + number] + histogram[zero - number];
            far += histogram[zero + number + 1] + histogram[zero - number - 1];
        }
        return Math.log(near / far);
    }

    /** How far off that may be: five standard deviations, whose square is at most 0.45 / draws where ε is 0.05 to 0.2. */
    public double tolerance() {
        return 5 * Math.sqrt(0.45 / Arrays.stream(histogram).sum());
    }

    /** In so many cases two samplers that are alike differ as much as these, by χ² for two samples. */
    public double likeness(SamplerFit other) {
        return CHI_SQUARED.chiSquareTestDataSetsComparison(histogram, other.histogram);
    }
}
