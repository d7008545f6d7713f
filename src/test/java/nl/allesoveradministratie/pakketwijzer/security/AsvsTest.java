package nl.allesoveradministratie.pakketwijzer.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The document about the standard has every item once, and names tests that there are and that run. */
class AsvsTest {

    @Test
    void everyItemOfLevelsOneAndTwoStandsThereOnce() throws IOException {
        assertThat(Asvs.read().levels()).hasSize(253);
        assertThat(Asvs.read().misplaced()).isEmpty();
    }

    @Test
    void whatIsMetIsShownAndWhatIsNotIsExplained() throws IOException {
        assertThat(Asvs.read().unfounded()).isEmpty();
    }

    @Test
    void everyTestThatIsNamedIsThereAndRuns() throws IOException {
        assertThat(Asvs.read().missing()).isEmpty();
    }

    @Test
    void everyDocumentThatIsNamedIsThere() throws IOException {
        assertThat(Asvs.read().lost()).isEmpty();
    }

    /** Planted. */
    static class Planted {

        @Disabled
        @Test
        void isTurnedOff() {}

        void isNoTest() {}
    }

    @Test
    void whatIsNotRightIsSeen() throws IOException {
        Asvs planted = Asvs.of("""
                | 1.1.1 | 1 | a | met | b | `AsvsTest#isTurnedOff` |
                | 1.1.2 | 2 | a | met | b | `AsvsTest#isNoTest` |
                | 1.2.10 | 2 | a | met | b | `AsvsTest#whatIsNotRightIsSeen` |
                | 1.2.1 | 1 | a | met | b |  |
                | 1.2.2 | 1 | a | nearly | b | [x](nothing.md) |
                | 1.2.3 | 1 | a | not met |   |  |
                | 10.* | 1-2 | a | – | b |  |
                """);
        assertThat(planted.misplaced())
                .contains("1.1.1 is of level 2", "1.2.10 is no item of levels 1 and 2", "1.2.4 stands there 0 times")
                .doesNotContain("10.4.1 stands there 0 times");
        assertThat(planted.unfounded()).containsExactly("1.2.1", "1.2.2", "1.2.3");
        assertThat(planted.missing()).containsExactly("AsvsTest#isTurnedOff", "AsvsTest#isNoTest");
        assertThat(planted.lost()).containsExactly("nothing.md");
    }
}
