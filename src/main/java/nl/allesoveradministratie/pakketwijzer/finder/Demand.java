package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;

/**
 * Everything the answers ask of a package, worked out once for all packages.
 *
 * @param asked the answers that ask something, in the order of the criteria
 * @param usage who wants to use an edition, and how much it must carry
 */
record Demand(List<Asked> asked, Usage usage) {

    private static final String LIMITS = "editions.limits.";

    /** An answer, with what it asks; several values of one answer make one requirement. */
    record Asked(Criterion criterion, List<Meaning> meanings) {

        boolean isAbout(String id) {
            return criterion.id().equals(id);
        }

        /** The package fields on which the answer rests. */
        Stream<String> fields() {
            return meanings.stream()
                    .map(meaning -> switch (meaning) {
                        case Meaning.Requires requires -> requires.field();
                        case Meaning.Carries carries -> carries.field();
                        case Meaning.CarriesWithFeature feature -> feature.field();
                        default -> null;
                    })
                    .flatMap(Stream::ofNullable);
        }
    }

    /** What these answers ask, given what each can mean. */
    static Demand of(Criteria criteria, Meanings meanings, Answers answers) {
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
        return new Demand(asked, Demand.usage(asked, answers));
    }

    private static Usage usage(List<Asked> asked, Answers answers) {
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
                        if (each.isAbout(Capacity.ADMINISTRATIONS)) {
                            volumes.put(Capacity.ADMINISTRATIONS, feature.number());
                        } else {
                            clients = feature.number();
                        }
                    }
                    case Meaning.CarriesGrowth growth -> grownTo = growth.grownTo();
                    case Meaning.Requires(Level level, String field, FactTest test)
                    when level != Level.SHOWN && field != null -> (level == Level.MUST ? needed : wished).add(field);
                    default -> {
                        // Says nothing about an edition.
                    }
                }
            }
        }
        return new Usage(
                volumes,
                needed,
                wished,
                answers.first("role").map(Audience::ofKey).orElse(null),
                answers.first("legal_form").orElse(null),
                clients,
                grownTo);
    }

    /** The name of a limit of editions, as in {@link Usage#volumes()}. */
    static String limit(Meaning.Carries volume) {
        return volume.field().substring(LIMITS.length());
    }

    /**
     * The package fields that the visitor cannot do without. Also those about which too little is known to let a package
     * drop out (rule of use 6): the visitor said so all the same.
     */
    Set<String> musts(Answers answers) {
        Set<String> fields = new HashSet<>();
        for (Asked each : asked) {
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
}
