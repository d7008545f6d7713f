package nl.allesoveradministratie.pakketwijzer.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one month of a request and the 72 hours of a breach, at the moments at which clocks go wrong. */
@Proves("P9")
class DeskClocksTest {

    private static Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(Words.HERE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T10:00, 2026-12-26, 2027-02-26",
        // A month without such a day ends it
        "2027-01-31T10:00, 2027-02-28, 2027-04-30",
        "2028-01-31T10:00, 2028-02-29, 2028-04-30",
        "2026-08-31T10:00, 2026-09-30, 2026-11-30",
        // The day is Amsterdam's, also just before and after midnight
        "2026-11-30T23:59, 2026-12-30, 2027-02-28",
        "2026-12-01T00:00, 2027-01-01, 2027-03-01",
        // and in the hour that comes twice
        "2026-10-25T02:30, 2026-11-25, 2027-01-25"
    })
    void aRequestIsDueOneMonthLaterAndExtendedThreeMonthsFromTheDayItCame(
            String received, LocalDate due, LocalDate extended) {
        assertThat(RequestClock.due(at(received))).isEqualTo(due);
        assertThat(RequestClock.extended(at(received))).isEqualTo(extended);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-18, 8, IN_TIME",
        "2026-12-19, 7, SOON",
        "2026-12-26, 0, SOON",
        "2026-12-27, -1, OVERDUE",
    })
    void fromSevenDaysBeforeItIsSoonAndTheDayAfterItIsTooLate(LocalDate today, long left, RequestClock.State state) {
        RequestClock clock = new RequestClock(LocalDate.parse("2026-12-26"), today);
        assertThat(clock.daysLeft()).isEqualTo(left);
        assertThat(clock.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T10:00, 2026-11-29T10:00",
        // A weekend does not stop it
        "2026-11-27T17:30, 2026-11-30T17:30",
        // Clocks go back in the night of 25 October 2026: 72 hours end an hour earlier on the wall
        "2026-10-24T10:00, 2026-10-27T09:00",
        // and forward in that of 28 March 2027: an hour later
        "2027-03-27T10:00, 2027-03-30T11:00",
        "2026-12-31T23:00, 2027-01-03T23:00"
    })
    void aBreachIsToBeReportedWithinSeventyTwoHoursThatPass(String aware, String deadline) {
        assertThat(new BreachClock(at(aware), null, at(aware)).deadline()).isEqualTo(at(deadline));
    }

    @Test
    void withLessThanADayLeftItIsSoonAndAfterTheLastMomentItIsOver() {
        Instant aware = at("2026-11-26T10:00");
        Instant end = aware.plus(BreachClock.TIME);
        assertThat(new BreachClock(aware, null, end.minus(BreachClock.WARNING)).state())
                .isEqualTo(BreachClock.State.RUNNING);
        assertThat(new BreachClock(aware, null, end.minus(BreachClock.WARNING).plusSeconds(1)).state())
                .isEqualTo(BreachClock.State.SOON);
        assertThat(new BreachClock(aware, null, end).state()).isEqualTo(BreachClock.State.SOON);
        assertThat(new BreachClock(aware, null, end.plusSeconds(1)).state()).isEqualTo(BreachClock.State.OVER);
        assertThat(new BreachClock(aware, null, end.plusSeconds(60)).left()).isEqualTo(Duration.ofMinutes(-1));
    }

    @Test
    void aDecisionStopsTheClockAndSaysWhetherItWasInTime() {
        Instant aware = at("2026-11-26T10:00");
        Instant end = aware.plus(BreachClock.TIME);
        Instant muchLater = end.plus(Duration.ofDays(30));
        assertThat(new BreachClock(aware, end, muchLater).state()).isEqualTo(BreachClock.State.IN_TIME);
        assertThat(new BreachClock(aware, end.plusSeconds(1), muchLater).state())
                .isEqualTo(BreachClock.State.LATE);
    }
}
