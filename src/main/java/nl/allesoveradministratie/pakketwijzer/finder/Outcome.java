package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Locale;

/** What the facts say about one answer. */
public enum Outcome {
    MET(2, 2),
    PARTLY(1, 1),
    UNMET(0, 0),
    /** Counts as half, and could turn out to be nothing or everything. */
    UNKNOWN(0, 2);

    private final int minHalves;
    private final int maxHalves;

    Outcome(int minHalves, int maxHalves) {
        this.minHalves = minHalves;
        this.maxHalves = maxHalves;
    }

    /** The word used in JSON and in keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it counts for, in halves of a point. */
    int halves() {
        return (minHalves + maxHalves) / 2;
    }

    /** The least it could count for. */
    int minHalves() {
        return minHalves;
    }

    /** The most it could count for. */
    int maxHalves() {
        return maxHalves;
    }
}
