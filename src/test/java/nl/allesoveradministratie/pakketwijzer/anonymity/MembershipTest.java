package nl.allesoveradministratie.pakketwijzer.anonymity;

import static nl.allesoveradministratie.pakketwijzer.anonymity.MembershipAttack.Counting.OURS;
import static nl.allesoveradministratie.pakketwijzer.anonymity.MembershipAttack.Counting.WITHOUT_BOUNDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Predicate;
import nl.allesoveradministratie.pakketwijzer.Proves;
import org.junit.jupiter.api.Test;

/**
 * Whoever knows all but whether one browser came on a day, and sees every figure that is ever released of that day, cannot
 * tell better than the published guarantee says. Few tries here; {@code ./pakketwijzer bench anonymity} takes a million.
 */
class MembershipTest {

    private static final int TRIES = 30_000;
    private static final int FEW = 4_000;

    /** Chance is real here: what must hold in 99 of 100 cases may be tried a second time. */
    private static void holds(MembershipAttack attack, Predicate<Game> what) {
        assertThat(what.test(attack.play(TRIES)) || what.test(attack.play(TRIES)))
                .isTrue();
    }

    @Test
    void theBudgetIsThatOfTheScheme() {
        assertThat(MembershipAttack.budget()).isCloseTo(1.00, within(1e-9));
        assertThat(MembershipAttack.pooledBudget()).isCloseTo(4.8, within(1e-9));
    }

    /** Or the attack would be a weak one, and what it does not find out would say nothing. */
    @Test
    @Proves({"A2", "A3"})
    void theAttackSpendsAllThatThereIsToSpend() {
        assertThat(MembershipAttack.onePackage(OURS, Noise.OURS).epsilon())
                .isCloseTo(MembershipAttack.budget(), within(1e-9));
        assertThat(MembershipAttack.allPartners(OURS, Noise.OURS).epsilon())
                .isCloseTo(MembershipAttack.pooledBudget(), within(1e-9));
    }

    @Test
    @Proves({"A2", "A4"})
    void onePartnerLearnsNoMoreThanTheBudgetWhereverTheLineIsDrawn() {
        double budget = MembershipAttack.budget();

        holds(
                MembershipAttack.onePackage(OURS, Noise.OURS),
                game -> game.epsilonAtLeast() <= budget
                        && game.epsilonAtAnyThreshold() <= budget
                        && game.advantageAtLeast() <= Game.mostAdvantage(budget)
                        // It is an attack that learns something.
                        && game.epsilonAtLeast() > budget / 4);
    }

    @Test
    @Proves(value = "A2", control = true)
    void noiseOfHalfTheSizeIsCaught() {
        holds(
                MembershipAttack.onePackage(OURS, Noise.HALVED),
                game -> game.epsilonAtLeast() > MembershipAttack.budget());
    }

    @Test
    @Proves(value = "A2", control = true)
    void countingEveryEventIsCaught() {
        assertThat(MembershipAttack.onePackage(WITHOUT_BOUNDS, Noise.OURS)
                        .play(FEW)
                        .epsilonAtLeast())
                .isGreaterThan(MembershipAttack.budget());
    }

    @Test
    @Proves({"A3", "A4"})
    void allPartnersTogetherLearnNoMoreThanFourPackagesAndFourMoreCost() {
        double budget = MembershipAttack.pooledBudget();
        Game game = MembershipAttack.allPartners(OURS, Noise.OURS).play(FEW);

        assertThat(game.epsilonAtLeast()).isBetween(0.25, budget);
        assertThat(game.epsilonAtAnyThreshold()).isLessThanOrEqualTo(budget);
        assertThat(game.advantageAtLeast()).isLessThanOrEqualTo(Game.mostAdvantage(budget));
    }

    @Test
    @Proves(value = "A3", control = true)
    void countingEveryEventTellsAllPartnersTogetherMore() {
        assertThat(MembershipAttack.allPartners(WITHOUT_BOUNDS, Noise.OURS)
                        .play(FEW)
                        .epsilonAtLeast())
                .isGreaterThan(MembershipAttack.pooledBudget());
    }

    /** Half the size shows with one partner already; with all of them it would take many millions of tries. */
    @Test
    @Proves(value = "A3", control = true)
    void noiseOfAQuarterOfTheSizeTellsAllPartnersTogetherMore() {
        assertThat(MembershipAttack.allPartners(OURS, Noise.QUARTERED)
                        .play(3 * FEW)
                        .epsilonAtLeast())
                .isGreaterThan(MembershipAttack.pooledBudget());
    }

    @Test
    @Proves(value = "A4", control = true)
    void exactCountsTellForCertain() {
        Game game = MembershipAttack.onePackage(OURS, Noise.NONE).play(FEW);

        assertThat(game.advantage()).isEqualTo(1);
        assertThat(game.epsilonAtAnyThreshold()).isGreaterThan(MembershipAttack.budget());
    }
}
