package nl.allesoveradministratie.pakketwijzer.shared;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When an office is open, on the clocks of Europe/Amsterdam.
 *
 * @param week from when to when, by day; a day that is left out is closed; at least one is there
 * @param closed days on which it is closed besides holidays
 * @param liberationDay in which years it is closed on 5 May
 */
public record OfficeHours(Map<DayOfWeek, Opening> week, Set<LocalDate> closed, LiberationDay liberationDay) {

    /** Monday to Friday from nine to five. */
    public static final OfficeHours ORDINARY = new OfficeHours(
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)
                    .stream()
                    .collect(Collectors.toMap(day -> day, day -> new Opening(LocalTime.of(9, 0), LocalTime.of(17, 0)))),
            Set.of(),
            LiberationDay.LUSTRUM);

    /** From the first moment up to, not including, the last. */
    public record Opening(LocalTime from, LocalTime to) {

        /** @throws IllegalArgumentException when it ends before it begins */
        public Opening {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("An office closes after it opens, on the same day");
            }
        }

        /** How long that is on a day without a change of the clock. */
        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /** @throws IllegalArgumentException when it is never open */
    public OfficeHours {
        if (week.isEmpty()) {
            throw new IllegalArgumentException("An office is open on one day of the week at least");
        }
        week = Collections.unmodifiableMap(new EnumMap<>(week));
        closed = Set.copyOf(closed);
    }

    /** From when to when it is open on a day; empty = closed. */
    public Optional<Opening> on(LocalDate day) {
        Opening opening = week.get(day.getDayOfWeek());
        return opening == null
                        || closed.contains(day)
                        || Holiday.on(day, liberationDay).isPresent()
                ? Optional.empty()
                : Optional.of(opening);
    }
}
