package nl.allesoveradministratie.pakketwijzer.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts are exact, to the cent, and never below zero. */
class MoneyTest {

    @ParameterizedTest
    @CsvSource({"0, 0.00", "7, 7.00", "9.9, 9.90", "9.95, 9.95", "9.950, 9.95", "1E+2, 100.00"})
    void anAmountAlwaysHasTwoDecimals(BigDecimal given, String written) {
        assertThat(new Money(given).euro()).hasToString(written);
    }

    @Test
    void theSameAmountIsEqualHoweverWritten() {
        assertThat(new Money(new BigDecimal("5")))
                .isEqualTo(new Money(new BigDecimal("5.00")))
                .isEqualTo(Money.ofEuro(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "-1", "0.001", "9.955"})
    void belowZeroOrFinerThanACentIsNoAmount(String amount) {
        assertThatThrownBy(() -> new Money(new BigDecimal(amount)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(amount);
    }

    @Test
    void amountsAreOrderedBySize() {
        assertThat(List.of(Money.ofEuro(10), new Money(new BigDecimal("9.99")), Money.ofEuro(0)).stream()
                        .sorted())
                .containsExactly(Money.ofEuro(0), new Money(new BigDecimal("9.99")), Money.ofEuro(10));
    }
}
