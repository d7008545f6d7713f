package nl.allesoveradministratie.pakketwijzer.lead;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A week by ISO 8601: from Monday to Sunday, numbered by the year that most of its days are in.
 *
 * @param monday its first day
 */
public record IsoWeek(LocalDate monday) {

    /** The zone in which a day begins and ends. */
    static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    private static final Pattern NAME = Pattern.compile("20[0-9]{2}-W[0-9]{2}");

    /** @throws IllegalArgumentException for another day than a Monday */
    public IsoWeek {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("A week begins on Monday");
        }
    }

    /** The week that a day is in. */
    public static IsoWeek of(LocalDate day) {
        return new IsoWeek(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** The week as addresses name it, "2026-W48"; empty = not a week of this century. */
    public static Optional<IsoWeek> parse(String text) {
        if (!NAME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IsoWeek(LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE)));
        } catch (DateTimeParseException e) {
            // Not every year has a week 53.
            return Optional.empty();
        }
    }

    /** So many weeks later; earlier for less than zero. */
    public IsoWeek plus(int weeks) {
        return new IsoWeek(monday.plusWeeks(weeks));
    }

    /** Whether it comes after another. */
    public boolean isAfter(IsoWeek other) {
        return monday.isAfter(other.monday);
    }

    /** Its number, from 1 to 53. */
    public int number() {
        return monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** The year that it is numbered in. */
    public int year() {
        return monday.get(IsoFields.WEEK_BASED_YEAR);
    }

    /** Its last day. */
    public LocalDate sunday() {
        return monday.plusDays(6);
    }

    /** Its first moment. */
    OffsetDateTime begin() {
        return monday.atStartOfDay(HERE).toOffsetDateTime();
    }

    /** The first moment of the next one. */
    OffsetDateTime end() {
        return plus(1).begin();
    }

    /** As addresses name it. */
    @Override
    public String toString() {
        return "%d-W%02d".formatted(year(), number());
    }
}
