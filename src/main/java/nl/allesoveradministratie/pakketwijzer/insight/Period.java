package nl.allesoveradministratie.pakketwijzer.insight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How long a release is about, and when it is made. Days are those of Europe/Amsterdam. */
public enum Period {
    /** A day, released the next. */
    DAY,
    /** Monday to Sunday (ISO 8601), released the Monday after. */
    WEEK,
    /** A calendar month, released on the 2nd of the next: by then its last day has been. */
    MONTH;

    /** The first day of the period that a day is in. */
    public LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The last day of the period that begins on a day. */
    public LocalDate endOf(LocalDate start) {
        return next(start).minusDays(1);
    }

    /** The first day of the period after the one that begins on a day. */
    public LocalDate next(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    /** The first day of the first whole period from a day on: what began before is never released. */
    public LocalDate firstFrom(LocalDate day) {
        LocalDate start = startOf(day);
        return start.equals(day) ? start : next(start);
    }

    /** The last day that must be over before the period that begins on a day is released. */
    public LocalDate waitsFor(LocalDate start) {
        return this == MONTH ? next(start) : endOf(start);
    }
}
