package nl.allesoveradministratie.pakketwijzer.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Periods as addresses name them: each has one name, and follows on the one before without a gap. */
class ReportPeriodTest {

    @Property
    void eachPeriodHasOneNameAndFollowsOnTheOneBefore(
            @ForAll PeriodKind span, @ForAll @IntRange(min = 11_000, max = 46_000) int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        ReportPeriod period = ReportPeriod.of(span, date);

        assertThat(period.from()).isBeforeOrEqualTo(date);
        assertThat(period.until()).isAfterOrEqualTo(date);
        assertThat(ReportPeriod.parse(period.key())).contains(period);
        assertThat(period.plus(1).from()).isEqualTo(period.until().plusDays(1));
        assertThat(period.plus(1).plus(-1)).isEqualTo(period);
    }

    @Example
    void weeksKeepToTheYearOfTheirThursday() {
        assertThat(ReportPeriod.of(PeriodKind.WEEK, LocalDate.of(2027, 1, 3)).key())
                .isEqualTo("2026-W53");
        assertThat(ReportPeriod.of(PeriodKind.WEEK, LocalDate.of(2024, 12, 30)).key())
                .isEqualTo("2025-W01");
        assertThat(ReportPeriod.parse("2026-W53").orElseThrow().from()).isEqualTo(LocalDate.of(2026, 12, 28));
    }

    @Example
    void whatIsNoPeriodHasNone() {
        for (String none : new String[] {
            "",
            "1999",
            "2026-13",
            "2026-00",
            "2026-11-31",
            "2026-W00",
            "2025-W53",
            "2026-W54",
            "2026-Q0",
            "2026-Q5",
            "2026-1",
            "26-11",
            "2026-11 ",
            "2026-11-25T06:00",
            "alles",
            "2026-W48-1",
            "9".repeat(10_000)
        }) {
            assertThat(ReportPeriod.parse(none)).as(none).isEmpty();
        }
    }
}
