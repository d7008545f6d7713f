package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weeks as calendars here number them. */
class IsoWeekTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, 2026-W48",
        "2026-01-01, 2026-W01",
        // The first days of a year can be of the last week of the year before, and the other way round.
        "2027-01-03, 2026-W53",
        "2027-01-04, 2027-W01",
        "2024-12-30, 2025-W01"
    })
    void aDayIsInTheWeekThatMostDaysOfItsYearSay(LocalDate day, String name) {
        assertThat(IsoWeek.of(day)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-48",
                "2026-W00",
                "2026-W54",
                // 2025 has fifty-two.
                "2025-W53",
                "1999-W10",
                "2026-W48-1",
                "2026-w48",
                "<b>",
                "2026-W4８"
            })
    void whatIsNoWeekIsNone(String text) {
        assertThat(IsoWeek.parse(text)).isEmpty();
    }

    @Property
    void whatAnAddressSaysIsTheSameWeek(@ForAll @DateRange(min = "2001-01-01", max = "2099-12-27") LocalDate day) {
        IsoWeek week = IsoWeek.of(day);
        assertThat(IsoWeek.parse(week.toString())).contains(week);
        assertThat(day).isBetween(week.monday(), week.sunday());
        assertThat(week.plus(1).plus(-1)).isEqualTo(week);
        assertThat(week.plus(1).isAfter(week)).isTrue();
    }

    @Test
    void theWeekOfSummerTimeIsAnHourShorterAndThatOfWinterTimeLonger() {
        IsoWeek spring = IsoWeek.of(LocalDate.of(2026, 3, 29));
        IsoWeek autumn = IsoWeek.of(LocalDate.of(2026, 10, 25));
        assertThat(Duration.between(spring.begin(), spring.end())).isEqualTo(Duration.ofHours(7 * 24 - 1));
        assertThat(Duration.between(autumn.begin(), autumn.end())).isEqualTo(Duration.ofHours(7 * 24 + 1));
    }

    @Test
    void aWeekBeginsOnMonday() {
        assertThatThrownBy(() -> new IsoWeek(LocalDate.of(2026, 11, 25))).isInstanceOf(IllegalArgumentException.class);
    }
}
