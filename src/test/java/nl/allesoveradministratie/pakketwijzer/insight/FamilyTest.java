package nl.allesoveradministratie.pakketwijzer.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is released, at what price, and how far the noise goes; worked out here in another way, with floating point. */
class FamilyTest {

    @Test
    void allTogetherCostTheBudgetAndNoMore() {
        assertThat(Stream.of(Family.values()).map(Family::epsilon).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(PrivacyLedger.BUDGET);
    }

    /** The chance that the sum of some draws is farther from zero than a number. */
    private static double beyond(Family family, int draws, int distance) {
        double base = Math.exp(-family.epsilon().doubleValue());
        int reach = (int) (40 / family.epsilon().doubleValue());
        double[] one = new double[2 * reach + 1];
        Arrays.setAll(one, at -> (1 - base) / (1 + base) * Math.pow(base, Math.abs(at - reach)));
        double[] sum = {1};
        for (int draw = 0; draw < draws; draw++) {
            double[] next = new double[sum.length + 2 * reach];
            for (int at = 0; at < sum.length; at++) {
                for (int number = 0; number < one.length; number++) {
                    next[at + number] += sum[at] * one[number];
                }
            }
            sum = next;
        }
        double beyond = 0;
        for (int at = 0; at < sum.length; at++) {
            if (Math.abs(at - sum.length / 2) > distance) {
                beyond += sum[at];
            }
        }
        return beyond;
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSaidOfTheNoiseHoldsIn95Of100CasesAndNothingNarrowerDoes(Family family) {
        for (int cells : List.of(1, 2, 3, 4, 6, 12)) {
            assertThat(beyond(family, cells, family.halfWidth(cells))).isLessThanOrEqualTo(0.05);
            assertThat(beyond(family, cells, family.halfWidth(cells) - 1)).isGreaterThan(0.05);
        }
    }

    @ParameterizedTest
    @CsvSource({"R1, 15, 28", "R2, 15, 28", "R3, 15, 28", "R4, 30, 57", "R5, 60, 114", "R6, 30, 57", "R7, 30, 57"})
    void andThatIsWhatThePlanExpectedOfIt(Family family, int one, int four) {
        assertThat(family.halfWidth()).isEqualTo(one);
        assertThat(family.halfWidth(4)).isEqualTo(four);
    }

    @Test
    void aYearOfMonthsIsSummedUpToo() {
        assertThat(Family.R3.halfWidth(48)).isBetween(90, 100);
    }

    @Test
    void aPackageIsNoAlternativeToItself() {
        List<PackageId> packages = Stream.of("a", "b", "c").map(PackageId::new).toList();

        assertThat(Family.R7.bins(packages.get(1), packages)).containsExactly("none", "a", "c");
        assertThat(Family.R8.bins(packages.get(1), packages)).containsExactly("a", "c");
        assertThat(Family.R6.bins(packages.get(1), packages)).isEqualTo(Family.R6.bins());
    }
}
