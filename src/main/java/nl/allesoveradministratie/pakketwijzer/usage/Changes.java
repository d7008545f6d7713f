package nl.allesoveradministratie.pakketwijzer.usage;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the counters of a day change: what came since the last batch, about how many browsers that is, and the batch that is on
 * its way. Not for several threads at once: whoever holds it sees to that.
 *
 * @param <B> where a browser's day counts
 */
final class Changes<B> {

    /** A batch is about so many browsers at least, unless somebody asks for all: nobody stands in one alone. */
    static final int SMALLEST_BATCH = 20;

    private static final SecureRandom CHANCE = new SecureRandom();

    private final long token = CHANCE.nextLong();
    private int number = 1;
    private int browsers;
    private Map<B, Integer> waiting = new HashMap<>();
    private @Nullable Batch<B> sending;

    /**
     * Changes that leave together.
     *
     * @param token of whoever counted, drawn by chance
     * @param number 1, 2, … for one token; the same again is not counted twice
     * @param changes by how much each bin goes up or down
     * @param isRest it is about fewer browsers than hide each other, because the day or the process ends
     */
    record Batch<B>(long token, int number, Map<B, Integer> changes, boolean isRest) {

        Batch {
            changes = Map.copyOf(changes);
        }
    }

    /** The number of the batch that is being gathered. */
    int number() {
        return number;
    }

    /** One browser more, or less, counts in a bin. */
    void add(B bin, int change) {
        waiting.merge(bin, change, Integer::sum);
    }

    /** So many browsers more, or fewer, stand in the batch that is being gathered. */
    void about(int change) {
        browsers += change;
    }

    /**
     * What to send next: again the batch of which nobody knows whether it came through, or a new one.
     *
     * @param all also a batch about few browsers
     */
    Optional<Batch<B>> next(boolean all) {
        if (sending == null && browsers > 0 && (all || browsers >= SMALLEST_BATCH)) {
            sending = new Batch<>(token, number, waiting, browsers < SMALLEST_BATCH);
            number++;
            clear();
        }
        return Optional.ofNullable(sending);
    }

    /** A batch came through; nothing happens when that was known. */
    void sent(Batch<B> batch) {
        if (sending == batch) {
            sending = null;
        }
    }

    /** Takes over what is left of others and is about too few browsers to leave; more than that leaves by itself. */
    void takeOver(Changes<B> others) {
        if (others.browsers < SMALLEST_BATCH) {
            others.waiting.forEach(this::add);
            about(others.browsers);
            others.clear();
        }
    }

    private void clear() {
        waiting = new HashMap<>();
        browsers = 0;
    }
}
