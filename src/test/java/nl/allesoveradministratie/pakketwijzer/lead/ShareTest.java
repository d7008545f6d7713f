package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Percentages that are never shown without what they are of. */
class ShareTest {

    @Property
    void isRoundedAHalfUpwards(
            @ForAll @IntRange(max = 1_000_000) int part, @ForAll @IntRange(max = 1_000_000) int rest) {
        Share share = new Share(part, part + rest);
        int expected = share.of() == 0
                ? 0
                : BigDecimal.valueOf(100L * part)
                        .divide(BigDecimal.valueOf(share.of()), 0, RoundingMode.HALF_UP)
                        .intValueExact();
        assertThat(share.percent()).isEqualTo(expected).isBetween(0, 100);
    }

    @Test
    void aPartIsNeverMoreThanTheWhole() {
        assertThatThrownBy(() -> new Share(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sharesAddUp() {
        assertThat(new Share(1, 3).plus(new Share(2, 4)).plus(Share.NONE)).isEqualTo(new Share(3, 7));
    }
}
