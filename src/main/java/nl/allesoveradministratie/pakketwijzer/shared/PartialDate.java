package nl.allesoveradministratie.pakketwijzer.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.Temporal;

/**
 * A date that may be known to the day, the month or only the year: "2026-10-08", "2026-10" or "2026".
 *
 * @param value a {@link LocalDate}, {@link YearMonth} or {@link Year}
 */
public record PartialDate(Temporal value) {

    /** @throws IllegalArgumentException when the value is none of the three kinds */
    public PartialDate {
        if (!(value instanceof LocalDate || value instanceof YearMonth || value instanceof Year)) {
            throw new IllegalArgumentException("Not a day, month or year");
        }
    }

    /**
     * Reads the ISO form.
     *
     * @throws IllegalArgumentException when the text is none of the three forms
     */
    public static PartialDate parse(String text) {
        // Years of our time only: others are written with a sign, or shorter than they were read.
        if (!text.startsWith("1") && !text.startsWith("2")) {
            throw new IllegalArgumentException("Not a date (yyyy, yyyy-mm or yyyy-mm-dd): " + text);
        }
        try {
            return new PartialDate(
                    switch (text.length()) {
                        case 4 -> Year.parse(text);
                        case 7 -> YearMonth.parse(text);
                        default -> LocalDate.parse(text);
                    });
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a date (yyyy, yyyy-mm or yyyy-mm-dd): " + text, e);
        }
    }

    /** The first day it can mean: the cautious choice when age matters. */
    public LocalDate earliest() {
        return switch (value) {
            case LocalDate day -> day;
            case YearMonth month -> month.atDay(1);
            case Year year -> year.atDay(1);
            default -> throw new IllegalStateException();
        };
    }

    /** Whether the day itself is known. */
    public boolean isDay() {
        return value instanceof LocalDate;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
