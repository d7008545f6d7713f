package nl.allesoveradministratie.pakketwijzer.finder;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A package held against what the answers ask, before it has a place.
 *
 * <p>Written as loops: every click assesses all packages, and streams made most of the garbage
 * ({@code ./pakketwijzer bench ranking}).
 *
 * @param score null until {@link #scored}, and when nothing that counts was asked
 * @param cost  of the edition that would do; null when there is none
 */
record Assessment(
        AccountingPackage pack,
        @Nullable Score score,
        List<Requirement> requirements,
        List<Room> room,
        @Nullable Cost cost) {

    /** Holds one package against the demand; without a score yet. */
    static Assessment of(AccountingPackage pack, Demand demand) {
        Cost cost = CostEstimate.of(pack, demand.usage()).orElse(null);
        List<Requirement> requirements = new ArrayList<>();
        List<Room> room = new ArrayList<>();
        for (Demand.Asked each : demand.asked()) {
            for (Meaning meaning : each.meanings()) {
                switch (meaning) {
                    case Meaning.Requires requires ->
                        addStrictest(requirements, requirement(each.criterion(), requires, pack));
                    case Meaning.Budget budget -> requirements.add(withinBudget(each.criterion(), budget, cost));
                    case Meaning.Carries carries ->
                        room.add(someEdition(each.criterion(), pack, carries, demand.usage()));
                    case Meaning.CarriesWithFeature feature -> room.add(withFeature(each.criterion(), pack, feature));
                    case Meaning.CarriesGrowth growth ->
                        room.add(new Room(
                                each.criterion().id(),
                                editionsFor(pack, demand.usage()) >= growth.editions() ? Outcome.MET : Outcome.UNKNOWN,
                                null));
                    case Meaning.Ignored ignored -> {
                        // Asks nothing.
                    }
                }
            }
        }
        return new Assessment(pack, null, requirements, room, cost);
    }

    /** Only what gets a place needs a score. */
    Assessment scored(Weights weights) {
        return new Assessment(pack, score(requirements, room, weights), requirements, room, cost);
    }

    boolean sharesPlaceWith(Assessment other) {
        return other.score == null || score == null
                ? other.score == score
                : score.value() == other.score.value() && score.band() == other.score.band();
    }

    /** The musts that the package does not meet. */
    List<Requirement> lacking() {
        List<Requirement> lacking = new ArrayList<>(0);
        for (Requirement each : requirements) {
            if (each.level() == Level.MUST && each.outcome() == Outcome.UNMET) {
                lacking.add(each);
            }
        }
        return lacking;
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

    /** Of several editions that are too small, the last, as they are sold from small to large. */
    private static Room someEdition(Criterion criterion, AccountingPackage pack, Meaning.Carries volume, Usage usage) {
        String limit = Demand.limit(volume);
        Room best = new Room(criterion.id(), Outcome.UNKNOWN, null);
        for (Edition edition : pack.editions()) {
            if (usage.canBuy(edition)) {
                Outcome outcome = Capacity.of(pack, edition, limit, volume.atLeast());
                if (outcome != Outcome.UNKNOWN) {
                    best = new Room(criterion.id(), outcome, Capacity.evidence(edition, limit));
                }
                if (outcome == Outcome.MET) {
                    return best;
                }
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

    private static Room withFeature(Criterion criterion, AccountingPackage pack, Meaning.CarriesWithFeature feature) {
        if (!feature.needed()) {
            return new Room(criterion.id(), Outcome.MET, null);
        }
        Fact fact = pack.fact(feature.field());
        Outcome outcome = fact == null ? Outcome.UNKNOWN : new FactTest.HasIt(false).of(fact.value());
        // "In part" says nothing about how many.
        return new Room(
                criterion.id(),
                outcome == Outcome.PARTLY ? Outcome.UNKNOWN : outcome,
                fact == null ? null : new Room.Evidence(null, feature.field(), fact));
    }

    /** What the outcomes add up to; null when nothing that counts was asked. */
    static @Nullable Score score(List<Requirement> requirements, List<Room> room, Weights weights) {
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
}
