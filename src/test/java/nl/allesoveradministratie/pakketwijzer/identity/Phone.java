package nl.allesoveradministratie.pakketwijzer.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** A telephone with an app that gives codes; each code once, as people do who wait for the next. */
public final class Phone {

    private final TimeBasedOneTimePasswordGenerator app = new TimeBasedOneTimePasswordGenerator();
    private final SecretKeySpec key;
    private long lastStep;

    /** Linked by typing over the key that the page shows. */
    public Phone(String readableKey) {
        key = new SecretKeySpec(new Base32().decode(readableKey.replace(" ", "")), app.getAlgorithm());
    }

    /** The next code that was not given before; one step ahead at most, as clocks may be. */
    public String code() throws InvalidKeyException {
        lastStep = Math.max(now(), lastStep + 1);
        while (lastStep > now() + 1) {
            LockSupport.parkNanos(500_000_000);
        }
        return app.generateOneTimePasswordString(key, Instant.ofEpochSecond(lastStep * 30));
    }

    /** The code at a moment, for a test that moves the clock. */
    public String codeAt(Instant moment) throws InvalidKeyException {
        return app.generateOneTimePasswordString(key, moment);
    }

    private static long now() {
        return Instant.now().getEpochSecond() / 30;
    }
}
