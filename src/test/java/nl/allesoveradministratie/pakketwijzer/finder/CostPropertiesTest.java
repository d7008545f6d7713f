package nl.allesoveradministratie.pakketwijzer.finder;

import static nl.allesoveradministratie.pakketwijzer.finder.Packages.fact;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.pack;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import org.jspecify.annotations.Nullable;

/** What holds for the cost of every package at all volumes. */
class CostPropertiesTest {

    private static final List<String> VOLUMES = List.of(
            "sales_invoices_month",
            "expenses_month",
            "bank_transactions_month",
            "bank_links",
            "users",
            "administrations");

    private static final List<String> LIMITS = List.of(
            "sales_invoices_month",
            "sales_invoices_year",
            "expenses_month",
            "bank_transactions_month",
            "bank_links",
            "users",
            "administrations",
            "bookings_year",
            "revenue_year_max",
            "ocr_documents_month");

    private static final List<String> PRICES = List.of(
            "price_per_sales_invoice",
            "price_per_extra_ocr_document",
            "invoicing_addon_price",
            "extra_user_price",
            "extra_bank_link_price",
            "promotion_price_month");

    /** A package and what is asked of it. */
    record Case(AccountingPackage pack, Usage usage) {

        Optional<Cost> cost() {
            return CostEstimate.of(pack, usage);
        }

        Optional<Cost> costWith(String limit, long number) {
            return CostEstimate.of(pack, usage.with(limit, number));
        }

        /** As if nothing else were sold. */
        Optional<Cost> costOf(Edition edition, Usage asked) {
            return CostEstimate.of(only(edition), asked);
        }

        private AccountingPackage only(Edition edition) {
            return new AccountingPackage(
                    pack.id(), pack.name(), null, null, null, Map.of(), List.of(edition), pack.criteria(), List.of());
        }
    }

    @Property
    void theLinesAddUpToTheTotals(@ForAll("cases") Case given) {
        given.cost().filter(cost -> !cost.parts().isEmpty()).ifPresent(cost -> {
            assertThat(sum(cost.parts().stream().map(Cost.Part::threeYears).toList()))
                    .isEqualByComparingTo(
                            Objects.requireNonNull(cost.threeYears()).euro());
            assertThat(sum(cost.parts().stream().map(Cost.Part::firstYear).toList()))
                    .isEqualByComparingTo(
                            Objects.requireNonNull(cost.firstYear()).euro());
            assertThat(sum(cost.parts().stream()
                            .filter(part -> !part.kind().isDiscount())
                            .map(Cost.Part::perMonth)
                            .toList()))
                    .isEqualByComparingTo(
                            Objects.requireNonNull(cost.perMonth()).euro());
        });
    }

    /** Every amount is a whole number of cents, so nothing was rounded. */
    @Property
    void everyLineIsExact(@ForAll("cases") Case given) {
        given.cost()
                .ifPresent(cost -> cost.parts().forEach(part -> {
                    assertThat(part.threeYears()
                                    .movePointRight(2)
                                    .stripTrailingZeros()
                                    .scale())
                            .isLessThanOrEqualTo(0);
                    assertThat(part.threeYears())
                            .isEqualByComparingTo(part.unit()
                                    .multiply(new BigDecimal(part.count()))
                                    .multiply(new BigDecimal(part.months())));
                }));
    }

    @Property
    void anUnknownPriceNeverGivesASum(@ForAll("cases") Case given) {
        given.cost().ifPresent(cost -> {
            boolean unknown =
                    cost.edition().priceMonth() == null && cost.edition().priceMonthIfPaidYearly() == null;
            assertThat(cost.perMonth() == null).isEqualTo(unknown);
            assertThat(cost.firstYear() == null).isEqualTo(unknown);
            assertThat(cost.threeYears() == null).isEqualTo(unknown);
            assertThat(cost.parts().isEmpty()).isEqualTo(unknown);
        });
    }

    @Property
    void theYearsAfterTheFirstCostTheSameEach(@ForAll("cases") Case given) {
        given.cost()
                .filter(cost -> cost.parts().stream().noneMatch(part -> part.kind() == Cost.Kind.PROMOTION))
                .filter(cost -> cost.firstYear() != null)
                .ifPresent(cost -> assertThat(
                                Objects.requireNonNull(cost.threeYears()).euro())
                        .isEqualByComparingTo(
                                Objects.requireNonNull(cost.firstYear()).euro().multiply(new BigDecimal(3))));
    }

    @Property
    void moreNeverCostsLessWithTheSameEdition(
            @ForAll("cases") Case given, @ForAll("volumes") String limit, @ForAll @IntRange(max = 60) int more) {
        long now = given.usage().number(limit);
        Usage today = given.usage().with(limit, now);
        Usage later = given.usage().with(limit, now + more);
        for (Edition edition : given.pack().editions()) {
            given.costOf(edition, later)
                    .filter(cost -> cost.threeYears() != null)
                    .ifPresent(cost -> assertThat(cost.threeYears())
                            .isGreaterThanOrEqualTo(
                                    given.costOf(edition, today).orElseThrow().threeYears()));
        }
    }

    @Property
    void noOtherEditionThatIsKnownToFitIsCheaper(@ForAll("cases") Case given) {
        given.cost().ifPresent(chosen -> {
            for (Edition edition : given.pack().editions()) {
                given.costOf(edition, given.usage())
                        .filter(CostPropertiesTest::fits)
                        .ifPresent(other -> {
                            if (!hasWishes(other) && hasWishes(chosen)) {
                                return;
                            }
                            assertThat(hasWishes(chosen)).isEqualTo(hasWishes(other));
                            assertThat(fits(chosen)).isTrue();
                            if (other.threeYears() != null) {
                                assertThat(chosen.threeYears()).isLessThanOrEqualTo(other.threeYears());
                            }
                        });
            }
        });
    }

    private static boolean hasWishes(Cost cost) {
        return cost.open().stream().noneMatch(Cost.Remark.Lacks.class::isInstance);
    }

    /** What is left open is never called certain. */
    @Property
    void aCertainSumLeavesNothingOpen(@ForAll("cases") Case given) {
        given.cost().filter(Cost::certain).ifPresent(cost -> {
            assertThat(cost.open()).isEmpty();
            assertThat(cost.eachOf()).isNull();
        });
    }

    private static boolean fits(Cost cost) {
        return cost.open().stream().noneMatch(Cost.Remark.RoomUnknown.class::isInstance);
    }

    @Property(tries = 2000)
    void theNextEditionStartsExactlyWhereItIsSaidTo(@ForAll("cases") Case given) {
        given.cost()
                .ifPresent(cost -> cost.growth().forEach(growth -> {
                    String limit = growth.upTo().limit();
                    long last = growth.upTo().number();

                    assertThat(last).isGreaterThanOrEqualTo(given.usage().number(limit));
                    assertThat(given.costWith(limit, last).map(Cost::edition)).contains(cost.edition());
                    Optional<Cost> next = given.costWith(limit, last + 1);
                    assertThat(next.map(Cost::edition)).isNotEqualTo(Optional.of(cost.edition()));
                    assertThat(next.map(each ->
                                    new Cost.Tier(each.edition(), each.perMonth(), each.threeYears(), each.certain())))
                            .isEqualTo(Optional.ofNullable(growth.next()));
                }));
    }

    /** Between now and there the edition stays the same. */
    @Property
    void untilThenNothingChanges(@ForAll("cases") Case given, @ForAll @IntRange(min = 0, max = 1000) int somewhere) {
        given.cost()
                .ifPresent(cost -> cost.growth().forEach(growth -> {
                    String limit = growth.upTo().limit();
                    long now = given.usage().number(limit);
                    long between = now + somewhere % (growth.upTo().number() - now + 1);

                    assertThat(given.costWith(limit, between).map(Cost::edition))
                            .contains(cost.edition());
                }));
    }

    /** Where no step is named, none is near. */
    @Property
    void noStepIsLeftOut(@ForAll("cases") Case given, @ForAll @IntRange(min = 1, max = 100) int further) {
        given.cost().ifPresent(cost -> {
            Set<String> named =
                    cost.growth().stream().map(growth -> growth.upTo().limit()).collect(Collectors.toSet());
            given.usage().volumes().forEach((limit, now) -> {
                if (!named.contains(limit)) {
                    assertThat(given.costWith(limit, now + further).map(Cost::edition))
                            .contains(cost.edition());
                }
            });
        });
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Provide
    Arbitrary<String> volumes() {
        return Arbitraries.of(VOLUMES);
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<AccountingPackage> packages = Combinators.combine(
                        edition().list().ofMinSize(1).ofMaxSize(5), amount().injectNull(0.6))
                .as((editions, adminPrice) -> {
                    Packages.Builder builder = pack("alfa");
                    for (int i = 0; i < editions.size(); i++) {
                        builder.sells(named("E" + i, editions.get(i)));
                    }
                    return adminPrice == null
                            ? builder.get()
                            : builder.says("extra_admin_price", adminPrice).get();
                });
        return Combinators.combine(packages, usage()).as(Case::new);
    }

    private static Edition named(String name, Edition edition) {
        return new Edition(
                name,
                edition.priceMonth(),
                edition.priceMonthIfPaidYearly(),
                null,
                edition.limits(),
                null,
                Set.of(),
                edition.lacks(),
                Set.of(),
                edition.per());
    }

    private static Arbitrary<Usage> usage() {
        return Arbitraries.maps(Arbitraries.of(VOLUMES), Arbitraries.longs().between(0, 30))
                .ofMaxSize(4)
                .map(chosen -> {
                    SequencedMap<String, Long> volumes = new LinkedHashMap<>(chosen);
                    return new Usage(volumes, Set.of(), Set.of("ocr"), null, null, 0, 0);
                });
    }

    private static Arbitrary<Edition> edition() {
        Arbitrary<Object> limit = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 40).map(Object.class::cast), Arbitraries.just("unlimited"));
        Arbitrary<Map<String, Object>> limits =
                Arbitraries.maps(Arbitraries.of(LIMITS), limit).ofMaxSize(6);
        Arbitrary<Map<String, Object>> prices = Arbitraries.maps(
                        Arbitraries.of(PRICES), amount().map(Object.class::cast))
                .ofMaxSize(4);
        return Combinators.combine(
                        amount().injectNull(0.15),
                        amount().injectNull(0.6),
                        limits,
                        prices,
                        Arbitraries.integers().between(1, 12))
                .as((monthly, yearly, most, each, months) -> {
                    Map<String, Fact> facts = new LinkedHashMap<>();
                    most.forEach((key, value) -> facts.put(key, fact(value)));
                    each.forEach((key, value) -> facts.put(key, fact(value)));
                    if (each.containsKey("promotion_price_month")) {
                        facts.put("promotion_months", fact(months));
                    }
                    return new Edition("E", price(monthly), price(yearly), null, facts, null, Set.of(), Set.of());
                })
                .flatMap(CostPropertiesTest::forEachOrWhole);
    }

    /** Some at a price for each, and some without what is wished. */
    private static Arbitrary<Edition> forEachOrWhole(Edition edition) {
        return Combinators.combine(
                        Arbitraries.of(Edition.Unit.values()).injectNull(0.7),
                        Arbitraries.integers().between(1, 40).injectNull(0.5),
                        Arbitraries.of(true, false, false))
                .as((unit, to, lacks) -> new Edition(
                        edition.name(),
                        edition.priceMonth(),
                        edition.priceMonthIfPaidYearly(),
                        null,
                        edition.limits(),
                        null,
                        Set.of(),
                        lacks ? Set.of("ocr") : Set.of(),
                        Set.of(),
                        unit == null ? null : new Edition.Per(unit, 1, to)));
    }

    private static @Nullable Fact price(@Nullable BigDecimal euro) {
        return euro == null ? null : fact(euro);
    }

    private static Arbitrary<BigDecimal> amount() {
        return Arbitraries.integers().between(0, 3000).map(cents -> BigDecimal.valueOf(cents, 2));
    }
}
