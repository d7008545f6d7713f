package nl.allesoveradministratie.pakketwijzer.anonymity;

import static nl.allesoveradministratie.pakketwijzer.anonymity.NoiseSample.IMPOSSIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.ReleasedCells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The yardstick for noise in tables: knows noise of the right size, and sees what is another, moved, cut off or used twice. */
class NoiseSampleTest {

    private static final int DRAWS = 2_000;

    private static double epsilon(Family family) {
        return family.epsilon().doubleValue();
    }

    @ParameterizedTest
    @EnumSource
    void noiseOfAFamilyIsKnownAndOfNoOtherPrice(Family family) {
        NoiseSample sample = NoiseSample.of(ReleasedCells.noise(family, 1), DRAWS);

        assertThat(sample.plausibility(epsilon(family))).isGreaterThan(IMPOSSIBLE);
        assertThat(sample.plausibility(epsilon(family) * 1.5)).isLessThan(IMPOSSIBLE);
        assertThat(sample.plausibility(epsilon(family) / 1.5)).isLessThan(IMPOSSIBLE);
    }

    @Test
    void noiseThatIsCutOffAtZeroOrMovedIsSeen() {
        int[] numbers = NoiseSample.of(ReleasedCells.noise(Family.R1, 1), DRAWS).numbers();

        assertThat(new NoiseSample(IntStream.of(numbers)
                                .map(each -> Math.max(0, each))
                                .toArray())
                        .plausibility(epsilon(Family.R1)))
                .isLessThan(IMPOSSIBLE);
        assertThat(new NoiseSample(IntStream.of(numbers).map(each -> each + 2).toArray())
                        .plausibility(epsilon(Family.R1)))
                .isLessThan(IMPOSSIBLE);
    }

    /** As where a draw would serve two bins, two packages or two periods: their difference would be exact. */
    @Test
    @Proves(value = "A5", control = true)
    void noiseThatIsUsedTwiceIsSeen() {
        int[] numbers =
                NoiseSample.of(ReleasedCells.noise(Family.R1, 1), DRAWS / 2).numbers();
        NoiseSample atOnce = new NoiseSample(
                IntStream.range(0, DRAWS).map(each -> numbers[each / 2]).toArray());
        NoiseSample later = new NoiseSample(IntStream.range(0, DRAWS)
                .map(each -> numbers[each % (DRAWS / 2)])
                .toArray());

        assertThat(new NoiseSample(numbers).independence(1)).isGreaterThan(IMPOSSIBLE);
        assertThat(atOnce.independence(1)).isLessThan(IMPOSSIBLE);
        assertThat(later.independence(DRAWS / 2)).isLessThan(IMPOSSIBLE);
    }
}
