package nl.allesoveradministratie.pakketwijzer.shared;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** The Dutch holidays (Algemene termijnenwet, art. 3, without Good Friday, on which offices work), computed for any year. */
public enum Holiday {
    NEW_YEAR,
    EASTER_SUNDAY,
    EASTER_MONDAY,
    KINGS_DAY,
    LIBERATION_DAY,
    ASCENSION_DAY,
    WHIT_SUNDAY,
    WHIT_MONDAY,
    CHRISTMAS_DAY,
    BOXING_DAY;

    private static final MonthDay FIRST = MonthDay.of(Month.JANUARY, 1);
    private static final MonthDay LIBERATION = MonthDay.of(Month.MAY, 5);
    private static final MonthDay CHRISTMAS = MonthDay.of(Month.DECEMBER, 25);
    private static final MonthDay AFTER_CHRISTMAS = MonthDay.of(Month.DECEMBER, 26);

    /** As in texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Which holiday a day is; empty = none. */
    public static Optional<Holiday> on(LocalDate day, LiberationDay liberationDay) {
        MonthDay date = MonthDay.from(day);
        if (date.equals(FIRST)) {
            return Optional.of(NEW_YEAR);
        }
        if (date.equals(CHRISTMAS)) {
            return Optional.of(CHRISTMAS_DAY);
        }
        if (date.equals(AFTER_CHRISTMAS)) {
            return Optional.of(BOXING_DAY);
        }
        if (day.equals(kingsDay(day.getYear()))) {
            return Optional.of(KINGS_DAY);
        }
        if (date.equals(LIBERATION) && liberationDay.isFree(day.getYear())) {
            return Optional.of(LIBERATION_DAY);
        }
        return switch ((int) ChronoUnit.DAYS.between(easter(day.getYear()), day)) {
            case 0 -> Optional.of(EASTER_SUNDAY);
            case 1 -> Optional.of(EASTER_MONDAY);
            case 39 -> Optional.of(ASCENSION_DAY);
            case 49 -> Optional.of(WHIT_SUNDAY);
            case 50 -> Optional.of(WHIT_MONDAY);
            default -> Optional.empty();
        };
    }

    /** 27 April; the day before when that is a Sunday. */
    private static LocalDate kingsDay(int year) {
        LocalDate birthday = LocalDate.of(year, Month.APRIL, 27);
        return birthday.getDayOfWeek() == DayOfWeek.SUNDAY ? birthday.minusDays(1) : birthday;
    }

    /** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher: Astronomical Algorithms, chapter 8). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int monthAndDay = h + l - 7 * m + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }
}
