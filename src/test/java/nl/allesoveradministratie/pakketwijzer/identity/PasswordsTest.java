package nl.allesoveradministratie.pakketwijzer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What may be a password, and what is kept of it. */
class PasswordsTest {

    private static final String SENTENCE = "een lange zin van niemand";

    private static final Passwords PASSWORDS = new Passwords();

    private static String problem(String password) {
        return PASSWORDS.problem(password, "Mila Bakker", "mila.b@kantoor.test").orElse("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {SENTENCE, "twaalftekens", "MetHoofdletter5", "🐘🦒🐘🦓🐘🐪🐘🦏🐘🐊🐘🐆"})
    void aSentenceOrTwelveSignsWillDo(String password) {
        assertThat(problem(password)).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "elftekens12", "🐘🦒🦓🐪🦏🐊"})
    void fewerThanTwelveSignsAreTooFew(String password) {
        assertThat(problem(password)).isEqualTo("enrol.problem.password.short");
    }

    @Test
    void whatBcryptWouldNotLookAtIsRefused() {
        String seventyTwo = "abcdefgh".repeat(9);
        assertThat(problem(seventyTwo)).isEqualTo("none");
        assertThat(problem(seventyTwo + "i")).isEqualTo("enrol.problem.password.long");
    }

    @Test
    void bytesAreCountedAndNotLetters() {
        String thirtySix = "áéíóúýñçäëïö".repeat(3);
        assertThat(problem(thirtySix)).isEqualTo("none");
        assertThat(problem(thirtySix + "x")).isEqualTo("enrol.problem.password.long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaa",
                "123412341234",
                "mila bakker 1",
                "ik ben MILA BAKKER",
                "mila.b1234567",
                "welkom bij Pakketwijzer"
            })
    void whatIsEasyToGuessIsRefused(String password) {
        assertThat(problem(password)).isEqualTo("enrol.problem.password.guessable");
    }

    @ParameterizedTest
    @CsvSource({"'', ada@kantoor.test", "Ada Beheer, ''", "'', ''", "E, e@kantoor.test", "An, zin@kantoor.test"})
    void whoHasAShortNameOrLeftItOutMayChooseASentence(String name, String email) {
        assertThat(PASSWORDS.problem(SENTENCE, name, email)).isEmpty();
    }

    @Test
    void whatIsKeptSaysHowAndIsNeverTheSame() {
        String kept = PASSWORDS.keep(SENTENCE);
        assertThat(kept).startsWith("{bcrypt}$2").doesNotContain("niemand").isNotEqualTo(PASSWORDS.keep(SENTENCE));
    }

    @Test
    void onlyTheSamePasswordMatches() {
        String kept = PASSWORDS.keep(SENTENCE);
        assertThat(PASSWORDS.matches(SENTENCE, kept)).isTrue();
        assertThat(PASSWORDS.matches(SENTENCE + " ", kept)).isFalse();
        assertThat(PASSWORDS.matches("", kept)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {SENTENCE, "", "a password that nobody has"})
    void whoHasNoAccountHasNoPassword(String password) {
        assertThat(PASSWORDS.matches(password, null)).isFalse();
    }

    @Test
    void aPasswordThatIsTooLongIsSimplyWrong() {
        assertThat(PASSWORDS.matches("x".repeat(5_000), PASSWORDS.keep(SENTENCE)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q1w2e3r4t5y6", "1Qaz2Wsx3Edc", "123456789qwe", "leavemealone"})
    void whatManyOthersChoseIsRefused(String password) {
        assertThat(problem(password)).isEqualTo("enrol.problem.password.guessable");
    }

    /** Of what is longer bcrypt sees the beginning, which is no reason to take it for the same. */
    @Test
    void aPasswordWithMoreBehindItIsAnother() {
        String seventyTwo = "abcdefgh".repeat(9);
        String kept = PASSWORDS.keep(seventyTwo);
        assertThat(PASSWORDS.matches(seventyTwo, kept)).isTrue();
        assertThat(PASSWORDS.matches(seventyTwo + "x", kept)).isFalse();
    }

    /** Work is counted, so that it does not matter how busy the machine is: one hash each time, and each as dear. */
    @Test
    void whetherThereIsAnAccountMakesNoDifferenceInWork() {
        List<String> hashes = new ArrayList<>();
        BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(11);
        Passwords counted = new Passwords(new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return String.valueOf(bcrypt.encode(password));
            }

            @Override
            public boolean matches(CharSequence password, String kept) {
                hashes.add(kept);
                return bcrypt.matches(password, kept);
            }
        });
        String kept = counted.keep(SENTENCE);
        counted.matches(SENTENCE, kept);
        counted.matches("een andere lange zin", kept);
        counted.matches("een andere lange zin", null);
        counted.matches("x".repeat(5_000), kept);
        counted.matches("", null);
        assertThat(hashes).hasSize(5).allMatch(hash -> hash.startsWith("$2a$11$") && hash.length() == 60);
    }

    @Test
    void howeverManySignInAtOnceHalfOfTheProcessorsAreFree() throws Exception {
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Passwords slow = new Passwords(new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return "kept";
            }

            @Override
            public boolean matches(CharSequence password, String kept) {
                most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                LockSupport.parkNanos(5_000_000);
                atWork.decrementAndGet();
                return true;
            }
        });
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                answers.add(people.submit(() -> slow.matches(SENTENCE, "kept")));
            }
        }
        for (Future<Boolean> each : answers) {
            assertThat(each.get()).isTrue();
        }
        assertThat(most.get()).isEqualTo(Passwords.AT_ONCE);
    }
}
