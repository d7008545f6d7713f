package nl.allesoveradministratie.pakketwijzer.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("P3")
class DelicateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NL91ABNA0417164300",
                "nl91 abna 0417 1643 00",
                "Mijn rekening is NL91 ABNA 0417 1643 00 en ik wacht nog",
                "BE68 5390 0754 7034",
                "DE89370400440532013000."
            })
    void aBankAccountIsSeen(String text) {
        assertThat(Delicate.in(text)).containsExactly(Delicate.IBAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NL91ABNA0417164301", "NL002455799B99", "PW-7K3M-92AB-CD", "Exact Online 2026 versie 12", "NL12"
            })
    void whatOnlyLooksLikeOneIsNot(String text) {
        assertThat(Delicate.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ik ben ziek geweest", "met een BURN-OUT thuis", "ze is zwanger", "I have been sick."})
    void somethingAboutHealthIsSeen(String text) {
        assertThat(Delicate.in(text)).containsExactly(Delicate.HEALTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ziektekosten van een fysiopraktijk", "de muziek", "Kankerfonds"})
    void partsOfOtherWordsAreNot(String text) {
        assertThat(Delicate.in(text)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Set<Delicate> both = Set.of(Delicate.values());
        assertThat(Delicate.read(Delicate.written(both))).isEqualTo(both);
        assertThat(Delicate.read("")).isEmpty();
        assertThat(Delicate.read("x,health")).containsExactly(Delicate.HEALTH);
        assertThat(Delicate.read("health,,health,")).containsExactly(Delicate.HEALTH);
    }
}
