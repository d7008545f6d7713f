package nl.allesoveradministratie.pakketwijzer.insight;

/**
 * A released number as partners see it. Whether it is shown depends on the released number only, never on the true one.
 *
 * @param value rounded to 5; 0 when hidden
 * @param halfWidth the true number is at most so far away in 95 of 100 cases, apart from the rounding
 * @param shown false: too small beside its own noise to say anything
 */
public record Figure(int value, int halfWidth, boolean shown) {

    /** Nothing to show. */
    public static final Figure NONE = new Figure(0, 0, false);

    private static final int ROUNDED_TO = 5;

    static Figure of(int released, int halfWidth) {
        boolean shown = released >= 2 * halfWidth;
        return new Figure(shown ? (released + ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO : 0, halfWidth, shown);
    }
}
