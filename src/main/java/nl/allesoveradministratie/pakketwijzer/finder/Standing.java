package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a package stands where it stands, and what would change that.
 *
 * @param losses which answers cost it points; the most costly first
 * @param neighbour the one on the next better place, or for the first place the one on the next worse; null = none
 * @param margin the points between the two, 0 or more
 * @param behind the criteria on which the better neighbour brings more; empty for the first place
 * @param fact the one unknown fact that, once known to be there, lifts it highest; null = none does
 * @param answer the mildest way to ask less with one answer that lifts it highest; null = none does
 * @param atRisk for the first place: the unknown facts that, once known to be missing, cost it that place
 */
public record Standing(
        List<Loss> losses,
        Ranking.@Nullable Ranked neighbour,
        int margin,
        List<String> behind,
        @Nullable Lift fact,
        @Nullable Alternative answer,
        List<String> atRisk) {

    /**
     * A better place.
     *
     * @param criterion the id of the criterion that would bring it there
     * @param rank which place, from 1
     */
    public record Lift(String criterion, int rank) {}

    public Standing {
        losses = List.copyOf(losses);
        behind = List.copyOf(behind);
        atRisk = List.copyOf(atRisk);
    }
}
