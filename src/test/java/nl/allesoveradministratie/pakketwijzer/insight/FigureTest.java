package nl.allesoveradministratie.pakketwijzer.insight;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import nl.allesoveradministratie.pakketwijzer.Proves;

/** A number is shown or hidden, and rounded, by what was released; nothing of the true number shows through (A9). */
class FigureTest {

    /** Somebody's way to show a number of which the noisy value was released. */
    private interface Showing {

        Figure figure(int trueNumber, int released, int halfWidth);
    }

    private static boolean differs(Showing showing, int one, int other, int released, int halfWidth) {
        return !showing.figure(one, released, halfWidth).equals(showing.figure(other, released, halfWidth));
    }

    @Proves("A9")
    @Property
    void twoTrueNumbersThatWereReleasedAsTheSameLookTheSame(
            @ForAll @IntRange(max = 500) int one,
            @ForAll @IntRange(max = 500) int other,
            @ForAll @IntRange(min = -200, max = 700) int released,
            @ForAll @IntRange(min = 1, max = 100) int halfWidth) {
        Showing ours = (trueNumber, noisy, width) -> Figure.of(noisy, width);

        assertThat(differs(ours, one, other, released, halfWidth)).isFalse();
    }

    /** As is usual: small groups are hidden. It tells who was there from who was not. */
    @Proves(value = "A9", control = true)
    @Example
    void hidingSmallTrueNumbersIsCaught() {
        Showing usual = (trueNumber, noisy, width) ->
                trueNumber < 10 ? new Figure(0, width, false) : new Figure(noisy / 5 * 5, width, true);

        assertThat(differs(usual, 9, 10, 40, 15)).isTrue();
    }

    @Property
    void aShownNumberIsTheReleasedOneRoundedToFive(@ForAll @IntRange(min = 30, max = 2_000_000_000) int released) {
        Figure figure = Figure.of(released, 15);

        assertThat(figure.shown()).isTrue();
        assertThat(figure.value() % 5).isZero();
        assertThat(figure.value() - released).isBetween(-2, 2);
        assertThat(figure.halfWidth()).isEqualTo(15);
    }

    @Property
    void aHiddenNumberIsZeroAndNoNumberIsNegative(
            @ForAll @IntRange(min = Integer.MIN_VALUE, max = 2_000_000_000) int released,
            @ForAll @IntRange(min = 1, max = 100_000) int halfWidth) {
        Figure figure = Figure.of(released, halfWidth);

        assertThat(figure.shown()).isEqualTo(released >= 2 * halfWidth);
        assertThat(figure.value()).isNotNegative();
        if (!figure.shown()) {
            assertThat(figure).isEqualTo(Figure.of(0, halfWidth));
        }
    }

    @Example
    void atTwiceItsOwnNoiseANumberIsShownAndOneBelowItIsNot() {
        assertThat(Figure.of(30, 15)).isEqualTo(new Figure(30, 15, true));
        assertThat(Figure.of(29, 15)).isEqualTo(new Figure(0, 15, false));
        assertThat(Figure.of(56, 28)).isEqualTo(new Figure(55, 28, true));
        assertThat(Figure.of(55, 28)).isEqualTo(new Figure(0, 28, false));
    }

    @Example
    void halvesDoNotExistSoTwoGoesDownAndThreeGoesUp() {
        assertThat(Figure.of(42, 15).value()).isEqualTo(40);
        assertThat(Figure.of(43, 15).value()).isEqualTo(45);
    }

    @Example
    void aDifferenceWithinTheNoiseOfBothIsNoChange() {
        Figure hundred = Figure.of(100, 15);
        assertThat(Figure.of(125, 15).since(hundred)).isEqualTo(Figure.Change.UNCLEAR);
        assertThat(Figure.of(130, 15).since(hundred)).isEqualTo(Figure.Change.MORE);
        assertThat(Figure.of(70, 15).since(hundred)).isEqualTo(Figure.Change.LESS);
        assertThat(Figure.of(1_000, 15).since(Figure.of(10, 15)))
                .as("one of them is hidden")
                .isEqualTo(Figure.Change.UNCLEAR);
    }

    @Property
    void whatIsMoreOneWayIsLessTheOtherWay(
            @ForAll @IntRange(min = 30, max = 2_000) int one, @ForAll @IntRange(min = 30, max = 2_000) int other) {
        Figure.Change forth = Figure.of(one, 15).since(Figure.of(other, 15));
        Figure.Change back = Figure.of(other, 15).since(Figure.of(one, 15));

        assertThat(forth == Figure.Change.MORE).isEqualTo(back == Figure.Change.LESS);
        assertThat(forth == Figure.Change.LESS).isEqualTo(back == Figure.Change.MORE);
    }
}
