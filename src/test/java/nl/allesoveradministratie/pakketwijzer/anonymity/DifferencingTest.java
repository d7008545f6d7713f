package nl.allesoveradministratie.pakketwijzer.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.anonymity.DifferencingAttack.Told;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import org.junit.jupiter.api.Test;

/** Taking released numbers from each other, or asking for the same one again and again, tells no more than one of them. */
class DifferencingTest {

    private static final int TRIES = 2_000;

    private static final int QUESTIONS = 1_000;

    /** No more than is paid for the cells that the browser is in, which is less than the budget. */
    @Test
    @Proves("A5")
    void noCellSumOrDifferenceTellsMoreThanIsPaidForIt() {
        List<Told> told = new DifferencingAttack(Noise.OURS).play(TRIES);
        // Chance is real here: what must hold in 99 of 100 cases may be tried a second time.
        List<Told> again = new DifferencingAttack(Noise.OURS).play(TRIES);

        assertThat(told).hasSizeGreaterThan(10);
        assertThat(IntStream.range(0, told.size())
                        .filter(way ->
                                told.get(way).isTooMuch() && again.get(way).isTooMuch())
                        .mapToObj(way -> told.get(way).way()))
                .isEmpty();
    }

    @Test
    @Proves(value = "A5", control = true)
    void ofExactCountsEveryDifferenceTells() {
        assertThat(new DifferencingAttack(Noise.NONE).play(100))
                .allSatisfy(told ->
                        assertThat(told.game().advantage()).as(told.way()).isEqualTo(1));
    }

    /** Where noise of several cells comes together, a quarter of it may still be enough. */
    @Test
    @Proves(value = "A5", control = true)
    void ofNoiseOfAQuarterOfTheSizeEveryCellTellsTooMuch() {
        List<Told> cells = new DifferencingAttack(Noise.QUARTERED)
                .play(TRIES).stream().filter(Told::isOneCell).toList();

        assertThat(cells).hasSize(3).allMatch(Told::isTooMuch);
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
