package nl.allesoveradministratie.pakketwijzer.finder;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Puts packages in order of how well they fit. Pure: the same catalogue and answers give the same ranking, and nothing
 * about who pays, sponsors or advertises can be reached from here (a build rule watches over that).
 *
 * <p>What happens for each package is written as loops: every click ranks all packages, and streams made most of the
 * garbage ({@code ./pakketwijzer bench ranking}).
 */
public final class Ranker {

    private static final String LIMITS = "editions.limits.";

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

    /** An answer, with what it asks; several values of one answer make one requirement. */
    private record Asked(Criterion criterion, List<Meaning> meanings) {}

    /** Everything the answers ask, worked out once for all packages. */
    private record Demand(List<Asked> asked, Usage usage) {

        static Demand of(List<Asked> asked, @Nullable Audience user, @Nullable String legalForm) {
            SequencedMap<String, Long> volumes = new LinkedHashMap<>();
            Set<String> needed = new HashSet<>();
            Set<String> wished = new HashSet<>();
            long clients = 0;
            int grownTo = 0;
            for (Asked each : asked) {
                for (Meaning meaning : each.meanings()) {
                    switch (meaning) {
                        case Meaning.Carries carries -> volumes.put(limit(carries), carries.atLeast());
                        case Meaning.CarriesWithFeature feature -> {
                            if (feature.needed()) {
                                needed.add(feature.field());
                            }
                            if (each.criterion().id().equals(Capacity.ADMINISTRATIONS)) {
                                volumes.put(Capacity.ADMINISTRATIONS, feature.number());
                            } else {
                                clients = feature.number();
                            }
                        }
                        case Meaning.CarriesGrowth growth -> grownTo = growth.grownTo();
                        case Meaning.Requires(Level level, String field, FactTest test)
                        when level != Level.SHOWN && field != null ->
                            (level == Level.MUST ? needed : wished).add(field);
                        default -> {
                            // Says nothing about an edition.
                        }
                    }
                }
            }
            return new Demand(asked, new Usage(volumes, needed, wished, user, legalForm, clients, grownTo));
        }
    }

    private static String limit(Meaning.Carries volume) {
        return volume.field().substring(LIMITS.length());
    }

    /** A package held against the answers, before it has a place. */
    private record Assessed(
            AccountingPackage pack,
            @Nullable Score score,
            List<Requirement> requirements,
            List<Room> room,
            @Nullable Cost cost) {

        /** Only what gets a place needs a score. */
        Assessed scored(Weights weights) {
            return new Assessed(pack, Ranker.score(requirements, room, weights), requirements, room, cost);
        }

        boolean sharesPlaceWith(Assessed other) {
            return other.score == null || score == null
                    ? other.score == score
                    : score.value() == other.score.value() && score.band() == other.score.band();
        }
    }

    /** Every package of the catalogue, ranked, excluded or set apart. */
    public Ranking rank(Catalog catalog, Answers answers) {
        Weights weights = answers.first("priority").map(Weights::forPriority).orElse(Weights.DEFAULT);
        Demand demand = demand(answers);

        List<Assessed> fitting = new ArrayList<>();
        List<Ranking.Excluded> excluded = new ArrayList<>();
        List<AccountingPackage> tooLittleKnown = new ArrayList<>();
        for (AccountingPackage pack : catalog.packages()) {
            Assessed assessed = assess(pack, demand);
            List<Requirement> lacking = lacking(assessed.requirements());
            if (!lacking.isEmpty()) {
                excluded.add(new Ranking.Excluded(pack, lacking));
            } else if (pack.isKnownWellEnough()) {
                fitting.add(assessed.scored(weights));
            } else {
                tooLittleKnown.add(pack);
            }
        }
        return new Ranking(catalog, weights, placed(fitting), excluded, tooLittleKnown);
    }

    /** The musts that the package does not meet. */
    private static List<Requirement> lacking(List<Requirement> requirements) {
        List<Requirement> lacking = new ArrayList<>(0);
        for (Requirement each : requirements) {
            if (each.level() == Level.MUST && each.outcome() == Outcome.UNMET) {
                lacking.add(each);
            }
        }
        return lacking;
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
        List<Asked> asked = asked(answers);
        Set<String> fields = asked.stream()
                .filter(each -> each.criterion().id().equals(criterion))
                .flatMap(Ranker::fields)
                .collect(Collectors.toSet());
        if (!fields.stream().allMatch(ranked.pack()::isDecidable)) {
            return Optional.ofNullable(ranked.score());
        }
        Set<String> affected = asked.stream()
                .filter(each ->
                        each.criterion().id().equals(criterion) || fields(each).anyMatch(fields::contains))
                .map(each -> each.criterion().id())
                .collect(Collectors.toSet());
        List<Requirement> requirements = ranked.requirements().stream()
                .map(each -> affected.contains(each.criterion())
                        ? new Requirement(each.criterion(), each.level(), outcome, each.fact())
                        : each)
                .toList();
        List<Room> room = ranked.room().stream()
                .map(each -> affected.contains(each.criterion()) ? new Room(each.criterion(), outcome) : each)
                .toList();
        boolean dropsOut =
                requirements.stream().anyMatch(each -> each.level() == Level.MUST && each.outcome() == Outcome.UNMET);
        return dropsOut ? Optional.empty() : Optional.ofNullable(score(requirements, room, ranking.weights()));
    }

    /** The package fields on which an answer rests. */
    private static Stream<String> fields(Asked asked) {
        return asked.meanings().stream()
                .map(meaning -> switch (meaning) {
                    case Meaning.Requires requires -> requires.field();
                    case Meaning.Carries carries -> carries.field();
                    case Meaning.CarriesWithFeature feature -> feature.field();
                    default -> null;
                })
                .flatMap(Stream::ofNullable);
    }

    /**
     * The package fields that the visitor cannot do without. Also those about which too little is known to let a package
     * drop out (rule of use 6): the visitor said so all the same.
     */
    Set<String> musts(Answers answers) {
        Set<String> fields = new HashSet<>();
        for (Asked each : asked(answers)) {
            boolean needed = each.criterion().role() == Criterion.Role.MUST
                    || answers.values(each.criterion().id()).contains("need");
            for (Meaning meaning : each.meanings()) {
                if (meaning instanceof Meaning.Requires(Level level, String field, FactTest test)
                        && field != null
                        && (level == Level.MUST || (level == Level.SHOWN && needed))) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** The edition of one package that would do; also of packages that have no place in a ranking. */
    Optional<Cost> cost(AccountingPackage pack, Answers answers) {
        return Optional.ofNullable(assess(pack, demand(answers)).cost());
    }

    private Demand demand(Answers answers) {
        return Demand.of(
                asked(answers),
                answers.first("role").map(Audience::ofKey).orElse(null),
                answers.first("legal_form").orElse(null));
    }

    private List<Asked> asked(Answers answers) {
        List<Asked> asked = new ArrayList<>();
        for (Criterion criterion : criteria.all()) {
            // The priority shifts weights and is no requirement by itself.
            if (criterion.role() != Criterion.Role.WEIGHTS) {
                List<Meaning> meant = answers.values(criterion.id()).stream()
                        .map(value -> meanings.of(criterion, value, answers))
                        .filter(meaning -> !(meaning instanceof Meaning.Ignored))
                        .toList();
                if (!meant.isEmpty()) {
                    asked.add(new Asked(criterion, meant));
                }
            }
        }
        return asked;
    }

    private static Assessed assess(AccountingPackage pack, Demand demand) {
        Cost cost = CostEstimate.of(pack, demand.usage()).orElse(null);
        List<Requirement> requirements = new ArrayList<>();
        List<Room> room = new ArrayList<>();
        for (Asked each : demand.asked()) {
            for (Meaning meaning : each.meanings()) {
                switch (meaning) {
                    case Meaning.Requires requires ->
                        addStrictest(requirements, requirement(each.criterion(), requires, pack));
                    case Meaning.Budget budget -> requirements.add(withinBudget(each.criterion(), budget, cost));
                    case Meaning.Carries carries ->
                        room.add(new Room(each.criterion().id(), someEdition(pack, carries, demand.usage())));
                    case Meaning.CarriesWithFeature feature ->
                        room.add(new Room(each.criterion().id(), withFeature(pack, feature)));
                    case Meaning.CarriesGrowth growth ->
                        room.add(new Room(
                                each.criterion().id(),
                                editionsFor(pack, demand.usage()) >= growth.editions()
                                        ? Outcome.MET
                                        : Outcome.UNKNOWN));
                    case Meaning.Ignored ignored -> {
                        // Asks nothing.
                    }
                }
            }
        }
        return new Assessed(pack, null, requirements, room, cost);
    }

    /** Several values of one answer must all hold, so the worst of them stands. */
    private static void addStrictest(List<Requirement> requirements, Requirement next) {
        if (requirements.isEmpty() || !requirements.getLast().criterion().equals(next.criterion())) {
            requirements.add(next);
        } else if (next.outcome().halves() < requirements.getLast().outcome().halves()
                || (next.outcome() == Outcome.UNKNOWN && requirements.getLast().outcome() == Outcome.PARTLY)) {
            requirements.set(requirements.size() - 1, next);
        }
    }

    private static Requirement requirement(Criterion criterion, Meaning.Requires requires, AccountingPackage pack) {
        Fact fact = requires.field() == null ? null : pack.fact(requires.field());
        Outcome outcome = Outcome.UNKNOWN;
        if (fact != null
                && requires.field() != null
                && pack.isDecidable(requires.field())
                && (requires.level() != Level.MUST || fact.bearsAMust())) {
            outcome = requires.test().of(fact.value());
        }
        return new Requirement(criterion.id(), requires.level(), outcome, fact);
    }

    private static Requirement withinBudget(Criterion criterion, Meaning.Budget budget, @Nullable Cost cost) {
        Outcome outcome = Outcome.UNKNOWN;
        if (budget.euroPerMonth() == null) {
            outcome = Outcome.MET;
        } else if (cost != null && cost.perMonth() != null) {
            long most = budget.euroPerMonth();
            boolean within = cost.perMonth().euro().compareTo(BigDecimal.valueOf(most)) <= 0;
            // The price of one says nothing about how many of them stay within it.
            outcome = !within ? Outcome.UNMET : cost.eachOf() == null ? Outcome.MET : Outcome.UNKNOWN;
        }
        return new Requirement(
                criterion.id(),
                Level.SHOWN,
                outcome,
                cost == null || cost.parts().isEmpty()
                        ? null
                        : cost.parts().getFirst().fact());
    }

    private static Outcome someEdition(AccountingPackage pack, Meaning.Carries volume, Usage usage) {
        Outcome best = Outcome.UNKNOWN;
        for (Edition edition : pack.editions()) {
            if (usage.canBuy(edition)) {
                Outcome outcome = Capacity.of(pack, edition, limit(volume), volume.atLeast());
                if (outcome == Outcome.MET) {
                    return outcome;
                }
                best = outcome == Outcome.UNKNOWN ? best : outcome;
            }
        }
        return best;
    }

    /** How many editions the visitor can buy. */
    private static int editionsFor(AccountingPackage pack, Usage usage) {
        int count = 0;
        for (Edition edition : pack.editions()) {
            if (usage.canBuy(edition)) {
                count++;
            }
        }
        return count;
    }

    private static Outcome withFeature(AccountingPackage pack, Meaning.CarriesWithFeature feature) {
        if (!feature.needed()) {
            return Outcome.MET;
        }
        Fact fact = pack.fact(feature.field());
        Outcome outcome = fact == null ? Outcome.UNKNOWN : new FactTest.HasIt(false).of(fact.value());
        // "In part" says nothing about how many.
        return outcome == Outcome.PARTLY ? Outcome.UNKNOWN : outcome;
    }

    private static @Nullable Score score(List<Requirement> requirements, List<Room> room, Weights weights) {
        Map<Group, List<Outcome>> outcomes = new EnumMap<>(Group.class);
        outcomes.put(Group.MUST, outcomes(requirements, Level.MUST));
        outcomes.put(Group.WISH, outcomes(requirements, Level.WISH));
        outcomes.put(Group.SIZE, outcomes(room));
        return Score.of(outcomes, weights).orElse(null);
    }

    private static List<Outcome> outcomes(List<Requirement> requirements, Level level) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Requirement each : requirements) {
            if (each.level() == level) {
                outcomes.add(each.outcome());
            }
        }
        return outcomes;
    }

    private static List<Outcome> outcomes(List<Room> room) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Room each : room) {
            outcomes.add(each.outcome());
        }
        return outcomes;
    }

    /** The catalogue is in alphabetical order and sorting is stable, so equal packages stay in that order. */
    private static List<Ranking.Ranked> placed(List<Assessed> fitting) {
        List<Assessed> ordered = fitting.stream()
                .sorted(Comparator.comparing(Assessed::score, Comparator.nullsFirst(Score.BEST_FIRST)))
                .toList();
        List<Ranking.Ranked> placed = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Assessed each = ordered.get(i);
            boolean shared = i > 0 && each.sharesPlaceWith(ordered.get(i - 1));
            int rank = shared ? placed.get(i - 1).rank() : i + 1;
            placed.add(
                    new Ranking.Ranked(each.pack(), rank, each.score(), each.requirements(), each.room(), each.cost()));
        }
        return placed;
    }
}
