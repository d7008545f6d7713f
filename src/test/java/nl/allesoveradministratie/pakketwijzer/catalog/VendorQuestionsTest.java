package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact.Access;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is still to be asked of a vendor. */
class VendorQuestionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static Fact fact(FactValue value, Access access, @Nullable String asOf) {
        return new Fact(
                value,
                "https://www.example.com/",
                Fact.SourceKind.VENDOR,
                access,
                access == Access.DIRECT ? null : "iemand",
                asOf == null ? null : PartialDate.parse(asOf),
                null,
                Fact.Grade.A);
    }

    private static Fact yes(Access access, @Nullable String asOf) {
        return fact(new FactValue.Yes(), access, asOf);
    }

    private static VendorQuestions of(Map<String, Fact> criteria, Edition... editions) {
        return VendorQuestions.of(
                new AccountingPackage(
                        new PackageId("p"), "P", null, null, null, Map.of(), List.of(editions), criteria, List.of()),
                TODAY);
    }

    private static Edition edition(@Nullable Fact price, @Nullable Fact vat) {
        return new Edition("E", price, null, vat, Map.of(), null, Set.of(), Set.of());
    }

    @Test
    void ofAnUnknownPackageEverythingIsAsked() {
        VendorQuestions questions = of(Map.of());

        assertThat(questions.count()).isEqualTo(44 + 1);
        assertThat(questions.unknown()).hasSize(FieldGroup.values().length);
        assertThat(questions.doubtful()).isEmpty();
    }

    @Test
    void whatIsKnownIsNotAsked() {
        Map<String, Fact> cost = new LinkedHashMap<>();
        FieldGroup.COST.fields().forEach(field -> cost.put(field, yes(Access.DIRECT, "2026-11-01")));

        VendorQuestions questions = of(cost);

        assertThat(questions.unknown()).doesNotContainKey(FieldGroup.COST).containsKey(FieldGroup.BANK);
        assertThat(questions.doubtful()).isEmpty();
    }

    @Test
    void oldUndatedAndQuotedFactsAreAskedAfterAgain() {
        Map<String, Fact> criteria = Map.of(
                "stock", yes(Access.DIRECT, "2024-11-24"),
                "hours", yes(Access.DIRECT, "2024-11-25"),
                "api", yes(Access.DIRECT, null),
                "ocr", yes(Access.SECONDHAND, "2026-11-01"));

        assertThat(of(criteria).doubtful().keySet()).containsExactly("ocr", "stock", "api");
    }

    @Test
    void aPriceOrItsVatThatIsUnknownIsAsked() {
        Fact price = fact(new FactValue.Number(BigDecimal.TEN), Access.DIRECT, "2026-11-01");
        Fact excluding = fact(new FactValue.Text("excl"), Access.DIRECT, "2026-11-01");

        assertThat(of(Map.of(), edition(null, null)))
                .matches(VendorQuestions::asksPrice)
                .matches(it -> !it.asksVat());
        assertThat(of(Map.of(), edition(price, null)))
                .matches(it -> !it.asksPrice())
                .matches(VendorQuestions::asksVat);
        assertThat(of(Map.of(), edition(price, excluding)))
                .matches(it -> !it.asksPrice())
                .matches(it -> !it.asksVat());
    }
}
