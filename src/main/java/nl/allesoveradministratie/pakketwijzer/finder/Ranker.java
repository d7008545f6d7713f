package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;

/**
 * Puts packages in order of how well they fit. Pure: the same catalogue and answers give the same ranking, and nothing
 * about who pays, sponsors or advertises can be reached from here (a build rule watches over that).
 */
public final class Ranker {

    private final Criteria criteria;
    private final Meanings meanings;

    /**
     * @param criteria what can be answered
     * @param meanings what each answer asks of a package
     */
    public Ranker(Criteria criteria, Meanings meanings) {
        this.criteria = criteria;
        this.meanings = meanings;
    }

    /** Every package of the catalogue, ranked, excluded or set apart. */
    public Ranking rank(Catalog catalog, Answers answers) {
        Weights weights = answers.first("priority").map(Weights::forPriority).orElse(Weights.DEFAULT);
        Demand demand = demand(answers);

        List<Assessment> fitting = new ArrayList<>();
        List<Ranking.Excluded> excluded = new ArrayList<>();
        List<Ranking.Thin> tooLittleKnown = new ArrayList<>();
        for (AccountingPackage pack : catalog.packages()) {
            Assessment assessed = Assessment.of(pack, demand);
            List<Requirement> lacking = assessed.lacking();
            if (!lacking.isEmpty()) {
                excluded.add(new Ranking.Excluded(pack, lacking));
            } else if (pack.isKnownWellEnough()) {
                fitting.add(assessed.scored(weights));
            } else {
                tooLittleKnown.add(new Ranking.Thin(pack, assessed.requirements(), assessed.room()));
            }
        }
        return new Ranking(catalog, weights, placed(fitting), excluded, tooLittleKnown);
    }

    /** Whether one of these answers can move packages: it asks something that is scored, or shifts the weights. */
    boolean counts(Criterion criterion, Answers answers) {
        List<String> values = answers.values(criterion.id());
        return criterion.role() == Criterion.Role.WEIGHTS
                ? !values.isEmpty()
                : values.stream()
                        .map(value -> meanings.of(criterion, value, answers))
                        .anyMatch(Ranker::isScored);
    }

    private static boolean isScored(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Requires requires -> requires.level() != Level.SHOWN;
            case Meaning.Carries carries -> true;
            case Meaning.CarriesWithFeature feature -> true;
            case Meaning.CarriesGrowth growth -> true;
            case Meaning.Budget budget -> false;
            case Meaning.Ignored ignored -> false;
        };
    }

    /**
     * The score of a ranked package if what one criterion rests on turned out to be there, or to be missing. Other
     * answers that rest on the same fact go along; a fact that may not decide changes nothing.
     *
     * @return empty when the package would drop out, or has no score
     */
    Optional<Score> supposing(
            Ranking ranking, Ranking.Ranked ranked, Answers answers, String criterion, Outcome outcome) {
        List<Demand.Asked> asked = demand(answers).asked();
        Set<String> fields = asked.stream()
                .filter(each -> each.isAbout(criterion))
                .flatMap(Demand.Asked::fields)
                .collect(Collectors.toSet());
        if (!fields.stream().allMatch(ranked.pack()::isDecidable)) {
            return Optional.ofNullable(ranked.score());
        }
        Set<String> affected = asked.stream()
                .filter(each -> each.isAbout(criterion) || each.fields().anyMatch(fields::contains))
                .map(each -> each.criterion().id())
                .collect(Collectors.toSet());
        List<Requirement> requirements = ranked.requirements().stream()
                .map(each -> affected.contains(each.criterion())
                        ? new Requirement(each.criterion(), each.level(), outcome, each.fact())
                        : each)
                .toList();
        List<Room> room = ranked.room().stream()
                .map(each -> affected.contains(each.criterion()) ? each.with(outcome) : each)
                .toList();
        boolean dropsOut =
                requirements.stream().anyMatch(each -> each.level() == Level.MUST && each.outcome() == Outcome.UNMET);
        return dropsOut
                ? Optional.empty()
                : Optional.ofNullable(Assessment.score(requirements, room, ranking.weights()));
    }

    /** The edition of one package that would do; also of packages that have no place in a ranking. */
    Optional<Cost> cost(AccountingPackage pack, Answers answers) {
        return Optional.ofNullable(Assessment.of(pack, demand(answers)).cost());
    }

    /** The fields that the visitor cannot do without; see {@link Demand#musts}. */
    Set<String> musts(Answers answers) {
        return demand(answers).musts(answers);
    }

    /** What the visitor wants of a package. A must that is one of several, such as a legal form, says who the visitor is. */
    Set<String> wanted(Answers answers) {
        return demand(answers).asked().stream()
                .filter(asked -> asked.meanings().stream().anyMatch(Meaning.Requires.class::isInstance))
                .map(Demand.Asked::criterion)
                .filter(criterion -> criterion.role() != Criterion.Role.CONTEXT)
                .filter(criterion -> criterion.role() != Criterion.Role.MUST
                        || criterion.answerType() != Criterion.AnswerType.SINGLE)
                .map(Criterion::id)
                .collect(Collectors.toSet());
    }

    private Demand demand(Answers answers) {
        return Demand.of(criteria, meanings, answers);
    }

    /** The catalogue is in alphabetical order and sorting is stable, so equal packages stay in that order. */
    private static List<Ranking.Ranked> placed(List<Assessment> fitting) {
        List<Assessment> ordered = fitting.stream()
                .sorted(Comparator.comparing(Assessment::score, Comparator.nullsFirst(Score.BEST_FIRST)))
                .toList();
        List<Ranking.Ranked> placed = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Assessment each = ordered.get(i);
            boolean shared = i > 0 && each.sharesPlaceWith(ordered.get(i - 1));
            int rank = shared ? placed.get(i - 1).rank() : i + 1;
            placed.add(
                    new Ranking.Ranked(each.pack(), rank, each.score(), each.requirements(), each.room(), each.cost()));
        }
        return placed;
    }
}
