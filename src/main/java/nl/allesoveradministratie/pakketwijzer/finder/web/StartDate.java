package nl.allesoveradministratie.pakketwijzer.finder.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The start that somebody filled in.
 *
 * @param typed what was filled in, cut short where no date is that long; empty = nothing
 * @param day the day meant; null = nothing filled in, or a problem
 * @param problem the key of the text that says what is wrong; null = nothing
 */
record StartDate(
        String typed, @Nullable LocalDate day, @Nullable String problem) {

    private static final int LONGEST_SHOWN = 40;

    /** How far ahead a switch can be planned, in years. */
    private static final int YEARS_AHEAD = 3;

    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT));

    /** Reads "2027-01-01", as browsers send it, or "1-1-2027", as people write it. */
    static StartDate of(String given, LocalDate today) {
        String typed = given.strip();
        if (typed.isEmpty()) {
            return new StartDate("", null, null);
        }
        LocalDate day = FORMS.stream()
                .map(form -> parsed(typed, form))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String problem = day == null
                ? "switch.problem.date"
                : day.isBefore(today)
                        ? "switch.problem.past"
                        : day.isAfter(today.plusYears(YEARS_AHEAD)) ? "switch.problem.far" : null;
        return new StartDate(
                typed.length() > LONGEST_SHOWN ? typed.substring(0, LONGEST_SHOWN) : typed,
                problem == null ? day : null,
                problem);
    }

    private static @Nullable LocalDate parsed(String text, DateTimeFormatter form) {
        try {
            return LocalDate.parse(text, form);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
