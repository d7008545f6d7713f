package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Opens what was sealed with the public half of a keyset. */
public final class Opener {

    private final HybridDecrypt decrypt;

    Opener(KeysetHandle whole) throws GeneralSecurityException {
        this.decrypt = whole.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
    }

    /**
     * Opens bytes.
     *
     * @param place where they were kept
     * @throws CannotOpen when they were sealed with another key or for another place, or were changed
     */
    public byte[] open(byte[] sealed, Place place) {
        try {
            return decrypt.decrypt(sealed, place.bytes());
        } catch (GeneralSecurityException e) {
            throw new CannotOpen(place);
        }
    }

    /** Opens a text; fails as {@link #open} does. */
    public String openText(byte[] sealed, Place place) {
        return new String(open(sealed, place), StandardCharsets.UTF_8);
    }
}
