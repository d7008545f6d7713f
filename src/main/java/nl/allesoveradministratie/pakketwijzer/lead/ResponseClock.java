package nl.allesoveradministratie.pakketwijzer.lead;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.shared.OfficeHours;
import nl.allesoveradministratie.pakketwijzer.shared.OfficeHours.Opening;

/**
 * A clock that runs while an office is open, and stands still at night, at weekends, on holidays and on the office's own
 * closing days. Where the clocks change while it is open, it counts the hours that people really sat there.
 *
 * @param hours of the office
 */
public record ResponseClock(OfficeHours hours) {

    /** Where the offices are. */
    static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    /** The time that an office is open on a day. */
    private record Span(Instant from, Instant to) {

        /** What is left of it from a moment on; its end when that moment is past it. */
        Span from(Instant moment) {
            Instant begin = moment.isAfter(from) ? moment : from;
            return new Span(begin.isAfter(to) ? to : begin, to);
        }

        Span until(Instant moment) {
            Instant end = moment.isBefore(to) ? moment : to;
            return new Span(from, end.isBefore(from) ? from : end);
        }

        Duration length() {
            return Duration.between(from, to);
        }
    }

    /** How long the office was open between two moments; nothing when the second is not after the first. */
    public Duration between(Instant from, Instant to) {
        Duration open = Duration.ZERO;
        LocalDate last = day(to);
        for (LocalDate day = day(from); !day.isAfter(last); day = day.plusDays(1)) {
            open = open.plus(
                    open(day).map(span -> span.from(from).until(to).length()).orElse(Duration.ZERO));
        }
        return open;
    }

    /**
     * The first moment by which the office has been open so long since a moment; that moment itself for no time.
     *
     * @param time not negative
     */
    public Instant after(Instant from, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("No time comes before now");
        }
        if (time.isZero()) {
            return from;
        }
        Duration left = time;
        // It ends: an office is open on one day of the week at least, and only some of those are holidays.
        for (LocalDate day = day(from); ; day = day.plusDays(1)) {
            Optional<Span> span = open(day).map(each -> each.from(from));
            Duration length = span.map(Span::length).orElse(Duration.ZERO);
            if (span.isPresent() && length.compareTo(left) >= 0) {
                return span.get().from().plus(left);
            }
            left = left.minus(length);
        }
    }

    /** The day on which somebody is at work at a moment, or will be next. */
    LocalDate workingDay(Instant moment) {
        return day(after(moment, Duration.ofMillis(1)));
    }

    private Optional<Span> open(LocalDate day) {
        return hours.on(day).map((Opening opening) -> new Span(at(day, opening.from()), at(day, opening.to())));
    }

    /** A time that a clock skips is the moment at which it is put forward. */
    private static Instant at(LocalDate day, LocalTime time) {
        LocalDateTime local = day.atTime(time);
        ZoneOffsetTransition change = HERE.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(HERE).toInstant();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, HERE);
    }
}
