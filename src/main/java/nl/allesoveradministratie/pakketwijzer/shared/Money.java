package nl.allesoveradministratie.pakketwijzer.shared;

import java.math.BigDecimal;

/**
 * An exact amount in euro, zero or more, to the cent.
 *
 * @param euro the amount; always two decimals
 */
public record Money(BigDecimal euro) implements Comparable<Money> {

    /** @throws IllegalArgumentException when the amount is negative or finer than a cent */
    public Money {
        if (!isAmount(euro)) {
            throw new IllegalArgumentException("Not an amount in euro and cents: " + euro);
        }
        euro = euro.setScale(2);
    }

    /** Whether this is zero or more, and no finer than a cent. */
    public static boolean isAmount(BigDecimal euro) {
        return euro.signum() >= 0 && euro.stripTrailingZeros().scale() <= 2;
    }

    /** An amount in whole euros. */
    public static Money ofEuro(long euro) {
        return new Money(BigDecimal.valueOf(euro));
    }

    @Override
    public int compareTo(Money other) {
        return euro.compareTo(other.euro);
    }
}
