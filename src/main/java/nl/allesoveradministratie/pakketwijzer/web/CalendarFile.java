package nl.allesoveradministratie.pakketwijzer.web;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whole days for somebody's calendar; the test holds every file against the rules of the RFC that apply. */
public final class CalendarFile {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final CalendarText text = new CalendarText();

    private CalendarFile() {}

    /**
     * Something on a day.
     *
     * @param uid the same for the same thing, so that taking it in twice shows it once
     * @param stamp when what is said here was last changed
     * @param day the whole day
     * @param summary its title
     * @param description what to do; empty = nothing more
     * @param address where there is more; null = nowhere
     * @param weekAhead whether the calendar should remind a week before
     */
    public record Event(
            String uid,
            Instant stamp,
            LocalDate day,
            String summary,
            String description,
            @Nullable URI address,
            boolean weekAhead) {}

    /**
     * The file.
     *
     * @param name of the calendar
     */
    public static String of(String name, List<Event> events) {
        CalendarFile file = new CalendarFile();
        file.text.line("BEGIN:VCALENDAR");
        file.text.line("VERSION:2.0");
        file.text.line("PRODID:-//Pakketwijzer//Agenda//NL");
        file.text.line("CALSCALE:GREGORIAN");
        file.text.line("METHOD:PUBLISH");
        file.text.line("X-WR-CALNAME:" + CalendarText.escaped(name));
        events.forEach(file::event);
        file.text.line("END:VCALENDAR");
        return file.text.toString();
    }

    private void event(Event event) {
        text.line("BEGIN:VEVENT");
        text.line("UID:" + CalendarText.escaped(event.uid()));
        text.line("DTSTAMP:" + CalendarText.moment(event.stamp()));
        text.line("DTSTART;VALUE=DATE:" + DAY.format(event.day()));
        // The end is the first day that is not part of it.
        text.line("DTEND;VALUE=DATE:" + DAY.format(event.day().plusDays(1)));
        text.line("SUMMARY:" + CalendarText.escaped(event.summary()));
        if (!event.description().isEmpty()) {
            text.line("DESCRIPTION:" + CalendarText.escaped(event.description()));
        }
        if (event.address() != null) {
            text.line("URL:" + event.address().toASCIIString());
        }
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
