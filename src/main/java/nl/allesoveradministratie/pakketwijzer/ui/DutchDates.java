package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.site.Words;

/** A calendar in the reader's language: weeks begin on Monday, dates are dd-MM-yyyy. */
public final class DutchDates {

    private DutchDates() {}

    /** Words and format for a date picker. */
    public static DatePickerI18n of(Words words) {
        DatePickerI18n i18n = new DatePickerI18n();
        i18n.setDateFormats("dd-MM-yyyy", "d-M-yyyy", "d MMMM yyyy");
        i18n.setFirstDayOfWeek(1);
        i18n.setMonthNames(Arrays.stream(Month.values())
                .map(month -> month.getDisplayName(
                        TextStyle.FULL_STANDALONE, words.language().locale()))
                .toList());
        i18n.setWeekdays(days(words, TextStyle.FULL_STANDALONE));
        i18n.setWeekdaysShort(days(words, TextStyle.SHORT_STANDALONE));
        i18n.setToday(words.get("date.today"));
        i18n.setCancel(words.get("date.cancel"));
        return i18n;
    }

    /** From Sunday on, as the component counts. */
    private static List<String> days(Words words, TextStyle style) {
        return Arrays.asList(
                        DayOfWeek.SUNDAY,
                        DayOfWeek.MONDAY,
                        DayOfWeek.TUESDAY,
                        DayOfWeek.WEDNESDAY,
                        DayOfWeek.THURSDAY,
                        DayOfWeek.FRIDAY,
                        DayOfWeek.SATURDAY)
                .stream()
                .map(day -> day.getDisplayName(style, words.language().locale()))
                .toList();
    }
}
