package nl.allesoveradministratie.pakketwijzer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.usage.DayCookie.Browser;
import nl.allesoveradministratie.pakketwijzer.usage.DayCookie.Made;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cookie of the day is known to who gave it, on that day, and says nothing to anybody else. */
class DayCookieTest {

    /** The number of a consent that nobody else has. */
    private static String receipt() {
        return UUID.randomUUID().toString();
    }

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final DayCookie today = new DayCookie();

    @Test
    void aBrowserThatComesBackIsTheOneThatGotTheCookie() {
        Made made = today.make(receipt());

        assertThat(today.read(made.value())).contains(made.browser());
    }

    @Test
    void theValueCanStandInACookieAsItIs() {
        assertThat(Stream.generate(() -> today.make(receipt()).value()).limit(100))
                .allMatch(value -> value.matches("[A-Za-z0-9_-]{32}"));
    }

    @Test
    void theSameConsentIsTheSameBrowserToday() {
        String receipt = receipt();

        assertThat(today.make(receipt).value()).isEqualTo(today.make(receipt).value());
        assertThat(today.make(receipt).value())
                .isNotEqualTo(new DayCookie().make(receipt).value());
    }

    @Test
    void whatAnotherProcessOrAnotherDayGaveIsNothing() {
        assertThat(today.read(new DayCookie().make(receipt()).value())).isEmpty();
    }

    @Test
    void noLetterOfItCanBeChanged() {
        String value = today.make(receipt()).value();
        for (int place = 0; place < value.length(); place++) {
            for (char letter : LETTERS.toCharArray()) {
                if (value.charAt(place) != letter) {
                    String forged = value.substring(0, place) + letter + value.substring(place + 1);
                    assertThat(today.read(forged))
                            .as("another letter at %d", place)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void theMarkOfOneFitsNoOther() {
        String one = today.make(receipt()).value();
        String other = today.make(receipt()).value();

        // 16 random bytes are 21 letters and a bit, so the 22nd belongs to both.
        assertThat(today.read(one.substring(0, 22) + other.substring(22))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "AAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "++++++++++++++++////////////////",
                "é́́́́́́́́́́́́́́́",
                "<script>alert(1)</script>",
                "' OR 1=1 --"
            })
    void whatSomebodyMakesUpIsNothing(String value) {
        assertThat(today.read(value)).isEmpty();
    }

    @Test
    void aLongerOrShorterOneIsNothing() {
        String value = today.make(receipt()).value();

        for (String forged :
                List.of(value + "A", value + "AAAA", value + "=", " " + value, value.substring(0, 31), value + value)) {
            assertThat(today.read(forged)).as(forged.length() + " letters").isEmpty();
        }
    }

    @Test
    void everyBrowserIsAnotherAndEachBitIsByChance() {
        int number = 10_000;
        Set<Browser> browsers = new HashSet<>();
        int[] ones = new int[128];
        for (int each = 0; each < number; each++) {
            Browser browser = today.make(receipt()).browser();
            browsers.add(browser);
            for (int bit = 0; bit < 64; bit++) {
                ones[bit] += (int) (browser.high() >>> bit & 1);
                ones[64 + bit] += (int) (browser.low() >>> bit & 1);
            }
        }

        assertThat(browsers).hasSize(number);
        // Six standard deviations of 50: once in 4 million runs by accident
        for (int bit = 0; bit < 128; bit++) {
            assertThat(ones[bit]).as("bit %d", bit).isBetween(number / 2 - 300, number / 2 + 300);
        }
    }

    /** A log that prints one by accident gives nobody away. */
    @Test
    void neitherABrowserNorItsCookieTellsItselfInWords() {
        Made made = today.make(receipt());

        assertThat(made.toString()).doesNotContain(made.value());
        assertThat(made.browser().toString())
                .doesNotContain(String.valueOf(made.browser().high()))
                .doesNotContain(String.valueOf(made.browser().low()))
                .isEqualTo(today.make(receipt()).browser().toString());
    }
}
