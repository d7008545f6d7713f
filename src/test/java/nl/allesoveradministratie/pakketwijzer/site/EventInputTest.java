package nl.allesoveradministratie.pakketwijzer.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused of what a colleague fills in about an event. */
class EventInputTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-25T12:00");

    private static EventInput at(String starts, String ends, String closes) {
        return new EventInput(
                List.of("vixum"),
                "Kies je pakket",
                "Choose your package",
                "Tekst",
                "Text",
                starts == null ? null : LocalDateTime.parse(starts),
                ends == null ? null : LocalDateTime.parse(ends),
                closes == null ? null : LocalDateTime.parse(closes),
                "Utrecht",
                "",
                10);
    }

    private static EventInput with(String title, String place, String link, Integer capacity) {
        LocalDateTime starts = LocalDateTime.parse("2026-12-03T15:30");
        return new EventInput(
                List.of("vixum"),
                title,
                title,
                "Tekst",
                "Text",
                starts,
                starts.plusHours(1),
                starts,
                place,
                link,
                capacity);
    }

    @Test
    void aWholeEventIsKept() {
        assertThat(at("2026-12-03T15:30", "2026-12-03T17:00", "2026-12-02T12:00")
                        .problems(NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                2026-12-03T17:00, 2026-12-02T12:00, startsAt, events.problem.time",
                "2026-12-03T15:30, -,                2026-12-02T12:00, endsAt,   events.problem.time",
                "2026-11-25T11:00, 2026-11-25T13:00, 2026-11-25T10:00, startsAt, events.problem.past",
                "2027-11-25T12:00, 2027-11-25T13:00, 2027-11-24T10:00, startsAt, events.problem.far",
                "2026-12-03T15:30, 2026-12-03T15:30, 2026-12-02T12:00, endsAt,   events.problem.ends",
                "2026-12-03T15:30, 2026-12-03T17:00, 2026-12-03T15:31, closesAt, events.problem.closes",
                // The clock goes from two to three
                "2027-03-28T02:30, 2027-03-28T04:00, 2027-03-27T12:00, startsAt, events.problem.skipped"
            })
    void aTimeThatCannotBeIsRefused(String starts, String ends, String closes, String field, String problem) {
        assertThat(at(starts, ends, closes).problems(NOW))
                .containsOnlyKeys(field)
                .containsValue(problem);
    }

    @Test
    void theEndIsComparedAsATimeAndNotAsWhatTheClockSays() {
        // Half past two comes twice that night, and is the first of both.
        assertThat(EventInput.instant(LocalDateTime.parse("2026-10-25T02:30")))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(EventInput.instant(LocalDateTime.parse("2026-10-25T03:30")))
                .isEqualTo(Instant.parse("2026-10-25T02:30:00Z"));
    }

    @Test
    void itIsSomewhere() {
        assertThat(with("Titel", "", "", 10).problems(NOW)).containsEntry("place", "events.problem.somewhere");
        assertThat(with("Titel", "", "https://vergaderen.test/x", 10).problems(NOW))
                .isEmpty();
        for (String link : List.of("http://vergaderen.test", "javascript:alert(1)", "https://", "https://a b")) {
            assertThat(with("Titel", "", link, 10).problems(NOW)).as(link).containsEntry("link", "events.problem.link");
        }
    }

    @Test
    void itHasPlacesAndATitle() {
        for (Integer capacity : new Integer[] {null, 0, -1, 10_001}) {
            assertThat(with("Titel", "Utrecht", "", capacity).problems(NOW)).containsOnlyKeys("capacity");
        }
        assertThat(with(" ", "Utrecht", "", 10).problems(NOW)).containsOnlyKeys("titleNl", "titleEn");
        assertThat(with("x".repeat(10_000), "x".repeat(10_000), "", 10).problems(NOW))
                .containsOnlyKeys("titleNl", "titleEn", "place");
    }

    @ParameterizedTest
    @CsvSource({
        "Kies je pakket,        kies-je-pakket-2026-12-03",
        "Café & €-facturen!,    cafe-facturen-2026-12-03",
        "يوم مفتوح 🎉,           2026-12-03"
    })
    void itsAddressIsMadeOfPlainLetters(String title, String address) {
        assertThat(with(title, "Utrecht", "", 10).address(LocalDateTime.parse("2026-12-03T15:30")))
                .isEqualTo(address);
    }
}
