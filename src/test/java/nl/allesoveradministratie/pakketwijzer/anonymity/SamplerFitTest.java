package nl.allesoveradministratie.pakketwijzer.anonymity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.ReleasedCells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The noise of every family is distributed as the guarantee says; a million draws each are for the bench. */
class SamplerFitTest {

    private static final int DRAWS = 100_000;

    private static final RandomGenerator CHANCE = RandomGenerator.of("L64X128MixRandom");

    private static double epsilon(Family family) {
        return family.epsilon().doubleValue();
    }

    private static boolean fits(IntSupplier noise, double epsilon) {
        SamplerFit fit = SamplerFit.of(noise, epsilon, DRAWS);
        return fit.plausibility() > SamplerFit.PLAUSIBLE && Math.abs(fit.measuredEpsilon() - epsilon) < fit.tolerance();
    }

    @ParameterizedTest
    @EnumSource
    @Proves("A1")
    void noiseIsDistributedAsTheGuaranteeSays(Family family) {
        IntSupplier noise = ReleasedCells.noise(family, 1);

        // Chance is real: what must hold may be tried a second time.
        assertThat(fits(noise, epsilon(family)) || fits(noise, epsilon(family))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @Proves(value = "A1", control = true)
    void noiseOfHalfTheSizeDoesNotFit(Family family) {
        assertThat(fits(ReleasedCells.noise(family, 2), epsilon(family))).isFalse();
    }

    /** Laplace with floating point, rounded. */
    @Test
    @Proves(value = "A1", control = true)
    void roundedNoiseDoesNotFit() {
        IntSupplier rounded = () -> {
            double uniform;
            synchronized (CHANCE) {
                uniform = CHANCE.nextDouble() - 0.5;
            }
            return (int) Math.round(-Math.signum(uniform) * Math.log(1 - 2 * Math.abs(uniform)));
        };
        assertThat(fits(rounded, 1)).isFalse();
    }

    @Test
    void whatIsMeasuredIsThePrice() {
        assertThat(SamplerFit.of(ReleasedCells.noise(1, 5), 0.2, DRAWS).measuredEpsilon())
                .isCloseTo(0.2, within(0.011));
        assertThat(SamplerFit.of(ReleasedCells.noise(2, 5), 0.2, DRAWS).measuredEpsilon())
                .isCloseTo(0.4, within(0.02));
    }

    @Test
    void twoSamplersOfTheSamePriceAreAlikeAndOthersAreNot() {
        SamplerFit one = SamplerFit.of(ReleasedCells.noise(1, 5), 0.2, DRAWS);

        assertThat(Math.max(
                        one.likeness(SamplerFit.of(ReleasedCells.noise(2, 10), 0.2, DRAWS)),
                        one.likeness(SamplerFit.of(ReleasedCells.noise(2, 10), 0.2, DRAWS))))
                .isGreaterThan(SamplerFit.PLAUSIBLE);
        assertThat(one.likeness(SamplerFit.of(ReleasedCells.noise(11, 50), 0.2, DRAWS)))
                .isLessThan(SamplerFit.PLAUSIBLE);
    }
}
