package nl.allesoveradministratie.pakketwijzer.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be the key of a package. */
class PackageIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "moneybird", "e-boekhouden", "visma-net", "1", "a1-b2-c3"})
    void lowerCaseLettersDigitsAndSingleHyphensAreAKey(String text) {
        assertThat(PackageId.parse(text)).contains(new PackageId(text));
        assertThat(new PackageId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "A", "Moneybird", "-a", "a-", "a--b", "a_b", "a.b", "a/b", "../a", "é", "a\n", "a b"})
    void anythingElseIsNoKey(String text) {
        assertThat(PackageId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new PackageId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sixtyFourCharactersIsTheMost() {
        assertThat(PackageId.parse("a".repeat(64))).isPresent();
        assertThat(PackageId.parse("a".repeat(65))).isEmpty();
    }

    @Test
    void keysStandInAlphabeticalOrder() {
        assertThat(List.of(new PackageId("b"), new PackageId("a"), new PackageId("a-1")).stream()
                        .sorted())
                .containsExactly(new PackageId("a"), new PackageId("a-1"), new PackageId("b"));
    }
}
