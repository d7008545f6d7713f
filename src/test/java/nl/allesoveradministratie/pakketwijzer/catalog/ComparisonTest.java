package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts as a difference between packages, and which two have a page of their own. */
class ComparisonTest {

    private static final FactValue YES = new FactValue.Yes();
    private static final FactValue NO = new FactValue.No();
    private static final FactValue PARTLY = new FactValue.Partial();

    private static Fact fact(FactValue value, @Nullable String note) {
        return new Fact(
                value,
                "https://example.nl/",
                Fact.SourceKind.VENDOR,
                Fact.Access.DIRECT,
                null,
                PartialDate.parse("2026-11-20"),
                note,
                Fact.Grade.A);
    }

    private static AccountingPackage pack(String id, Map<String, Fact> facts) {
        return new AccountingPackage(new PackageId(id), id, null, null, null, Map.of(), List.of(), facts, List.of());
    }

    /** The line about stock of two packages that say this of it; null = nothing. */
    private static Comparison.Line stock(@Nullable Fact one, @Nullable Fact other) {
        return new Comparison.Line(
                "stock",
                List.of(
                        pack("alfa", one == null ? Map.of() : Map.of("stock", one)),
                        pack("beta", other == null ? Map.of() : Map.of("stock", other))));
    }

    @Test
    void unknownBesideKnownIsADifferenceAndUnknownOfAllIsNot() {
        assertThat(stock(fact(YES, null), null).differs()).isTrue();
        assertThat(stock(null, fact(NO, null)).differs()).isTrue();
        assertThat(stock(null, null).differs()).isFalse();
    }

    @Test
    void inPartDiffersWhenItIsAnotherPart() {
        assertThat(stock(fact(PARTLY, "alleen in de hoogste editie"), fact(PARTLY, "via een koppeling"))
                        .differs())
                .isTrue();
        assertThat(stock(fact(PARTLY, "via een koppeling"), fact(PARTLY, "via een koppeling"))
                        .differs())
                .isFalse();
        assertThat(stock(fact(YES, "ook met barcodes"), fact(YES, null)).differs())
                .isFalse();
    }

    @Test
    void theSameNumberOrTheSameWordsInAnotherOrderAreNoDifference() {
        assertThat(stock(
                                fact(new FactValue.Number(new BigDecimal("30")), null),
                                fact(new FactValue.Number(new BigDecimal("30.0")), null))
                        .differs())
                .isFalse();
        assertThat(stock(
                                fact(new FactValue.Listing(List.of("bv", "vof")), null),
                                fact(new FactValue.Listing(List.of("vof", "bv")), null))
                        .differs())
                .isFalse();
    }

    @Provide
    Arbitrary<AccountingPackage> packages() {
        List<String> fields = Comparison.of(List.of()).lines().stream()
                .map(Comparison.Line::field)
                .filter(field -> !field.startsWith("target."))
                .toList();
        Arbitrary<Fact> facts = Arbitraries.of(YES, NO, PARTLY)
                .flatMap(value -> Arbitraries.of("hier", "daar").map(note -> fact(value, note)));
        return Arbitraries.maps(Arbitraries.of(fields), facts)
                .ofMinSize(15)
                .ofMaxSize(40)
                .flatMap(each ->
                        Arbitraries.of("alfa", "beta", "gamma", "delta").map(id -> pack(id, new HashMap<>(each))));
    }

    @Property
    void whetherPackagesDifferDoesNotDependOnTheirOrder(
            @ForAll("packages") AccountingPackage one, @ForAll("packages") AccountingPackage other) {
        List<Comparison.Line> there = Comparison.of(List.of(one, other)).lines();
        List<Comparison.Line> back = Comparison.of(List.of(other, one)).lines();

        for (int i = 0; i < there.size(); i++) {
            assertThat(there.get(i).differs()).isEqualTo(back.get(i).differs());
        }
        assertThat(new HeadToHead(one, other).isWorthAPage()).isEqualTo(new HeadToHead(other, one).isWorthAPage());
        assertThat(new HeadToHead(one, other).path()).isEqualTo(new HeadToHead(other, one).path());
    }

    @Property
    void asManyLinesAreShownAsThereAreDifferences(
            @ForAll @Size(min = 1, max = 4) List<@net.jqwik.api.From("packages") AccountingPackage> packs) {
        Comparison all = Comparison.of(packs);

        assertThat(all.onlyDifferences().lines()).hasSize(all.differences()).allMatch(Comparison.Line::differs);
        assertThat(all.onlyDifferences().differences()).isEqualTo(all.differences());
        assertThat(all.lines()).hasSize(47).containsAll(all.onlyDifferences().lines());
    }

    /** Nothing that a package is known to have is lost, and nothing is said twice. */
    @Property
    void whatOneHasIsSharedOrItsOwnOrOnlyKnownOfIt(
            @ForAll("packages") AccountingPackage one, @ForAll("packages") AccountingPackage other) {
        HeadToHead pair = new HeadToHead(one, other);
        List<String> said = new ArrayList<>(pair.shared());
        said.addAll(pair.onlyIn(one));
        said.addAll(pair.onlyKnownOf(one));

        assertThat(said)
                .containsExactlyInAnyOrderElementsOf(one.criteria().keySet().stream()
                        .filter(field -> one.criteria().get(field).value() instanceof FactValue.Yes)
                        .toList());
        assertThat(pair.unknownOf(one))
                .doesNotContainAnyElementsOf(one.criteria().keySet());
    }

    @Test
    void aPageOfTheirOwnTakesTenFieldsKnownOfBothAndThreeThatDiffer() {
        assertThat(pair(10, 3).isWorthAPage()).isTrue();
        assertThat(pair(9, 3).isWorthAPage()).isFalse();
        assertThat(pair(10, 2).isWorthAPage()).isFalse();
    }

    /** Two packages, each known well enough, of which so many fields are known of both and differ. */
    private static HeadToHead pair(int knownOfBoth, int different) {
        List<String> fields = Comparison.of(List.of()).lines().stream()
                .map(Comparison.Line::field)
                .filter(field -> !field.startsWith("target."))
                .toList();
        Map<String, Fact> one = new HashMap<>();
        Map<String, Fact> other = new HashMap<>();
        for (int i = 0; i < knownOfBoth; i++) {
            one.put(fields.get(i), fact(YES, null));
            other.put(fields.get(i), fact(i < different ? NO : YES, null));
        }
        for (int i = one.size(); i < AccountingPackage.FACTS_TO_BE_RANKED; i++) {
            one.put("one_" + i, fact(YES, null));
            other.put("other_" + i, fact(YES, null));
        }
        return new HeadToHead(pack("alfa", one), pack("beta", other));
    }

    @Test
    void theCatalogueThatComesAlongHasPairsUnderBothOfTheirPackages() {
        Catalog catalog = ShippedCatalogue.catalog();
        HeadToHeads pairs = new HeadToHeads();
        PackageId jortt = new PackageId("jortt");
        PackageId moneybird = new PackageId("moneybird");

        assertThat(pairs.all(catalog)).isNotEmpty();
        pairs.all(catalog)
                .forEach((pack, own) -> assertThat(own)
                        .allMatch(HeadToHead::isWorthAPage)
                        .allMatch(pair -> pair.left() == pack || pair.right() == pack));
        assertThat(pairs.of(catalog, jortt, moneybird)).isPresent();
        assertThat(pairs.of(catalog, moneybird, jortt)).isEqualTo(pairs.of(catalog, jortt, moneybird));
        assertThat(pairs.of(catalog, jortt, jortt)).isEmpty();
        assertThat(pairs.of(catalog, jortt, new PackageId("offective"))).isEmpty();
        assertThat(pairs.with(catalog, new PackageId("offective"))).isEmpty();
    }

    @Test
    void whatIsWorkedOutFromACatalogueIsWorkedOutOnce() {
        List<Catalog> worked = new ArrayList<>();
        PerCatalog<Integer> count = new PerCatalog<>(catalog -> {
            worked.add(catalog);
            return catalog.packages().size();
        });
        Catalog first = ShippedCatalogue.catalog();
        Catalog second = ShippedCatalogue.catalog();

        assertThat(count.of(first)).isEqualTo(count.of(first)).isEqualTo(40);
        assertThat(worked).hasSize(1);
        count.of(second);
        assertThat(worked).hasSize(2);
    }
}
