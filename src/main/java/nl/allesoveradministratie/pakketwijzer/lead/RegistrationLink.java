package nl.allesoveradministratie.pakketwijzer.lead;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;

/**
 * What stands in the link by which somebody withdraws: a keyed digest of the registration, so that every mail holds the same
 * one and only the worker can make it. Kept is its hash, which the public door can compare and nobody can turn round.
 */
record RegistrationLink(String token) {

    static RegistrationLink of(UUID registration, Digests lookupDigests) {
        return new RegistrationLink(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(lookupDigests.of("withdraw", registration.toString())));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "(a link)";
    }
}
