package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name in the list of leads is enough to tell people apart, fits its column, and is not a name. */
class InitialsTest {

    /** Of the column; PostgreSQL counts code points. */
    private static final int MOST = 20;

    /** Small words of more than three letters, which stay as they are. */
    private static final Set<String> LONG_SMALL_WORDS = Set.of("onder", "over", "voor");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            Sanne de Vries, S. de V.
            Sanne De Vries, S. de V.
            Peter van den Berg, P. van den B.
            Jan van 't Hof, J. van 't H.
            Jan van ’t Hof, J. van ’t H.
            Rachid el Amrani, R. el A.
            Kim onder de Boom, K. onder de B.
            """)
    void smallWordsBetweenNamesStayAsTheyAre(String name, String initials) {
        assertThat(Initials.of(name)).isEqualTo(initials);
    }

    @ParameterizedTest
    @CsvSource({
        "Anna-Maria Jansen, A. M. J.",
        "Kim Jansen-de Boer, K. J. de B.",
        "Van Dam, V. D.",
        "Jan de, J. D.",
        "Cher, C.",
        "x, X.",
        "émile zola, É. Z.",
        "'  Sanne   Bakker ', S. B.",
        "(Kim) Jansen, K. J.",
        "4Ever Schoon, 4. S."
    })
    void everyOtherWordIsItsFirstLetter(String name, String initials) {
        assertThat(Initials.of(name)).isEqualTo(initials);
    }

    @Test
    void ofAVeryLongNameTheBeginningAndTheEndAreLeft() {
        assertThat(Initials.of("Anna Berta Clara Dora Emma Fleur Gerda")).isEqualTo("A. B. C. G.");
    }

    @Test
    void aNameFromRightToLeftHasInitialsToo() {
        assertThat(Initials.of("محمد علي")).isEqualTo("م. ع.");
    }

    @Test
    void aLetterOutsideTheFirstPlaneIsNotCutInTwo() {
        assertThat(Initials.of("𐐨𐐩𐐪 Bakker")).isEqualTo("𐐀. B.");
    }

    @Test
    void aNameOfPicturesIsAQuestionMark() {
        assertThat(Initials.of("🙂🙃 🎉")).isEqualTo("?.");
    }

    @Test
    void tenThousandSignsFitTheColumn() {
        for (String name :
                List.of("x".repeat(10_000), "van onder ".repeat(1_000), "onder-".repeat(1_666), "🙂 ".repeat(5_000))) {
            assertFits(Initials.of(name));
        }
    }

    private static void assertFits(String initials) {
        assertThat(initials.codePointCount(0, initials.length())).isBetween(1, MOST);
    }

    @Property
    void whateverTheNameItFitsTheColumn(@ForAll String name) {
        assertFits(Initials.of(name));
    }

    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12),
                        Arbitraries.strings()
                                .withCharRange('à', 'ö')
                                .ofMinLength(1)
                                .ofMaxLength(12),
                        Arbitraries.of("van", "den", "onder", "voor", "'t", "over", "Berg", "Jansen"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property
    void noWholeWordOfTheNameIsLeft(@ForAll("names") List<String> words) {
        String initials = Initials.of(String.join(" ", words)).toLowerCase(Locale.ROOT);

        assertFits(initials);
        assertThat(words.stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .filter(word -> word.length() > 3 && !LONG_SMALL_WORDS.contains(word)))
                .noneMatch(initials::contains);
    }
}
