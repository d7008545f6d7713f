package nl.allesoveradministratie.pakketwijzer.insight;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole day, week, month, quarter or year; there are no others to ask figures of.
 *
 * @param from its first day
 */
public record ReportPeriod(PeriodKind span, LocalDate from) implements Comparable<ReportPeriod> {

    private static final Pattern KEY =
            Pattern.compile("(20[0-9]{2})(?:-W([0-9]{2})|-Q([1-4])|-([0-9]{2})(?:-([0-9]{2}))?)?");

    public ReportPeriod {
        if (!from.equals(begin(span, from))) {
            throw new IllegalArgumentException("No " + span + " begins then");
        }
    }

    /** The period of a day. */
    public static ReportPeriod of(PeriodKind span, LocalDate day) {
        return new ReportPeriod(span, begin(span, day));
    }

    private static LocalDate begin(PeriodKind span, LocalDate day) {
        return switch (span) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** Of a key as {@link #key()} writes it, in this century; empty = it is none. */
    public static Optional<ReportPeriod> parse(String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(parts.group(1));
        try {
            if (parts.group(2) != null) {
                LocalDate fourth = LocalDate.of(year, 1, 4);
                ReportPeriod week =
                        of(PeriodKind.WEEK, fourth.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(parts, 2)));
                return Optional.of(week).filter(each -> each.key().equals(key));
            }
            if (parts.group(3) != null) {
                return Optional.of(new ReportPeriod(
                        PeriodKind.QUARTER, LocalDate.of(year, 3 * number(parts, 3) - 2, 1)));
            }
            if (parts.group(5) != null) {
                return Optional.of(
                        new ReportPeriod(PeriodKind.DAY, LocalDate.of(year, number(parts, 4), number(parts, 5))));
            }
            return Optional.of(
                    parts.group(4) != null
                            ? new ReportPeriod(PeriodKind.MONTH, LocalDate.of(year, number(parts, 4), 1))
                            : new ReportPeriod(PeriodKind.YEAR, LocalDate.of(year, 1, 1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** As addresses and files name it: 2026-11-25, 2026-W48, 2026-11, 2026-Q4 or 2026. */
    public String key() {
        return switch (span) {
            case DAY -> from.toString();
            case WEEK -> "%d-W%02d".formatted(weekYear(), week());
            case MONTH -> YearMonth.from(from).toString();
            case QUARTER -> from.getYear() + "-Q" + quarter();
            case YEAR -> String.valueOf(from.getYear());
        };
    }

    /** Of a week: its number by ISO 8601, 1 to 53. */
    public int week() {
        return from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** Of a week: the year that its number counts in. */
    public int weekYear() {
        return from.get(IsoFields.WEEK_BASED_YEAR);
    }

    /** Of a quarter: 1 to 4. */
    public int quarter() {
        return from.get(IsoFields.QUARTER_OF_YEAR);
    }

    /** So many later; less than 0 = earlier. */
    public ReportPeriod plus(int number) {
        return new ReportPeriod(
                span,
                switch (span) {
                    case DAY -> from.plusDays(number);
                    case WEEK -> from.plusWeeks(number);
                    case MONTH -> from.plusMonths(number);
                    case QUARTER -> from.plusMonths(3L * number);
                    case YEAR -> from.plusYears(number);
                });
    }

    /** The last day. */
    public LocalDate until() {
        return plus(1).from().minusDays(1);
    }

    @Override
    public int compareTo(ReportPeriod other) {
        return from.compareTo(other.from);
    }
}
