package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWorklist.Flaw;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWorklist.Item;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An editor sees first what changes most for visitors, and why it stands there. */
class FactWorklistTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final PackageId ID = new PackageId("voorbeeld");
    private static final FactPlace BANK = new FactPlace(ID, null, "criteria.bank_link");
    private static final FactPlace OCR = new FactPlace(ID, null, "criteria.ocr");
    private static final FactPlace FREE = new FactPlace(ID, null, "criteria.free_plan");
    private static final FactPlace PRICE = new FactPlace(ID, 0, "price_month");

    private static Fact fact(FactValue value, @Nullable String seen, Fact.Access access) {
        return new Fact(
                value,
                "https://voorbeeld.test",
                Fact.SourceKind.VENDOR,
                access,
                access == Fact.Access.DIRECT ? null : "https://anders.test",
                seen == null ? null : PartialDate.parse(seen),
                null,
                Fact.gradeOf(Fact.SourceKind.VENDOR, access));
    }

    private static Fact fresh(FactValue value) {
        return fact(value, "2026-11-01", Fact.Access.DIRECT);
    }

    private static Catalog catalog(Map<FactPlace, Fact> facts) {
        Edition edition = new Edition("Basis", null, null, null, Map.of(), null, Set.of(), Set.of());
        AccountingPackage pack = new AccountingPackage(
                ID, "Voorbeeld", null, null, null, Map.of(), List.of(edition), Map.of(), List.of());
        Catalog empty = new Catalog("leeg", Instant.EPOCH, List.of(pack));
        return FactChange.applied(
                empty,
                facts.entrySet().stream()
                        .map(each -> new FactChange(each.getKey(), null, each.getValue()))
                        .toList(),
                "vol");
    }

    private static Item item(Map<FactPlace, Fact> facts, FactPlace place) {
        return FactWorklist.of(catalog(facts), Map.of(), TODAY).stream()
                .filter(each -> each.place().equals(place))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatNobodyKnowsIsMissing() {
        assertThat(item(Map.of(), BANK).flaws()).containsExactly(Flaw.MISSING);
    }

    @Test
    void oldUndatedAndSecondHandFactsAreOnTheList() {
        FactValue yes = new FactValue.Yes();

        assertThat(item(Map.of(BANK, fact(yes, "2024-11", Fact.Access.DIRECT)), BANK)
                        .flaws())
                .containsExactly(Flaw.STALE);
        assertThat(item(Map.of(BANK, fact(yes, null, Fact.Access.DIRECT)), BANK).flaws())
                .containsExactly(Flaw.STALE);
        assertThat(item(Map.of(BANK, fact(yes, "2026-05-24", Fact.Access.DIRECT)), BANK)
                        .flaws())
                .containsExactly(Flaw.OUTDATED);
        assertThat(item(Map.of(BANK, fact(yes, "2026-11", Fact.Access.SECONDHAND)), BANK)
                        .flaws())
                .containsExactly(Flaw.SECOND_HAND);
    }

    @Test
    void aFreshFactOfTheVendorIsNotOnTheList() {
        assertThat(FactWorklist.of(catalog(Map.of(BANK, fresh(new FactValue.Yes()))), Map.of(), TODAY))
                .extracting(Item::place)
                .contains(OCR)
                .doesNotContain(BANK);
    }

    @Test
    void noFreePlanAndAnEditionForNothingContradictEachOther() {
        Map<FactPlace, Fact> facts =
                Map.of(FREE, fresh(new FactValue.No()), PRICE, fresh(new FactValue.Number(BigDecimal.ZERO)));

        assertThat(item(facts, FREE).contradictions()).containsExactly("free_edition");
        assertThat(item(facts, PRICE).flaws()).containsExactly(Flaw.CONTRADICTORY);
    }

    @Test
    void aFreePlanThatNoEditionIsContradictsThePrices() {
        Map<FactPlace, Fact> facts =
                Map.of(FREE, fresh(new FactValue.Yes()), PRICE, fresh(new FactValue.Number(BigDecimal.TEN)));

        assertThat(item(facts, FREE).contradictions()).containsExactly("no_free_edition");
    }

    @Test
    void payingByTheYearIsNotDearer() {
        FactPlace yearly = new FactPlace(ID, 0, "price_month_if_paid_yearly");
        Map<FactPlace, Fact> facts = Map.of(
                PRICE,
                fresh(new FactValue.Number(BigDecimal.ONE)),
                yearly,
                fresh(new FactValue.Number(BigDecimal.TEN)));

        assertThat(item(facts, yearly).contradictions()).containsExactly("yearly_dearer");
    }

    @Test
    void aNoAndALimitContradictEachOther() {
        FactPlace limit = new FactPlace(ID, 0, "limits.ocr_documents_month");
        Map<FactPlace, Fact> facts =
                Map.of(OCR, fresh(new FactValue.No()), limit, fresh(new FactValue.Number(BigDecimal.TEN)));

        assertThat(item(facts, limit).contradictions()).containsExactly("limit_of_nothing");
    }

    @Test
    void urgencyTimesWeightComesFirst() {
        Catalog catalog = catalog(Map.of(BANK, fact(new FactValue.Yes(), "2026-05", Fact.Access.DIRECT)));

        // Outdated 1 × 7 comes before missing 3 × 2, and that before what decides nothing.
        assertThat(FactWorklist.of(catalog, Map.of(BANK, 7, OCR, 2), TODAY))
                .extracting(Item::place)
                .startsWith(BANK, OCR);
    }
}
