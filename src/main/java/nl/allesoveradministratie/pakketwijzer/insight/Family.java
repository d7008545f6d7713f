package nl.allesoveradministratie.pakketwijzer.insight;

import java.math.BigDecimal;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.usage.Step;

/**
 * A question that is answered for every package on its calendar, fixed in advance (scheme PR-1). What it costs in privacy
 * stands in the database as well, which refuses more than 1.00 together; a test holds the two side by side.
 */
public enum Family {
    /** How far visitors came with a package, by day. */
    R1(List.of(Step.VIEWED, Step.COMPARED, Step.SHORTLISTED, Step.CLICKED_OUT), 1, 5, 15, 28);

    private final List<Step> bins;
    private final int numerator;
    private final int denominator;
    private final int halfWidth;
    private final int sumHalfWidth;

    Family(List<Step> bins, int numerator, int denominator, int halfWidth, int sumHalfWidth) {
        this.bins = bins;
        this.numerator = numerator;
        this.denominator = denominator;
        this.halfWidth = halfWidth;
        this.sumHalfWidth = sumHalfWidth;
    }

    /** In each of which a browser-day stands once at most. */
    public List<Step> bins() {
        return bins;
    }

    /** ε is numerator / denominator. */
    int numerator() {
        return numerator;
    }

    int denominator() {
        return denominator;
    }

    /** What it costs in privacy: one package, one day of one browser. */
    public BigDecimal epsilon() {
        return BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator))
                .setScale(2);
    }

    /** Within how much the noise of one bin stays in 95 of 100 cases. */
    public int halfWidth() {
        return halfWidth;
    }

    /** The same for the sum of all bins of a package. */
    public int sumHalfWidth() {
        return sumHalfWidth;
    }
}
