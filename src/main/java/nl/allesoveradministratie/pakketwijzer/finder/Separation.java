package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * How much a question could still tell packages apart: over all its options, the number of pairs of the first ten
 * packages that get into another order. Whole numbers, so the same answers always give the same next question.
 */
final class Separation {

    /** Who stands eleventh is nobody's first choice after one more answer. */
    private static final int FIRST = 10;

    private static final int DROPPED_OUT = Integer.MAX_VALUE;

    private Separation() {}

    /**
     * The pairs that change, for one option.
     *
     * @param before the ranking so far
     * @param after the ranking if this option were chosen
     */
    static int pairs(Ranking before, Ranking after) {
        List<Ranking.Ranked> first = before.packages().stream().limit(FIRST).toList();
        Map<PackageId, Integer> places = new HashMap<>();
        after.packages().forEach(ranked -> places.put(ranked.pack().id(), ranked.rank()));
        int changed = 0;
        for (int i = 0; i < first.size(); i++) {
            for (int j = i + 1; j < first.size(); j++) {
                int was = Integer.compare(first.get(i).rank(), first.get(j).rank());
                int is = Integer.compare(place(first.get(i), places), place(first.get(j), places));
                if (was != is) {
                    changed++;
                }
            }
        }
        return changed;
    }

    private static int place(Ranking.Ranked ranked, Map<PackageId, Integer> places) {
        return places.getOrDefault(ranked.pack().id(), DROPPED_OUT);
    }
}
