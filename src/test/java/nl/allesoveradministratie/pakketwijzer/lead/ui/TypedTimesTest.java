package nl.allesoveradministratie.pakketwijzer.lead.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as an administrator types them for a team. */
class TypedTimesTest {

    @ParameterizedTest
    @CsvSource({"9, 09:00", "9:00, 09:00", "09.30, 09:30", "' 17:05 ', 17:05", "0:00, 00:00", "23:59, 23:59"})
    void aTimeOfTheDayIsReadAsPeopleWriteIt(String typed, LocalTime time) {
        assertThat(WeekField.time(typed)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "24:00", "9:60", "9:5", "half tien", "-1:00", "9:00:00", "१:00"})
    void whatIsNoTimeOfTheDayIsNot(String typed) {
        assertThat(WeekField.time(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8, 480", "8:00, 480", "0:01, 1", "' 1:30 ', 90", "160:00, 9600"})
    void aTargetIsReadInHoursAndMinutes(String typed, long minutes) {
        assertThat(OfficeTimeField.parse(typed)).contains(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0:00", "160:01", "8:60", "-8", "8,5", "acht", "9999999999"})
    void whatIsNoTargetOrTooLongIsNot(String typed) {
        assertThat(OfficeTimeField.parse(typed)).isEmpty();
    }
}
