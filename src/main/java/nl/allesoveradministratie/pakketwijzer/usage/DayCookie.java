package nl.allesoveradministratie.pakketwijzer.usage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
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

    /** A browser that a cookie says it is. */
    record Claim(Browser browser, long mark) {

        @Override
        public String toString() {
            return "(a cookie)";
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
        ByteBuffer bits = ByteBuffer.wrap(digest(("browser " + receipt).getBytes(StandardCharsets.UTF_8)));
        Browser browser = new Browser(bits.getLong(), bits.getLong());
        byte[] all = ByteBuffer.allocate(BITS + MARK)
                .putLong(browser.high())
                .putLong(browser.low())
                .putLong(mark(browser))
                .array();
        return new Made(browser, Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    /** Empty: not one of ours, not of today, or made up. */
    Optional<Browser> read(String value) {
        return claim(value).filter(this::isTrue).map(Claim::browser);
    }

    /** What a cookie says, true or not; empty = it cannot be one of ours. */
    Optional<Claim> claim(String value) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length != BITS + MARK) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(all);
        return Optional.of(new Claim(new Browser(parts.getLong(), parts.getLong()), parts.getLong()));
    }

    /**
     * Whether this process made it today. Of a browser that is counted already it need not be asked again: who can name its bits has
     * its cookie.
     */
    boolean isTrue(Claim claim) {
        return mark(claim.browser()) == claim.mark();
    }

    private long mark(Browser browser) {
        byte[] bits = ByteBuffer.allocate(BITS)
                .putLong(browser.high())
                .putLong(browser.low())
                .array();
        return ByteBuffer.wrap(digest(bits)).getLong();
    }

    private byte[] digest(byte[] bytes) {
        try {
            return ((Mac) ready.clone()).doFinal(bytes);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
