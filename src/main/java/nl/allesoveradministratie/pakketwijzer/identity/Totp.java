package nl.allesoveradministratie.pakketwijzer.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Codes from an app (RFC 6238): six digits, thirty seconds, HMAC-SHA1, as every such app knows them. */
final class Totp {

    private static final int SECRET_LENGTH = 20;
    private static final int QUIET_ZONE = 2;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_LENGTH];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** As people type it over, in groups of four. */
    static String readable(byte[] secret) {
        return base32(secret).replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static String base32(byte[] secret) {
        return new Base32().encodeToString(secret).replace("=", "");
    }

    /** A picture for the app to look at. */
    static String qrCode(byte[] secret, String label) {
        String address = "otpauth://totp/Pakketwijzer:" + URLEncoder.encode(label, StandardCharsets.UTF_8) + "?secret="
                + base32(secret) + "&issuer=Pakketwijzer";
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        int size = code.size + 2 * QUIET_ZONE;
        return "<svg class=\"qr\" viewBox=\"-" + QUIET_ZONE + " -" + QUIET_ZONE + " " + size + " " + size
                + "\" role=\"img\"><path d=\"" + path + "\"/></svg>";
    }

    /**
     * The time step to which a code belongs, now or one step away for clocks that differ.
     *
     * @param lastUsed steps up to this one are past: a code works once
     * @return empty when the code is wrong
     */
    OptionalLong step(byte[] secret, String code, Instant now, long lastUsed) {
        String digits = code.replaceAll("\\s", "");
        long step = now.getEpochSecond() / generator.getTimeStep().getSeconds();
        OptionalLong found = OptionalLong.empty();
        for (long each = step - 1; each <= step + 1; each++) {
            if (each > lastUsed && digits.equals(code(secret, each))) {
                found = OptionalLong.of(each);
            }
        }
        return found;
    }

    private String code(byte[] secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, generator.getAlgorithm()),
                    Instant.ofEpochSecond(step * generator.getTimeStep().getSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
