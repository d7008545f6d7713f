package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Signs with the private half of a keyset, so that whoever holds the public half knows who wrote something (Ed25519). */
public final class Signer {

    private final PublicKeySign sign;

    Signer(KeysetHandle whole) throws GeneralSecurityException {
        this.sign = whole.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class);
    }

    /** The signature of a text. */
    public byte[] sign(String text) {
        try {
            return sign.sign(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing could be signed", e);
        }
    }
}
