package nl.allesoveradministratie.pakketwijzer.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How often somebody may do something. Who it is, is known by a digest with a key that lives and dies with the process:
 * no address is kept, not even in memory. Of an IPv6 address the first 64 bits count: the rest is the visitor's own to choose.
 */
public final class RateLimit {

    private static final int MOST_REMEMBERED = 100_000;

    private final long times;
    private final Duration period;
    private final Cache<String, Bucket> buckets;
    private final SecretKeySpec key;

    /** So many times in a period, and then as many more as time passes. */
    public RateLimit(long times, Duration period) {
        this.times = times;
        this.period = period;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(period)
                .build();
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    /** Counts one time; false = too often. */
    public boolean allows(String who) {
        return buckets.get(
                        digest(who),
                        each -> Bucket.builder()
                                .addLimit(limit -> limit.capacity(times).refillGreedy(times, period))
                                .build())
                .tryConsume(1);
    }

    /** Counts one time of somebody with something; the two together. */
    public boolean allows(String who, String what) {
        return allows(network(who) + " " + what);
    }

    /** Takes back what {@link #allows(String, String)} counted. */
    public void giveBack(String who, String what) {
        giveBack(network(who) + " " + what);
    }

    /** Counts one time less: it did not happen after all. */
    public void giveBack(String who) {
        Bucket bucket = buckets.getIfPresent(digest(who));
        if (bucket != null) {
            bucket.addTokens(1);
        }
    }

    /** Forgets what was counted. */
    public void forget(String who) {
        buckets.invalidate(digest(who));
    }

    private static String network(String who) {
        if (who.indexOf(':') < 0) {
            return who;
        }
        try {
            return InetAddress.ofLiteral(who) instanceof Inet6Address address
                    ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                    : who;
        } catch (IllegalArgumentException e) {
            return who;
        }
    }

    private String digest(String who) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(network(who).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
