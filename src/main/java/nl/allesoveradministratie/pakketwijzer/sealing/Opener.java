package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Opens what was sealed with the public half of a keyset. */
public final class Opener {

    private final CurrentKey<HybridDecrypt> decrypt;

    Opener(KeysetHandle whole) throws GeneralSecurityException {
        this(CurrentKey.always(whole, HybridDecrypt.class));
    }

    Opener(CurrentKey<HybridDecrypt> decrypt) {
        this.decrypt = decrypt;
    }

    /**
     * Opens bytes.
     *
     * @param place where they were kept
     * @throws CannotOpen when they were sealed with another key or for another place, or were changed
     */
    public byte[] open(byte[] sealed, Place place) {
        int tried = decrypt.id();
        try {
            return decrypt.get().decrypt(sealed, place.bytes());
        } catch (GeneralSecurityException e) {
            // Perhaps another process sealed it with a key that has only just been made.
            if (decrypt.isNew() || decrypt.id() != tried) {
                return open(sealed, place);
            }
            throw new CannotOpen(place);
        }
    }

    /** Opens a text; fails as {@link #open} does. */
    public String openText(byte[] sealed, Place place) {
        return new String(open(sealed, place), StandardCharsets.UTF_8);
    }
}
