package nl.allesoveradministratie.pakketwijzer.insight;

import java.security.SecureRandom;

/**
 * Draws whole numbers of which each is e^ε less likely than the one nearer to zero: P(x) ∝ e^(−ε|x|). Exact, with whole
 * numbers only: algorithms 1 and 2 of Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential Privacy" (2020).
 * A sampler with floating point would give away in the last digits what the noise is there to hide (Mironov 2012).
 */
final class DiscreteLaplace {

    private final SecureRandom chance;
    private final int numerator;
    private final int denominator;

    /**
     * With ε a fraction.
     *
     * @param numerator of ε, 1 or more
     * @param denominator of ε, 1 or more
     */
    DiscreteLaplace(SecureRandom chance, int numerator, int denominator) {
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException("ε is a fraction of positive whole numbers");
        }
        this.chance = chance;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** One draw. */
    int draw() {
        while (true) {
            int rest = chance.nextInt(denominator);
            if (!isExpMinus(rest, denominator)) {
                continue;
            }
            int whole = 0;
            while (isExpMinus(1, 1)) {
                whole++;
            }
            int size = (rest + denominator * whole) / numerator;
            boolean negative = chance.nextBoolean();
            // Zero has one sign only, or it would come up twice as often.
            if (!negative || size != 0) {
                return negative ? -size : size;
            }
        }
    }

    /** True with a chance of e^(−over/under), for over ≤ under. */
    private boolean isExpMinus(int over, int under) {
        int tries = 1;
        while (chance.nextInt(Math.multiplyExact(under, tries)) < over) {
            tries++;
        }
        return tries % 2 == 1;
    }
}
