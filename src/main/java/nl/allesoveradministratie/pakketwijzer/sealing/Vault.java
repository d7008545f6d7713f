package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.security.GeneralSecurityException;

/** Seals and opens with one keyset, for what the same door writes and reads. */
public final class Vault {

    private final Aead aead;

    Vault(KeysetHandle whole) throws GeneralSecurityException {
        this.aead = whole.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** Seals bytes for a place. */
    public byte[] seal(byte[] plain, Place place) {
        try {
            return aead.encrypt(plain, place.bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing could be sealed", e);
        }
    }

    /** Opens bytes from a place; fails as {@link Opener#open} does. */
    public byte[] open(byte[] sealed, Place place) {
        try {
            return aead.decrypt(sealed, place.bytes());
        } catch (GeneralSecurityException e) {
            throw new CannotOpen(place);
        }
    }
}
