package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of a name by which the same person is found, however the name was typed. */
class DuplicatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"Sanne de Vries", "SANNE DE VRIES", " sanne  de\tvries ", "Sanné de Vriës", "Sanne (de) Vries!"})
    void howItWasTypedMakesNoDifference(String name) {
        assertThat(Duplicates.words(name)).containsExactly("sanne", "de", "vries");
    }

    @Test
    void aHyphenAndAnApostropheSeparateWords() {
        assertThat(Duplicates.words("Anna-Maria van 't Hof")).containsExactly("anna", "maria", "van", "t", "hof");
    }

    @Test
    void aWordThatComesTwiceIsOne() {
        assertThat(Duplicates.words("Jansen Jansen")).containsExactly("jansen");
    }

    @Test
    void anAccentMayBeOneSignOrTwo() {
        assertThat(Duplicates.words("Ren\u00e9")).isEqualTo(Duplicates.words("Rene\u0301"));
    }

    @ParameterizedTest
    @CsvSource({"ĳsbrand, ijsbrand", "İlkay, ilkay", "Ｓａｎｎｅ, sanne", "محمد, محمد"})
    void otherScriptsAndShapesAreLettersToo(String name, String word) {
        assertThat(Duplicates.words(name)).containsExactly(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "🙂", "..."})
    void aNameWithoutLettersHasNoWords(String name) {
        assertThat(Duplicates.words(name)).isEmpty();
    }

    @Property
    void noWordIsEmptyOrHoldsASeparator(@ForAll String name) {
        assertThat(Duplicates.words(name)).allMatch(word -> word.matches("[\\p{L}\\p{N}]+"));
    }

    @Property
    void wordsOfWordsAreTheSameWords(@ForAll String name) {
        var words = Duplicates.words(name);

        assertThat(Duplicates.words(String.join(" ", words))).isEqualTo(words);
    }
}
