package nl.allesoveradministratie.pakketwijzer.finder;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one answer cost a package.
 *
 * @param criterion the id of the criterion answered
 * @param group the part of the score it belongs to
 * @param outcome why: unmet costs all its points, partly and unknown half
 * @param points out of 100; the exact fraction rounded half up to one decimal, above zero
 */
public record Loss(String criterion, Group group, Outcome outcome, BigDecimal points) {

    /** All that a package lost, most first, then in the order of the criteria; empty when nothing was scored. */
    static List<Loss> of(Ranking.Ranked ranked, Weights weights) {
        List<Loss> losses = new ArrayList<>();
        for (Requirement requirement : ranked.requirements()) {
            requirement
                    .level()
                    .group()
                    .ifPresent(group -> add(
                            losses, ranked.score(), weights, requirement.criterion(), group, requirement.outcome()));
        }
        for (Room room : ranked.room()) {
            add(losses, ranked.score(), weights, room.criterion(), Group.SIZE, room.outcome());
        }
        losses.sort(Comparator.comparing((Loss loss) -> loss.points()).reversed());
        return List.copyOf(losses);
    }

    private static void add(
            List<Loss> losses, @Nullable Score score, Weights weights, String criterion, Group group, Outcome outcome) {
        int lost = Outcome.MET.halves() - outcome.halves();
        if (score != null && lost > 0 && weights.of(group) > 0) {
            losses.add(new Loss(criterion, group, outcome, points(score, weights, group, lost)));
        }
    }

    /** As in {@link Score}: the group's share of 100, divided over its answers. */
    private static BigDecimal points(Score score, Weights weights, Group group, int halves) {
        int total = score.parts().stream()
                .mapToInt(part -> weights.of(part.group()))
                .sum();
        int answers = score.parts().stream()
                .filter(part -> part.group() == group)
                .mapToInt(Score.Part::answers)
                .sum();
        return BigDecimal.valueOf(100L * weights.of(group) * halves)
                .divide(BigDecimal.valueOf(2L * total * answers), 1, RoundingMode.HALF_UP);
    }
}
