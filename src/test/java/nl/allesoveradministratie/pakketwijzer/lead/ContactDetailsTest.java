package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Contact details behind dots: one sees that they are there, and not what they are. */
class ContactDetailsTest {

    private static ContactDetails masked(String name, String email, String phone, String company) {
        return new ContactDetails(name, email, phone, company).masked();
    }

    @Test
    void ofEachWordTheFirstLetterIsLeft() {
        assertThat(masked("Sanne de Vries", "sanne@bedrijf.example", "+31612345678", "Studio de Vries"))
                .isEqualTo(new ContactDetails(
                        "S•••• d•••• V••••", "s••••@••••.example", "+31 ••••78", "S•••• d•••• V••••"));
    }

    @Test
    void whatWasNotGivenStaysEmpty() {
        assertThat(masked("Sanne", "", "", "")).isEqualTo(new ContactDetails("S••••", "", "", ""));
    }

    @Test
    void whatWasGivenIsNamedAndNotRepeated() {
        ContactDetails details = new ContactDetails("Sanne", "", "+31612345678", "");

        assertThat(details.given()).containsExactly("name", "phone");
        assertThat(details.toString()).isEqualTo("(contact details)");
    }

    @Test
    void aPictureIsNotCutInTwo() {
        assertThat(masked("🙂🙃", "", "", "").name()).isEqualTo("🙂••••");
    }

    @Test
    void howLongAWordIsDoesNotShow() {
        assertThat(masked("Jo", "", "", "")).isEqualTo(masked("Johannes", "", "", ""));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(word -> !word.contains(" ") && !word.contains("•"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(words -> String.join(" ", words));
    }

    @Property
    void ofANameOrACompanyNoMoreThanFirstLettersShow(@ForAll("words") String words) {
        ContactDetails masked = masked(words, "", "", words);

        assertThat(masked.company()).isEqualTo(masked.name());
        String[] shown = masked.name().split(" ");
        String[] said = words.split(" ");
        assertThat(shown).hasSameSizeAs(said);
        for (int i = 0; i < said.length; i++) {
            assertThat(shown[i]).endsWith("••••");
            String letters = shown[i].substring(0, shown[i].length() - 4);
            assertThat(letters.codePointCount(0, letters.length())).isEqualTo(1);
            assertThat(said[i]).startsWith(letters);
        }
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> part = Arbitraries.strings()
                .withChars("abcdefghijklmnopqrstuvwxyz0123456789")
                .ofMinLength(2)
                .ofMaxLength(20);
        Arbitrary<String> domain = Arbitraries.of("nl", "com", "example");
        return net.jqwik.api.Combinators.combine(part, part, part, domain)
                .as((first, last, host, end) -> first + "." + last + "@" + host + "." + end);
    }

    @Property
    void ofAnAddressTheFirstLetterAndTheEndShow(@ForAll("addresses") String address) {
        String end = address.substring(address.lastIndexOf('.'));

        assertThat(masked("", address, "", "").email()).isEqualTo(address.charAt(0) + "••••@••••" + end);
    }

    @Property
    void ofANumberTheCountryAndTheLastTwoDigitsShow(@ForAll("numbers") String phone) {
        String shown = masked("", "", phone, "").phone();

        assertThat(shown.chars().filter(Character::isDigit).count())
                .isLessThanOrEqualTo(Math.min(4, phone.length() - 2));
        assertThat(Arrays.asList(phone.substring(0, 3), phone.substring(phone.length() - 2)))
                .allMatch(shown::contains);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings().numeric().ofMinLength(7).ofMaxLength(15).map(digits -> "+" + digits);
    }
}
