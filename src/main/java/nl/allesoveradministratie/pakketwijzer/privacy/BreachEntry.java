package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a breach at a moment; the last one counts.
 *
 * @param number of the breach, from 1
 * @param revision from 1
 * @param at when it was written down
 * @param decidedAt when it was first written down that it need not be reported, or null; a report has a time of its own
 */
public record BreachEntry(
        int number,
        int revision,
        Instant at,
        UUID actor,
        Breach known,
        @Nullable Instant decidedAt) {

    /** How much time is left to report it. */
    public BreachClock clock(Instant now) {
        Instant stopped = switch (known.report()) {
            case "reported" -> known.reportedAt();
            case "not_needed" -> decidedAt;
            default -> null;
        };
        return new BreachClock(Objects.requireNonNull(known.awareAt()), stopped, now);
    }

    @Override
    public String toString() {
        return "(breach " + number + ", " + revision + ")";
    }
}
