package nl.allesoveradministratie.pakketwijzer.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.FormToken.Read;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form carries instead of a session. */
class FormTokenTest {

    private static final Instant SHOWN = Instant.parse("2026-10-08T09:00:00Z");

    @TempDir
    static Path folder;

    private static Digests formDigests;

    @BeforeAll
    static void makeKeys() throws GeneralSecurityException {
        formDigests = keys("keys");
    }

    private static Digests keys(String name) throws GeneralSecurityException {
        KeyFolder keys = new KeyFolder(folder.resolve(name));
        keys.makeIfNew();
        return new Digests(keys.whole(Keyset.FORM));
    }

    private static FormToken at(Instant now) {
        return new FormToken(formDigests, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aFormThatComesBackIsRecognised() {
        UUID submission = UUID.randomUUID();
        assertThat(at(SHOWN).read(at(SHOWN).renewed(submission))).contains(new Read(submission, Duration.ZERO));
    }

    @Test
    void everyFormThatIsShownIsAnother() {
        FormToken tokens = at(SHOWN);
        assertThat(tokens.read(tokens.fresh())).isPresent().isNotEqualTo(tokens.read(tokens.fresh()));
    }

    @Test
    void afterTwelveHoursItIsShownOnceMore() {
        UUID submission = UUID.randomUUID();
        String token = at(SHOWN).renewed(submission);
        Instant last = SHOWN.plus(Duration.ofHours(12));
        assertThat(at(last).read(token))
                .hasValueSatisfying(read -> assertThat(read.expired()).isFalse());
        assertThat(at(last.plusSeconds(1)).read(token))
                .hasValueSatisfying(read -> assertThat(read.expired()).isTrue());
    }

    @Test
    void shownOnceMoreItIsTheSameSubmissionAndLastsAsLongAgain() {
        UUID submission = UUID.randomUUID();
        Instant later = SHOWN.plus(Duration.ofHours(13));
        String renewed = at(later).renewed(submission);
        assertThat(at(later.plus(Duration.ofHours(11))).read(renewed))
                .contains(new Read(submission, Duration.ofHours(11)));
    }

    @Test
    void withAnyCharacterChangedItIsNotOurs() {
        FormToken tokens = at(SHOWN);
        String token = tokens.fresh();
        for (int place = 0; place < token.length(); place++) {
            for (char other : "01aAbBzZ_-.".toCharArray()) {
                String changed = token.substring(0, place) + other + token.substring(place + 1);
                if (!changed.equals(token)) {
                    assertThat(tokens.read(changed)).as(changed).isEmpty();
                }
            }
        }
    }

    @Test
    void theLastCharacterCountsWholly() {
        FormToken tokens = at(SHOWN);
        String token = tokens.fresh();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        assertThat(alphabet.chars()
                        .mapToObj(last -> token.substring(0, token.length() - 1) + (char) last)
                        .filter(each -> tokens.read(each).isPresent()))
                .containsExactly(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "onzin", "00000000-0000-0000-0000-000000000000.1791450000."})
    void whatIsNoTokenIsNotOurs(String text) {
        assertThat(at(SHOWN).read(text)).isEmpty();
    }

    @Test
    void aTokenOfAnotherInstallationIsNotOurs() throws GeneralSecurityException {
        FormToken other = new FormToken(keys("other"), Clock.fixed(SHOWN, ZoneOffset.UTC));
        assertThat(at(SHOWN).read(other.fresh())).isEmpty();
    }
}
