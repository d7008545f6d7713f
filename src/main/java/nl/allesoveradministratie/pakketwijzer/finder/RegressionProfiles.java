package nl.allesoveradministratie.pakketwijzer.finder;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactChange;
import nl.allesoveradministratie.pakketwijzer.catalog.FactPlace;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import nl.allesoveradministratie.pakketwijzer.catalog.RankingEffect;
import nl.allesoveradministratie.pakketwijzer.catalog.ValueKind;
import org.jspecify.annotations.Nullable;

/** Typical visitors, to see what a fact does: by really ranking the catalogue with the fact one way and the other. */
final class RegressionProfiles implements RankingEffect {

    /** A package that has fewer facts is not ranked, whatever this one says. */
    private static final int MAY_BE_RANKED = AccountingPackage.FACTS_TO_BE_RANKED - 1;

    private final Ranker ranker;
    private final Meanings meanings;
    private final Map<String, Criterion> criteria;
    private final Map<Profile, Answers> visitors = new LinkedHashMap<>();
    private final AtomicReference<Weighed> weighed = new AtomicReference<>(new Weighed("", Map.of()));

    private record Weighed(String version, Map<FactPlace, Integer> weights) {}

    RegressionProfiles(Finder finder, Meanings meanings, List<Profile> profiles) {
        this.ranker = new Ranker(finder.criteria(), meanings);
        this.meanings = meanings;
        for (Profile each : profiles) {
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            each.parameters().forEach((name, value) -> parameters.put(name, List.of(value)));
            Answers.Parsed parsed = finder.parse(parameters);
            if (!parsed.problems().isEmpty()) {
                throw new IllegalStateException(each.key() + ": " + parsed.problems());
            }
            visitors.put(each, parsed.answers());
        }
        this.criteria = Map.copyOf(finder.criteria().byId());
    }

    @Override
    public int profiles() {
        return visitors.size();
    }

    @Override
    public List<Effect> between(Catalog before, Catalog after) {
        List<Effect> effects = new ArrayList<>();
        visitors.forEach((profile, answers) ->
                effects.add(new Effect(profile.names(), answers.query(), top(before, answers), top(after, answers))));
        effects.sort(Comparator.comparing((Effect effect) -> !effect.isChange()));
        return effects;
    }

    private List<Standing> top(Catalog catalog, Answers answers) {
        return ranker.rank(catalog, answers).packages().stream()
                .limit(TOP)
                .map(RegressionProfiles::standing)
                .toList();
    }

    private static Standing standing(Ranking.Ranked ranked) {
        Score score = ranked.score();
        return new Standing(
                ranked.pack().id(),
                ranked.rank(),
                ranked.pack().name(),
                score == null ? null : score.value(),
                score == null ? 0 : score.band());
    }

    /** Worked out once for each version; of several who ask at once the others wait. */
    @Override
    public synchronized Map<FactPlace, Integer> weights(Catalog catalog) {
        Weighed last = weighed.get();
        if (!last.version().equals(catalog.version())) {
            last = new Weighed(catalog.version(), Map.copyOf(weigh(catalog)));
            weighed.set(last);
        }
        return last.weights();
    }

    private Map<FactPlace, Integer> weigh(Catalog catalog) {
        Map<FactPlace, Integer> weights = new HashMap<>();
        for (Answers answers : visitors.values()) {
            Set<String> fields = fields(answers);
            for (AccountingPackage pack : catalog.packages()) {
                if (pack.factCount() >= MAY_BE_RANKED) {
                    for (FactPlace place : places(pack, fields)) {
                        if (decides(catalog, answers, place)) {
                            weights.merge(place, 1, Integer::sum);
                        }
                    }
                }
            }
            for (Standing each : top(catalog, answers)) {
                catalog.find(each.id()).ifPresent(pack -> {
                    for (int edition = 0; edition < pack.editions().size(); edition++) {
                        weights.merge(new FactPlace(pack.id(), edition, "price_month"), 1, Integer::sum);
                    }
                });
            }
        }
        return weights;
    }

    /** What the answers look at: criteria and targets of the package, limits of its editions. */
    private Set<String> fields(Answers answers) {
        Set<String> fields = new HashSet<>();
        for (String id : answers.criteria()) {
            Criterion criterion = criteria.get(id);
            if (criterion == null || criterion.role() == Criterion.Role.WEIGHTS) {
                continue;
            }
            for (String value : answers.values(id)) {
                switch (meanings.of(criterion, value, answers)) {
                    case Meaning.Requires(Level level, String field, FactTest test)
                    when field != null && level != Level.SHOWN ->
                        fields.add(field.startsWith("target.") ? field : "criteria." + field);
                    case Meaning.CarriesWithFeature(String field, boolean needed, long number) ->
                        fields.add("criteria." + field);
                    case Meaning.Carries(String field, long atLeast) ->
                        fields.add(field.substring("editions.".length()));
                    default -> {
                        // Looks at no single fact.
                    }
                }
            }
        }
        return fields;
    }

    private static List<FactPlace> places(AccountingPackage pack, Set<String> fields) {
        List<FactPlace> places = new ArrayList<>();
        for (String field : fields) {
            if (!field.startsWith("limits.")) {
                places.add(new FactPlace(pack.id(), null, field));
                continue;
            }
            for (int edition = 0; edition < pack.editions().size(); edition++) {
                if (pack.editions().get(edition).limits().containsKey(field.substring("limits.".length()))) {
                    places.add(new FactPlace(pack.id(), edition, field));
                }
            }
        }
        return places;
    }

    /** Whether the top is another one if the fact says the one thing than if it says the other. */
    private boolean decides(Catalog catalog, Answers answers, FactPlace place) {
        ValueKind kind = ValueKind.of(place).orElse(ValueKind.TEXT);
        Set<List<?>> tops = new HashSet<>();
        for (Fact fact : Arrays.asList(said(best(kind)), said(worst(kind)))) {
            Catalog changed =
                    FactChange.applied(catalog, List.of(new FactChange(place, null, fact)), catalog.version());
            tops.add(top(changed, answers).stream().map(Standing::id).toList());
        }
        return tops.size() > 1;
    }

    /** The best thing to hear. */
    private static FactValue best(ValueKind kind) {
        return switch (kind) {
            case FEATURE, PRICE, PRICE_OR_TEXT, STATUS, VAT_BASIS -> new FactValue.Yes();
            case COUNT, MONTHS -> new FactValue.Number(BigDecimal.TEN);
            case LIMIT -> new FactValue.Unlimited();
            case LEGAL_FORMS -> new FactValue.Listing(ValueKind.LEGAL_FORM_WORDS);
            case DEPLOYMENT -> new FactValue.Text("cloud");
            case TEXT -> new FactValue.Text("Zeker-OnLine, Betrouwbaar Boekhouden");
        };
    }

    /** The worst; null where a source cannot say no, but only keep silent. */
    private static @Nullable FactValue worst(ValueKind kind) {
        return switch (kind) {
            case FEATURE, PRICE, PRICE_OR_TEXT, STATUS, VAT_BASIS -> new FactValue.No();
            case COUNT, LIMIT, MONTHS -> new FactValue.Number(BigDecimal.ZERO);
            case DEPLOYMENT -> new FactValue.Text("desktop");
            case LEGAL_FORMS, TEXT -> null;
        };
    }

    /** As a vendor would say it on its own page, so that a must may rest on it. */
    private static @Nullable Fact said(@Nullable FactValue value) {
        return value == null
                ? null
                : new Fact(
                        value,
                        "https://example.org",
                        Fact.SourceKind.VENDOR,
                        Fact.Access.DIRECT,
                        null,
                        null,
                        null,
                        Fact.Grade.A);
    }
}
