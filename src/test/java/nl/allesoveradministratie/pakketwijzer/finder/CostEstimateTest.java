package nl.allesoveradministratie.pakketwijzer.finder;

import static nl.allesoveradministratie.pakketwijzer.finder.Packages.edition;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.fact;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.pack;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.place;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.rank;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a package costs me, line by line, and what it costs when I grow. */
class CostEstimateTest {

    private static Cost cost(AccountingPackage pack, String... answers) {
        return Objects.requireNonNull(place(pack, answers).cost());
    }

    private static AccountingPackage selling(Edition... editions) {
        return pack("alfa").sells(editions).get();
    }

    private static Edition withYearly(String name, double monthly, double yearly, String... limits) {
        Edition plain = edition(name, monthly, limits);
        return new Edition(name, plain.priceMonth(), fact(yearly), null, plain.limits(), null, Set.of(), Set.of());
    }

    private static Edition lacking(String name, double monthly, String... fields) {
        return new Edition(name, fact(monthly), null, null, Map.of(), null, Set.of(), Set.of(fields));
    }

    private static Edition forEach(
            Edition.Unit unit, int from, @Nullable Integer to, double monthly, Set<Audience> audience) {
        return new Edition(
                "Vanaf " + from,
                fact(monthly),
                null,
                null,
                Map.of(),
                null,
                audience,
                Set.of(),
                Set.of(),
                new Edition.Per(unit, from, to));
    }

    private static Money euro(String amount) {
        return new Money(new BigDecimal(amount));
    }

    private static Line line(Cost.Kind kind, long count, String threeYears) {
        return new Line(kind, count, new BigDecimal(threeYears));
    }

    /** A line of the sum as a person reads it. */
    private record Line(Cost.Kind kind, long count, BigDecimal threeYears) {}

    private static List<Line> lines(Cost cost) {
        return cost.parts().stream()
                .map(part ->
                        new Line(part.kind(), part.count(), part.threeYears().setScale(2)))
                .toList();
    }

    @Nested
    class TheSum {

        @Test
        void hasALineForTheEditionAndOneForMyInvoices() {
            Cost cost = cost(selling(edition("Per stuk", 2, "price_per_sales_invoice=1.5")), "sales_invoices=3-5");

            assertThat(lines(cost))
                    .containsExactly(line(Cost.Kind.EDITION, 1, "72.00"), line(Cost.Kind.SALES_INVOICES, 5, "270.00"));
            assertThat(cost.perMonth()).isEqualTo(euro("9.50"));
            assertThat(cost.firstYear()).isEqualTo(euro("114.00"));
            assertThat(cost.threeYears()).isEqualTo(euro("342.00"));
        }

        @Test
        void countsUsersBeyondThoseIncludedAndTheyFit() {
            Cost cost = cost(selling(edition("Klein", 10, "users=2", "extra_user_price=3.75")), "users=4");

            assertThat(lines(cost))
                    .containsExactly(line(Cost.Kind.EDITION, 1, "360.00"), line(Cost.Kind.EXTRA_USERS, 2, "270.00"));
            assertThat(cost.certain()).isTrue();
        }

        @Test
        void countsBankLinksBeyondThoseIncluded() {
            Cost cost =
                    cost(selling(edition("Klein", 10, "bank_links=1", "extra_bank_link_price=5")), "bank_accounts=3");

            assertThat(cost.parts()).last().isEqualTo(part(cost, Cost.Kind.EXTRA_BANK_LINKS));
            assertThat(cost.perMonth()).isEqualTo(euro("20.00"));
        }

        private Cost.Part part(Cost cost, Cost.Kind kind) {
            return cost.parts().stream()
                    .filter(part -> part.kind() == kind)
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void countsAdministrationsBeyondThoseIncludedWhereTheirPriceIsANumber() {
            AccountingPackage pack = pack("alfa")
                    .says("extra_admin_price", new BigDecimal("3.5"))
                    .sells(edition("Klein", 10, "administrations=1"))
                    .get();

            assertThat(cost(pack, "administrations=3").perMonth()).isEqualTo(euro("17.00"));
            assertThat(cost(pack, "administrations=1").perMonth()).isEqualTo(euro("10.00"));
        }

        @Test
        void showsWordsAboutMoreAdministrationsAndCountsNothingForThem() {
            AccountingPackage pack = pack("alfa")
                    .says("extra_admin_price", "apart pakket")
                    .sells(edition("Klein", 10))
                    .get();

            Cost cost = cost(pack, "administrations=3");

            assertThat(cost.perMonth()).isEqualTo(euro("10.00"));
            assertThat(cost.certain()).isFalse();
            assertThat(cost.open()).contains(new Cost.Remark.Said("apart pakket"));
        }

        @Test
        void addsInvoicingWhereItIsSoldApartAndIHaveInvoices() {
            AccountingPackage pack = selling(edition("Kantoor", 2.5, "invoicing_addon_price=1.5"));

            assertThat(lines(cost(pack, "sales_invoices=6-10")))
                    .containsExactly(line(Cost.Kind.EDITION, 1, "90.00"), line(Cost.Kind.INVOICING, 1, "54.00"));
            assertThat(cost(pack, "sales_invoices=6-10").certain()).isFalse();
        }

        @Test
        void countsDocumentsReadBeyondThoseIncluded() {
            AccountingPackage pack =
                    selling(edition("Klein", 10, "ocr_documents_month=20", "price_per_extra_ocr_document=0.17"));

            assertThat(lines(cost(pack, "purchase_docs=21-50")))
                    .contains(line(Cost.Kind.EXTRA_DOCUMENTS, 30, "183.60"));
        }

        @Test
        void namesAPriceForEachPieceOfWhichItDoesNotKnowHowMany() {
            Cost cost = cost(selling(
                    edition("Per stuk", 0, "price_per_sales_invoice=1.5", "price_per_extra_ocr_document=0.16")));

            assertThat(cost.open())
                    .containsExactly(
                            new Cost.Remark.NotCounted(Cost.Kind.SALES_INVOICES, euro("1.50")),
                            new Cost.Remark.NotCounted(Cost.Kind.EXTRA_DOCUMENTS, euro("0.16")));
        }

        @Test
        void namesEveryVolumeOfWhichNobodyKnowsWhetherItFits() {
            Cost cost = cost(selling(edition("Klein", 10, "users=5")), "users=2", "bank_transactions=0-20");

            assertThat(cost.open())
                    .containsExactly(new Cost.Remark.RoomUnknown(new Cost.Volume("bank_transactions_month", 20)));
            assertThat(cost.included()).containsExactly(new Cost.Volume("users", 2));
        }

        @Test
        void doesNotGuessWhatClientsAdd() {
            Edition office = edition("Kantoor", fact(2), null, Set.of(Audience.ACCOUNTANT));

            Cost cost = cost(selling(office), "role=accountant", "client_count=40");

            assertThat(cost.perMonth()).isEqualTo(euro("2.00"));
            assertThat(cost.open()).containsExactly(new Cost.Remark.Clients(40, false));
        }

        @Test
        void isThereOnlyWhenThePriceIsKnown() {
            Cost cost = cost(selling(edition("Geheim", null, "extra_user_price=3", "users=1")), "users=2");

            assertThat(cost.parts()).isEmpty();
            assertThat(cost.perMonth()).isNull();
            assertThat(cost.firstYear()).isNull();
            assertThat(cost.threeYears()).isNull();
        }
    }

    @Nested
    class WhatIWouldLike {

        @Test
        void makesADearerEditionThatHasItTheOne() {
            AccountingPackage pack = pack("alfa")
                    .has("bank_link")
                    .sells(lacking("Gratis", 0, "bank_link"), edition("Alles", 20))
                    .get();

            assertThat(cost(pack, "bank_link=nice").edition().name()).isEqualTo("Alles");
            assertThat(cost(pack, "bank_link=no").edition().name()).isEqualTo("Gratis");
        }

        @Test
        void isNamedWhereNoEditionHasIt() {
            AccountingPackage pack = pack("alfa")
                    .has("bank_link")
                    .sells(lacking("Duur", 9, "bank_link"), lacking("Gratis", 0, "bank_link", "ocr"))
                    .get();

            Cost cost = cost(pack, "bank_link=nice");

            assertThat(cost.edition().name()).isEqualTo("Gratis");
            assertThat(cost.open()).containsExactly(new Cost.Remark.Lacks("bank_link"));
            assertThat(cost.certain()).isFalse();
        }
    }

    @Nested
    class APriceForEach {

        private static final Set<Audience> OFFICE = Set.of(Audience.ACCOUNTANT);

        @Test
        void isPaidForEveryClientAtTheStepThatHoldsForSoMany() {
            AccountingPackage pack = selling(
                    forEach(Edition.Unit.ADMINISTRATION, 1, 25, 2.5, OFFICE),
                    forEach(Edition.Unit.ADMINISTRATION, 26, null, 2, OFFICE));

            assertThat(lines(cost(pack, "role=accountant", "client_count=25")))
                    .containsExactly(line(Cost.Kind.EDITION, 25, "2250.00"));
            assertThat(lines(cost(pack, "role=accountant", "client_count=26")))
                    .containsExactly(line(Cost.Kind.EDITION, 26, "1872.00"));
            assertThat(cost(pack, "role=accountant", "client_count=26").certain())
                    .isTrue();
        }

        @Test
        void isThatOfOneAndSaidToBeSoWhereNobodyKnowsHowMany() {
            AccountingPackage pack = selling(
                    forEach(Edition.Unit.ADMINISTRATION, 1, 25, 2.5, OFFICE),
                    forEach(Edition.Unit.ADMINISTRATION, 26, null, 2, OFFICE));

            Cost cost = cost(pack, "role=accountant");

            assertThat(cost.perMonth()).isEqualTo(euro("2.50"));
            assertThat(cost.eachOf()).isEqualTo(Edition.Unit.ADMINISTRATION);
            assertThat(cost.certain()).isFalse();
        }

        @Test
        void isPaidForEveryUserUntilAnotherEditionIsCheaper() {
            AccountingPackage pack =
                    selling(forEach(Edition.Unit.USER, 1, null, 10, Set.of()), edition("Allen", 35, "users=unlimited"));

            Cost cost = cost(pack, "users=2");

            assertThat(cost.perMonth()).isEqualTo(euro("20.00"));
            assertThat(cost.certain()).isTrue();
            assertThat(cost.growth())
                    .extracting(growth -> growth.upTo().number(), CostEstimateTest::next)
                    .containsExactly(tuple(3L, "Allen"));
        }

        private static Edition firstFree(int from, @Nullable Integer to, double monthly) {
            Edition plain = forEach(Edition.Unit.ADMINISTRATION, from, to, monthly, OFFICE);
            return new Edition(
                    plain.name(),
                    plain.priceMonth(),
                    null,
                    null,
                    Map.of("free_administrations", fact(1)),
                    null,
                    OFFICE,
                    Set.of(),
                    Set.of(),
                    plain.per());
        }

        @Test
        void isNotPaidForTheOneThatIsFree() {
            AccountingPackage pack = selling(firstFree(1, 25, 2.5), firstFree(26, null, 2));

            assertThat(lines(cost(pack, "role=accountant", "client_count=25")))
                    .containsExactly(line(Cost.Kind.EDITION, 24, "2160.00"));
            assertThat(cost(pack, "role=accountant", "client_count=1").perMonth())
                    .isEqualTo(euro("0.00"));
            assertThat(cost(pack, "role=accountant", "client_count=26").perMonth())
                    .isEqualTo(euro("50.00"));
        }

        @Test
        void isThatOfOneThatIsPaidForWhereNobodyKnowsHowMany() {
            Cost cost = cost(selling(firstFree(1, null, 2.5)), "role=accountant");

            assertThat(cost.perMonth()).isEqualTo(euro("2.50"));
            assertThat(cost.certain()).isFalse();
        }

        @Test
        void becomesThatOfTheNextStepAsAnOfficeGetsMoreClients() {
            AccountingPackage pack = selling(
                    forEach(Edition.Unit.ADMINISTRATION, 1, 25, 2.5, OFFICE),
                    forEach(Edition.Unit.ADMINISTRATION, 26, 75, 2.25, OFFICE),
                    forEach(Edition.Unit.ADMINISTRATION, 76, null, 2, OFFICE));

            assertThat(cost(pack, "role=accountant", "client_count=10").growth())
                    .extracting(Cost.Growth::upTo, CostEstimateTest::next)
                    .containsExactly(tuple(new Cost.Volume("clients", 25), "Vanaf 26"));
            assertThat(cost(pack, "role=accountant", "client_count=30").growth())
                    .extracting(Cost.Growth::upTo, CostEstimateTest::next)
                    .containsExactly(tuple(new Cost.Volume("clients", 75), "Vanaf 76"));
            assertThat(cost(pack, "role=accountant", "client_count=90").growth())
                    .isEmpty();
        }

        @Test
        void isPaidForClientsAlsoWhereTheOfficeSaidHowManyAdministrationsItHasItself() {
            AccountingPackage pack = selling(
                    forEach(Edition.Unit.ADMINISTRATION, 1, 25, 2.5, OFFICE),
                    forEach(Edition.Unit.ADMINISTRATION, 26, null, 2, OFFICE));

            Cost cost = cost(pack, "role=accountant", "client_count=40", "administrations=1");

            assertThat(cost.perMonth()).isEqualTo(euro("80.00"));
            assertThat(cost.growth()).isEmpty();
        }

        @Test
        void saysNothingAboutABudgetWhenNobodyKnowsHowMany() {
            AccountingPackage pack = selling(forEach(Edition.Unit.USER, 1, null, 5, Set.of()));

            assertThat(place(pack, "budget=10").requirements(Level.SHOWN))
                    .extracting(Requirement::outcome)
                    .containsOnly(Outcome.UNKNOWN);
        }
    }

    @Nested
    class TheWayToPay {

        @Test
        void isByTheYearInTheTotalsWhereThatIsCheaperAndByTheMonthInThePricePerMonth() {
            Cost cost = cost(selling(withYearly("Klein", 18, 15)));

            assertThat(cost.perMonth()).isEqualTo(euro("18.00"));
            assertThat(cost.firstYear()).isEqualTo(euro("180.00"));
            assertThat(cost.threeYears()).isEqualTo(euro("540.00"));
            assertThat(lines(cost)).last().isEqualTo(line(Cost.Kind.YEARLY_PAYMENT, 1, "-108.00"));
        }

        @Test
        void isByTheMonthWhereTheYearIsNotCheaper() {
            assertThat(lines(cost(selling(withYearly("Klein", 15, 15)))))
                    .containsExactly(line(Cost.Kind.EDITION, 1, "540.00"));
        }

        @Test
        void decidesWhichEditionIsTheCheapest() {
            AccountingPackage pack = selling(edition("Vast", 16), withYearly("Voordelig", 18, 15));

            assertThat(cost(pack).edition().name()).isEqualTo("Voordelig");
        }

        @Test
        void isByTheYearWhenNoOtherPriceIsKnown() {
            Edition yearly = new Edition("Klein", null, fact(15), null, Map.of(), null, Set.of(), Set.of());

            assertThat(lines(cost(selling(yearly)))).containsExactly(line(Cost.Kind.EDITION_PAID_YEARLY, 1, "540.00"));
        }

        @Test
        void withAPromotionLowersTheFirstYearOnly() {
            Cost cost = cost(selling(edition("Klein", 20, "promotion_price_month=5", "promotion_months=3")));

            assertThat(cost.perMonth()).isEqualTo(euro("20.00"));
            assertThat(cost.firstYear()).isEqualTo(euro("195.00"));
            assertThat(cost.threeYears()).isEqualTo(euro("675.00"));
        }

        @Test
        void doesNotAddAPromotionToADiscountForTheYear() {
            Cost cost = cost(selling(withYearly("Klein", 20, 18, "promotion_price_month=0", "promotion_months=1")));

            assertThat(lines(cost))
                    .containsExactly(line(Cost.Kind.EDITION, 1, "720.00"), line(Cost.Kind.YEARLY_PAYMENT, 1, "-72.00"));
        }

        @Test
        void ignoresAPromotionThatSavesNothing() {
            assertThat(lines(cost(selling(edition("Klein", 20, "promotion_price_month=25", "promotion_months=3")))))
                    .hasSize(1);
        }
    }

    @Nested
    class TheLimits {

        @Test
        void ofAYearHasToHoldTwelveMonths() {
            AccountingPackage pack = selling(
                    edition("Klein", 5, "sales_invoices_year=100"), edition("Groot", 50, "sales_invoices_year=1200"));

            assertThat(cost(pack, "sales_invoices=3-5").edition().name()).isEqualTo("Klein");
            assertThat(cost(pack, "sales_invoices=6-10").edition().name()).isEqualTo("Groot");
            assertThat(cost(pack, "sales_invoices=3-5").growth())
                    .extracting(growth -> growth.upTo().number(), CostEstimateTest::next)
                    .containsExactly(tuple(8L, "Groot"));
        }

        @Test
        void onWhatNobodyAskedMakeTheSumUncertainAndShowWhatComesNext() {
            AccountingPackage pack = selling(
                    edition("Basis", 9, "revenue_year_max=20000"), edition("Pro", 30, "revenue_year_max=100000"));

            Cost cost = cost(pack);

            assertThat(cost.edition().name()).isEqualTo("Basis");
            assertThat(cost.certain()).isFalse();
            assertThat(cost.conditions()).containsExactly(new Cost.Volume("revenue_year_max", 20000));
            assertThat(cost.growth())
                    .extracting(Cost.Growth::upTo, CostEstimateTest::next)
                    .containsExactly(tuple(new Cost.Volume("revenue_year_max", 20000), "Pro"));
        }

        @Test
        void onWhatIDidNotAnswerAreConditions() {
            assertThat(cost(selling(edition("Klein", 5, "users=1", "sales_invoices_month=0")))
                            .conditions())
                    .containsExactly(new Cost.Volume("sales_invoices_month", 0), new Cost.Volume("users", 1));
        }

        @Test
        void onDocumentsThatAreReadAreNeverAskedAbout() {
            Cost cost = cost(selling(edition("Klein", 5, "ocr_proposals_month=15")));

            assertThat(cost.certain()).isFalse();
            assertThat(cost.conditions()).containsExactly(new Cost.Volume("ocr_proposals_month", 15));
        }

        @Test
        void onLegalFormKeepOutTheOthers() {
            Edition sole = new Edition(
                    "Zzp", fact(5), null, null, Map.of(), null, Set.of(), Set.of(), Set.of("eenmanszaak"), null);
            AccountingPackage pack = selling(sole, edition("Mkb", 20));

            assertThat(cost(pack, "legal_form=bv").edition().name()).isEqualTo("Mkb");
            assertThat(cost(pack, "legal_form=eenmanszaak").edition().name()).isEqualTo("Zzp");
            assertThat(cost(pack).certain()).isFalse();
        }

        @Test
        void withAPriceInWordsBeyondThemMayBeLargeEnough() {
            AccountingPackage pack = pack("alfa")
                    .says("extra_admin_price", "op aanvraag")
                    .sells(edition("Klein", 10, "administrations=1"))
                    .get();

            Cost cost = cost(pack, "administrations=3");

            assertThat(cost.open())
                    .containsExactly(
                            new Cost.Remark.RoomUnknown(new Cost.Volume("administrations", 3)),
                            new Cost.Remark.Said("op aanvraag"));
        }

        @Test
        void keepOutAnEditionWithoutMoreAdministrations() {
            Edition one = new Edition("Een", fact(5), null, null, Map.of(), null, Set.of(), Set.of("multi_admin"));
            AccountingPackage pack = pack("alfa")
                    .has("multi_admin")
                    .sells(one, edition("Meer", 20))
                    .get();

            assertThat(cost(pack, "administrations=2").edition().name()).isEqualTo("Meer");
            assertThat(cost(pack, "administrations=1").edition().name()).isEqualTo("Een");
        }
    }

    @Nested
    class Growing {

        @Test
        void pastALimitTakesTheNextEdition() {
            AccountingPackage pack = selling(
                    edition("Klein", 10, "sales_invoices_month=10"),
                    edition("Groot", 40, "sales_invoices_month=unlimited"));

            Cost.Growth growth = cost(pack, "sales_invoices=3-5").growth().getFirst();

            assertThat(growth.upTo()).isEqualTo(new Cost.Volume("sales_invoices_month", 10));
            assertThat(Objects.requireNonNull(growth.next()).perMonth()).isEqualTo(euro("40.00"));
            assertThat(growth.next().threeYears()).isEqualTo(euro("1440.00"));
        }

        @Test
        void withAPricePerPieceMakesAnotherEditionCheaperAtSomePoint() {
            AccountingPackage pack = selling(
                    edition("Per stuk", 0, "price_per_sales_invoice=1.5"),
                    edition("Alles", 30, "sales_invoices_month=unlimited"));

            assertThat(cost(pack, "sales_invoices=3-5").growth())
                    .extracting(growth -> growth.upTo().number(), CostEstimateTest::next)
                    .containsExactly(tuple(20L, "Alles"));
        }

        @Test
        void pastTheLargestEditionIsUnknown() {
            assertThat(cost(selling(edition("Klein", 10, "users=3")), "users=2").growth())
                    .containsExactly(new Cost.Growth(new Cost.Volume("users", 3), null));
        }

        /** The books of one can be kept in either; those of a second are known to fit in the other only. */
        @Test
        void whereNothingIsKnownBeyondOneTakesTheEditionOfWhichItIs() {
            AccountingPackage pack =
                    selling(edition("Klein", 10, "users=1"), edition("Groot", 40, "users=1", "administrations=5"));

            assertThat(cost(pack, "administrations=1").growth())
                    .extracting(growth -> growth.upTo().number(), CostEstimateTest::next)
                    .containsExactly(tuple(1L, "Groot"));
        }

        @Test
        void withoutALimitIsNoQuestion() {
            assertThat(cost(selling(edition("Klein", 10, "users=unlimited")), "users=2")
                            .growth())
                    .isEmpty();
        }

        @Test
        void asIExpectCountsWhatIsCountedByTheMonth() {
            AccountingPackage pack = selling(
                    edition("Klein", 10, "sales_invoices_month=10", "users=1"),
                    edition("Groot", 40, "sales_invoices_month=15", "users=1"));

            assertThat(cost(pack, "sales_invoices=6-10", "users=1", "growth=meer")
                            .grown())
                    .extracting(
                            Cost.Grown::percent,
                            grown -> Objects.requireNonNull(grown.tier())
                                    .edition()
                                    .name())
                    .containsExactly(150, "Groot");
            assertThat(cost(pack, "sales_invoices=6-10", "users=1", "growth=veel meer")
                            .grown())
                    .isEqualTo(new Cost.Grown(200, null));
            assertThat(cost(pack, "sales_invoices=6-10", "growth=gelijk").grown())
                    .isNull();
            assertThat(cost(pack, "users=1", "growth=meer").grown()).isNull();
        }
    }

    @Test
    void isWithoutVatOnlyWhenThatIsSaidWhereEveryPriceStands() {
        Edition stated = edition("Klein", fact(5), fact("excl"), Set.of(), "users=1", "extra_user_price=2");

        assertThat(cost(selling(stated), "users=2").withoutVat()).isTrue();
        assertThat(cost(selling(elsewhere(stated)), "users=2").withoutVat()).isFalse();
        assertThat(cost(selling(elsewhere(stated)), "users=1").withoutVat()).isTrue();
    }

    @Test
    void isWithoutVatNotWhenThePageOfTheEditionItselfIsAnother() {
        Fact price = fact(5);
        Fact basis = new Fact(
                fact("excl").value(),
                "https://help.example.nl/",
                price.sourceKind(),
                price.access(),
                price.via(),
                price.asOf(),
                null,
                price.grade());

        assertThat(cost(selling(edition("Klein", price, basis, Set.of()))).withoutVat())
                .isFalse();
    }

    @Test
    void isAsOldAsTheOldestOfItsPrices() {
        Edition klein = edition("Klein", 5, "users=1", "extra_user_price=2");
        Fact user = Objects.requireNonNull(klein.limits().get("extra_user_price"));
        var limits = new HashMap<>(klein.limits());
        limits.put(
                "extra_user_price",
                new Fact(
                        user.value(),
                        user.sourceUrl(),
                        user.sourceKind(),
                        user.access(),
                        user.via(),
                        null,
                        null,
                        user.grade()));
        Edition undated = new Edition("Klein", klein.priceMonth(), null, null, limits, null, Set.of(), Set.of());

        assertThat(cost(selling(klein), "users=2").asOf()).isEqualTo(fact(5).asOf());
        assertThat(cost(selling(undated), "users=2").asOf()).isNull();
        assertThat(cost(selling(undated), "users=2").indicative()).isTrue();
    }

    /** The same edition, with the price of a user from another page. */
    private static Edition elsewhere(Edition edition) {
        var limits = new HashMap<>(edition.limits());
        var price = Objects.requireNonNull(limits.get("extra_user_price"));
        limits.put(
                "extra_user_price",
                new Fact(
                        price.value(),
                        "https://help.example.nl/",
                        price.sourceKind(),
                        price.access(),
                        price.via(),
                        price.asOf(),
                        null,
                        price.grade()));
        return new Edition(
                edition.name(), edition.priceMonth(), null, edition.vatBasis(), limits, null, Set.of(), Set.of());
    }

    private static @Nullable String next(Cost.Growth growth) {
        return growth.next() == null ? null : growth.next().edition().name();
    }

    /** From the catalogue that comes along; a changed price there changes these. */
    @Nested
    class Shipped {

        private final Catalog catalog = ShippedCatalogue.catalog();

        private Cost cost(String id, String... answers) {
            return Objects.requireNonNull(rank(catalog.packages(), answers)
                    .find(new PackageId(id))
                    .orElseThrow()
                    .cost());
        }

        @Test
        void rompslompCostsNothingButItsInvoicesUntilAnotherEditionIsCheaper() {
            Cost cost = cost("rompslomp", "sales_invoices=3-5", "purchase_docs=0-5");

            assertThat(cost.edition().name()).isEqualTo("Starter");
            assertThat(lines(cost))
                    .containsExactly(line(Cost.Kind.EDITION, 1, "0.00"), line(Cost.Kind.SALES_INVOICES, 5, "270.00"));
            assertThat(cost.withoutVat()).isTrue();
            assertThat(cost.growth())
                    .extracting(Cost.Growth::upTo, CostEstimateTest::next)
                    .containsExactly(
                            tuple(new Cost.Volume("sales_invoices_month", 5), "Puur Factuur"),
                            tuple(new Cost.Volume("expenses_month", 5), "Basic"));
        }

        @Test
        void snelstartCountsTwoExtraUsersForThree() {
            Cost cost = cost("snelstart", "users=3", "sales_invoices=11-25", "administrations=1");

            assertThat(cost.edition().name()).isEqualTo("inStap");
            assertThat(lines(cost))
                    .containsExactly(line(Cost.Kind.EDITION, 1, "558.00"), line(Cost.Kind.EXTRA_USERS, 2, "180.00"));
            assertThat(cost.withoutVat()).isFalse();
            assertThat(cost.certain()).isTrue();
        }

        @Test
        void moneybirdIsCheaperPaidByTheYear() {
            Cost cost = cost("moneybird", "sales_invoices=11-25", "bank_transactions=0-20");

            assertThat(cost.edition().name()).isEqualTo("Start");
            assertThat(cost.perMonth()).isEqualTo(euro("18.00"));
            assertThat(cost.firstYear()).isEqualTo(euro("180.00"));
            assertThat(cost.threeYears()).isEqualTo(euro("540.00"));
            assertThat(cost.growth())
                    .extracting(Cost.Growth::upTo, CostEstimateTest::next)
                    .containsExactly(tuple(new Cost.Volume("bank_transactions_month", 20), "Groei"));
        }

        @Test
        void jorttWithABankLinkIsNotTheEditionWithoutOne() {
            Cost cost = cost("jortt", "role=zzp", "legal_form=eenmanszaak", "bank_link=nice");

            assertThat(cost.edition().name()).isEqualTo("ZZP");
            assertThat(cost.perMonth()).isEqualTo(euro("21.95"));
        }

        @Test
        void jorttForABvIsNotTheEditionForSoleProprietors() {
            assertThat(cost("jortt", "role=mkb", "legal_form=bv", "bank_link=nice")
                            .edition()
                            .name())
                    .isEqualTo("MKB");
        }

        @Test
        void silvasoftIsPaidForEveryClientOfAnOfficeButTheFirst() {
            assertThat(lines(cost("silvasoft", "role=accountant", "client_count=40")))
                    .contains(line(Cost.Kind.EDITION, 39, "3159.00"));
            assertThat(cost("silvasoft", "role=accountant", "client_count=76")
                            .edition()
                            .name())
                    .isEqualTo("Kantoor: eigen administratie vanaf 76");
        }

        @Test
        void silvasoftNamesTheStepsOfAnOfficeThatGrows() {
            assertThat(cost("silvasoft", "role=accountant", "client_count=10").growth())
                    .extracting(Cost.Growth::upTo, CostEstimateTest::next)
                    .contains(tuple(new Cost.Volume("clients", 25), "Kantoor: eigen administratie 26-75"));
            assertThat(cost("silvasoft", "role=accountant", "client_count=40").growth())
                    .extracting(Cost.Growth::upTo, CostEstimateTest::next)
                    .contains(tuple(new Cost.Volume("clients", 75), "Kantoor: eigen administratie vanaf 76"));
        }

        @ParameterizedTest
        @CsvSource({
            "rompslomp, vat_filing=need, Puur Factuur",
            "rompslomp, hours=need, Puur Factuur",
            "snelstart, vat_filing=need, inKaart",
            "snelstart, quotes=need, inKaart",
            "snelstart, stock=nice, inKaart",
            "snelstart, icp=yes, inKaart",
            "snelstart, cost_centres=need, inZicht",
            "silvasoft, hours=nice, Boekhouden + Facturatie + Urenregistratie",
            "silvasoft, quotes=nice, Boekhouden + Facturatie + Offertes & orders",
            "reeleezee, projects=nice, Slim Boekhouden",
            "tellow, quotes=nice, Plus"
        })
        void anEditionOfWhichANoteSaysThatItLacksThisIsNotTheOne(String id, String answer, String edition) {
            assertThat(cost(id, answer, "sales_invoices=0-2").edition().name()).isEqualTo(edition);
        }

        @ParameterizedTest
        @CsvSource({"silvasoft, 216.00", "informer, 72.00"})
        void everyLinkedAccountIsPaidForWhereTheVendorSaysSo(String id, String threeYears) {
            assertThat(lines(cost(id, "bank_accounts=2"))).contains(line(Cost.Kind.EXTRA_BANK_LINKS, 2, threeYears));
        }

        @ParameterizedTest
        @CsvSource({"informer, ocr=need, ocr", "exact-online, payroll=koppeling is goed, payroll"})
        void aPriceThatStandsInANoteOnlyIsSaidAndMakesTheSumUncertain(String id, String answer, String field) {
            Cost cost = cost(id, answer);

            assertThat(cost.open())
                    .anyMatch(remark -> remark instanceof Cost.Remark.PricedApart(String about, String words)
                            && about.equals(field)
                            && words.contains("€"));
            assertThat(cost.certain()).isFalse();
        }

        @Test
        void aPriceForEachLinkIsNotSaidToBeLeftOutWhereTheSumHoldsIt() {
            assertThat(cost("informer", "bank_link=need", "bank_accounts=1").open())
                    .noneMatch(Cost.Remark.PricedApart.class::isInstance);
        }

        @Test
        void minoxSaysBtwOnAnotherPageThanThePrice() {
            assertThat(cost("minox", "role=accountant").withoutVat()).isFalse();
        }

        @Test
        void exactWithTwoAdministrationsHasNoKnownPrice() {
            assertThat(cost("exact-online", "role=mkb", "administrations=2").threeYears())
                    .isNull();
        }
    }
}
