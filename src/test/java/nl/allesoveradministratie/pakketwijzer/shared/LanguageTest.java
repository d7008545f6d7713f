package nl.allesoveradministratie.pakketwijzer.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which language an address is in. */
class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "/, NL",
        "/pakketten, NL",
        "/en, EN",
        "/en/, EN",
        "/en/packages, EN",
        "/energie, NL",
        "/pakketten/en, NL",
        "/EN/packages, NL"
    })
    void theFirstSegmentTells(String path, Language language) {
        assertThat(Language.ofPath(path)).isEqualTo(language);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anAddressWithTheLanguagesPrefixIsInThatLanguage(Language language) {
        assertThat(Language.ofPath(language.prefix() + "/pakketten")).isEqualTo(language);
        assertThat(language.tag()).isEqualTo(language.locale().toLanguageTag());
    }

    @Test
    void dutchComesFirstAndHasNoPrefix() {
        assertThat(Language.values()[0]).isEqualTo(Language.NL);
        assertThat(Language.NL.prefix()).isEmpty();
        assertThat(Arrays.stream(Language.values()).map(Language::tag)).containsExactly("nl", "en");
    }

    @Test
    void theOtherLanguageIsTheOtherOne() {
        assertThat(Language.NL.other()).isEqualTo(Language.EN);
        assertThat(Language.EN.other()).isEqualTo(Language.NL);
    }
}
