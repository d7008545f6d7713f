package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Seals with the public half of a keyset: whoever holds only this cannot open anything again. */
public final class Sealer {

    private static final int PREFIX = 5;

    private final CurrentKey<HybridEncrypt> encrypt;

    Sealer(KeysetHandle publicHalf) throws GeneralSecurityException {
        this(CurrentKey.always(publicHalf, HybridEncrypt.class));
    }

    Sealer(CurrentKey<HybridEncrypt> encrypt) {
        this.encrypt = encrypt;
    }

    /** Tells the key that seals now from those before it. */
    public int keyId() {
        return encrypt.id();
    }

    /** Whether something was sealed by the key that seals now, and not by one before it. */
    public boolean isByThisKey(byte[] sealed) {
        // Tink begins what it seals with a one and the key's number.
        return sealed.length > PREFIX && ByteBuffer.wrap(sealed, 1, PREFIX - 1).getInt() == keyId();
    }

    /**
     * Seals bytes.
     *
     * @param place where they will be kept; they can only be opened as from there
     */
    public byte[] seal(byte[] plain, Place place) {
        try {
            return encrypt.get().encrypt(plain, place.bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing could be sealed", e);
        }
    }

    /** Seals a text. */
    public byte[] seal(String plain, Place place) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), place);
    }
}
