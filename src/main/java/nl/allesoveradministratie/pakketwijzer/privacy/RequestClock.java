package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.allesoveradministratie.pakketwijzer.site.Words;

/**
 * How much time is left to answer a request.
 *
 * @param due the last day in time
 * @param today where we are
 */
public record RequestClock(LocalDate due, LocalDate today) {

    /** From how many days before the last one it is said that it is soon. */
    public static final int WARNING_DAYS = 7;

    /** How urgent it is. */
    public enum State {
        IN_TIME,
        SOON,
        OVERDUE
    }

    /**
     * One month after it came in (art. 12(3) GDPR): the same day of the next month, or its last where it has no such day
     * (Regulation 1182/71, art. 3). That a last day in a weekend would move to Monday is left out: earlier is always in time.
     */
    public static LocalDate due(Instant received) {
        return day(received).plusMonths(1);
    }

    /** Two further months, counted from the day it came in and not from the first last day. */
    public static LocalDate extended(Instant received) {
        return day(received).plusMonths(3);
    }

    private static LocalDate day(Instant received) {
        return LocalDate.ofInstant(received, Words.HERE);
    }

    /** Days until the last one: 0 = today is the last day; negative = too late. */
    public long daysLeft() {
        return ChronoUnit.DAYS.between(today, due);
    }

    /** In time, soon (seven days or less) or overdue. */
    public State state() {
        long left = daysLeft();
        return left < 0 ? State.OVERDUE : left <= WARNING_DAYS ? State.SOON : State.IN_TIME;
    }
}
