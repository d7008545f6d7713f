package nl.allesoveradministratie.pakketwijzer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A clock where the visitors are that stands still until a test moves it, forward or back. A test of the whole product gets
 * it with {@code @Import(MovableClock.ForTheWholeProduct.class)} and {@code @Autowired MovableClock}; it then has an
 * application, and a database, of its own. At first it stands at the real time; PostgreSQL and the clockworks that look for
 * work keep to the real time always.
 */
public final class MovableClock extends Clock {

    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private final ZoneId zone;
    private volatile Instant now;

    public MovableClock() {
        this(ZONE, Instant.now());
    }

    private MovableClock(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /** To what the clock on the wall says; of an hour that comes twice, the first. */
    public void moveTo(LocalDateTime wall) {
        moveTo(wall.atZone(ZONE));
    }

    public void moveTo(ZonedDateTime time) {
        now = time.toInstant();
    }

    /** So much later, or earlier when it is negative. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Stands where this one stands now; does not move with it. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(other, now);
    }

    /** Puts it in the place of the real clock. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class ForTheWholeProduct {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }
}
