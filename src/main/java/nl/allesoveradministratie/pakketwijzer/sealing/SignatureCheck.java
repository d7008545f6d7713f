package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Checks what a {@link Signer} signed; whoever holds only this cannot sign. */
public final class SignatureCheck {

    private final PublicKeyVerify verify;

    SignatureCheck(KeysetHandle publicHalf) throws GeneralSecurityException {
        this.verify = publicHalf.getPrimitive(RegistryConfiguration.get(), PublicKeyVerify.class);
    }

    /** Whether a signature is of this text and made with the other half. */
    public boolean fits(byte[] signature, String text) {
        try {
            verify.verify(signature, text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
