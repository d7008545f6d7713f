package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Seals with the public half of a keyset: whoever holds only this cannot open anything again. */
public final class Sealer {

    private final HybridEncrypt encrypt;

    Sealer(KeysetHandle publicHalf) throws GeneralSecurityException {
        this.encrypt = publicHalf.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
    }

    /**
     * Seals bytes.
     *
     * @param place where they will be kept; they can only be opened as from there
     */
    public byte[] seal(byte[] plain, Place place) {
        try {
            return encrypt.encrypt(plain, place.bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing could be sealed", e);
        }
    }

    /** Seals a text. */
    public byte[] seal(String plain, Place place) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), place);
    }
}
