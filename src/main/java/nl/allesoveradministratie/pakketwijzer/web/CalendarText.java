package nl.allesoveradministratie.pakketwijzer.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The text of a file for somebody's calendar (iCalendar, RFC 5545), line by line. Written here and not with ical4j: a few
 * lines of a fixed form need no library that brings a parser, recurrence rules, time zone data and more.
 */
public final class CalendarText {

    private static final int MOST_OCTETS = 75;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    /** Text with the marks escaped that would end it (3.3.11); no other control character is allowed in it. */
    public static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** A moment, in UTC: needs no description of a time zone. */
    public static String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    /** Adds a line, folded so that none is longer than 75 octets and no character is broken in two (3.1). */
    public void line(String content) {
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

    @Override
    public String toString() {
        return text.toString();
    }
}
