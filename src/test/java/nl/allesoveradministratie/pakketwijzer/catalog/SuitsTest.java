package nl.allesoveradministratie.pakketwijzer.catalog;

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
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** For whom a package is: from facts only, the telling ones first, and what is unknown says nothing. */
class SuitsTest {

    private static final FactValue YES = new FactValue.Yes();
    private static final FactValue NO = new FactValue.No();
    private static final FactValue PARTLY = new FactValue.Partial();

    private static final List<String> FIELDS = Arrays.stream(FieldGroup.values())
            .flatMap(group -> group.fields().stream())
            .toList();

    private static Fact fact(FactValue value) {
        return new Fact(
                value,
                "https://www.example.com/",
                Fact.SourceKind.VENDOR,
                Fact.Access.DIRECT,
                null,
                null,
                null,
                Fact.Grade.A);
    }

    private static Map<String, Fact> facts(Object... pairs) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put((String) pairs[i], fact((FactValue) pairs[i + 1]));
        }
        return facts;
    }

    private static Edition edition(String name, Object... limits) {
        return new Edition(name, null, null, null, facts(limits), null, Set.of(), Set.of());
    }

    private static AccountingPackage pack(
            String id, Map<Audience, Fact> target, Map<String, Fact> criteria, Edition... editions) {
        return new AccountingPackage(
                new PackageId(id), id, null, null, null, target, List.of(editions), criteria, List.of());
    }

    private static AccountingPackage with(String id, Object... criteria) {
        return pack(id, Map.of(), facts(criteria));
    }

    private static Suits suits(AccountingPackage pack, AccountingPackage... others) {
        List<AccountingPackage> all = new ArrayList<>(List.of(others));
        all.add(pack);
        return Suits.of(new Catalog("v", Instant.EPOCH, all), pack);
    }

    private static List<String> fields(List<Suits.Line> lines) {
        return lines.stream().map(Suits.Line::field).toList();
    }

    private static FactValue.Number number(int value) {
        return new FactValue.Number(BigDecimal.valueOf(value));
    }

    @Test
    void aPackageOfWhichNothingIsKnownSuitsNobodyAndNobodyLess() {
        Suits suits = suits(with("leeg"), with("ander", "stock", YES));

        assertThat(suits.well()).isEmpty();
        assertThat(suits.less()).isEmpty();
    }

    @Test
    void usersComeFirstThenWhereItRunsThenWhatItHas() {
        AccountingPackage pack = pack(
                "p",
                Map.of(Audience.MKB, fact(YES), Audience.ZZP, fact(NO), Audience.ACCOUNTANT, fact(PARTLY)),
                facts("stock", YES, "deployment", new FactValue.Text("cloud"), "pos", NO));

        assertThat(fields(suits(pack).well())).containsExactly("target.mkb", "deployment", "stock");
        assertThat(fields(suits(pack).less())).containsExactly("target.zzp", "target.accountant", "pos");
    }

    @Test
    void whatFewOfThoseKnownHaveComesFirst() {
        AccountingPackage pack = with("p", "quotes", YES, "payroll", YES);

        assertThat(fields(suits(pack, with("a", "quotes", YES, "payroll", NO), with("b", "quotes", YES, "payroll", NO))
                        .well()))
                .containsExactly("payroll", "quotes");
    }

    /** Of one package it is known that it has it, of the others nothing: that does not make it rare. */
    @Test
    void whatIsHardlyKnownIsNotRare() {
        AccountingPackage pack = with("p", "iso27001", YES, "payroll", YES);

        assertThat(fields(suits(pack, with("a", "payroll", NO), with("b", "payroll", PARTLY), with("c"))
                        .well()))
                .containsExactly("payroll", "iso27001");
    }

    @Test
    void whatItLacksComesBeforeWhatItHasInPartAndWhatOthersHaveFirst() {
        AccountingPackage pack = with("p", "ocr", PARTLY, "pos", NO, "bank_link", NO);

        assertThat(fields(suits(pack, with("a", "bank_link", YES, "ocr", YES), with("b", "pos", NO))
                        .less()))
                .containsExactly("bank_link", "pos", "ocr");
    }

    @Test
    void aLimitSpeaksAgainstItWhenEveryEditionIsKnownToHaveOne() {
        AccountingPackage pack = pack(
                "p", Map.of(), Map.of(), edition("Klein", "users", number(1)), edition("Groot", "users", number(3)));

        assertThat(suits(pack).less())
                .singleElement()
                .satisfies(line -> assertThat(line.edition()).isEqualTo("Groot"))
                .satisfies(line -> assertThat(line.fact().value()).isEqualTo(number(3)));
    }

    @Test
    void aLimitThatIsUnknownForOneEditionSaysNothing() {
        AccountingPackage pack = pack("p", Map.of(), Map.of(), edition("Klein", "users", number(1)), edition("Groot"));

        assertThat(suits(pack).less()).isEmpty();
    }

    @Test
    void anEditionWithoutALimitSpeaksForIt() {
        AccountingPackage pack = pack(
                "p",
                Map.of(),
                Map.of(),
                edition("Klein", "sales_invoices_month", number(10)),
                edition("Groot", "sales_invoices_month", new FactValue.Unlimited()));

        assertThat(suits(pack).less()).isEmpty();
        assertThat(suits(pack).well())
                .singleElement()
                .extracting(Suits.Line::edition)
                .isEqualTo("Groot");
    }

    @Test
    void whatCanBeBoughtOnTopIsNoEnd() {
        AccountingPackage pack =
                pack("p", Map.of(), Map.of(), edition("Klein", "users", number(1), "extra_user_price", number(5)));

        assertThat(suits(pack).less()).isEmpty();
    }

    /** Rule of use 4: their sources are about another country. */
    @Test
    void whatForeignSourcesSayOfDutchTaxIsLeftOut() {
        assertThat(suits(with("octopus", "icp", YES, "oss", NO, "stock", YES)).well())
                .extracting(Suits.Line::field)
                .containsExactly("stock");
        assertThat(suits(with("octopus", "oss", NO)).less()).isEmpty();
    }

    @Provide
    Arbitrary<AccountingPackage> packages() {
        Arbitrary<@Nullable FactValue> values = Arbitraries.of(YES, NO, PARTLY, null);
        Arbitrary<Map<String, Fact>> criteria = Arbitraries.maps(Arbitraries.of(FIELDS), values.injectNull(0))
                .ofMaxSize(20)
                .map(SuitsTest::known);
        Arbitrary<Map<Audience, Fact>> targets = Arbitraries.maps(Arbitraries.of(Audience.values()), values)
                .map(map -> {
                    Map<Audience, Fact> known = new EnumMap<>(Audience.class);
                    map.forEach((user, value) -> {
                        if (value != null) {
                            known.put(user, fact(value));
                        }
                    });
                    return known;
                });
        Arbitrary<Edition> editions = Arbitraries.maps(
                        Arbitraries.of(Edition.LIMITS),
                        Arbitraries.of(number(0), number(1), number(50), new FactValue.Unlimited()))
                .map(limits -> {
                    Map<String, Fact> facts = new LinkedHashMap<>();
                    limits.forEach((limit, value) -> facts.put(limit, fact(value)));
                    return new Edition("E", null, null, null, facts, null, Set.of(), Set.of());
                });
        return Combinators.combine(targets, criteria, editions.list().ofMaxSize(3))
                .as((target, facts, sold) -> new AccountingPackage(
                        new PackageId("p"), "P", null, null, null, target, sold, facts, List.of()));
    }

    private static Map<String, Fact> known(Map<String, @Nullable FactValue> values) {
        Map<String, Fact> known = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            if (value != null) {
                known.put(field, fact(value));
            }
        });
        return known;
    }

    @Property
    void everyLineRestsOnAFactOfThePackage(@ForAll("packages") AccountingPackage pack) {
        Suits suits = suits(pack);

        assertThat(Stream.concat(suits.well().stream(), suits.less().stream()))
                .allSatisfy(line -> assertThat(pack.facts()).anyMatch(fact -> fact == line.fact()));
    }

    @Property
    void nothingUnknownSpeaksAgainstIt(@ForAll("packages") AccountingPackage pack) {
        assertThat(suits(pack).less()).allSatisfy(line -> {
            if (line.kind() == Suits.Kind.LIMIT) {
                assertThat(pack.editions())
                        .allMatch(edition ->
                                edition.limits().containsKey(line.field().substring("limits.".length())));
            } else {
                assertThat(line.fact().value()).isIn(NO, PARTLY);
                assertThat(pack.fact(line.field())).isNotNull();
            }
        });
    }

    @Property
    void nothingSpeaksBothForItAndAgainstIt(@ForAll("packages") AccountingPackage pack) {
        Suits suits = suits(pack);

        assertThat(fields(suits.less())).noneMatch(fields(suits.well())::contains);
    }

    /** Words for every line there can be, and nothing of the shipped catalogue that has none. */
    @Test
    void everyReasonQuestionAndLimitHasWordsInBothLanguages() {
        Texts texts = new Texts();
        for (Language language : Language.values()) {
            FactWords words = new FactWords(texts.in(language), java.time.LocalDate.of(2026, 11, 25));
            for (String field : FIELDS) {
                assertThat(words.question(field)).isNotBlank();
                assertThat(words.reason(new Suits.Line(Suits.Kind.FEATURE, field, fact(YES), null)))
                        .isNotBlank();
            }
            for (String limit : Edition.LIMITS) {
                assertThat(words.field("limits." + limit)).isNotBlank();
                for (FactValue value : List.of(number(0), number(1), number(2500), new FactValue.Unlimited())) {
                    assertThat(words.reason(new Suits.Line(Suits.Kind.LIMIT, "limits." + limit, fact(value), "E")))
                            .doesNotContain("{");
                }
            }
            for (AccountingPackage pack : ShippedCatalogue.catalog().packages()) {
                Suits suits = Suits.of(ShippedCatalogue.catalog(), pack);
                assertThat(Stream.concat(suits.well().stream(), suits.less().stream()))
                        .allSatisfy(line -> assertThat(words.reason(line)).isNotBlank());
                assertThat(pack.editions())
                        .allSatisfy(edition -> assertThat(edition.limits().keySet())
                                .allMatch(limit -> Edition.LIMITS.contains(limit) || Edition.EXTRAS.contains(limit))
                                .allSatisfy(limit -> assertThat(words.field("limits." + limit))
                                        .isNotBlank()));
                assertThat(texts.get(
                                language,
                                "package.description",
                                pack.name(),
                                pack.factCount(),
                                VendorQuestions.of(pack, java.time.LocalDate.of(2026, 11, 25))
                                        .count()))
                        .hasSizeLessThanOrEqualTo(155);
            }
        }
    }
}
