package nl.allesoveradministratie.pakketwijzer.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the noise goes in 95 of 100 cases. One draw of discrete Laplace is the difference of two geometric ones, and the
 * sum of n draws that of two negative binomial ones: exact but for the 34th digit.
 */
final class MarginOfError {

    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal CONFIDENCE = new BigDecimal("0.95");
    private static final BigDecimal REST = new BigDecimal("1E-12");
    private static final BigDecimal NOTHING = new BigDecimal("1E-30");

    private MarginOfError() {}

    /**
     * The smallest number within which the sum of some draws stays in 95 of 100 cases.
     *
     * @param numerator of ε
     * @param denominator of ε
     * @param draws 1 or more
     */
    static int of(int numerator, int denominator, int draws) {
        BigDecimal[] chances = negativeBinomial(expMinus(numerator, denominator), draws);
        BigDecimal within = difference(chances, 0);
        int width = 0;
        while (within.compareTo(CONFIDENCE) < 0) {
            width++;
            within = within.add(difference(chances, width).multiply(BigDecimal.TWO), DIGITS);
        }
        return width;
    }

    /** e^(−ε), by its series. */
    private static BigDecimal expMinus(int numerator, int denominator) {
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = term;
        for (int i = 1; term.abs().compareTo(NOTHING) > 0; i++) {
            term = term.multiply(BigDecimal.valueOf(-numerator), DIGITS)
                    .divide(BigDecimal.valueOf((long) denominator * i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    /** The chances of 0, 1, 2, … until they are next to nothing. */
    private static BigDecimal[] negativeBinomial(BigDecimal base, int draws) {
        List<BigDecimal> chances = new ArrayList<>();
        BigDecimal chance = BigDecimal.ONE.subtract(base).pow(draws, DIGITS);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; BigDecimal.ONE.subtract(sum).compareTo(REST) > 0; i++) {
            chances.add(chance);
            sum = sum.add(chance, DIGITS);
            chance = chance.multiply(base, DIGITS)
                    .multiply(BigDecimal.valueOf(draws + i))
                    .divide(BigDecimal.valueOf(i + 1), DIGITS);
        }
        return chances.toArray(BigDecimal[]::new);
    }

    /** The chance that two with these chances differ by a number. */
    private static BigDecimal difference(BigDecimal[] chances, int by) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i + by < chances.length; i++) {
            sum = sum.add(chances[i].multiply(chances[i + by], DIGITS), DIGITS);
        }
        return sum;
    }
}
