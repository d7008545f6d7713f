package nl.allesoveradministratie.pakketwijzer.finder;

import static nl.allesoveradministratie.pakketwijzer.finder.Packages.CRITERIA;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.MEANINGS;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.QUESTIONS;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.answers;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.edition;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import org.junit.jupiter.api.Test;

/** Reasons and what would change them, on small catalogues and on the one that comes along. */
class AlternativesTest {

    private static final Ranker RANKER = new Ranker(CRITERIA, MEANINGS);

    private static Catalog catalog(AccountingPackage... packages) {
        return new Catalog("v", Instant.EPOCH, List.of(packages));
    }

    private static Alternatives alternatives(Catalog catalog, String... answers) {
        AnswerOptions options = new AnswerOptions(
                () -> catalog.packages().stream().map(pack -> pack.id().value()).toList());
        Answers given = answers(answers);
        return new Alternatives(RANKER, CRITERIA, options, catalog, given, QUESTIONS.unanswered(given));
    }

    private static Standing standing(String id, Catalog catalog, String... answers) {
        Ranking ranking = RANKER.rank(catalog, answers(answers));
        Ranking.Ranked ranked = ranking.packages().stream()
                .filter(each -> each.pack().id().value().equals(id))
                .findFirst()
                .orElseThrow();
        return alternatives(catalog, answers).standing(ranked);
    }

    /** For example {@code hours nice>no = alfa beta}. */
    private static String line(Alternative alternative) {
        return alternative.changes().stream()
                        .map(change -> change.criterion().id() + " " + String.join(",", change.before()) + ">"
                                + String.join(",", change.after()))
                        .collect(Collectors.joining(" + "))
                + " = "
                + alternative.first().stream().map(id -> id.value()).collect(Collectors.joining(" "));
    }

    @Test
    void whatCostPointsIsNamedWithItsPointsMostFirst() {
        Standing standing = standing(
                "beta",
                catalog(
                        pack("alfa").has("bank_link", "hours", "quotes").get(),
                        pack("beta").has("bank_link").lacks("hours").get()),
                "bank_link=need",
                "hours=nice",
                "quotes=nice");

        // Without volumes must and wish share 100 as 60 to 30, and each of two wishes is worth half of that third.
        assertThat(standing.losses())
                .containsExactly(
                        new Loss("hours", Group.WISH, Outcome.UNMET, new BigDecimal("16.7")),
                        new Loss("quotes", Group.WISH, Outcome.UNKNOWN, new BigDecimal("8.3")));
        assertThat(standing.neighbour()).isNotNull();
        assertThat(standing.neighbour().pack().name()).isEqualTo("Alfa");
        assertThat(standing.behind()).containsExactly("quotes", "hours");
        assertThat(standing.margin()).isEqualTo(25);
    }

    @Test
    void theFirstPlaceIsAtRiskOfWhatIsUnknownAboutIt() {
        Standing standing = standing(
                "alfa",
                catalog(
                        pack("alfa").has("bank_link", "ocr", "quotes").get(),
                        pack("beta")
                                .has("bank_link", "hours")
                                .partly("ocr", "quotes")
                                .get()),
                "bank_link=need",
                "ocr=need",
                "quotes=need",
                "hours=nice");

        // 66.7 and half of 33.3 against 44.4 and 33.3
        assertThat(standing.margin()).isEqualTo(5);
        assertThat(standing.atRisk()).containsExactly("hours");
        assertThat(standing.behind()).isEmpty();
        assertThat(standing.fact()).isNull();
    }

    @Test
    void oneFactCanAnswerTwoQuestions() {
        Standing standing = standing(
                "beta",
                catalog(
                        pack("alfa").has("accountant_access").get(),
                        pack("beta").has("mobile_app").get()),
                "who_books=samen",
                "accountant_access=nice",
                "mobile_app=nice");

        assertThat(standing.fact()).isEqualTo(new Standing.Lift("who_books", 1));
    }

    @Test
    void whereAskingLessLiftsItThatIsNamed() {
        Catalog catalog = catalog(
                pack("alfa").has("target.zzp", "quotes").lacks("hours").get(),
                pack("beta").has("target.zzp", "hours").lacks("quotes").get());

        Alternative answer =
                standing("beta", catalog, "role=zzp", "quotes=nice").answer();

        assertThat(answer).isNotNull();
        assertThat(line(answer)).isEqualTo("quotes nice>no = alfa beta");
    }

    /** Who does not file btw is not told that filing it would bring him another package. */
    @Test
    void anAnswerToAQuestionThatMakesNoSenseIsNotOffered() {
        Catalog catalog = catalog(
                pack("alfa").lacks("vat_filing_direct").get(),
                pack("beta").has("vat_filing_direct").get());

        assertThat(alternatives(catalog, "role=zzp").topChanges().stream().map(AlternativesTest::line))
                .contains("vat_filing >nice = beta");
        assertThat(alternatives(catalog, "role=zzp", "vat_status=KOR").topChanges().stream()
                        .map(AlternativesTest::line))
                .noneMatch(line -> line.startsWith("vat_filing"));
    }

    @Test
    void aChangeThatLeavesNobodyIsNotOffered() {
        Alternatives alternatives = alternatives(
                catalog(pack("alfa").has("quotes").lacks("payroll", "hours").get()), "role=zzp", "quotes=nice");

        assertThat(alternatives.topChanges()).isEmpty();
    }

    @Test
    void whereNoSingleAnswerChangesTheFirstPlaceTwoAreTried() {
        Alternatives alternatives = alternatives(
                catalog(
                        pack("alfa").has("quotes", "hours").get(),
                        pack("beta").lacks("quotes", "hours").get()),
                "role=zzp",
                "quotes=nice",
                "hours=nice");

        assertThat(alternatives.topChanges().stream().map(AlternativesTest::line))
                .containsExactly("quotes nice>no + hours nice>no = alfa beta");
    }

    @Test
    void nobodyBecomesSomebodyElseToGetAnotherPackage() {
        Catalog catalog = catalog(
                pack("alfa").has("target.zzp").get(),
                pack("beta").lacks("target.zzp").get());

        assertThat(alternatives(catalog, "role=zzp").topChanges())
                .allMatch(alternative -> alternative.changes().stream()
                        .noneMatch(change -> change.criterion().id().equals("role")));
        Ranking.Excluded excluded =
                RANKER.rank(catalog, answers("role=zzp")).excluded().getFirst();
        assertThat(excluded.comesBackWithout()).isEmpty();
    }

    @Test
    void aPreviewShowsWhoDropsOutWhoIsBackAndWhoBecomesDearer() {
        Catalog catalog = catalog(
                pack("alfa").lacks("hours").sells(edition("Klein", 10)).get(),
                pack("beta")
                        .has("hours")
                        .lacks("quotes")
                        .sells(edition("Klein", 20))
                        .get(),
                pack("gamma")
                        .has("hours", "quotes")
                        .sells(edition("Klein", 5, "users=1"), edition("Groot", 9, "users=9"))
                        .get());
        WhatIf whatIf = new WhatIf(
                RANKER.rank(catalog, answers("quotes=need")), RANKER.rank(catalog, answers("hours=need", "users=3")));

        assertThat(whatIf.moves())
                .extracting(move -> move.pack().name(), WhatIf.Move::direction, WhatIf.Move::from, WhatIf.Move::to)
                .containsExactly(
                        tuple("Gamma", WhatIf.Direction.SAME, 1, 1),
                        tuple("Alfa", WhatIf.Direction.OUT, 2, null),
                        tuple("Beta", WhatIf.Direction.BACK, null, 2));
        WhatIf.Move gamma = whatIf.moves().getFirst();
        assertThat(gamma.costBefore()).isEqualTo(Money.ofEuro(5));
        assertThat(gamma.costAfter()).isEqualTo(Money.ofEuro(9));
        assertThat(gamma.costChanges()).isTrue();
        assertThat(whatIf.changesTop()).isFalse();
    }

    /** A changed fact can change these; then look whether the new lines are right. */
    @Test
    void whatWouldChangeTheTopOfTheShippedCatalogue() {
        Alternatives alternatives = alternatives(
                ShippedCatalogue.catalog(),
                "role=zzp",
                "legal_form=bv",
                "sales_invoices=11-25",
                "bank_link=need",
                "stock=nice",
                "ocr=need",
                "hours=nice",
                "vat_filing=need",
                "who_books=samen");

        assertThat(alternatives.topChanges().stream().map(AlternativesTest::line))
                .startsWith(
                        "sales_invoices 11-25> = asperion silvasoft",
                        "hours nice>no = silvasoft snelstart",
                        "stock nice>no = moneybird rompslomp",
                        "einvoice >nice = silvasoft yuki")
                .hasSize(13);
    }
}
