package nl.allesoveradministratie.pakketwijzer.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** Does the work that a browser would do. */
public final class SolvedPuzzle {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SolvedPuzzle() {}

    /** The solution of a puzzle, as a form sends it. */
    public static String of(String puzzle) {
        ProofOfWork.Challenge challenge = JSON.readValue(puzzle, ProofOfWork.Challenge.class);
        byte[] wanted = HexFormat.of().parseHex(challenge.challenge());
        for (int number = 0; number <= challenge.maxnumber(); number++) {
            if (MessageDigest.isEqual(wanted, hash(challenge.salt() + number))) {
                String payload = JSON.writeValueAsString(new ProofOfWork.Payload(
                        challenge.algorithm(), challenge.challenge(), number, challenge.salt(), challenge.signature()));
                return Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
            }
        }
        throw new AssertionError("A puzzle without a solution");
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
