package nl.allesoveradministratie.pakketwijzer.sealing;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.signature.Ed25519Parameters;
import java.security.GeneralSecurityException;
import java.util.Locale;

/** The keysets of an installation; which doors hold them stands in {@link SealingConfiguration}. */
enum Keyset {
    /** Intakes, and the data key of each lead: the public half seals, the private half opens. */
    LEAD(true),
    /** Mails in the outbox: whoever writes one seals it, only the worker opens it. */
    MAIL(true),
    /** Second factors of colleagues. */
    IDENTITY(false),
    /** Second factors of partners. */
    PARTNER(false),
    /** What the privacy officer writes about requests and breaches. */
    PRIVACY(false),
    /** Blind indexes, by which the same person is found. */
    LOOKUP(false),
    /** Form tokens, and telling a repeated submission from a changed one. */
    FORM(false),
    /** The months of the logs: the private half signs, the public half checks. */
    AUDIT(true);

    private final boolean inHalves;

    Keyset(boolean inHalves) {
        this.inHalves = inHalves;
    }

    /** The file with the whole keyset. */
    String file() {
        return key() + ".json";
    }

    /** The file with the half that only seals, or only checks. */
    String publicFile() {
        return key() + ".public.json";
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether one half seals and the other opens, or one signs and the other checks. */
    boolean isInHalves() {
        return inHalves;
    }

    /** HPKE with X25519 and AES-256-GCM (RFC 9180), AES-256-GCM, HMAC-SHA256, or Ed25519 (RFC 8032). */
    Parameters parameters() throws GeneralSecurityException {
        return switch (this) {
            case LEAD, MAIL ->
                HpkeParameters.builder()
                        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                        .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                        .setVariant(HpkeParameters.Variant.TINK)
                        .build();
            case IDENTITY, PARTNER, PRIVACY -> PredefinedAeadParameters.AES256_GCM;
            case LOOKUP, FORM -> PredefinedPrfParameters.HMAC_SHA256_PRF;
            case AUDIT -> Ed25519Parameters.create(Ed25519Parameters.Variant.TINK);
        };
    }
}
