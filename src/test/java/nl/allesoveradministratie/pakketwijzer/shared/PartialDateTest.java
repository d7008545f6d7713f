package nl.allesoveradministratie.pakketwijzer.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of which the day, or only the month or year, is known. */
class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "2026-10-08, 2026-10-08, true",
        "2024-02-29, 2024-02-29, true",
        "2026-10, 2026-10-01, false",
        "2026, 2026-01-01, false"
    })
    void theFirstDayItCanMean(String text, LocalDate earliest, boolean isDay) {
        PartialDate date = PartialDate.parse(text);

        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.isDay()).isEqualTo(isDay);
        assertThat(date).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "26",
                "2026-1",
                "2026-13",
                "2026-00",
                "2026-02-30",
                "2025-02-29",
                "08-10-2026",
                "8 oktober",
                "abcd",
                "-026",
                "+2026-10-08",
                "0212"
            })
    void whatIsNoDateIsRefusedWithTheForms(String text) {
        assertThatThrownBy(() -> PartialDate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a date (yyyy, yyyy-mm or yyyy-mm-dd): " + text);
    }

    @Test
    void aMomentIsNoDate() {
        LocalDateTime moment = LocalDateTime.of(2026, 10, 8, 12, 0);

        assertThatThrownBy(() -> new PartialDate(moment)).isInstanceOf(IllegalArgumentException.class);
    }
}
