package nl.allesoveradministratie.pakketwijzer.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.CannotOpen;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;

/**
 * Browsers in which somebody signed in before. The cookie that says so is sealed, holds a digest of the address and lets
 * nobody in: whoever has it is only not held up by what others try.
 */
record KnownDevices(DoorAccounts accounts, Clock clock) {

    /** How long a browser is known after signing in. */
    static final Duration VALID = Duration.ofDays(180);

    private static final Place PLACE = new Place("identity.known_device", new UUID(0, 0));
    private static final int NUMBER_LENGTH = 16;
    private static final int LENGTH = NUMBER_LENGTH + Long.BYTES + 32;

    /** For the browser in which the owner of an address just signed in. */
    String cookie(String address) {
        byte[] number = new byte[NUMBER_LENGTH];
        new SecureRandom().nextBytes(number);
        byte[] plain = ByteBuffer.allocate(LENGTH)
                .put(number)
                .putLong(clock.instant().getEpochSecond())
                .put(Tokens.hash(address))
                .array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(accounts.vault().seal(plain, PLACE));
    }

    /**
     * The browser by a number that means nothing elsewhere.
     *
     * @param cookie what the browser sent; empty = nothing
     * @param address whose password is tried, in its normal form
     * @return empty when the owner of this address did not sign in there, or too long ago
     */
    Optional<String> find(String cookie, String address) {
        try {
            ByteBuffer plain =
                    ByteBuffer.wrap(accounts.vault().open(Base64.getUrlDecoder().decode(cookie), PLACE));
            if (plain.remaining() != LENGTH) {
                return Optional.empty();
            }
            byte[] number = new byte[NUMBER_LENGTH];
            plain.get(number);
            Instant since = Instant.ofEpochSecond(plain.getLong());
            byte[] of = new byte[32];
            plain.get(of);
            return MessageDigest.isEqual(of, Tokens.hash(address))
                            && since.plus(VALID).isAfter(clock.instant())
                    ? Optional.of(HexFormat.of().formatHex(number))
                    : Optional.empty();
        } catch (CannotOpen | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
