package nl.allesoveradministratie.pakketwijzer.finder.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start as somebody fills it in. */
class StartDateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource({"2027-01-01", "1-1-2027", "01-01-2027", "' 2027-01-01 '"})
    void isReadAsBrowsersSendItAndAsPeopleWriteIt(String typed) {
        StartDate start = StartDate.of(typed, TODAY);
        assertThat(start.day()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(start.problem()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, switch.problem.past",
        "2029-11-26, switch.problem.far",
        "31-2-2027, switch.problem.date",
        "2027-02-29, switch.problem.date",
        "morgen, switch.problem.date"
    })
    void whatCannotBePlannedIsSaidAndKept(String typed, String problem) {
        assertThat(StartDate.of(typed, TODAY)).isEqualTo(new StartDate(typed, null, problem));
    }

    @Test
    void todayAndNothingAreFine() {
        assertThat(StartDate.of("2026-11-25", TODAY).day()).isEqualTo(TODAY);
        assertThat(StartDate.of("  ", TODAY)).isEqualTo(new StartDate("", null, null));
    }

    @Test
    void whatIsFarTooLongIsCutShort() {
        assertThat(StartDate.of("x".repeat(10_000), TODAY).typed()).hasSize(40);
    }
}
