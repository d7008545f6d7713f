package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** Keyed digests (HMAC-SHA256): equal for equal texts, and telling nothing to whoever lacks the key. */
public final class Digests {

    private static final int LENGTH = 32;

    private final PrfSet prf;

    Digests(KeysetHandle whole) throws GeneralSecurityException {
        this.prf = whole.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    /**
     * The digest of a text, 32 bytes.
     *
     * @param purpose keeps equal texts for different purposes apart; without "|"
     */
    public byte[] of(String purpose, String text) {
        try {
            return prf.computePrimary((purpose + "|" + text).getBytes(StandardCharsets.UTF_8), LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No digest could be made", e);
        }
    }

    /** Whether a digest is that of a text, in a time that does not tell how much of it is right. */
    public boolean matches(byte[] digest, String purpose, String text) {
        return MessageDigest.isEqual(digest, of(purpose, text));
    }
}
