package nl.allesoveradministratie.pakketwijzer.shared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Citizen service numbers are found, and other numbers that people write are left alone. */
class BsnTest {

    /** As people write it: at once, in groups, and with something before and after it. */
    @Property
    void everyNumberIsFoundHoweverItIsWritten(
            @ForAll("bsns") String bsn, @ForAll("separators") String separator, @ForAll("sentences") String sentence) {
        String grouped = String.join(separator, bsn.substring(0, 4), bsn.substring(4, 6), bsn.substring(6));
        assertThat(Bsn.isIn(sentence.formatted(grouped))).isTrue();
    }

    @Property
    void digitByDigitItIsStillFound(@ForAll("bsns") String bsn, @ForAll("separators") String separator) {
        assertThat(Bsn.isIn(String.join(separator, bsn.split("")))).isTrue();
    }

    @Property
    void withOneDigitChangedItIsNone(
            @ForAll("bsns") String bsn,
            @ForAll @IntRange(min = 0, max = 8) int place,
            @ForAll @IntRange(min = 1, max = 9) int more) {
        int digit = (Character.digit(bsn.charAt(place), 10) + more) % 10;
        assertThat(Bsn.isIn(bsn.substring(0, place) + digit + bsn.substring(place + 1)))
                .isFalse();
    }

    @Test
    void oneAmongOtherNumbersIsFound() {
        assertThat(Bsn.isIn("Wij zijn KvK 12345678, bellen kan op 06 12345678.\nMijn BSN: 111222333"))
                .isTrue();
    }

    @Property
    void mobileNumbersAreLeftAlone(@ForAll("eightDigits") String rest, @ForAll("mobile") String spelling) {
        assertThat(Bsn.isIn("Bel " + spelling.formatted(rest) + " graag")).isFalse();
    }

    @Property
    void numbersOfAHouseAreLeftAlone(@ForAll("sevenDigits") String rest, @ForAll("fixed") String spelling) {
        assertThat(Bsn.isIn(spelling.formatted(rest))).isFalse();
    }

    @Property
    void numbersOfTheChamberOfCommerceAreLeftAlone(@ForAll("eightDigits") String number) {
        assertThat(Bsn.isIn("KvK " + number + ".")).isFalse();
    }

    @Property
    void accountNumbersAreNoServiceNumbers(@ForAll("tenDigits") String account) {
        String grouped = account.substring(0, 4) + " " + account.substring(4, 8) + " " + account.substring(8);
        assertThat(Bsn.isIn("NL91ABNA" + account)).isFalse();
        assertThat(Bsn.isIn("NL91 ABNA " + grouped)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Geen nummer",
                "€ 1.234,56",
                "12.345.678 euro",
                "omzet 250.000 in 2025",
                "2023, 2024 en 2025",
                "2024-2025",
                "01-01-2025",
                "2026-10-08",
                "1234 AB 56",
                "000000000",
                "123456789012345",
                "3 administraties, 11-25 facturen"
            })
    void otherNumbersAreLeftAlone(String text) {
        assertThat(Bsn.isIn(text)).isFalse();
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", " ", ".", "-");
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(
                "%s",
                "Mijn BSN is %s.",
                "bsn:%s",
                "(%s)",
                "Ik heb het gevraagd, %s, en nu?",
                "NL%sB01",
                "eerst\n%s\ndan",
                "Er zijn 2 vragen: %s");
    }

    @Provide
    Arbitrary<String> mobile() {
        return Arbitraries.of(
                "06%s",
                "06 %s",
                "06-%s",
                "(06) %s",
                "+316%s",
                "+31 6 %s",
                "+31 6%s",
                "+31-6-%s",
                "+31 (0)6 %s",
                "+31(0)6%s",
                "+31 (0) 6 %s",
                "00316%s",
                "0031 6 %s",
                "0031 (0)6 %s");
    }

    @Provide
    Arbitrary<String> fixed() {
        return Arbitraries.of(
                "020%s",
                "020-%s", "020 %s", "(020) %s", "020 - %s", "+31 20 %s", "+3120%s", "+31 (0)20 %s", "+31(0)20-%s");
    }

    @Provide
    Arbitrary<String> sevenDigits() {
        return digits(7);
    }

    @Provide
    Arbitrary<String> eightDigits() {
        return digits(8);
    }

    @Provide
    Arbitrary<String> tenDigits() {
        return digits(10);
    }

    private static Arbitrary<String> digits(int count) {
        return Arbitraries.strings().numeric().ofLength(count);
    }

    /** Nine digits of which the weights 9 to 2 and −1 give a multiple of 11. */
    @Provide
    Arbitrary<String> bsns() {
        return digits(8)
                .filter(first -> lastDigit(first) < 10 && !first.equals("00000000"))
                .map(first -> first + lastDigit(first));
    }

    private static int lastDigit(String first) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += (9 - i) * Character.digit(first.charAt(i), 10);
        }
        return sum % 11;
    }
}
