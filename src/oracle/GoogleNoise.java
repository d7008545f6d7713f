import com.google.privacy.differentialprivacy.ConfidenceInterval;
import com.google.privacy.differentialprivacy.Count;
import com.google.privacy.differentialprivacy.LaplaceNoise;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Google's library makes of a count, to hold ours against: {@code java -cp 'target/oracle/*' src/oracle/GoogleNoise.java
 * 0.2 1000000}. Says within what bounds a count of 1,000 lies in 95 of 100 cases, and then how often each number came up of
 * its two-sided geometric sampler, which is what we call discrete Laplace, and of the noise that it adds to a whole number,
 * which is continuous Laplace, rounded.
 */
public final class GoogleNoise {

    private static final double DOUBT = 0.05;

    private GoogleNoise() {}

    public static void main(String[] args) throws Exception {
        double epsilon = Double.parseDouble(args[0]);
        int draws = Integer.parseInt(args[1]);
        Count count =
                Count.builder().epsilon(epsilon).maxPartitionsContributed(1).build();
        count.incrementBy(1_000);
        long result = count.computeResult();
        ConfidenceInterval interval = count.computeConfidenceInterval(DOUBT);
        System.out.println("bounds " + (interval.lowerBound() - result) + " " + (interval.upperBound() - result));

        LaplaceNoise noise = new LaplaceNoise();
        Method geometric = LaplaceNoise.class.getDeclaredMethod("sampleTwoSidedGeometric", double.class);
        geometric.setAccessible(true);
        Map<Long, Integer> whole = new TreeMap<>();
        Map<Long, Integer> rounded = new TreeMap<>();
        for (int draw = 0; draw < draws; draw++) {
            whole.merge((long) geometric.invoke(noise, epsilon), 1, Integer::sum);
            rounded.merge(noise.addNoise(0L, 1, 1L, epsilon, null), 1, Integer::sum);
        }
        whole.forEach((number, times) -> System.out.println("whole " + number + " " + times));
        rounded.forEach((number, times) -> System.out.println("rounded " + number + " " + times));
    }
}
