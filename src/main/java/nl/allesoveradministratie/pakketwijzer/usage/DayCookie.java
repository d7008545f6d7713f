package nl.allesoveradministratie.pakketwijzer.usage;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and recognises what stands in the cookie of a day: 128 random bits, and a mark by a key that this process has for
 * one day. So a browser is counted by the process that gave the cookie and by no other, today and not tomorrow, without
 * anything being kept of it; and values that somebody makes up are nothing.
 */
final class DayCookie {

    private static final int RANDOM = 16;
    private static final int MARK = 8;
    private static final SecureRandom CHANCE = new SecureRandom();

    /** Who a browser is for a day: random bits that mean nothing anywhere else. */
    record Browser(long high, long low) {

        @Override
        public String toString() {
            return "(a browser)";
        }
    }

    /** A new browser, and what to put in its cookie. */
    record Made(Browser browser, String value) {

        @Override
        public String toString() {
            return "(a cookie)";
        }
    }

    private final SecretKeySpec key;

    DayCookie() {
        byte[] bytes = new byte[32];
        CHANCE.nextBytes(bytes);
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    Made make() {
        byte[] random = new byte[RANDOM];
        CHANCE.nextBytes(random);
        byte[] all = Arrays.copyOf(random, RANDOM + MARK);
        System.arraycopy(mark(random), 0, all, RANDOM, MARK);
        return new Made(browser(random), Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    /** Empty: not one of ours, not of today, or made up. */
    Optional<Browser> read(String value) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length != RANDOM + MARK) {
            return Optional.empty();
        }
        byte[] random = Arrays.copyOf(all, RANDOM);
        byte[] mark = Arrays.copyOfRange(all, RANDOM, RANDOM + MARK);
        return MessageDigest.isEqual(mark, mark(random)) ? Optional.of(browser(random)) : Optional.empty();
    }

    private static Browser browser(byte[] random) {
        ByteBuffer bits = ByteBuffer.wrap(random);
        return new Browser(bits.getLong(), bits.getLong());
    }

    private byte[] mark(byte[] random) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(random), MARK);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
