package nl.allesoveradministratie.pakketwijzer.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody types as a telephone number. */
class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0612345678, +31612345678",
        "06 12345678, +31612345678",
        "06-1234 5678, +31612345678",
        "' 06 12 34 56 78 ', +31612345678",
        "+31 6 12345678, +31612345678",
        "+31 (0)6 12345678, +31612345678",
        "0031612345678, +31612345678",
        "020-1234567, +31201234567",
        "(020) 123 45 67, +31201234567",
        "+32 2 555 12 12, +3225551212",
        "+49 30 123456, +4930123456"
    })
    void aNumberIsReadHoweverItIsSpelled(String typed, String number) {
        assertThat(PhoneNumber.parse(typed)).map(PhoneNumber::value).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "bel maar",
                "112",
                "06",
                "061234567",
                "06123456789",
                "12345678",
                "0000000000",
                "+999 123456789",
                "naam@bedrijf.nl"
            })
    void whatCannotBeCalledIsRefused(String typed) {
        assertThat(PhoneNumber.parse(typed)).isEmpty();
    }

    /** Germany has them of more digits than E.164 allows. */
    @ParameterizedTest
    @ValueSource(strings = {"+49 30 1234567890123", "0049301234567890123"})
    void aNumberThatIsTooLongIsRefusedInsteadOfFailing(String typed) {
        assertThat(PhoneNumber.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0612345678", "31612345678", "+31 6 12345678", "+316", "+3161234567890123", "+31a"})
    void onlyTheInternationalFormIsKept(String value) {
        assertThatThrownBy(() -> new PhoneNumber(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a telephone number in E.164");
    }

    @Test
    void staffReadItInGroups() {
        assertThat(new PhoneNumber("+31612345678").readable()).isEqualTo("+31 6 12345678");
    }

    @Test
    void theNumberIsNeverInALog() {
        assertThat(new PhoneNumber("+31612345678").toString()).doesNotContainPattern("[0-9]");
    }

    @Property
    void readingANumberOnceMoreChangesNothing(@ForAll("typed") String typed) {
        Optional<PhoneNumber> number = PhoneNumber.parse(typed);
        assertThat(number.flatMap(read -> PhoneNumber.parse(read.value()))).isEqualTo(number);
    }

    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(4).ofMaxLength(16);
        return Arbitraries.oneOf(
                digits.map(rest -> "0" + rest),
                Arbitraries.strings().numeric().ofLength(8).map(rest -> "06 " + rest),
                digits.map(rest -> "+" + rest),
                digits.map(rest -> "+49" + rest),
                digits.map(rest -> "+39 0" + rest),
                digits.map(rest -> "tel:" + rest + ";ext=12"),
                Arbitraries.strings().withChars("0123456789+()- /.x#*").ofMaxLength(20),
                Arbitraries.strings().ofMaxLength(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bel 06-12345678.",
                "Bereikbaar op 020 123 45 67 na vieren",
                "+31 6 12345678",
                "(+32 2 555 12 12)"
            })
    void aNumberInATextIsFound(String text) {
        assertThat(PhoneNumber.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sinds 2026-10-08 kost het € 12,50 per maand.",
                "Tot 10.000 facturen per jaar, daarna 25.000",
                "KvK 12345678",
                "Van 1 januari 2025 tot 31-12-2026",
                "versie 3.14.159.2653"
            })
    void aTextWithOtherNumbersIsLeftAlone(String text) {
        assertThat(PhoneNumber.isIn(text)).isFalse();
    }
}
