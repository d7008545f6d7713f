package nl.allesoveradministratie.pakketwijzer.anonymity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The yardstick itself: of games of which the answer is known it says that answer, or a little less. */
class GameTest {

    private static final int TRIES = 200_000;

    private final Random chance = new Random(8);

    /** An answer that is turned round now and then costs ln(3) when it is true three times in four (Warner 1965). */
    private DoubleSupplier answer(double truth, double chanceOfTruth) {
        return () -> {
            synchronized (chance) {
                return chance.nextDouble() < chanceOfTruth ? truth : 1 - truth;
            }
        };
    }

    @Test
    void anAnswerThatIsTrueThreeTimesInFourCostsTheLogarithmOfThree() {
        Game game = Game.of(TRIES, answer(0, 0.75), answer(1, 0.75));

        assertThat(game.epsilonAtLeast()).isBetween(Math.log(3) - 0.05, Math.log(3));
        assertThat(game.epsilonAtAnyThreshold()).isBetween(Math.log(3) - 0.05, Math.log(3));
        assertThat(game.advantage()).isCloseTo(0.5, within(0.01));
        assertThat(game.advantageAtLeast()).isBetween(0.48, 0.5);
        assertThat(Game.mostAdvantage(Math.log(3))).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void wherePeopleMakeNoDifferenceNothingIsLearnt() {
        Game game = Game.of(TRIES, answer(1, 0.75), answer(1, 0.75));

        assertThat(game.epsilonAtLeast()).isNegative();
        assertThat(game.epsilonAtAnyThreshold()).isNegative();
        assertThat(game.advantage()).isCloseTo(0, within(0.01));
    }

    @Test
    void whoIsCertainHasAnAdvantageOfOneAndABoundThatOnlyTheNumberOfTriesLimits() {
        Game game = Game.of(1_000, () -> 0, () -> 1);

        assertThat(game.advantage()).isEqualTo(1);
        assertThat(game.epsilonAtLeast()).isBetween(3.0, 8.0);
    }

    /** That somebody is not there may be said as well: numbers that go down are seen too. */
    @Test
    void aTellTaleSilenceIsSeenToo() {
        Game game = Game.of(TRIES, () -> chanceOf(0.1), () -> chanceOf(0.01));

        assertThat(game.epsilonAtLeast()).isBetween(Math.log(10) - 0.2, Math.log(10));
    }

    private double chanceOf(double part) {
        synchronized (chance) {
            return chance.nextDouble() < part ? 1 : 0;
        }
    }

    /** Clopper and Pearson 1934: of 10 tries none hits; with 99 % two-sided the part is at most 1 − 0.005^(1/10). */
    @Test
    void theBoundsAreThoseOfClopperAndPearson() {
        Game game = new Game(
                DoubleStream.generate(() -> 0).limit(20).toArray(),
                DoubleStream.generate(() -> 1).limit(20).toArray());
        double least = Math.pow(0.005, 0.1);

        assertThat(game.epsilonAtLeast()).isCloseTo(Math.log(least / (1 - least)), within(1e-6));
    }
}
