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
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How often somebody may do something. Who it is, is known by a digest with a salt that is thrown away after a day, and with
 * the process: no address is kept, not even in memory, and nobody is known again the next day. Of an IPv6 address the first 64
 * bits count: the rest is the visitor's own to choose; for whole networks see {@link AddressPrefix}.
 */
public final class RateLimit {

    private static final int MOST_REMEMBERED = 100_000;

    private final long times;
    private final Duration period;
    private final Cache<String, Bucket> buckets;
    private final Clock clock;
    private volatile Salt salt;

    /** With which one day's digests are made. */
    private record Salt(LocalDate day, SecretKeySpec key) {}

    /** So many times in a period, and then as many more as time passes; all that was counted is forgotten at midnight. */
    public RateLimit(long times, Duration period) {
        this(times, period, Clock.systemUTC());
    }

    RateLimit(long times, Duration period, Clock clock) {
        this.times = times;
        this.period = period;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(period)
                .build();
        this.salt = fresh(LocalDate.now(clock));
    }

    private static Salt fresh(LocalDate day) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new Salt(day, new SecretKeySpec(random, "HmacSHA256"));
    }

    private SecretKeySpec key() {
        LocalDate today = LocalDate.now(clock);
        if (!salt.day().equals(today)) {
            synchronized (buckets) {
                if (!salt.day().equals(today)) {
                    salt = fresh(today);
                    buckets.invalidateAll();
                }
            }
        }
        return salt.key();
    }

    /** Counts one time; false = too often. */
    public boolean allows(String who) {
        return buckets.get(
                        digest(who),
                        each -> Bucket.builder()
                                .addLimit(limit -> limit.capacity(times).refillGreedy(times, period))
                                // By the clock that only goes forward
                                .withNanosecondPrecision()
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
            mac.init(key());
            return Base64.getEncoder().encodeToString(mac.doFinal(network(who).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
