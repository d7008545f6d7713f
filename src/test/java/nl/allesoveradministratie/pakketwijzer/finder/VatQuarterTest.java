package nl.allesoveradministratie.pakketwijzer.finder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The periods of the btw and the last days to file them. */
class VatQuarterTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-01, 2026-03-31, 2026-04-30",
        "2026-06-30, 2026-04-01, 2026-06-30, 2026-07-31",
        "2026-08-15, 2026-07-01, 2026-09-30, 2026-10-31",
        "2026-12-31, 2026-10-01, 2026-12-31, 2027-01-31",
        "2028-02-29, 2028-01-01, 2028-03-31, 2028-04-30"
    })
    void theFourQuarters(LocalDate day, LocalDate first, LocalDate last, LocalDate deadline) {
        VatQuarter quarter = VatQuarter.of(day);
        assertThat(quarter.firstDay()).isEqualTo(first);
        assertThat(quarter.lastDay()).isEqualTo(last);
        assertThat(quarter.deadline()).isEqualTo(deadline);
    }

    @Test
    void aFifthQuarterDoesNotExist() {
        assertThatThrownBy(() -> new VatQuarter(2026, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VatQuarter(2026, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void aDeadlineIsTheLastDayOfTheMonthAfterTheQuarter(
            @ForAll @DateRange(min = "1996-01-01", max = "2105-12-31") LocalDate day) {
        VatQuarter quarter = VatQuarter.of(day);
        LocalDate deadline = quarter.deadline();
        assertThat(deadline.plusDays(1).getDayOfMonth()).isEqualTo(1);
        assertThat(deadline).isAfter(quarter.lastDay());
        assertThat(deadline.withDayOfMonth(1)).isEqualTo(quarter.lastDay().plusDays(1));
    }

    @Property
    void everyDayIsInOneQuarterAndQuartersFollowEachOther(
            @ForAll @DateRange(min = "1996-01-01", max = "2105-12-31") LocalDate day) {
        VatQuarter quarter = VatQuarter.of(day);
        assertThat(day).isBetween(quarter.firstDay(), quarter.lastDay());
        assertThat(quarter.next().previous()).isEqualTo(quarter);
        assertThat(quarter.next().firstDay()).isEqualTo(quarter.lastDay().plusDays(1));
    }
}
