package nl.allesoveradministratie.pakketwijzer.insight;

import java.math.BigInteger;

/**
 * A released number, or a sum of them, as partners see it. Whether it is shown depends on released numbers only, never on true
 * ones.
 *
 * @param value rounded to 5; 0 when hidden
 * @param halfWidth the true number is at most so far away in 95 of 100 cases, apart from the rounding
 * @param shown false: too small beside its own noise to say anything
 */
public record Figure(int value, int halfWidth, boolean shown) {

    /** Nothing to show. */
    public static final Figure NONE = new Figure(0, 0, false);

    private static final int ROUNDED_TO = 5;

    /** How a figure differs from an earlier one. */
    public enum Change {
        /** More, and not by the noise alone. */
        MORE,
        /** Less, and not by the noise alone. */
        LESS,
        /** The noise may be all there is to it, or one of them is hidden. */
        UNCLEAR
    }

    static Figure of(int released, int halfWidth) {
        boolean shown = released >= 2 * halfWidth;
        return new Figure(shown ? (released + ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO : 0, halfWidth, shown);
    }

    /**
     * Within how much the noise of a sum stays in at least 95 of 100 cases: two standard deviations, rounded up, and two
     * more, since of few draws the tails are heavier than the normal distribution's. The variance of a discrete Laplace is
     * 2e^(−ε)/(1−e^(−ε))², which is less than 2/ε².
     *
     * @param draws how many released numbers the sum is of; 1 or more
     */
    static int sumHalfWidth(Family family, int draws) {
        if (draws == 1) {
            return family.halfWidth();
        }
        int inverse = family.denominator() / family.numerator();
        BigInteger fourVariances =
                BigInteger.valueOf(8L * draws).multiply(BigInteger.valueOf((long) inverse * inverse));
        BigInteger root = fourVariances.sqrt();
        return root.intValueExact() + (root.multiply(root).equals(fourVariances) ? 2 : 3);
    }

    /** Whether this figure says something else than an earlier one of the same length, in 95 of 100 cases. */
    public Change since(Figure earlier) {
        // Both are rounded: together that is five at most.
        long apart = Math.abs((long) value - earlier.value()) - ROUNDED_TO;
        long noise = (long) halfWidth * halfWidth + (long) earlier.halfWidth() * earlier.halfWidth();
        if (!shown || !earlier.shown() || apart <= 0 || apart * apart <= noise) {
            return Change.UNCLEAR;
        }
        return value > earlier.value() ? Change.MORE : Change.LESS;
    }
}
