package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * The key of one row of people's details (AES-256-GCM). It is kept beside them, sealed itself; destroying that one value
 * makes all of them unreadable for good.
 */
public final class DataKey {

    private final KeysetHandle handle;
    private final Aead aead;

    private DataKey(KeysetHandle handle) throws GeneralSecurityException {
        this.handle = handle;
        this.aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** A new one. */
    public static DataKey random() {
        try {
            return new DataKey(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key could be made", e);
        }
    }

    /** One that was kept; fails as {@link Opener#open} does. */
    public static DataKey open(byte[] wrapped, Opener opener, Place place) {
        try {
            return new DataKey(
                    TinkProtoKeysetFormat.parseKeyset(opener.open(wrapped, place), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new CannotOpen(place);
        }
    }

    /** The key itself, sealed. */
    public byte[] wrapped(Sealer sealer, Place place) {
        try {
            return sealer.seal(TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()), place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be sealed", e);
        }
    }

    /** Seals a text; null and empty stay null. */
    public byte @Nullable [] seal(@Nullable String plain, Place place) {
        if (plain == null || plain.isEmpty()) {
            return null;
        }
        try {
            return aead.encrypt(plain.getBytes(StandardCharsets.UTF_8), place.bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing could be sealed", e);
        }
    }

    /**
     * Opens a text; null becomes empty.
     *
     * @throws CannotOpen when it was sealed with another key or for another place, or was changed
     */
    public String open(byte @Nullable [] sealed, Place place) {
        if (sealed == null) {
            return "";
        }
        try {
            return new String(aead.decrypt(sealed, place.bytes()), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new CannotOpen(place);
        }
    }
}
