package nl.allesoveradministratie.pakketwijzer.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole days for somebody's calendar (iCalendar, RFC 5545). Written here and not with ical4j: ten lines of a fixed form
 * need no library that brings a parser, recurrence rules, time zone data and more; the test holds
 * every file against the rules of the RFC that apply.
 */
public final class CalendarFile {

    private static final int MOST_OCTETS = 75;

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

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
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//Pakketwijzer//Agenda//NL");
        file.line("CALSCALE:GREGORIAN");
        file.line("METHOD:PUBLISH");
        file.line("X-WR-CALNAME:" + escaped(name));
        events.forEach(file::event);
        file.line("END:VCALENDAR");
        return file.text.toString();
    }

    private void event(Event event) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(event.uid()));
        line("DTSTAMP:" + MOMENT.format(event.stamp()));
        line("DTSTART;VALUE=DATE:" + DAY.format(event.day()));
        // The end is the first day that is not part of it.
        line("DTEND;VALUE=DATE:" + DAY.format(event.day().plusDays(1)));
        line("SUMMARY:" + escaped(event.summary()));
        if (!event.description().isEmpty()) {
            line("DESCRIPTION:" + escaped(event.description()));
        }
        if (event.address() != null) {
            line("URL:" + event.address().toASCIIString());
        }
        line("TRANSP:TRANSPARENT");
        if (event.weekAhead()) {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line("DESCRIPTION:" + escaped(event.summary()));
            line("TRIGGER:-P7D");
            line("END:VALARM");
        }
        line("END:VEVENT");
    }

    /** Text with the marks escaped that would end it (3.3.11); no other control character is allowed in it. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** A line, folded so that none is longer than 75 octets and no character is broken in two (3.1). */
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); i += Character.charCount(content.codePointAt(i))) {
            String character = Character.toString(content.codePointAt(i));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
        }
        text.append("\r\n");
    }
}
