package nl.allesoveradministratie.pakketwijzer.insight;

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
