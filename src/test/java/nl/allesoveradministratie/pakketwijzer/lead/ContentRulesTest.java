package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the words of a question say of whether somebody wrote it. */
class ContentRulesTest {

    private static Map<Doubt, Integer> points(String name, String question, int sameBefore) {
        return ContentRules.weigh(
                new Enquiry(
                        "vixum", Language.NL, name, "", new EmailAddress("a@b.nl"), null, null, question, null, null),
                sameBefore);
    }

    private static Map<Doubt, Integer> points(String question) {
        return points("Sanne de Vries", question, 0);
    }

    private static boolean isDoubtful(Map<Doubt, Integer> points) {
        return points.values().stream().mapToInt(Integer::intValue).sum() >= ContentRules.DOUBTFUL;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Welk pakket past bij mij?",
                "Mijn site is https://bakkerij.example. Kan ik die koppelen?",
                "Ik factureer < 10 keer per jaar en > 3 in het buitenland, a<b",
                "Kijk op www.bakkerij.example",
                "🙂🙂🙂",
                "Is er een koppeling met [mijn kassa]?",
                ""
            })
    void aQuestionAsPeopleAskThemSaysNothing(String question) {
        assertThat(points(question)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 5", "3, 10", "40, 10"})
    void everyLinkAfterTheFirstWeighs(int links, int points) {
        assertThat(points("Zie https://a.example ".repeat(links)).getOrDefault(Doubt.LINKS, 0))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://win.example", "Win www.win.example", "HTTP://WIN.example"})
    void nobodyIsCalledALink(String name) {
        assertThat(points(name, "Vraag", 0)).containsEntry(Doubt.LINKS, ContentRules.DOUBTFUL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a href="x">klik</a>           | 10
            [url=x]klik[/url]              | 10
            [LINK]klik[/LINK]              | 10
            <a rel='x' HREF = x            | 10
            <b>vet</b>                     | 5
            <script>alert(1)</script>      | 5
            [b]vet[/b]                     | 5
            """)
    void codesOfPagesAndForumsWeigh(String question, int points) {
        assertThat(points(question)).containsEntry(Doubt.MARKUP, points);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 5", "2, 10", "3, 10"})
    void theSameTextInOtherFormsWeighs(int before, int points) {
        assertThat(points("Jan", "Vraag", before).getOrDefault(Doubt.SAME_TEXT, 0))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Какая программа мне подходит?", "أي برنامج يناسبني؟", "哪个软件适合我"})
    void aRareAlphabetIsNoReasonByItself(String question) {
        assertThat(points(question)).containsOnly(Map.entry(Doubt.ALPHABET, ContentRules.SIGN));
        assertThat(isDoubtful(points(question))).isFalse();
        assertThat(isDoubtful(points(question + " https://a.example https://b.example")))
                .isTrue();
    }

    @Test
    void aForeignNameInADutchQuestionIsNothing() {
        assertThat(points("Ольга", "Welk pakket past bij mij als zzp’er?", 0)).isEmpty();
    }

    @Property(tries = 300)
    void moreLinksNeverMakeATextLessDoubtful(@ForAll String question) {
        int before =
                points(question).values().stream().mapToInt(Integer::intValue).sum();
        int after = points(question + " https://a.example https://b.example https://c.example").values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(after)
                .isGreaterThanOrEqualTo(ContentRules.DOUBTFUL)
                .isGreaterThanOrEqualTo(before - ContentRules.SIGN);
    }
}
