package nl.allesoveradministratie.pakketwijzer.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A puzzle that costs a browser a fraction of a second and a flood a lot: the open protocol of ALTCHA (altcha.org,
 * "Proof-of-Work Captcha", version 1). The server hides a number behind a hash and signs it; the browser tries numbers until it
 * has it. Nothing is kept of a puzzle that is given out.
 */
@Component
@OnDoor(Door.PUBLIC)
public class ProofOfWork {

    /** The largest number that may be hidden; on average half of it is tried. */
    public static final int MOST = 100_000;

    private static final String ALGORITHM = "SHA-256";
    private static final String PURPOSE = "altcha";
    private static final int LONGEST_PAYLOAD = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What is unknown is 24 hexadecimal digits; the "&" at the end keeps the number from running on into the time. */
    private static final Pattern SALT = Pattern.compile("[0-9a-f]{24}\\?expires=([0-9]{10})&");

    private final Digests formDigests;
    private final Clock clock;

    ProofOfWork(Digests formDigests, Clock clock) {
        this.formDigests = formDigests;
        this.clock = clock;
    }

    /** A puzzle as the protocol writes it. */
    record Challenge(String algorithm, String challenge, int maxnumber, String salt, String signature) {}

    /** A solution as the protocol writes it. */
    record Payload(String algorithm, String challenge, long number, String salt, String signature) {}

    /**
     * A puzzle that was solved.
     *
     * @param challenge which one: 64 hexadecimal digits
     * @param expiresAt until when it is accepted
     */
    public record Solved(String challenge, Instant expiresAt) {}

    /** What came of looking at a solution. */
    public sealed interface Outcome {}

    /** There was none: a browser without scripts. */
    public record None() implements Outcome {}

    /** It is not a solution, not of a puzzle of ours, or too late. */
    public record Wrong() implements Outcome {}

    /** It is right; whether it was used before is known to the database only. */
    public record Right(Solved solved) implements Outcome {}

    /** A new puzzle, as JSON. */
    public String fresh() {
        byte[] random = new byte[12];
        RANDOM.nextBytes(random);
        long expires = clock.instant().plus(FormToken.VALID).getEpochSecond();
        String salt = HexFormat.of().formatHex(random) + "?expires=" + expires + "&";
        String challenge = hash(salt, RANDOM.nextInt(MOST + 1));
        return JSON.writeValueAsString(new Challenge(ALGORITHM, challenge, MOST, salt, signature(challenge)));
    }

    /** Looks at a solution: base64 of JSON; empty = none. */
    public Outcome check(String solution) {
        if (solution.isEmpty()) {
            return new None();
        }
        Payload payload = parse(solution);
        if (payload == null || !ALGORITHM.equals(payload.algorithm())) {
            return new Wrong();
        }
        Matcher salt = SALT.matcher(payload.salt());
        if (!salt.matches()
                || payload.number() < 0
                || payload.number() > MOST
                || !hash(payload.salt(), (int) payload.number()).equals(payload.challenge())
                || !isOurs(payload)) {
            return new Wrong();
        }
        Instant expires = Instant.ofEpochSecond(Long.parseLong(salt.group(1)));
        if (expires.isAfter(clock.instant().plus(Duration.ofDays(1)))) {
            // Ours, of before the clock was put back: it would have to be kept too long, so it does not count.
            return new None();
        }
        return expires.isBefore(clock.instant()) ? new Wrong() : new Right(new Solved(payload.challenge(), expires));
    }

    private static @Nullable Payload parse(String solution) {
        if (solution.length() > LONGEST_PAYLOAD) {
            return null;
        }
        try {
            Payload payload = JSON.readValue(Base64.getDecoder().decode(solution), Payload.class);
            boolean whole = payload != null
                    && payload.challenge() != null
                    && payload.salt() != null
                    && payload.signature() != null;
            return whole ? payload : null;
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    private boolean isOurs(Payload payload) {
        return MessageDigest.isEqual(
                signature(payload.challenge()).getBytes(StandardCharsets.UTF_8),
                payload.signature().getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String challenge) {
        return HexFormat.of().formatHex(formDigests.of(PURPOSE, challenge));
    }

    private static String hash(String salt, int number) {
        try {
            byte[] text = (salt + number).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(ALGORITHM).digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
