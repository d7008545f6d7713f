package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a colleague types in the search field, however it is written. */
class SearchTermsTest {

    private static SearchTerms of(String typed) {
        return SearchTerms.of(
                typed,
                Map.of("wacht", LeadStatus.WAITING, "contact", LeadStatus.CONTACTED),
                Map.of("pakket", "package"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PW-7K3M-92QX-4T", "pw7k3m92qx4t", " pw 7k3m 92qx 4t ", "PW-7K3M-92QX-4T?"})
    void aNumberInAnySpelling(String typed) {
        assertThat(of(typed).reference()).isEqualTo("PW-7K3M-92QX-4T");
        assertThat(of(typed).words()).isEmpty();
    }

    @Test
    void signsThatAreNotInNumbersAreReadAsWhatTheyLookLike() {
        assertThat(of("pw-7k3m-9oqx-il").reference()).isEqualTo("PW-7K3M-90QX-11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0612345678",
                "06 12345678",
                "06-12 34 56 78",
                "+31 6 12345678",
                "0031612345678",
                "(06) 123 456 78"
            })
    void aDutchTelephoneNumberInAnySpelling(String typed) {
        assertThat(of(typed).phones()).containsExactly("+31612345678");
        assertThat(of(typed).words()).isEmpty();
        assertThat(of("jansen " + typed + " wacht").words()).containsExactly("jansen", "wacht");
    }

    @Test
    void anAddressInCapitalsAmongWords() {
        SearchTerms terms = of("Sanne.deVries@Klant.EXAMPLE contact");
        assertThat(terms.emails()).containsExactly("sanne.devries@klant.example");
        assertThat(terms.words()).containsExactly("contact");
        assertThat(terms.details()).containsExactly("email");
    }

    @Test
    void wordsWithoutAccentsAndSigns() {
        assertThat(of("Çelik-Özgür, “Volière B.V.”").words()).containsExactly("celik", "ozgur", "voliere", "b", "v");
    }

    @Test
    void wordsOfStatusAndTopicSayNothingOfAPerson() {
        assertThat(of("wacht pakket").details()).isEmpty();
        assertThat(of("wacht jansen").details()).containsExactly("name", "company");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "–!?", "@", "<>"})
    void nothingThatCouldBeLookedFor(String typed) {
        assertThat(of(typed).isEmpty()).isTrue();
    }

    @Test
    void ofAVeryLongTextOnlyTheBeginning() {
        assertThat(of("woordje ".repeat(2_000)).words()).containsExactly("woordje");
        assertThat(of("x".repeat(10_000)).words())
                .singleElement()
                .satisfies(word -> assertThat(word).hasSize(200));
    }

    @Test
    void whatIsLookedForIsNotPrinted() {
        assertThat(of("Jansen").toString()).doesNotContainIgnoringCase("jansen");
    }
}
