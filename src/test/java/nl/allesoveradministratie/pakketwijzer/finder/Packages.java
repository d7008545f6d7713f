package nl.allesoveradministratie.pakketwijzer.finder;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/** Builds small catalogues, answers and rankings for the finder's tests. */
final class Packages {

    static final Criteria CRITERIA = ShippedCatalogue.criteria();
    static final Meanings MEANINGS = FinderFiles.meanings();
    static final AnswerOptions OPTIONS = new AnswerOptions(() -> List.of("moneybird", "snelstart"));
    static final Questions QUESTIONS = new Questions(CRITERIA, OPTIONS, FinderFiles.pages(), FinderFiles.conditions());

    private Packages() {}

    /** Ranks packages by answers written as in an address: {@code "bank_link=need"}. */
    static Ranking rank(List<AccountingPackage> packages, String... answers) {
        return new Ranker(CRITERIA, MEANINGS).rank(new Catalog("v", Instant.EPOCH, packages), answers(answers));
    }

    /** The place of one package that is expected to have one. */
    static Ranking.Ranked place(AccountingPackage pack, String... answers) {
        Ranking ranking = rank(List.of(pack), answers);
        assertThat(ranking.packages()).as("%s is ranked", pack.name()).hasSize(1);
        return ranking.packages().getFirst();
    }

    /** Answers as in an address, all of which have to be understood. */
    static Answers answers(String... answers) {
        Answers.Parsed parsed = Answers.parse(parameters(answers), CRITERIA, OPTIONS);
        assertThat(parsed.problems()).isEmpty();
        return parsed.answers();
    }

    /** Parameters of an address from {@code name=value} texts. */
    static Map<String, List<String>> parameters(String... answers) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Arrays.stream(answers)
                .map(answer -> answer.split("=", 2))
                .forEach(parts -> parameters
                        .computeIfAbsent(parts[0], name -> new ArrayList<>())
                        .add(parts[1]));
        return parameters;
    }

    /** The vendor's words, quoted by others: good enough for a must, not yet checked. */
    static Fact fact(Object value) {
        return fact(value, Fact.Grade.B);
    }

    /** The same, of another grade. */
    static Fact fact(Object value, Fact.Grade grade) {
        return new Fact(
                value(value),
                "https://example.nl/",
                Fact.SourceKind.VENDOR,
                Fact.Access.SECONDHAND,
                "https://example.org/",
                PartialDate.parse("2026-10-08"),
                null,
                grade);
    }

    /** A fact that somebody read on the vendor's page on a known day. */
    static Fact checked(Object value) {
        return new Fact(
                value(value),
                "https://example.nl/",
                Fact.SourceKind.VENDOR,
                Fact.Access.DIRECT,
                null,
                PartialDate.parse("2026-11-20"),
                null,
                Fact.Grade.A);
    }

    private static FactValue value(Object value) {
        return switch (value) {
            case FactValue ready -> ready;
            case Boolean yes -> yes ? new FactValue.Yes() : new FactValue.No();
            case Number number -> new FactValue.Number(new BigDecimal(number.toString()));
            case List<?> words ->
                new FactValue.Listing(words.stream().map(String::valueOf).toList());
            case String text when text.equals("partial") -> new FactValue.Partial();
            case String text when text.equals("unlimited") -> new FactValue.Unlimited();
            default -> new FactValue.Text(value.toString());
        };
    }

    /** A package with enough facts to be ranked, on fields that no question asks about. */
    static Builder pack(String id) {
        return new Builder(id, AccountingPackage.FACTS_TO_BE_RANKED);
    }

    /** A package with this many facts that no question asks about. */
    static Builder pack(String id, int otherFacts) {
        return new Builder(id, otherFacts);
    }

    /** An edition with a price ({@code null} = unknown) and limits such as {@code users=5}. */
    static Edition edition(String name, @Nullable Object price, String... limits) {
        return edition(name, price == null ? null : fact(price), null, Set.of(), limits);
    }

    /** An edition with everything that matters for its cost. */
    static Edition edition(
            String name, @Nullable Fact price, @Nullable Fact vatBasis, Set<Audience> audience, String... limits) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (String limit : limits) {
            String[] parts = limit.split("=", 2);
            facts.put(parts[0], fact(parts[1].equals("unlimited") ? parts[1] : new BigDecimal(parts[1])));
        }
        return new Edition(name, price, null, vatBasis, facts, null, audience, Set.of());
    }

    /** A package under construction; its name is its id with a capital unless said otherwise. */
    static final class Builder {
        private final String id;
        private final Map<String, Fact> criteria = new LinkedHashMap<>();
        private final Map<Audience, Fact> target = new EnumMap<>(Audience.class);
        private final List<Edition> editions = new ArrayList<>();
        private String name;
        private @Nullable Fact vendor;

        private Builder(String id, int otherFacts) {
            this.id = id;
            this.name = Character.toUpperCase(id.charAt(0)) + id.substring(1);
            for (int i = 0; i < otherFacts; i++) {
                criteria.put("other_" + i, fact(true));
            }
        }

        Builder named(String newName) {
            name = newName;
            return this;
        }

        Builder by(String newVendor) {
            vendor = fact(newVendor);
            return this;
        }

        Builder has(String... fields) {
            return each(true, fields);
        }

        Builder lacks(String... fields) {
            return each(false, fields);
        }

        Builder partly(String... fields) {
            return each("partial", fields);
        }

        private Builder each(Object value, String... fields) {
            for (String field : fields) {
                says(field, fact(value));
            }
            return this;
        }

        Builder says(String field, Object value) {
            return says(field, fact(value));
        }

        Builder says(String field, Fact fact) {
            if (field.startsWith("target.")) {
                target.put(Audience.ofKey(field.substring("target.".length())), fact);
            } else {
                criteria.put(field, fact);
            }
            return this;
        }

        Builder sells(Edition... sold) {
            editions.addAll(List.of(sold));
            return this;
        }

        AccountingPackage get() {
            return new AccountingPackage(
                    new PackageId(id), name, vendor, null, null, target, editions, criteria, List.of());
        }
    }
}
