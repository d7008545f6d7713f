package nl.allesoveradministratie.pakketwijzer.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dutch holidays, in years that are still to come. */
class HolidayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2000-04-23",
                "2024-03-31",
                "2025-04-20",
                "2026-04-05",
                "2027-03-28",
                "2028-04-16",
                "2038-04-25",
                "2049-04-18",
                "2076-04-19",
                "2285-03-22"
            })
    void easterIsWhenTheChurchesSay(LocalDate easter) {
        assertThat(Holiday.easter(easter.getYear())).isEqualTo(easter);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, NEW_YEAR",
        "2026-04-05, EASTER_SUNDAY",
        "2026-04-06, EASTER_MONDAY",
        "2026-04-27, KINGS_DAY",
        "2026-05-14, ASCENSION_DAY",
        "2026-05-24, WHIT_SUNDAY",
        "2026-05-25, WHIT_MONDAY",
        "2026-12-25, CHRISTMAS_DAY",
        "2026-12-26, BOXING_DAY",
        "2030-05-05, LIBERATION_DAY",
        // 27 April is a Sunday in 2031
        "2031-04-26, KINGS_DAY"
    })
    void aHolidayIsOne(LocalDate day, Holiday holiday) {
        assertThat(Holiday.on(day, LiberationDay.LUSTRUM)).contains(holiday);
    }

    /** Good Friday, the day of the dead, Saint Nicholas, the last day of the year, and days that were holidays another year. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2026-04-03", "2026-05-04", "2026-05-05", "2026-12-05", "2026-12-31", "2026-04-26", "2031-04-27"
            })
    void otherDaysAreNot(LocalDate day) {
        assertThat(Holiday.on(day, LiberationDay.LUSTRUM)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NEVER, 0", "LUSTRUM, 2", "ALWAYS, 10"})
    void liberationDayIsFreeAsOftenAsAgreed(LiberationDay rule, int times) {
        assertThat(IntStream.range(2026, 2036)
                        .filter(year -> Holiday.on(LocalDate.of(year, Month.MAY, 5), rule)
                                .filter(Holiday.LIBERATION_DAY::equals)
                                .isPresent()))
                .hasSize(times);
    }

    @Property
    void easterIsASundayInSpring(@ForAll @IntRange(min = 1583, max = 4099) int year) {
        LocalDate easter = Holiday.easter(year);

        assertThat(easter.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(MonthDay.from(easter)).isBetween(MonthDay.of(Month.MARCH, 22), MonthDay.of(Month.APRIL, 25));
    }

    @Property
    void eachComesOnceAYearExceptWhereTwoFallTogether(@ForAll @IntRange(min = 2014, max = 2200) int year) {
        Map<Holiday, Integer> times = new EnumMap<>(Holiday.class);
        LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .forEach(day -> Holiday.on(day, LiberationDay.ALWAYS)
                        .ifPresent(holiday -> times.merge(holiday, 1, Integer::sum)));

        assertThat(times.values()).containsOnly(1);
        LocalDate ascension = Holiday.easter(year).plusDays(39);
        LocalDate easter = Holiday.easter(year);
        boolean together = MonthDay.from(ascension).equals(MonthDay.of(Month.MAY, 5))
                || Holiday.on(easter, LiberationDay.NEVER).orElseThrow() == Holiday.KINGS_DAY
                || Holiday.on(easter.plusDays(1), LiberationDay.NEVER).orElseThrow() == Holiday.KINGS_DAY;
        assertThat(times).hasSize(together ? Holiday.values().length - 1 : Holiday.values().length);
    }
}
