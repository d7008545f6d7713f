package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much time is left to report a breach to the authority: 72 hours from becoming aware of it (art. 33(1) GDPR). Hours that
 * pass, also when the clocks are changed, and also in weekends.
 *
 * @param aware when we became aware
 * @param stopped when it was reported, or when it was decided that it need not be; null = neither
 * @param now the time it is
 */
public record BreachClock(Instant aware, @Nullable Instant stopped, Instant now) {

    public static final Duration TIME = Duration.ofHours(72);

    /** With less than this left it is said that it is soon. */
    public static final Duration WARNING = Duration.ofHours(24);

    /** How urgent it is. */
    public enum State {
        RUNNING,
        SOON,
        OVER,
        /** Decided in time. */
        IN_TIME,
        /** Decided, too late. */
        LATE
    }

    /** The last moment in time. */
    public Instant deadline() {
        return aware.plus(TIME);
    }

    /** What is left; negative = too late by that much. A clock that was stopped says what was left then. */
    public Duration left() {
        return Duration.between(stopped == null ? now : stopped, deadline());
    }

    /** Running, soon (less than 24 hours), over, or stopped in time or late. */
    public State state() {
        Duration left = left();
        if (stopped != null) {
            return left.isNegative() ? State.LATE : State.IN_TIME;
        }
        return left.isNegative() ? State.OVER : left.compareTo(WARNING) < 0 ? State.SOON : State.RUNNING;
    }
}
