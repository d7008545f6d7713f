package nl.allesoveradministratie.pakketwijzer.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A puzzle as it is given out, and what comes back. */
class ProofOfWorkTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

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

    private static ProofOfWork at(Instant now) {
        return new ProofOfWork(formDigests, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String changed(String solution, String part, String by) {
        String json = new String(Base64.getDecoder().decode(solution), StandardCharsets.UTF_8);
        assertThat(json).containsPattern(part);
        return Base64.getEncoder().encodeToString(json.replaceFirst(part, by).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoDoesTheWorkIsRight() {
        String puzzle = at(NOW).fresh();
        assertThat(at(NOW).check(SolvedPuzzle.of(puzzle))).isInstanceOfSatisfying(ProofOfWork.Right.class, right -> {
            assertThat(puzzle).contains(right.solved().challenge());
            assertThat(right.solved().expiresAt()).isEqualTo(NOW.plus(FormToken.VALID));
        });
    }

    @Test
    void everyPuzzleIsAnotherAndHidesItsNumber() {
        assertThat(at(NOW).fresh()).isNotEqualTo(at(NOW).fresh()).doesNotContain("\"number\"");
    }

    @Test
    void nothingSentIsNoWorkAndNotAWrongOne() {
        assertThat(at(NOW).check("")).isInstanceOf(ProofOfWork.None.class);
    }

    @Test
    void aSolutionIsAcceptedUntilItsPuzzleExpiresAndNotASecondLonger() {
        String solution = SolvedPuzzle.of(at(NOW).fresh());
        Instant last = NOW.plus(Duration.ofHours(12));
        assertThat(at(last).check(solution)).isInstanceOf(ProofOfWork.Right.class);
        assertThat(at(last.plusSeconds(1)).check(solution)).isInstanceOf(ProofOfWork.Wrong.class);
    }

    @Test
    void aSolutionOfBeforeTheClockWasPutBackIsNoWorkAndNotAWrongOne() {
        String solution = SolvedPuzzle.of(at(NOW).fresh());
        assertThat(at(NOW.minus(Duration.ofDays(1))).check(solution)).isInstanceOf(ProofOfWork.None.class);
    }

    @Test
    void aSolutionThatIsChangedIsWrong() {
        String solution = SolvedPuzzle.of(at(NOW).fresh());
        for (String[] change : new String[][] {
            {"\"number\":", "\"number\":1"},
            {"\"number\":", "\"number\":-1"},
            {"expires=17", "expires=18"},
            {"&\"", "\""},
            {"\"salt\":\"", "\"salt\":\"x"},
            {"\"signature\":\"..", "\"signature\":\"zz"},
            {"SHA-256", "SHA-512"}
        }) {
            assertThat(at(NOW).check(changed(solution, change[0], change[1])))
                    .as(change[1])
                    .isInstanceOf(ProofOfWork.Wrong.class);
        }
    }

    @Test
    void anEasyPuzzleOfOnesOwnMakingIsWrong() throws GeneralSecurityException {
        ProofOfWork other = new ProofOfWork(keys("other"), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(at(NOW).check(SolvedPuzzle.of(other.fresh()))).isInstanceOf(ProofOfWork.Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "e30=", "bnVsbA==", "W10=", "eyJhbGdvcml0aG0iOiJTSEEtMjU2In0=", "é", "\u0000"})
    void whatIsNoSolutionIsWrong(String text) {
        assertThat(at(NOW).check(text)).isInstanceOf(ProofOfWork.Wrong.class);
    }

    @Test
    void tenThousandCharactersAreWrong() {
        assertThat(at(NOW).check("e".repeat(10_000))).isInstanceOf(ProofOfWork.Wrong.class);
    }
}
