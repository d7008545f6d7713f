package nl.allesoveradministratie.pakketwijzer.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody types as an e-mail address. */
class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "naam@bedrijf.nl",
                "a@b.nl",
                "jan.de.vries+vraag@mail.bedrijf.co.uk",
                "o'brien@example.ie",
                "info@1a.nl",
                "x_y-z@sub-domein.example",
                "naam@museum.xn--p1ai"
            })
    void anAddressIsTakenAsTyped(String typed) {
        assertThat(EmailAddress.parse(typed)).map(EmailAddress::value).contains(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "'  naam@bedrijf.nl ', naam@bedrijf.nl",
        "naam@BEDRIJF.NL, naam@bedrijf.nl",
        "Naam@Bedrijf.nl, Naam@bedrijf.nl",
        "info@bücher.example, info@xn--bcher-kva.example",
        "info@BÜCHER.example, info@xn--bcher-kva.example",
        "info@bedrijf。nl, info@bedrijf.nl"
    })
    void blanksCapitalsAndForeignLettersOfTheDomainAreMadeAsAMailServerHasThem(String typed, String address) {
        assertThat(EmailAddress.parse(typed)).map(EmailAddress::value).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "naam",
                "naam@",
                "@bedrijf.nl",
                "naam@bedrijf",
                "naam@bedrijf.",
                "naam@.nl",
                "naam@bedrijf..nl",
                "naam@-bedrijf.nl",
                "naam@bedrijf-.nl",
                "naam@bedrijf.nl-",
                "naam@bedrijf.1",
                "naam@127.0.0.1",
                "naam@[127.0.0.1]",
                "naam@bedrijf,nl",
                "naam@bed rijf.nl",
                "na am@bedrijf.nl",
                "naam@bedrijf.nl, ander@bedrijf.nl",
                "naam@ander@bedrijf.nl",
                ".naam@bedrijf.nl",
                "naam.@bedrijf.nl",
                "na..am@bedrijf.nl",
                "\"naam\"@bedrijf.nl",
                "Naam <naam@bedrijf.nl>",
                "näam@bedrijf.nl",
                "naam@bedrijf.nl\nBcc: ander@bedrijf.nl",
                "naam\n@bedrijf.nl"
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
        assertThatThrownBy(() -> new EmailAddress(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not an e-mail address");
    }

    @Test
    void twoHundredAndFiftyFourCharactersIsTheMost() {
        assertThat(EmailAddress.parse(ofLength(254))).isPresent();
        assertThat(EmailAddress.parse(ofLength(255))).isEmpty();
    }

    private static String ofLength(int length) {
        String domain = "@" + ("d".repeat(61) + ".").repeat(3) + "info";
        return "a".repeat(length - domain.length()) + domain;
    }

    @Test
    void sixtyFourCharactersBeforeTheAtIsTheMost() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@bedrijf.nl")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@bedrijf.nl")).isEmpty();
    }

    @Test
    void twoSpellingsOfAMailboxAreTheSame() {
        assertThat(new EmailAddress("Naam@bedrijf.nl").normalised())
                .isEqualTo(new EmailAddress("naam@bedrijf.nl").normalised());
    }

    @Test
    void theAddressIsNeverInALog() {
        assertThat(new EmailAddress("naam@bedrijf.nl").toString())
                .doesNotContain("naam")
                .doesNotContain("bedrijf");
    }

    @Property
    void readingAnAddressOnceMoreChangesNothing(@ForAll("typed") String typed) {
        Optional<EmailAddress> address = EmailAddress.parse(typed);
        assertThat(address.flatMap(read -> EmailAddress.parse(read.value()))).isEqualTo(address);
    }

    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> local =
                Arbitraries.strings().withChars("aZ0.+'_- é@").ofMinLength(1).ofMaxLength(6);
        Arbitrary<String> label = Arbitraries.oneOf(
                Arbitraries.of("bücher", "FAß", "例え", "xn--bcher-kva", "XN--P1AI", "a-b", "İstanbul", "ｆｕｌｌ"),
                Arbitraries.strings().withChars("aZ0-é").ofMaxLength(5));
        Arbitrary<String> domain = label.list().ofMinSize(1).ofMaxSize(3).map(labels -> String.join(".", labels));
        Arbitrary<String> end = Arbitraries.of(".nl", ".NL", ".example", ".рф", "", " ");
        return Arbitraries.oneOf(
                Combinators.combine(local, domain, end).as((name, at, last) -> name + "@" + at + last),
                Arbitraries.strings().ofMaxLength(20).map(text -> "naam@" + text),
                Arbitraries.strings().ofMaxLength(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mail naam@bedrijf.nl", "(Naam.Achter@bedrijf.co.uk)", "zie https://naam:geheim@bedrijf.nl/"})
    void anAddressInATextIsFound(String text) {
        assertThat(EmailAddress.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "btw @ 21 %", "@bedrijf op een sociaal netwerk", "naam@bedrijf", "1.000 facturen"})
    void aTextWithoutAnAddressIsLeftAlone(String text) {
        assertThat(EmailAddress.isIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 240, 300, 5_000, 50_000})
    void aDomainOfManyForeignLettersIsNoAddress(int length) {
        for (String letter : List.of("\u00e9", "\u6f22", "\ud83d\udc26", "\u200d")) {
            assertThat(EmailAddress.parse("naam@" + letter.repeat(length) + ".nl"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Naam+lijst@bedrijf.nl, naam@bedrijf.nl",
        "naam+a+b@bedrijf.nl, naam@bedrijf.nl",
        "naam@bedrijf.nl, naam@bedrijf.nl",
        "+naam@bedrijf.nl, +naam@bedrijf.nl"
    })
    void whatStandsAfterAPlusIsTheSameMailbox(String typed, String mailbox) {
        assertThat(EmailAddress.parse(typed)).map(EmailAddress::mailbox).contains(mailbox);
    }
}
