package nl.allesoveradministratie.pakketwijzer.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import org.junit.jupiter.api.Test;

/** Taking released numbers from each other, or asking for the same one again and again, tells no more than one of them. */
class DifferencingTest {

    private static final int TRIES = 2_000;

    private static final int QUESTIONS = 1_000;

    @Test
    @Proves("A5")
    void noCellSumOrDifferenceTellsMoreThanTheBudgetAllows() {
        Map<String, Game> games = new DifferencingAttack(Noise.OURS).play(TRIES);

        assertThat(games).hasSizeGreaterThan(10);
        assertThat(games)
                .allSatisfy((way, game) -> assertThat(game.advantageAtLeast())
                        .as(way)
                        .isLessThanOrEqualTo(Game.mostAdvantage(MembershipAttack.budget())));
    }

    @Test
    @Proves(value = "A5", control = true)
    void ofExactCountsEveryDifferenceTells() {
        assertThat(new DifferencingAttack(Noise.NONE).play(100))
                .allSatisfy((way, game) -> assertThat(game.advantage()).as(way).isEqualTo(1));
    }

    /** What partners would get who could ask for new noise. That they cannot, AnonymityIT shows. */
    @Test
    @Proves(value = "A6", control = true)
    void noiseThatIsDrawnAnewAtEveryQuestionIsAveragedAway() {
        Game game = Game.of(1_000, () -> mean(12), () -> mean(13));

        assertThat(game.advantageAtLeast()).isGreaterThan(Game.mostAdvantage(MembershipAttack.budget()));
    }

    private static double mean(int exact) {
        long sum = 0;
        for (int question = 0; question < QUESTIONS; question++) {
            sum += exact + Noise.OURS.draw(Family.R1);
        }
        return (double) sum / QUESTIONS;
    }
}
