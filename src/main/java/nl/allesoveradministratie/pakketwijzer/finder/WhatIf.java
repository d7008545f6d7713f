package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What other answers would do to the order.
 *
 * @param before the ranking as it is
 * @param after the ranking of the same catalogue for the other answers
 */
public record WhatIf(Ranking before, Ranking after) {

    /**
     * What happens to one package.
     *
     * @param pack the package
     * @param from its place now; null = it has none
     * @param to its place then; null = it has none
     * @param points how many points it gains, below zero: loses; null = it has no score before or after
     * @param costBefore euro per month now; null = unknown, or no place
     * @param costAfter euro per month then; null = unknown, or no place
     */
    public record Move(
            AccountingPackage pack,
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable Integer points,
            @Nullable Money costBefore,
            @Nullable Money costAfter) {

        /** Which way it goes. */
        public Direction direction() {
            if (from == null) {
                return Direction.BACK;
            }
            return to == null ? Direction.OUT : Direction.values()[1 + Integer.signum(to.compareTo(from))];
        }

        /** Whether it costs more or less than before, both being known. */
        public boolean costChanges() {
            return costBefore != null && costAfter != null && !costBefore.equals(costAfter);
        }

        private int best() {
            return Math.min(from == null ? Integer.MAX_VALUE : from, to == null ? Integer.MAX_VALUE : to);
        }
    }

    /** Which way a package goes. */
    public enum Direction {
        UP,
        SAME,
        DOWN,
        /** It drops out. */
        OUT,
        /** It has a place again. */
        BACK
    }

    /** Every package that has a place before or after, those nearest the top first. */
    public List<Move> moves() {
        return before.catalog().packages().stream()
                .map(this::move)
                .filter(move -> move.from() != null || move.to() != null)
                .sorted(Comparator.comparingInt(Move::best))
                .toList();
    }

    private Move move(AccountingPackage pack) {
        Optional<Ranking.Ranked> was = before.find(pack.id());
        Optional<Ranking.Ranked> becomes = after.find(pack.id());
        Score old = was.map(Ranking.Ranked::score).orElse(null);
        Score now = becomes.map(Ranking.Ranked::score).orElse(null);
        return new Move(
                pack,
                was.map(Ranking.Ranked::rank).orElse(null),
                becomes.map(Ranking.Ranked::rank).orElse(null),
                old == null || now == null ? null : now.value() - old.value(),
                was.map(Ranking.Ranked::cost).map(Cost::perMonth).orElse(null),
                becomes.map(Ranking.Ranked::cost).map(Cost::perMonth).orElse(null));
    }

    /** Whether the first place goes to others. */
    public boolean changesTop() {
        return !Objects.equals(before.first(), after.first());
    }
}
