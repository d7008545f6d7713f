package nl.allesoveradministratie.pakketwijzer.finder.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.web.CalendarText;

/** Whole days for somebody's calendar; the test holds every file against the rules of the RFC that apply. */
final class CalendarFile {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final CalendarText text = new CalendarText();

    private CalendarFile() {}

    /**
     * Something on a day.
     *
     * @param uid the same for the same thing, so that taking it in twice shows it once
     * @param day the whole day
     * @param summary its title
     * @param description what to do
     * @param weekAhead whether the calendar should remind a week before
     */
    record Event(String uid, LocalDate day, String summary, String description, boolean weekAhead) {}

    /**
     * The file.
     *
     * @param name of the calendar
     * @param made when
     */
    static String of(String name, Instant made, List<Event> events) {
        CalendarFile file = new CalendarFile();
        file.text.line("BEGIN:VCALENDAR");
        file.text.line("VERSION:2.0");
        file.text.line("PRODID:-//Pakketwijzer//Overstapplan//NL");
        file.text.line("CALSCALE:GREGORIAN");
        file.text.line("METHOD:PUBLISH");
        file.text.line("X-WR-CALNAME:" + CalendarText.escaped(name));
        events.forEach(event -> file.event(event, made));
        file.text.line("END:VCALENDAR");
        return file.text.toString();
    }

    private void event(Event event, Instant made) {
        text.line("BEGIN:VEVENT");
        text.line("UID:" + CalendarText.escaped(event.uid()));
        text.line("DTSTAMP:" + CalendarText.moment(made));
        text.line("DTSTART;VALUE=DATE:" + DAY.format(event.day()));
        // The end is the first day that is not part of it.
        text.line("DTEND;VALUE=DATE:" + DAY.format(event.day().plusDays(1)));
        text.line("SUMMARY:" + CalendarText.escaped(event.summary()));
        text.line("DESCRIPTION:" + CalendarText.escaped(event.description()));
        text.line("TRANSP:TRANSPARENT");
        if (event.weekAhead()) {
            text.line("BEGIN:VALARM");
            text.line("ACTION:DISPLAY");
            text.line("DESCRIPTION:" + CalendarText.escaped(event.summary()));
            text.line("TRIGGER:-P7D");
            text.line("END:VALARM");
        }
        text.line("END:VEVENT");
    }
}
