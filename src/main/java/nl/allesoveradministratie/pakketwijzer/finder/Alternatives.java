package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;

/**
 * What would change the outcome for one set of answers, found by ranking the neighbouring ones. Pure like the ranker;
 * worked out when first asked for, and kept.
 */
public final class Alternatives {

    /** Where no single change does it, pairs of this many single changes are tried: at most 276 rankings. */
    private static final int MOST_PAIRED = 24;

    private final Ranker ranker;
    private final Criteria criteria;
    private final AnswerOptions options;
    private final Catalog catalog;
    private final Answers answers;
    private final List<Criterion> addable;
    private @Nullable Ranking ranking;
    private @Nullable List<Alternative> lighter;
    private @Nullable List<Alternative> topChanges;

    /**
     * @param ranker by which rules
     * @param criteria what can be answered
     * @param options with which values
     * @param catalog what is ranked
     * @param answers the answers from which to start
     * @param addable what could be answered besides, as {@link Questions#unanswered} says
     */
    Alternatives(
            Ranker ranker,
            Criteria criteria,
            AnswerOptions options,
            Catalog catalog,
            Answers answers,
            List<Criterion> addable) {
        this.ranker = ranker;
        this.criteria = criteria;
        this.options = options;
        this.catalog = catalog;
        this.answers = answers;
        this.addable = List.copyOf(addable);
    }

    /** The ranking of the answers themselves. */
    synchronized Ranking ranking() {
        if (ranking == null) {
            ranking = ranker.rank(catalog, answers);
        }
        return ranking;
    }

    /** Every way to ask less with one answer, in the order of the criteria, the mildest of each first. */
    synchronized List<Alternative> lighter() {
        if (lighter == null) {
            lighter = answered()
                    .flatMap(criterion -> Change.lighter(criterion, answers).stream())
                    .map(change -> alternative(List.of(change)))
                    .toList();
        }
        return lighter;
    }

    private Stream<Criterion> answered() {
        return answers.criteria().stream().map(criteria::get);
    }

    private Alternative alternative(List<Change> changes) {
        Answers changed = changed(changes);
        return new Alternative(changes, changed, ranker.rank(catalog, changed).places());
    }

    private Answers changed(List<Change> changes) {
        Answers changed = answers;
        for (Change change : changes) {
            changed = change.in(changed, criteria);
        }
        return changed;
    }

    /** The answer without which an excluded package has a place again; empty when there is no such single answer. */
    public Optional<Alternative> comeback(Ranking.Excluded excluded) {
        return excluded.comesBackWithout()
                .map(criterion -> Change.dropping(criteria.get(criterion), answers))
                .flatMap(change -> lighter().stream()
                        .filter(alternative -> alternative.changes().equals(List.of(change)))
                        .findFirst());
    }

    /** Why a package of this ranking stands where it stands. */
    public Standing standing(Ranking.Ranked ranked) {
        List<Ranking.Ranked> others = ranking().packages();
        Ranking.Ranked neighbour = ranked.rank() == 1
                ? others.stream().filter(other -> other.rank() > 1).findFirst().orElse(null)
                : others.stream()
                        .filter(other -> other.rank() < ranked.rank())
                        .reduce((one, other) -> other)
                        .orElse(null);
        Score own = ranked.score();
        Score theirs = neighbour == null ? null : neighbour.score();
        return new Standing(
                ranking().losses(ranked),
                neighbour,
                own == null || theirs == null ? 0 : Math.abs(own.value() - theirs.value()),
                neighbour == null || ranked.rank() == 1 ? List.of() : behind(ranked, neighbour),
                bestFact(ranked),
                bestAnswer(ranked),
                ranked.rank() == 1 ? atRisk(ranked) : List.of());
    }

    private static List<String> behind(Ranking.Ranked ranked, Ranking.Ranked better) {
        Map<String, Outcome> theirs = outcomes(better);
        return outcomes(ranked).entrySet().stream()
                .filter(own -> theirs.getOrDefault(own.getKey(), Outcome.UNMET).halves()
                        > own.getValue().halves())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What was scored, by criterion. */
    private static Map<String, Outcome> outcomes(Ranking.Ranked ranked) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        ranked.requirements().stream()
                .filter(requirement -> requirement.level() != Level.SHOWN)
                .forEach(requirement -> outcomes.put(requirement.criterion(), requirement.outcome()));
        ranked.room().forEach(room -> outcomes.put(room.criterion(), room.outcome()));
        return outcomes;
    }

    private static Stream<String> unknown(Ranking.Ranked ranked) {
        return outcomes(ranked).entrySet().stream()
                .filter(outcome -> outcome.getValue() == Outcome.UNKNOWN)
                .map(Map.Entry::getKey);
    }

    private Standing.@Nullable Lift bestFact(Ranking.Ranked ranked) {
        return unknown(ranked)
                .flatMap(criterion -> ranker.supposing(ranking(), ranked, answers, criterion, Outcome.MET).stream()
                        .map(score -> new Standing.Lift(criterion, ranking().placeWith(ranked, score))))
                .filter(lift -> lift.rank() < ranked.rank())
                .min(Comparator.comparingInt(Standing.Lift::rank))
                .orElse(null);
    }

    /** Of those that ask less: each card of a result shows it, and there are some two hundred single changes to rank. */
    private @Nullable Alternative bestAnswer(Ranking.Ranked ranked) {
        PackageId id = ranked.pack().id();
        return lighter().stream()
                .filter(alternative -> alternative.places().getOrDefault(id, Integer.MAX_VALUE) < ranked.rank())
                .min(Comparator.comparingInt(alternative -> alternative.place(id)))
                .orElse(null);
    }

    private List<String> atRisk(Ranking.Ranked first) {
        return unknown(first)
                .filter(criterion -> ranker.supposing(ranking(), first, answers, criterion, Outcome.UNMET)
                        .map(score -> ranking().placeWith(first, score) > 1)
                        .orElse(true))
                .toList();
    }

    /**
     * The smallest changes of answers that change who is first: one answer otherwise, or two where no single one does.
     * Tried are every lighter and every other value of what was answered, and every value of what could be answered
     * besides; what leaves nobody is no way to another outcome. Changes of given answers come first, then new ones; of
     * the values of one criterion that lead to the same first place, the mildest.
     */
    public synchronized List<Alternative> topChanges() {
        if (topChanges == null) {
            topChanges = search();
        }
        return topChanges;
    }

    private List<Alternative> search() {
        Ranking now = ranking();
        List<Alternative> found = new ArrayList<>();
        List<Change> counting = new ArrayList<>();
        for (Change change : singles()) {
            Ranking then = ranker.rank(catalog, changed(List.of(change)));
            if (then.first().isEmpty()) {
                continue; // An order without a first place helps nobody.
            }
            if (!then.first().equals(now.first())) {
                found.add(new Alternative(List.of(change), changed(List.of(change)), then.places()));
            } else if (!then.packages().equals(now.packages())) {
                counting.add(change);
            }
        }
        return distinct(found.isEmpty() ? pairs(counting, now) : found);
    }

    private List<Change> singles() {
        Stream<Change> given = answered()
                .flatMap(criterion -> Stream.concat(
                        Change.lighter(criterion, answers).stream(),
                        Change.others(criterion, answers, options).stream()));
        Stream<Change> added =
                addable.stream().flatMap(criterion -> Change.others(criterion, answers, options).stream());
        return Stream.concat(given, added).distinct().toList();
    }

    private List<Alternative> pairs(List<Change> counting, Ranking now) {
        List<Change> tried = counting.subList(0, Math.min(MOST_PAIRED, counting.size()));
        List<Alternative> found = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            for (Change other : tried.subList(i + 1, tried.size())) {
                if (!other.criterion().id().equals(tried.get(i).criterion().id())) {
                    Alternative pair = alternative(List.of(tried.get(i), other));
                    if (!pair.first().isEmpty() && !pair.first().equals(now.first())) {
                        found.add(pair);
                    }
                }
            }
        }
        return found;
    }

    private record Effect(List<String> criteria, Set<PackageId> first) {}

    private static List<Alternative> distinct(List<Alternative> found) {
        Set<Effect> seen = new HashSet<>();
        return found.stream()
                .filter(alternative -> seen.add(new Effect(
                        alternative.changes().stream()
                                .map(change -> change.criterion().id())
                                .toList(),
                        alternative.first())))
                .toList();
    }
}
