package nl.allesoveradministratie.pakketwijzer.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Words by which people are asked for consent, or told of it, push nobody. The list follows the kinds of deceptive design
 * patterns in the EDPB's Guidelines 03/2022 (version 2.0, 14 February 2023); where those name no words, they are ours.
 */
@Proves({"C2", "C3", "C4"})
class ConsentWordingTest {

    /** All that is said on the banner, the pages about cookies, at the foot, and where a video would be. */
    private static final List<String> SAID =
            List.of("consent.", "cookie.", "cookies.", "footer.cookies", "embed.", "receipt.");

    /** Stirring, "emotional steering": regret, pleading, praise, thanks, joy, fear of missing out. */
    private static final String STEERING =
            "helaas|jammer|spijt|alsjeblieft|alstublieft|graag|bedankt|dankjewel|fijn|leuk"
                    + "|geniet|blij|mis niets|mis je|gemist|unfortunately|sadly|sorry|please|thanks?|thank you|enjoy|love|happy"
                    + "|glad|miss out|don.t miss|missing out";

    /** The same, by praising what one gets for agreeing: nobody can check it, and refusing costs nothing here. */
    private static final String PRAISE =
            "beste|beter|optim\\w*|ervaring|persoonlijke?r?|op maat|relevante?r?|verbeter\\w*"
                    + "|makkelijker|sneller|handig|slim|aanbevolen|aanrader|raden aan|gratis|best|better|optimi\\w*|experience"
                    + "|personali\\w*|tailored|relevant|improve\\w*|easier|faster|smart|recommended|we recommend|free";

    /** Obstructing, "misleading action" and threats of less: what refusing would take away. */
    private static final String THREAT = "beperkt\\w*|niet goed werken|werkt niet goed|minder functies|niet volledig"
            + "|alleen als je accepteert|kan niet zonder|limited|not work properly|may not work|fewer features|degraded"
            + "|only if you accept|required to continue";

    /** Left in the dark, "ambiguous wording": names that hide who or why. */
    private static final String HIDING = "partners|derden|gerechtvaardigd belang|third parties|legitimate interest";

    /** The same on a button: a yes that does not say what to. */
    private static final String AMBIGUOUS =
            "ok|oké|okay|begrepen|prima|doorgaan|ga verder|akkoord|got it|continue|agree"
                    + "|i understand|sounds good|sluit|sluiten|close";

    private static final List<String> BUTTONS = List.of(
            "consent.reject",
            "consent.accept",
            "consent.set",
            "cookies.save",
            "footer.cookies",
            "footer.cookies.off",
            "embed.show");

    /** Overloading and hurry, "continuous prompting". */
    private static final String HURRY = "snel even|nog even|nu meteen|laatste kans|hurry|right now|last chance|act now";

    private static final Pattern PUSHING = Pattern.compile(
            "(?<![\\p{L}-])(" + String.join("|", STEERING, PRAISE, THREAT, HIDING, HURRY) + ")(?![\\p{L}-])|!",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern UNCLEAR = Pattern.compile(
            "(?<![\\p{L}-])(" + AMBIGUOUS + ")(?![\\p{L}-])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SENTENCE = Pattern.compile("[.?](\\s|$)");

    private static List<String> pushing(String text) {
        return PUSHING.matcher(text).results().map(MatchResult::group).toList();
    }

    private static ResourceBundle texts(Language language) {
        return ResourceBundle.getBundle("messages.texts", language.locale());
    }

    private static Stream<String> keys() {
        return texts(Language.NL).keySet().stream()
                .filter(key -> SAID.stream().anyMatch(key::startsWith))
                .sorted();
    }

    @ParameterizedTest
    @EnumSource
    void noWordPushes(Language language) {
        List<String> found = new ArrayList<>();
        keys().forEach(key -> pushing(texts(language).getString(key)).forEach(word -> found.add(key + ": " + word)));

        assertThat(keys()).hasSizeGreaterThan(100);
        assertThat(found).isEmpty();
    }

    /** As they stand on the banners of others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Helaas werkt de site dan minder",
                "Voor de beste ervaring gebruiken we cookies",
                "Wij optimaliseren je bezoek",
                "Jammer dat je weigert",
                "Accepteer alles (aanbevolen)",
                "Please accept our cookies",
                "We use cookies to give you the best experience",
                "Accept all (recommended)",
                "Without cookies the site may not work",
                "Accepteer nu!"
            })
    void aWordThatPushesIsSeen(String text) {
        assertThat(pushing(text)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aButtonSaysWhatItDoes(Language language) {
        assertThat(BUTTONS)
                .allSatisfy(key -> assertThat(
                                UNCLEAR.matcher(texts(language).getString(key)).find())
                        .as(key)
                        .isFalse());
        assertThat(List.of("Ga akkoord", "Oké, begrepen", "Got it", "Sluiten"))
                .allSatisfy(text -> assertThat(UNCLEAR.matcher(text).find()).isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void refusingAndAcceptingAreSaidInTheSameForm(Language language) {
        String[] reject = texts(language).getString("consent.reject").split(" ");
        String[] accept = texts(language).getString("consent.accept").split(" ");

        assertThat(reject).hasSameSizeAs(accept).hasSize(2);
        // In Dutch the verb is last, in English first; the other word is the same.
        int same = language == Language.NL ? 0 : 1;
        assertThat(reject[same]).isEqualTo(accept[same]);
        assertThat(Math.abs(reject[1 - same].length() - accept[1 - same].length()))
                .isLessThanOrEqualTo(3);
    }

    /** TextsTest sees to the keys and the places to fill in; here the languages say the same number of things. */
    @Test
    void bothLanguagesSayTheSameNumberOfSentences() {
        assertThat(keys())
                .allSatisfy(
                        key -> assertThat(sentences(Language.EN, key)).as(key).isEqualTo(sentences(Language.NL, key)));
    }

    private static long sentences(Language language, String key) {
        return SENTENCE.matcher(texts(language).getString(key)).results().count();
    }
}
