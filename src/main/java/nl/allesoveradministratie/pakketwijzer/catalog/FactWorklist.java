package nl.allesoveradministratie.pakketwijzer.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an editor had best look at, in order: how badly a fact is off times for how many typical visitors it decides who
 * stands at the top. Pure.
 */
public final class FactWorklist {

    private FactWorklist() {}

    /** What is wrong with a fact; the urgency is what its weight is multiplied by. */
    public enum Flaw {
        /** It does not go together with another. */
        CONTRADICTORY(4),
        /** Nobody knows. */
        MISSING(3),
        /** Older than 24 months, or undated. */
        STALE(3),
        /** The vendor's own words, but as others quote them, or not the vendor's at all. */
        SECOND_HAND(2),
        /** Older than six months. */
        OUTDATED(1);

        private final int urgency;

        Flaw(int urgency) {
            this.urgency = urgency;
        }

        int urgency() {
            return urgency;
        }

        /** The word in texts and addresses. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty = there is no such flaw. */
        public static Optional<Flaw> ofKey(String key) {
            return EnumSet.allOf(Flaw.class).stream()
                    .filter(each -> each.key().equals(key))
                    .findFirst();
        }
    }

    /**
     * A line of the list.
     *
     * @param place where
     * @param packageName of the package, for reading
     * @param fact what is known; null = nothing
     * @param flaws at least one, the worst first
     * @param contradictions which rules found one, as the last part of a text's key
     * @param weight for how many typical visitors it decides who stands at the top
     */
    public record Item(
            FactPlace place,
            String packageName,
            @Nullable Fact fact,
            Set<Flaw> flaws,
            Set<String> contradictions,
            int weight) {

        /** What it is ordered by: the worst flaw's urgency times the weight. */
        public int priority() {
            return urgency() * weight;
        }

        private int urgency() {
            return flaws.stream().mapToInt(Flaw::urgency).max().orElse(0);
        }
    }

    private static final Comparator<Item> ORDER = Comparator.comparingInt(Item::priority)
            .thenComparingInt(Item::urgency)
            .thenComparingInt(Item::weight)
            .reversed();

    /**
     * Everything that wants looking at, most urgent first; equals stay in the order of packages and files.
     *
     * @param weights by place; a place that is left out decides nothing
     */
    public static List<Item> of(Catalog catalog, Map<FactPlace, Integer> weights, LocalDate today) {
        List<Item> items = new ArrayList<>();
        for (AccountingPackage pack : catalog.packages()) {
            Map<FactPlace, Set<String>> contradictions = new HashMap<>();
            Contradictions.of(pack)
                    .forEach((rule, places) -> places.forEach(place -> contradictions
                            .computeIfAbsent(place, each -> new TreeSet<>())
                            .add(rule.key())));
            for (FactPlace place : FactPlace.of(pack)) {
                Fact fact = place.in(catalog).orElse(null);
                Set<String> rules = contradictions.getOrDefault(place, Set.of());
                Set<Flaw> flaws = flaws(place, fact, rules, today);
                if (!flaws.isEmpty()) {
                    items.add(new Item(place, pack.name(), fact, flaws, rules, weights.getOrDefault(place, 0)));
                }
            }
        }
        items.sort(ORDER);
        return List.copyOf(items);
    }

    private static Set<Flaw> flaws(FactPlace place, @Nullable Fact fact, Set<String> rules, LocalDate today) {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        if (!rules.isEmpty()) {
            flaws.add(Flaw.CONTRADICTORY);
        }
        if (fact == null) {
            // Only what is special has a status, and only some sell by the year.
            if (!Set.of("status", "price_month_if_paid_yearly").contains(place.field())) {
                flaws.add(Flaw.MISSING);
            }
            return flaws;
        }
        switch (fact.freshness(today)) {
            case TO_CHECK -> flaws.add(Flaw.STALE);
            case OUTDATED -> flaws.add(Flaw.OUTDATED);
            case FRESH -> {
                // Nothing is wrong with its age.
            }
        }
        if (fact.grade() != Fact.Grade.A) {
            flaws.add(Flaw.SECOND_HAND);
        }
        return flaws;
    }
}
