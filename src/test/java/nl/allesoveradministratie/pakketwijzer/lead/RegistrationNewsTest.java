package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody is told, given what he was told last. */
class RegistrationNewsTest {

    @ParameterizedTest(name = "told {0}, is {1}, moved {2}, amended {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-,       coming,     false, true,  COMING",
                "-,       waiting,    false, true,  WAITING",
                "-,       called_off, false, true,  CALLED_OFF",
                "coming,  coming,     false, false, -",
                "coming,  coming,     true,  false, CHANGED",
                "coming,  coming,     true,  true,  COMING",
                "coming,  withdrawn,  true,  false, WITHDRAWN",
                "coming,  called_off, true,  false, CALLED_OFF",
                "waiting, waiting,    false, false, -",
                "waiting, waiting,    true,  false, CHANGED",
                "waiting, coming,     false, false, MOVED_UP",
                "waiting, coming,     true,  false, MOVED_UP",
                "waiting, withdrawn,  false, false, WITHDRAWN",
                "waiting, called_off, true,  false, CALLED_OFF",
                "withdrawn,  withdrawn,  true,  false, -",
                "called_off, called_off, false, true,  -"
            })
    void onlyWhatMakesUpTheDifferenceIsTold(
            @Nullable String told, String state, boolean moved, boolean amended, EventMail.@Nullable Message message) {
        assertThat(RegistrationNews.news(told, state, moved, amended)).isEqualTo(message);
    }

    private static Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(MovableClock.ZONE).toInstant();
    }

    @Test
    void theReminderComesADayBeforeAtTheSameTimeOnTheClock() {
        assertThat(RegistrationNews.reminderAt(at("2026-12-03T15:30"))).isEqualTo(at("2026-12-02T15:30"));
        // In spring the clock goes forward in between, in autumn back.
        assertThat(RegistrationNews.reminderAt(at("2027-03-28T15:30"))).isEqualTo(at("2027-03-27T15:30"));
        assertThat(RegistrationNews.reminderAt(at("2026-10-25T15:30"))).isEqualTo(at("2026-10-24T15:30"));
    }
}
