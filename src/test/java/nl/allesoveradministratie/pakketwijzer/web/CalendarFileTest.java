package nl.allesoveradministratie.pakketwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;

/** The calendar file, read back by the rules of RFC 5545. */
class CalendarFileTest {

    private static final Instant MADE = Instant.parse("2026-11-25T17:30:00Z");

    private static String file(CalendarFile.Event... events) {
        return CalendarFile.of("Je overstapplan", List.of(events));
    }

    private static CalendarFile.Event event(LocalDate day, String summary, String description) {
        return new CalendarFile.Event("uid-1", MADE, day, summary, description, null, false);
    }

    /** The lines as meant: checked for form, and unfolded. */
    static List<String> read(String file) {
        assertThat(file).endsWith("\r\n");
        List<String> lines = new ArrayList<>();
        for (String line : file.substring(0, file.length() - 2).split("\r\n", -1)) {
            assertThat(line).doesNotContain("\r", "\n");
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
            // A character broken in two would have come back as a replacement character.
            assertThat(line).isNotEmpty().doesNotContain("\uFFFD");
            if (line.startsWith(" ")) {
                lines.set(lines.size() - 1, lines.getLast() + line.substring(1));
            } else {
                lines.add(line);
            }
        }
        assertBalanced(lines);
        return lines;
    }

    private static void assertBalanced(List<String> lines) {
        Deque<String> open = new ArrayDeque<>();
        for (String line : lines) {
            String[] parts = line.split(":", 2);
            assertThat(parts).as(line).hasSize(2);
            assertThat(parts[0]).matches("[A-Z-]+(;VALUE=DATE)?");
            if (parts[0].equals("BEGIN")) {
                open.push(parts[1]);
            } else if (parts[0].equals("END")) {
                assertThat(open.pop()).isEqualTo(parts[1]);
            } else if (open.isEmpty()) {
                fail("outside everything: " + line);
            }
        }
        assertThat(open).isEmpty();
    }

    private static String value(List<String> lines, String name) {
        List<String> found = lines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '\\') {
                char next = value.charAt(++i);
                assertThat(next).isIn('\\', ';', ',', 'n');
                text.append(next == 'n' ? '\n' : next);
            } else {
                assertThat(character).isNotIn(';', ',');
                text.append(character);
            }
        }
        return text.toString();
    }

    @Test
    void aWholeDayEndsWhereTheNextBegins() {
        List<String> lines = read(file(event(LocalDate.of(2027, 12, 31), "Titel", "Tekst")));
        assertThat(value(lines, "DTSTART;VALUE=DATE")).isEqualTo("20271231");
        assertThat(value(lines, "DTEND;VALUE=DATE")).isEqualTo("20280101");
        assertThat(value(lines, "DTSTAMP")).isEqualTo("20261125T173000Z");
        assertThat(value(lines, "UID")).isEqualTo("uid-1");
        assertThat(lines.subList(0, 3))
                .containsExactly("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pakketwijzer//Agenda//NL");
    }

    @Test
    void onlyWhatShouldRemindsAWeekBefore() {
        String reminding =
                file(new CalendarFile.Event("uid-2", MADE, LocalDate.of(2027, 1, 31), "Btw", "Aangifte", null, true));
        assertThat(read(reminding)).contains("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P7D");
        assertThat(read(file(event(LocalDate.of(2027, 1, 31), "Btw", "Aangifte"))))
                .doesNotContain("BEGIN:VALARM");
    }

    @Test
    void whereThereIsMoreStandsThereAsItIsAndNothingToDoIsLeftOut() {
        List<String> lines = read(file(new CalendarFile.Event(
                "uid-3",
                MADE,
                LocalDate.of(2027, 2, 1),
                "Volgende stap bij PW-7K3M-92QX-4T",
                "",
                URI.create("https://pakketwijzer.test/kantoor/leads/PW-7K3M-92QX-4T?a=1,2;3"),
                false)));
        assertThat(value(lines, "URL")).isEqualTo("https://pakketwijzer.test/kantoor/leads/PW-7K3M-92QX-4T?a=1,2;3");
        assertThat(lines).noneMatch(line -> line.startsWith("DESCRIPTION"));
    }

    @Test
    void aPlanWithoutEventsIsStillAFile() {
        assertThat(read(file())).contains("BEGIN:VCALENDAR", "END:VCALENDAR");
    }

    @Property
    void whateverStandsInATextComesBackAndBreaksNothing(
            @ForAll String summary,
            @ForAll String description,
            @ForAll @DateRange(min = "2026-01-01", max = "2040-12-31") LocalDate day) {
        String asked = known(summary);
        List<String> lines = read(file(event(day, asked, known(description))));
        String kept = asked.replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]", "");
        assertThat(unescaped(value(lines, "SUMMARY"))).isEqualTo(kept);
        assertThat(lines).filteredOn(line -> line.equals("BEGIN:VEVENT")).hasSize(1);
    }

    /** Without halves of characters, which no text of ours holds and no file can. */
    private static String known(String text) {
        int[] points = text.codePoints()
                .filter(point -> !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE))
                .filter(point -> point != 0xFFFD)
                .toArray();
        return Arrays.stream(points)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
