package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.allesoveradministratie.pakketwijzer.shared.LiberationDay;
import nl.allesoveradministratie.pakketwijzer.shared.OfficeHours;
import nl.allesoveradministratie.pakketwijzer.shared.OfficeHours.Opening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clock that runs only while the office is open. */
class ResponseClockTest {

    private static final ResponseClock CLOCK = new ResponseClock(OfficeHours.ORDINARY);

    private static Instant at(LocalDateTime wall) {
        return wall.atZone(ResponseClock.HERE).toInstant();
    }

    private static ResponseClock open(String from, String to, LocalDate... closed) {
        Opening opening = new Opening(LocalTime.parse(from), LocalTime.parse(to));
        return new ResponseClock(new OfficeHours(
                Arrays.stream(DayOfWeek.values())
                        .collect(java.util.stream.Collectors.toMap(day -> day, day -> opening)),
                Set.of(closed),
                LiberationDay.LUSTRUM));
    }

    /** Nine to five from Monday to Friday. 25 November 2026 is a Wednesday. */
    @ParameterizedTest
    @CsvSource({
        // within a day
        "2026-11-25T09:00, 2026-11-25T17:00, 480",
        "2026-11-25T09:10, 2026-11-25T09:30, 20",
        // before it opens, after it closes, at midnight
        "2026-11-25T07:00, 2026-11-25T09:30, 30",
        "2026-11-25T16:30, 2026-11-25T22:00, 30",
        "2026-11-25T17:00, 2026-11-26T09:00, 0",
        "2026-11-25T23:59, 2026-11-26T00:01, 0",
        "2026-11-25T16:00, 2026-11-26T10:00, 120",
        // a weekend
        "2026-11-27T16:00, 2026-11-30T10:00, 120",
        "2026-11-28T10:00, 2026-11-29T16:00, 0",
        // King's Day is a Monday in 2026
        "2026-04-24T16:00, 2026-04-28T10:00, 120",
        // Ascension Day, a Thursday
        "2026-05-13T16:00, 2026-05-15T10:00, 120",
        // Christmas, a weekend, the turn of the year
        "2026-12-24T16:00, 2026-12-28T10:00, 120",
        "2026-12-31T16:00, 2027-01-04T10:00, 120",
        // the clock is put forward and back in nights of weekends
        "2026-03-27T16:00, 2026-03-30T10:00, 120",
        "2026-10-23T16:00, 2026-10-26T10:00, 120"
    })
    void onlyOfficeMinutesCount(LocalDateTime from, LocalDateTime to, long minutes) {
        assertThat(CLOCK.between(at(from), at(to))).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(CLOCK.between(at(to), at(from))).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T09:00, 480, 2026-11-25T17:00",
        "2026-11-25T09:00, 481, 2026-11-26T09:01",
        "2026-11-25T11:15, 480, 2026-11-26T11:15",
        "2026-11-24T22:00, 480, 2026-11-25T17:00",
        "2026-11-27T16:00, 120, 2026-11-30T10:00",
        "2026-11-28T12:00, 1, 2026-11-30T09:01",
        "2026-12-24T16:00, 120, 2026-12-28T10:00",
        "2026-12-31T16:00, 120, 2027-01-04T10:00",
        "2026-11-28T12:00, 0, 2026-11-28T12:00"
    })
    void itIsDueWhenTheOfficeHasBeenOpenSoLong(LocalDateTime from, long minutes, LocalDateTime due) {
        assertThat(CLOCK.after(at(from), Duration.ofMinutes(minutes))).isEqualTo(at(due));
    }

    @Test
    void aNightInWhichTheClockIsPutForwardIsAnHourShorter() {
        ResponseClock night = open("01:00", "04:00");
        Instant midnight = at(LocalDateTime.parse("2026-03-29T00:00"));

        assertThat(night.between(midnight, at(LocalDateTime.parse("2026-03-30T00:00"))))
                .isEqualTo(Duration.ofHours(2));
        assertThat(night.after(midnight, Duration.ofMinutes(90)))
                .isEqualTo(at(LocalDateTime.parse("2026-03-29T03:30")));
        assertThat(open("02:15", "02:45").between(midnight, at(LocalDateTime.parse("2026-03-30T00:00"))))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void aNightInWhichTheClockIsPutBackIsAnHourLonger() {
        ResponseClock night = open("01:00", "04:00");
        Instant midnight = at(LocalDateTime.parse("2026-10-25T00:00"));

        assertThat(night.between(midnight, at(LocalDateTime.parse("2026-10-26T00:00"))))
                .isEqualTo(Duration.ofHours(4));
        // The second time that it is half past two.
        assertThat(night.after(midnight, Duration.ofMinutes(150)))
                .isEqualTo(ZonedDateTime.parse("2026-10-25T02:30+01:00[Europe/Amsterdam]")
                        .toInstant());
    }

    @Test
    void ownClosingDaysAndLiberationDayStandStill() {
        ResponseClock clock = open("09:00", "17:00", LocalDate.parse("2030-05-06"));

        assertThat(clock.after(at(LocalDateTime.parse("2030-05-04T16:00")), Duration.ofHours(2)))
                .isEqualTo(at(LocalDateTime.parse("2030-05-07T10:00")));
        assertThat(clock.after(at(LocalDateTime.parse("2026-05-04T16:00")), Duration.ofHours(2)))
                .isEqualTo(at(LocalDateTime.parse("2026-05-05T10:00")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T08:00, 2026-11-25",
        "2026-11-25T16:59, 2026-11-25",
        "2026-11-25T17:00, 2026-11-26",
        "2026-11-27T18:00, 2026-11-30",
        "2026-12-24T18:00, 2026-12-28"
    })
    void whoIsThereOutsideHoursIsWhoIsThereWhenItOpens(LocalDateTime moment, LocalDate day) {
        assertThat(CLOCK.workingDay(at(moment))).isEqualTo(day);
    }

    @Test
    void anOfficeThatIsNeverOpenIsNone() {
        assertThatThrownBy(() -> new OfficeHours(Map.of(), Set.of(), LiberationDay.NEVER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Opening(LocalTime.NOON, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CLOCK.after(Instant.EPOCH, Duration.ofMinutes(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<ResponseClock> clocks() {
        Arbitrary<Opening> opening = Combinators.combine(
                        Arbitraries.integers().between(0, 1438),
                        Arbitraries.integers().between(0, 1438))
                .filter((one, other) -> !one.equals(other))
                .as((one, other) -> new Opening(
                        LocalTime.MIDNIGHT.plusMinutes(Math.min(one, other)),
                        LocalTime.MIDNIGHT.plusMinutes(Math.max(one, other))));
        Arbitrary<Map<DayOfWeek, Opening>> week =
                Arbitraries.maps(Arbitraries.of(DayOfWeek.class), opening).ofMinSize(1);
        Arbitrary<Set<LocalDate>> closed = Arbitraries.longs()
                .between(0, 2_000)
                .map(LocalDate.of(2026, 1, 1)::plusDays)
                .set()
                .ofMaxSize(30);
        return Combinators.combine(week, closed, Arbitraries.of(LiberationDay.class))
                .as(OfficeHours::new)
                .map(ResponseClock::new);
    }

    /** Around all that may be odd: nights in which the clock changes, holidays, the turn of a year. */
    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<LocalDate> day = Arbitraries.oneOf(
                Arbitraries.of(
                                "2026-03-28",
                                "2026-10-24",
                                "2026-12-24",
                                "2027-04-26",
                                "2027-12-31",
                                "2028-02-28",
                                "2030-05-04",
                                "2031-04-25")
                        .map(LocalDate::parse),
                Arbitraries.longs().between(0, 2_000).map(LocalDate.of(2026, 1, 1)::plusDays));
        return Combinators.combine(day, Arbitraries.integers().between(0, 3 * 86_400 - 1))
                .as((date, seconds) ->
                        date.atStartOfDay(ResponseClock.HERE).toInstant().plusSeconds(seconds));
    }

    @Provide
    Arbitrary<Duration> spans() {
        return Arbitraries.longs().between(0, 30L * 86_400).map(Duration::ofSeconds);
    }

    @Provide
    Arbitrary<Duration> targets() {
        return Arbitraries.longs().between(0, 20L * 3_600).map(Duration::ofSeconds);
    }

    @Property
    void twoSpansThatMeetAreOne(
            @ForAll("clocks") ResponseClock clock,
            @ForAll("moments") Instant from,
            @ForAll("spans") Duration first,
            @ForAll("spans") Duration second) {
        Instant middle = from.plus(first);
        Instant to = middle.plus(second);

        assertThat(clock.between(from, middle).plus(clock.between(middle, to))).isEqualTo(clock.between(from, to));
    }

    @Property
    void moreTimeIsNeverLessAndNeverMoreThanWentBy(
            @ForAll("clocks") ResponseClock clock,
            @ForAll("moments") Instant from,
            @ForAll("spans") Duration span,
            @ForAll("spans") Duration more) {
        Duration shorter = clock.between(from, from.plus(span));

        assertThat(shorter).isBetween(Duration.ZERO, span);
        assertThat(clock.between(from, from.plus(span).plus(more))).isGreaterThanOrEqualTo(shorter);
    }

    @Property
    void whenItIsDueSoMuchTimeHasPassedAndJustBeforeItHadNot(
            @ForAll("clocks") ResponseClock clock,
            @ForAll("moments") Instant from,
            @ForAll("targets") Duration target) {
        Instant due = clock.after(from, target);

        assertThat(clock.between(from, due)).isEqualTo(target);
        if (!target.isZero()) {
            assertThat(clock.between(from, due.minusNanos(1))).isLessThan(target);
        }
    }

    @Property
    void onePieceAfterAnotherIsBothTogether(
            @ForAll("clocks") ResponseClock clock,
            @ForAll("moments") Instant from,
            @ForAll("targets") Duration one,
            @ForAll("targets") Duration other) {
        assertThat(clock.after(clock.after(from, one), other)).isEqualTo(clock.after(from, one.plus(other)));
    }

    @Property
    void whoCameLaterIsNotDueEarlier(
            @ForAll("clocks") ResponseClock clock,
            @ForAll("moments") Instant from,
            @ForAll("spans") Duration later,
            @ForAll("targets") Duration target) {
        assertThat(clock.after(from.plus(later), target)).isAfterOrEqualTo(clock.after(from, target));
    }
}
