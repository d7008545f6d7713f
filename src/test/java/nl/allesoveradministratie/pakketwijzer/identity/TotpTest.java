package nl.allesoveradministratie.pakketwijzer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes from an app: which are right, when, and how often. */
class TotpTest {

    /** The secret and, below, the codes of RFC 6238, appendix B, of which apps show the last six digits. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final long STEP = 37_037_036;
    private static final String CODE = "081804";

    private final Totp totp = new Totp();

    private static Instant inStep(long step) {
        return Instant.ofEpochSecond(step * 30 + 17);
    }

    private static String codeOf(byte[] secret, long step) {
        try {
            TimeBasedOneTimePasswordGenerator app = new TimeBasedOneTimePasswordGenerator();
            return app.generateOneTimePasswordString(
                    new SecretKeySpec(secret, app.getAlgorithm()), Instant.ofEpochSecond(step * 30));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesOfTheStandardAreRight(long second, String code) {
        assertThat(totp.step(SECRET, code, Instant.ofEpochSecond(second), 0)).hasValue(second / 30);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void aClockThatIsHalfAMinuteOffIsNoProblem(long off) {
        assertThat(totp.step(SECRET, CODE, inStep(STEP + off), 0)).hasValue(STEP);
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, 2})
    void aCodeOfAMinuteAgoOrAheadIsWrong(long off) {
        assertThat(totp.step(SECRET, CODE, inStep(STEP + off), 0)).isEmpty();
    }

    @Test
    void aCodeWorksFromTheFirstToTheLastSecondAndNotLonger() {
        long first = (STEP - 1) * 30;
        long last = (STEP + 2) * 30 - 1;
        assertThat(totp.step(SECRET, CODE, Instant.ofEpochSecond(first - 1), 0)).isEmpty();
        assertThat(totp.step(SECRET, CODE, Instant.ofEpochSecond(first), 0)).hasValue(STEP);
        assertThat(totp.step(SECRET, CODE, Instant.ofEpochSecond(last), 0)).hasValue(STEP);
        assertThat(totp.step(SECRET, CODE, Instant.ofEpochSecond(last + 1), 0)).isEmpty();
    }

    @Test
    void aCodeWorksOnce() {
        long used = totp.step(SECRET, CODE, inStep(STEP), 0).orElseThrow();
        assertThat(totp.step(SECRET, CODE, inStep(STEP), used)).isEmpty();
        assertThat(totp.step(SECRET, CODE, inStep(STEP + 1), used)).isEmpty();
    }

    @Test
    void afterACodeOnlyLaterOnesWork() {
        assertThat(totp.step(SECRET, codeOf(SECRET, STEP - 1), inStep(STEP), STEP))
                .isEmpty();
        assertThat(totp.step(SECRET, codeOf(SECRET, STEP + 1), inStep(STEP), STEP))
                .hasValue(STEP + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"081 804", " 081804 ", "08 18 04", "081\t804"})
    void blanksDoNotMatter(String typed) {
        assertThat(totp.step(SECRET, typed, inStep(STEP), 0)).hasValue(STEP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "81804",
                "0081804",
                "07081804",
                "0818040",
                "08180",
                "081805",
                "08180x",
                "-81804",
                "٠٨١٨٠٤"
            })
    void anythingElseIsWrong(String typed) {
        assertThat(totp.step(SECRET, typed, inStep(STEP), 0)).isEmpty();
    }

    @Test
    void anotherSecretHasOtherCodes() {
        assertThat(Totp.newSecret()).hasSize(20).isNotEqualTo(Totp.newSecret());
        assertThat(totp.step(new byte[20], CODE, inStep(STEP), 0)).isEmpty();
    }

    @Test
    void theKeyCanBeTypedOver() {
        String readable = Totp.readable(SECRET);
        assertThat(readable).matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
        assertThat(new Base32().decode(readable.replace(" ", ""))).isEqualTo(SECRET);
    }

    /** So out of a million codes three work at any moment, however many are tried. */
    @Property
    void whicheverCodeIsTriedOnlyThoseOfThreeStepsWork(
            @ForAll @Size(20) byte[] secret,
            @ForAll @IntRange(max = 999_999) int number,
            @ForAll @LongRange(min = 10, max = 1L << 32) long now,
            @ForAll @IntRange(min = -3, max = 3) int lastUsed) {
        String code = "%06d".formatted(number);
        List<Long> right = LongStream.rangeClosed(now - 1, now + 1)
                .filter(step -> step > now + lastUsed && codeOf(secret, step).equals(code))
                .boxed()
                .toList();
        OptionalLong step = totp.step(secret, code, inStep(now), now + lastUsed);
        assertThat(step.isPresent()).isEqualTo(!right.isEmpty());
        step.ifPresent(found -> assertThat(right).contains(found));
    }

    @Property
    void whatTheAppShowsWorksInThreeStepsAndInTheseOnlyOnce(
            @ForAll @Size(20) byte[] secret,
            @ForAll @LongRange(min = 10, max = 1L << 32) long step,
            @ForAll @IntRange(min = -1, max = 1) int off) {
        long used =
                totp.step(secret, codeOf(secret, step), inStep(step + off), 0).orElseThrow();
        assertThat(codeOf(secret, used)).isEqualTo(codeOf(secret, step));
        assertThat(totp.step(secret, codeOf(secret, step), inStep(step + off), used))
                .isEmpty();
    }
}
