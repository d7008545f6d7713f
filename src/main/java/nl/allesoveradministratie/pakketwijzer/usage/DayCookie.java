package nl.allesoveradministratie.pakketwijzer.usage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
 * Makes and recognises what stands in the cookie of a day: 128 bits, and a mark, both by a key that this process has for
 * one day. So a browser is counted by the process that gave the cookie and by no other, today and not tomorrow; and values
 * that somebody makes up are nothing. The bits follow from the number of the visitor's consent, so that tabs that are
 * opened at once get the same value; without the key, which is nowhere but here, they say nothing of it.
 */
final class DayCookie {

    private static final int BITS = 16;
    private static final int MARK = 8;
    private static final SecureRandom CHANCE = new SecureRandom();

    /** Who a browser is for a day: bits that mean nothing anywhere else. */
    record Browser(long high, long low) {

        @Override
        public String toString() {
            return "(a browser)";
        }
    }

    /** A browser, and what to put in its cookie. */
    record Made(Browser browser, String value) {

        @Override
        public String toString() {
            return "(a cookie)";
        }
    }

    /** Ready to be copied: that costs a fraction of making one anew, and every event that is counted needs it. */
    private final Mac ready;

    DayCookie() {
        byte[] bytes = new byte[32];
        CHANCE.nextBytes(bytes);
        try {
            ready = Mac.getInstance("HmacSHA256");
            ready.init(new SecretKeySpec(bytes, "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param receipt the number of the visitor's consent: the same number is the same browser */
    Made make(String receipt) {
        byte[] bits = Arrays.copyOf(digest(("browser " + receipt).getBytes(StandardCharsets.UTF_8)), BITS);
        byte[] all = Arrays.copyOf(bits, BITS + MARK);
        System.arraycopy(mark(bits), 0, all, BITS, MARK);
        return new Made(browser(bits), Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    /** Empty: not one of ours, not of today, or made up. */
    Optional<Browser> read(String value) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length != BITS + MARK) {
            return Optional.empty();
        }
        byte[] bits = Arrays.copyOf(all, BITS);
        byte[] mark = Arrays.copyOfRange(all, BITS, BITS + MARK);
        return MessageDigest.isEqual(mark, mark(bits)) ? Optional.of(browser(bits)) : Optional.empty();
    }

    private static Browser browser(byte[] bits) {
        ByteBuffer buffer = ByteBuffer.wrap(bits);
        return new Browser(buffer.getLong(), buffer.getLong());
    }

    private byte[] mark(byte[] bits) {
        return Arrays.copyOf(digest(bits), MARK);
    }

    private byte[] digest(byte[] bytes) {
        try {
            return ((Mac) ready.clone()).doFinal(bytes);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
