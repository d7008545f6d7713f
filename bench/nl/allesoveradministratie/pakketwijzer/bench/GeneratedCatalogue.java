package nl.allesoveradministratie.pakketwijzer.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue of any size with the shapes of a real one: each package has as many editions and facts, about the same
 * fields, as one of the given packages in turn, but what a fact says is what another package says about that field.
 * Nothing is shared between packages, as in a catalogue that was read; the same size gives the same catalogue.
 */
final class GeneratedCatalogue {

    private final List<AccountingPackage> real;
    private final Random random = new Random(2026);

    private GeneratedCatalogue(List<AccountingPackage> real) {
        this.real = real;
    }

    /** A catalogue of {@code size} packages that look like these. */
    static Catalog like(Catalog catalog, int size) {
        GeneratedCatalogue generated = new GeneratedCatalogue(catalog.packages());
        List<AccountingPackage> packages = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            packages.add(generated.next(i));
        }
        return new Catalog("generated-" + size, Instant.EPOCH, packages);
    }

    private AccountingPackage next(int number) {
        AccountingPackage shape = real.get(number % real.size());
        Map<String, Fact> criteria = new HashMap<>();
        shape.criteria().forEach((field, fact) -> criteria.put(field, another(field, fact)));
        Map<Audience, Fact> target = new HashMap<>();
        shape.target().forEach((user, fact) -> target.put(user, copy(fact)));
        return new AccountingPackage(
                new PackageId(shape.id().value() + "-" + number),
                shape.name() + " " + number,
                copyOf(shape.vendor()),
                copyOf(shape.website()),
                copyOf(shape.status()),
                target,
                shape.editions().stream().map(this::edition).toList(),
                criteria,
                shape.remarks());
    }

    /** What one of the packages says about this field; most often another than the one that gave the shape. */
    private Fact another(String field, Fact own) {
        List<Fact> said = real.stream()
                .filter(pack -> pack.criteria().containsKey(field))
                .map(pack -> pack.criteria().get(field))
                .toList();
        return copy(said.isEmpty() ? own : said.get(random.nextInt(said.size())));
    }

    private Edition edition(Edition shape) {
        Map<String, Fact> limits = new HashMap<>();
        shape.limits().forEach((limit, fact) -> limits.put(limit, copy(fact)));
        return new Edition(
                shape.name(),
                dearer(shape.priceMonth()),
                dearer(shape.priceMonthIfPaidYearly()),
                copyOf(shape.vatBasis()),
                limits,
                shape.note(),
                shape.audience(),
                shape.lacks(),
                shape.legalForms(),
                shape.per());
    }

    private @Nullable Fact dearer(@Nullable Fact price) {
        if (price == null || !(price.value() instanceof FactValue.Number(BigDecimal euro))) {
            return copyOf(price);
        }
        return with(price, new FactValue.Number(euro.add(BigDecimal.valueOf(random.nextInt(500), 2))));
    }

    private static @Nullable Fact copyOf(@Nullable Fact fact) {
        return fact == null ? null : copy(fact);
    }

    private static Fact copy(Fact fact) {
        return with(
                fact,
                switch (fact.value()) {
                    case FactValue.Yes() -> new FactValue.Yes();
                    case FactValue.No() -> new FactValue.No();
                    case FactValue.Partial() -> new FactValue.Partial();
                    case FactValue.Number(BigDecimal number) ->
                        new FactValue.Number(new BigDecimal(number.unscaledValue(), number.scale()));
                    case FactValue value -> value;
                });
    }

    private static Fact with(Fact fact, FactValue value) {
        return new Fact(
                value,
                fact.sourceUrl(),
                fact.sourceKind(),
                fact.access(),
                fact.via(),
                fact.asOf(),
                fact.note(),
                fact.grade());
    }
}
