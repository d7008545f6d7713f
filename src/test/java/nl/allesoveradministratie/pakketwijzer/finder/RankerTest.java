package nl.allesoveradministratie.pakketwijzer.finder;

import static nl.allesoveradministratie.pakketwijzer.finder.Packages.answers;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.checked;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.edition;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.fact;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.pack;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.place;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.rank;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor experiences of the ranking, example by example. */
class RankerTest {

    private static Requirement requirement(Ranking.Ranked ranked, String criterion) {
        return ranked.requirements().stream()
                .filter(each -> each.criterion().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome outcome(AccountingPackage pack, String answer) {
        return requirement(place(pack, answer), answer.split("=")[0]).outcome();
    }

    private static Score score(AccountingPackage pack, String... answers) {
        Score score = place(pack, answers).score();
        assertThat(score).isNotNull();
        return score;
    }

    private static void assertScore(Score score, int value, int min, int max) {
        assertThat(List.of(score.value(), score.min(), score.max()))
                .as("value, min, max")
                .containsExactly(value, min, max);
    }

    private static List<String> ids(List<AccountingPackage> packages) {
        return packages.stream().map(pack -> pack.id().value()).toList();
    }

    private static List<String> rankedIds(Ranking ranking) {
        return ids(ranking.packages().stream().map(Ranking.Ranked::pack).toList());
    }

    /** How heavily an answer weighs. */
    @Nested
    class WhatIAskWeighs {

        private Level level(String answer) {
            return requirement(place(pack("alfa").get(), answer), answer.split("=")[0])
                    .level();
        }

        @Test
        void whatIMustHaveIsAMust() {
            assertThat(level("bank_link=need")).isEqualTo(Level.MUST);
        }

        @Test
        void whatIsNiceToHaveIsAWish() {
            assertThat(level("bank_link=nice")).isEqualTo(Level.WISH);
        }

        @Test
        void whatIDoNotWantAsksNothing() {
            assertThat(place(pack("alfa").lacks("bank_link").get(), "bank_link=no")
                            .requirements())
                    .isEmpty();
        }

        @Test
        void yesToWhatTheLawAsksIsAMust() {
            assertThat(level("icp=yes")).isEqualTo(Level.MUST);
        }

        @Test
        void noToWhatTheLawAsksAsksNothing() {
            assertThat(place(pack("alfa").lacks("icp").get(), "icp=no").requirements())
                    .isEmpty();
        }

        @Test
        void yesToAnythingElseIsAWish() {
            Criterion darkMode = new Criterion(
                    "dark_mode",
                    "Donker",
                    "Dark",
                    Criterion.AnswerType.YES_NO,
                    List.of(),
                    Criterion.Role.WISH,
                    "core",
                    Set.of(Audience.ZZP),
                    List.of("dark_mode"),
                    List.of());
            Criteria criteria = new Criteria(List.of(darkMode));
            Answers answers = Answers.NONE.with(darkMode, List.of("yes"), criteria);
            AccountingPackage alfa = pack("alfa").lacks("dark_mode").get();

            Ranking ranking = new Ranker(criteria, Packages.MEANINGS)
                    .rank(new Catalog("v", Instant.EPOCH, List.of(alfa)), answers);

            assertThat(ranking.packages().getFirst().requirements())
                    .extracting(Requirement::level, Requirement::outcome)
                    .containsExactly(tuple(Level.WISH, Outcome.UNMET));
        }

        @ParameterizedTest
        @ValueSource(strings = {"zzp", "mkb", "accountant"})
        void aPackageThatIsNotForMeDropsOut(String role) {
            Ranking ranking = rank(List.of(pack("alfa").lacks("target." + role).get()), "role=" + role);

            assertThat(ranking.excluded()).hasSize(1);
            assertThat(ranking.excluded().getFirst().because())
                    .extracting(Requirement::criterion)
                    .containsExactly("role");
        }

        @Test
        void aPackageThatIsForOthersOnlyBySilenceStays() {
            assertThat(outcome(pack("alfa").has("target.mkb").get(), "role=zzp"))
                    .isEqualTo(Outcome.UNKNOWN);
        }

        @Test
        void onlyTheFirstPackageFieldDecides() {
            AccountingPackage receivesOnly =
                    pack("alfa").lacks("einvoice_send").has("einvoice_receive").get();

            assertThat(outcome(receivesOnly, "einvoice=nice")).isEqualTo(Outcome.UNMET);
        }

        @Test
        void aQuestionForOthersCountsWhenIAnswerIt() {
            // G-account is asked of construction companies; answered, it is held against every package all the same.
            assertThat(rank(List.of(pack("alfa").lacks("g_account").get()), "role=zzp", "g_account=yes")
                            .excluded())
                    .hasSize(1);
        }

        @Test
        void severalWishesInOneAnswerAreOneRequirementAndTheWorstStands() {
            AccountingPackage onlyOneMark =
                    pack("alfa").says("trust_mark", "Zeker-OnLine").get();

            Ranking.Ranked alfa = place(onlyOneMark, "security_marks=Zeker-OnLine,Betrouwbaar Boekhouden");

            assertThat(alfa.requirements())
                    .extracting(Requirement::criterion, Requirement::level, Requirement::outcome)
                    .containsExactly(tuple("security_marks", Level.SHOWN, Outcome.UNKNOWN));
        }

        @Test
        void requirementsStandInTheOrderOfTheQuestions() {
            assertThat(place(pack("alfa").get(), "hours=nice", "bank_link=need", "role=zzp")
                            .requirements())
                    .extracting(Requirement::criterion)
                    .containsExactly("role", "bank_link", "hours");
        }
    }

    /** What the facts say. */
    @Nested
    class WhatTheFactsSay {

        @Test
        void aPackageThatHasItMeetsIt() {
            assertThat(outcome(pack("alfa").has("quotes").get(), "quotes=nice")).isEqualTo(Outcome.MET);
        }

        @Test
        void aPackageThatHasItInPartMeetsItPartly() {
            assertThat(outcome(pack("alfa").partly("quotes").get(), "quotes=nice"))
                    .isEqualTo(Outcome.PARTLY);
        }

        @Test
        void aPackageThatLacksItDoesNotMeetIt() {
            assertThat(outcome(pack("alfa").lacks("quotes").get(), "quotes=nice"))
                    .isEqualTo(Outcome.UNMET);
        }

        @Test
        void aPackageOfWhichNobodyKnowsIsUnknown() {
            assertThat(outcome(pack("alfa").get(), "quotes=nice")).isEqualTo(Outcome.UNKNOWN);
        }

        @Test
        void aNumberOfTrialDaysIsATrial() {
            assertThat(outcome(pack("alfa").says("trial_days", 14).get(), "free_trial=nice"))
                    .isEqualTo(Outcome.MET);
        }

        @Test
        void zeroTrialDaysIsNoTrial() {
            assertThat(outcome(pack("alfa").says("trial_days", 0).get(), "free_trial=nice"))
                    .isEqualTo(Outcome.UNMET);
        }

        @Test
        void myLegalFormIsInTheList() {
            AccountingPackage alfa = pack("alfa")
                    .says("legal_forms", List.of("eenmanszaak", "bv"))
                    .get();

            assertThat(outcome(alfa, "legal_form=bv")).isEqualTo(Outcome.MET);
        }

        @Test
        void aLegalFormMissingFromTheListIsUnknownAndNotNo() {
            AccountingPackage alfa =
                    pack("alfa").says("legal_forms", List.of("eenmanszaak")).get();

            Ranking.Ranked place = place(alfa, "legal_form=bv");

            assertThat(requirement(place, "legal_form").outcome()).isEqualTo(Outcome.UNKNOWN);
            assertScore(score(alfa, "legal_form=bv"), 50, 0, 100);
        }

        @Test
        void anotherKindOfInstallationThanIWantIsUnmet() {
            AccountingPackage desktop =
                    pack("alfa").says("deployment", "desktop").get();

            assertThat(outcome(desktop, "deployment=online")).isEqualTo(Outcome.UNMET);
            assertThat(outcome(desktop, "deployment=geïnstalleerd")).isEqualTo(Outcome.MET);
        }

        @Test
        void bothKindsOfInstallationSuitEverybody() {
            AccountingPackage both =
                    pack("alfa").says("deployment", "cloud+desktop").get();

            assertThat(outcome(both, "deployment=online")).isEqualTo(Outcome.MET);
            assertThat(outcome(both, "deployment=geïnstalleerd")).isEqualTo(Outcome.MET);
        }

        @Test
        void payrollThroughALinkIsEnoughForWhoSaysSo() {
            AccountingPackage linked = pack("alfa").partly("payroll").get();

            assertThat(outcome(linked, "payroll=koppeling is goed")).isEqualTo(Outcome.MET);
            assertThat(outcome(linked, "payroll=ingebouwd nodig")).isEqualTo(Outcome.PARTLY);
        }

        @Test
        void aTrustMarkIsFoundHoweverItIsSpelled() {
            assertThat(outcome(
                            pack("alfa")
                                    .says("trust_mark", "ZekerOnline; Keurmerk Betrouwbaar Boekhouden")
                                    .get(),
                            "security_marks=Zeker-OnLine"))
                    .isEqualTo(Outcome.MET);
        }

        @Test
        void whatNobodyGatheredIsAlwaysToBeAsked() {
            Ranking.Ranked alfa = place(pack("alfa").has("support_phone").get(), "support_channel=chat");

            assertThat(requirement(alfa, "support_channel"))
                    .isEqualTo(new Requirement("support_channel", Level.SHOWN, Outcome.UNKNOWN, null));
        }

        @Test
        void theFactItRestsOnComesAlong() {
            Fact yes = fact(true);

            assertThat(requirement(place(pack("alfa").says("quotes", yes).get(), "quotes=nice"), "quotes")
                            .fact())
                    .isSameAs(yes);
        }
    }

    /** What makes a package drop out. */
    @Nested
    class DroppingOut {

        @Test
        void aPackageThatLacksAMustDropsOutAndSaysWhy() {
            Ranking ranking = rank(
                    List.of(
                            pack("alfa").has("bank_link", "icp").get(),
                            pack("beta").lacks("bank_link", "icp").has("quotes").get()),
                    "bank_link=need",
                    "icp=yes",
                    "quotes=need");

            assertThat(rankedIds(ranking)).containsExactly("alfa");
            assertThat(ranking.excluded()).hasSize(1);
            assertThat(ranking.excluded().getFirst().pack().id()).isEqualTo(new PackageId("beta"));
            assertThat(ranking.excluded().getFirst().because())
                    .extracting(Requirement::criterion)
                    .containsExactly("icp", "bank_link");
        }

        @Test
        void aPackageThatHasAMustInPartStays() {
            assertScore(score(pack("alfa").partly("bank_link").get(), "bank_link=need"), 50, 50, 50);
        }

        @Test
        void aPackageThatLacksAWishStays() {
            assertScore(score(pack("alfa").lacks("bank_link").get(), "bank_link=nice"), 0, 0, 0);
        }

        @Test
        void everyPackageIsInExactlyOneList() {
            List<AccountingPackage> packages = List.of(
                    pack("alfa").has("bank_link").get(),
                    pack("beta").lacks("bank_link").get(),
                    pack("gamma", 3).has("bank_link").get(),
                    pack("delta", 3).lacks("bank_link").get());

            Ranking ranking = rank(packages, "bank_link=need");

            assertThat(rankedIds(ranking)).containsExactly("alfa");
            assertThat(ids(ranking.excluded().stream()
                            .map(Ranking.Excluded::pack)
                            .toList()))
                    .containsExactly("beta", "delta");
            assertThat(ids(ranking.tooLittleKnown().stream()
                            .map(Ranking.Thin::pack)
                            .toList()))
                    .containsExactly("gamma");
            assertThat(ranking.rankable()).isEqualTo(2);
            assertThat(ranking.find(new PackageId("alfa"))).isPresent();
            assertThat(ranking.find(new PackageId("gamma"))).isEmpty();
        }
    }

    /** The rules of use in the catalogue's description. */
    @Nested
    class RulesOfUse {

        @Test
        void rule1APriceIsAnIndicationUntilSomebodyCheckedIt() {
            AccountingPackage quoted =
                    pack("alfa").sells(edition("Basis", 9.95)).get();
            AccountingPackage seen = pack("beta")
                    .sells(edition("Basis", checked(9.95), null, Set.of()))
                    .get();

            assertThat(place(quoted).cost()).extracting(Cost::indicative).isEqualTo(true);
            assertThat(place(seen).cost()).extracting(Cost::indicative).isEqualTo(false);
        }

        @Test
        void rule2WhatIsUnknownNeverDropsAPackageAndWidensItsScore() {
            assertScore(score(pack("alfa").get(), "bank_link=need"), 50, 0, 100);
        }

        @ParameterizedTest
        @EnumSource(
                value = Fact.Grade.class,
                names = {"C", "D"})
        void rule3OthersWordsDoNotDecideAMustButAreShown(Fact.Grade grade) {
            Fact no = fact(false, grade);

            Ranking.Ranked alfa = place(pack("alfa").says("bank_link", no).get(), "bank_link=need");

            assertThat(requirement(alfa, "bank_link"))
                    .isEqualTo(new Requirement("bank_link", Level.MUST, Outcome.UNKNOWN, no));
        }

        @ParameterizedTest
        @EnumSource(
                value = Fact.Grade.class,
                names = {"A", "B"})
        void rule3TheVendorsWordsDecideAMust(Fact.Grade grade) {
            assertThat(rank(
                                    List.of(pack("alfa")
                                            .says("bank_link", fact(false, grade))
                                            .get()),
                                    "bank_link=need")
                            .excluded())
                    .hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(Fact.Grade.class)
        void rule3ForAWishAllWordsCountAsStated(Fact.Grade grade) {
            assertThat(outcome(
                            pack("alfa").says("bank_link", fact(false, grade)).get(), "bank_link=nice"))
                    .isEqualTo(Outcome.UNMET);
            assertThat(outcome(pack("alfa").says("bank_link", fact(true, grade)).get(), "bank_link=nice"))
                    .isEqualTo(Outcome.MET);
        }

        @ParameterizedTest
        @ValueSource(strings = {"billit", "octopus", "zoho-books"})
        void rule4ForeignSourcesSayNothingAboutDutchTax(String id) {
            for (String answer :
                    List.of("vat_filing=need", "icp=yes", "oss=yes", "margin_scheme=yes", "fiscal_unity=yes")) {
                String criterion = answer.split("=")[0];
                String field = Packages.CRITERIA.get(criterion).decidingField().orElseThrow();
                for (boolean said : List.of(true, false)) {
                    assertThat(requirement(place(pack(id).says(field, said).get(), answer), criterion))
                            .as("%s when the source says %s", answer, said)
                            .isEqualTo(new Requirement(criterion, Level.MUST, Outcome.UNKNOWN, fact(said)));
                }
            }
        }

        @Test
        void rule4AlsoHoldsForAWish() {
            assertThat(outcome(pack("billit").has("vat_filing_direct").get(), "vat_filing=nice"))
                    .isEqualTo(Outcome.UNKNOWN);
        }

        @Test
        void rule4ForeignSourcesDoCountForOtherSubjects() {
            assertThat(outcome(pack("billit").has("einvoice_send").get(), "einvoice=need"))
                    .isEqualTo(Outcome.MET);
        }

        @Test
        void rule5WithNineteenFactsAPackageIsListedButNotRanked() {
            Ranking ranking =
                    rank(List.of(pack("alfa", 19).get(), pack("beta", 20).get()), "bank_link=nice");

            assertThat(ids(ranking.tooLittleKnown().stream()
                            .map(Ranking.Thin::pack)
                            .toList()))
                    .containsExactly("alfa");
            assertThat(rankedIds(ranking)).containsExactly("beta");
        }

        @Test
        void rule6OnlyTheSubjectsThatAreTooThinAreShown() {
            assertThat(Packages.CRITERIA.all().stream()
                            .filter(Criterion::isTooThin)
                            .map(Criterion::id))
                    .containsExactlyInAnyOrder(
                            "mileage",
                            "data_location",
                            "security_marks",
                            "support_channel",
                            "pos",
                            "annual_accounts",
                            "reverse_charge");
        }

        @ParameterizedTest
        @CsvSource({
            "mileage=need, mileage",
            "mileage=nice, mileage",
            "data_location=need, hosting_eu",
            "security_marks=ISO 27001, iso27001",
            "support_channel=telefoon, support_phone",
            "pos=yes, pos",
            "annual_accounts=need, annual_accounts",
            "reverse_charge=yes, reverse_charge",
        })
        void rule6WhatIsTooThinIsShownAndNeitherScoredNorAReasonToDropOut(String answer, String field) {
            Ranking.Ranked alfa = place(pack("alfa").lacks(field).get(), answer);

            assertThat(alfa.requirements())
                    .containsExactly(new Requirement(answer.split("=")[0], Level.SHOWN, Outcome.UNMET, fact(false)));
            assertThat(alfa.score()).isNull();
        }
    }

    /** Whether a package has room for what I do in a month. */
    @Nested
    class RoomForMyVolumes {

        private Outcome room(AccountingPackage pack, String answer) {
            assertThat(place(pack, answer).room()).hasSize(1);
            return place(pack, answer).room().getFirst().outcome();
        }

        @Test
        void oneEditionThatCarriesItIsEnough() {
            AccountingPackage alfa = pack("alfa")
                    .sells(
                            edition("Klein", 5, "sales_invoices_month=10"),
                            edition("Groot", 25, "sales_invoices_month=100"))
                    .get();

            assertThat(room(alfa, "sales_invoices=26-100")).isEqualTo(Outcome.MET);
        }

        @Test
        void unlimitedCarriesEverything() {
            AccountingPackage alfa = pack("alfa")
                    .sells(edition("Groot", 25, "sales_invoices_month=unlimited"))
                    .get();

            assertThat(room(alfa, "sales_invoices=>100")).isEqualTo(Outcome.MET);
        }

        @Test
        void whenAllKnownLimitsAreTooSmallThereIsNoRoom() {
            AccountingPackage alfa = pack("alfa")
                    .sells(edition("Klein", 5, "sales_invoices_month=99"), edition("Anders", 7))
                    .get();

            assertThat(room(alfa, "sales_invoices=26-100")).isEqualTo(Outcome.UNMET);
        }

        @Test
        void whenNoLimitIsKnownTheRoomIsUnknown() {
            assertThat(room(pack("alfa").sells(edition("Klein", 5)).get(), "sales_invoices=26-100"))
                    .isEqualTo(Outcome.UNKNOWN);
        }

        @Test
        void anEditionWithoutInvoicingCarriesNoInvoices() {
            AccountingPackage alfa = pack("alfa")
                    .sells(edition("Boeken", 5, "sales_invoices_month=0"))
                    .get();

            assertThat(room(alfa, "sales_invoices=0-2")).isEqualTo(Outcome.UNMET);
        }

        @Test
        void aboveTheLastBandTheFirstNumberBeyondItHasToFit() {
            AccountingPackage hundred = pack("alfa")
                    .sells(edition("Klein", 5, "sales_invoices_month=100"))
                    .get();

            assertThat(room(hundred, "sales_invoices=26-100")).isEqualTo(Outcome.MET);
            assertThat(room(hundred, "sales_invoices=>100")).isEqualTo(Outcome.UNMET);
        }

        @ParameterizedTest
        @CsvSource({"5, MET", "6, UNMET"})
        void aNumberOfUsersHasToFit(int users, Outcome outcome) {
            assertThat(room(pack("alfa").sells(edition("Team", 5, "users=5")).get(), "users=" + users))
                    .isEqualTo(outcome);
        }

        @Test
        void oneSetOfBooksFitsEverywhere() {
            assertThat(room(pack("alfa").lacks("multi_admin").get(), "administrations=1"))
                    .isEqualTo(Outcome.MET);
        }

        @Test
        void twoSetsOfBooksAskForMoreAdministrations() {
            assertThat(room(pack("alfa").has("multi_admin").get(), "administrations=2"))
                    .isEqualTo(Outcome.MET);
            assertThat(room(pack("alfa").lacks("multi_admin").get(), "administrations=2"))
                    .isEqualTo(Outcome.UNMET);
            assertThat(room(pack("alfa").get(), "administrations=2")).isEqualTo(Outcome.UNKNOWN);
        }

        @Test
        void roomToGrowMeansEditionsToGrowInto() {
            AccountingPackage two =
                    pack("alfa").sells(edition("Klein", 5), edition("Groot", 9)).get();

            assertThat(room(two, "growth=meer")).isEqualTo(Outcome.MET);
            assertThat(room(two, "growth=veel meer")).isEqualTo(Outcome.UNKNOWN);
            assertThat(place(two, "growth=gelijk").room()).isEmpty();
        }

        @Test
        void notKnowingMyOwnVolumeAsksNothing() {
            assertThat(place(pack("alfa").get(), "bank_transactions=weet ik niet")
                            .room())
                    .isEmpty();
        }
    }

    /** From outcomes to points, with the numbers worked out by hand. */
    @Nested
    class TheScore {

        @Test
        void sixtyForMustsThirtyForWishesTenForSize() {
            // must (1 + ½)/2 · 60 = 45; wish (1 + 0 + ½)/3 · 30 = 15; size ½ · 10 = 5.
            AccountingPackage alfa = pack("alfa")
                    .has("bank_link", "quotes")
                    .lacks("hours")
                    .partly("stock")
                    .get();

            Score score =
                    score(alfa, "bank_link=need", "ocr=need", "quotes=nice", "hours=nice", "stock=nice", "users=3");

            assertScore(score, 65, 45, 85);
            assertThat(score.parts())
                    .containsExactly(
                            new Score.Part(Group.MUST, 45, 60, 15, 2),
                            new Score.Part(Group.WISH, 15, 30, 0, 3),
                            new Score.Part(Group.SIZE, 5, 10, 5, 1));
        }

        @Test
        void withoutVolumesTheirTenPointsGoToTheOthersInProportion() {
            // (60 · 1 + 30 · 0) / 90 = 66.67
            Score score = score(pack("alfa").has("bank_link").lacks("quotes").get(), "bank_link=need", "quotes=nice");

            assertScore(score, 67, 67, 67);
            assertThat(score.parts()).extracting(Score.Part::outOf).containsExactly(67, 33);
        }

        @Test
        void withoutMustsTheirSixtyPointsGoToTheOthersInProportion() {
            // (30 · 1 + 10 · 0) / 40 = 75
            AccountingPackage alfa = pack("alfa")
                    .has("quotes")
                    .sells(edition("Team", 5, "users=1"))
                    .get();

            assertScore(score(alfa, "quotes=nice", "users=2"), 75, 75, 75);
        }

        @Test
        void withoutWishesTheirThirtyPointsGoToTheOthersInProportion() {
            // (60 · 0.5 + 10 · 1) / 70 = 57.14
            AccountingPackage alfa = pack("alfa")
                    .partly("bank_link")
                    .sells(edition("Team", 5, "users=2"))
                    .get();

            assertScore(score(alfa, "bank_link=need", "users=2"), 57, 57, 57);
        }

        @Test
        void oneGroupAloneGetsAllPoints() {
            assertScore(score(pack("alfa").has("bank_link").get(), "bank_link=need"), 100, 100, 100);
            assertScore(score(pack("alfa").has("bank_link").get(), "bank_link=nice"), 100, 100, 100);
            assertScore(score(pack("alfa").sells(edition("Team", 5, "users=2")).get(), "users=2"), 100, 100, 100);
        }

        @Test
        void halvesAreRoundedUp() {
            // value (1 + 1 + ½ + ½)/4 = 75; min (1 + 1 + ½ + 0)/4 = 62.5; max (1 + 1 + ½ + 1)/4 = 87.5
            AccountingPackage alfa =
                    pack("alfa").has("bank_link", "quotes").partly("stock").get();

            assertScore(score(alfa, "bank_link=nice", "quotes=nice", "stock=nice", "hours=nice"), 75, 63, 88);
        }

        @Test
        void belowAHalfIsRoundedDown() {
            // (1 + 0 + 0)/3 = 33.33
            assertScore(
                    score(
                            pack("alfa").has("quotes").lacks("stock", "hours").get(),
                            "quotes=nice",
                            "stock=nice",
                            "hours=nice"),
                    33,
                    33,
                    33);
        }

        @Test
        void withoutAnswersThereIsNoScoreAndEverybodySharesTheFirstPlace() {
            Ranking ranking = rank(List.of(
                    pack("gamma").get(), pack("alfa").get(), pack("beta").get()));

            assertThat(ranking.packages())
                    .extracting(ranked -> ranked.pack().id().value(), Ranking.Ranked::rank, Ranking.Ranked::score)
                    .containsExactly(tuple("alfa", 1, null), tuple("beta", 1, null), tuple("gamma", 1, null));
            assertThat(ranking.undecided()).isEmpty();
        }

        @Test
        void costIsNoPartOfTheScore() {
            AccountingPackage dear =
                    pack("alfa").has("quotes").sells(edition("Alles", 500)).get();
            AccountingPackage cheap =
                    pack("beta").has("quotes").sells(edition("Alles", 1)).get();

            Ranking ranking = rank(List.of(dear, cheap), "quotes=nice", "budget=10");

            assertThat(ranking.packages())
                    .extracting(
                            Ranking.Ranked::rank,
                            ranked -> score(ranked.pack(), "quotes=nice").value())
                    .containsExactly(tuple(1, 100), tuple(1, 100));
            assertThat(ranking.packages())
                    .extracting(ranked -> requirement(ranked, "budget"))
                    .containsExactly(
                            new Requirement("budget", Level.SHOWN, Outcome.UNMET, fact(500)),
                            new Requirement("budget", Level.SHOWN, Outcome.MET, fact(1)));
        }

        @Test
        void thePointsOfTheGroupsAddUpAlsoWhereRoundingIsTight() {
            // 9 musts, 7 of them met and 2 unknown: 66.67 · 8/9 = 59.26; the only wish met: 33.33. Together 92.59.
            Map<Group, List<Outcome>> outcomes = new EnumMap<>(Group.class);
            List<Outcome> musts = new ArrayList<>(List.of(Outcome.UNKNOWN, Outcome.UNKNOWN));
            Stream.generate(() -> Outcome.MET).limit(7).forEach(musts::add);
            outcomes.put(Group.MUST, musts);
            outcomes.put(Group.WISH, List.of(Outcome.MET));

            Score score = Score.of(outcomes, Weights.DEFAULT).orElseThrow();

            assertScore(score, 93, 85, 100);
            assertThat(score.parts().stream().mapToInt(Score.Part::points).sum())
                    .as("%s", score.parts())
                    .isEqualTo(93);
            assertThat(score.parts()).allMatch(part -> part.points() <= part.outOf());
        }

        @ParameterizedTest
        @CsvSource({
            "100, VERY_GOOD",
            "90, VERY_GOOD",
            "89, GOOD",
            "70, GOOD",
            "69, PARTLY",
            "50, PARTLY",
            "49, LESS",
            "0, LESS"
        })
        void aScoreHasAWord(int value, Score.Fit word) {
            assertThat(new Score(value, value, value, List.of()).fit()).isEqualTo(word);
        }
    }

    /** What I put first shifts the weights. */
    @Nested
    class WhatMattersMost {

        private final AccountingPackage alfa = pack("alfa")
                .has("bank_link")
                .lacks("quotes")
                .sells(edition("Team", 5, "users=1"))
                .get();

        private final AccountingPackage beta = pack("beta")
                .partly("bank_link")
                .has("quotes")
                .sells(edition("Team", 5, "users=1"))
                .get();

        @ParameterizedTest
        @CsvSource({
            // all musts, no wish, no room | half the musts, the wish, no room
            "kosten, 60, 60",
            "gemak, 50, 65",
            "meegroeien, 50, 50",
            "samenwerken, 65, 63",
            "zekerheid, 70, 60",
        })
        void shiftsThePoints(String priority, int scoreOfAlfa, int scoreOfBeta) {
            String[] answers = {"bank_link=need", "quotes=nice", "users=9", "priority=" + priority};

            assertThat(score(alfa, answers).value()).isEqualTo(scoreOfAlfa);
            assertThat(score(beta, answers).value()).isEqualTo(scoreOfBeta);
        }

        @Test
        void onlyTheFirstOneCounts() {
            assertThat(rank(List.of(alfa), "priority=zekerheid,gemak").weights())
                    .isEqualTo(new Weights(70, 25, 5));
        }

        @Test
        void isNoRequirementByItself() {
            Ranking.Ranked place = place(alfa, "priority=gemak");

            assertThat(place.requirements()).isEmpty();
            assertThat(place.score()).isNull();
        }

        @Test
        void everyPriorityThatCanBeChosenHasWeights() {
            assertThat(Packages.CRITERIA.get("priority").options())
                    .isNotEmpty()
                    .allSatisfy(priority -> assertThat(
                                    rank(List.of(alfa), "priority=" + priority).weights())
                            .isEqualTo(Weights.forPriority(priority)));
        }

        @Test
        void weightsAlwaysAddUpToAHundred() {
            assertThatThrownBy(() -> new Weights(60, 30, 9)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Weights(110, -20, 10)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Weights.forPriority("geluk")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Who stands where. */
    @Nested
    class TheOrder {

        @Test
        void theBestComesFirst() {
            Ranking ranking = rank(
                    List.of(
                            pack("alfa").lacks("quotes").get(),
                            pack("beta").has("quotes").get()),
                    "quotes=nice");

            assertThat(ranking.packages())
                    .extracting(ranked -> ranked.pack().id().value(), Ranking.Ranked::rank)
                    .containsExactly(tuple("beta", 1), tuple("alfa", 2));
        }

        @Test
        void equalOnesShareAPlaceInAlphabeticalOrderAndTheNextPlaceCountsThemAll() {
            Ranking ranking = rank(
                    List.of(
                            pack("x").named("éclair").has("quotes").get(),
                            pack("y").named("Zoef").has("quotes").get(),
                            pack("z").named("Dier").partly("quotes").get(),
                            pack("w").named("Fiets").has("quotes").get()),
                    "quotes=nice");

            assertThat(ranking.packages())
                    .extracting(ranked -> ranked.pack().name(), Ranking.Ranked::rank)
                    .containsExactly(tuple("éclair", 1), tuple("Fiets", 1), tuple("Zoef", 1), tuple("Dier", 4));
        }

        @Test
        void twoShareTheFirstPlaceAndTheThirdIsThird() {
            Ranking ranking = rank(
                    List.of(
                            pack("alfa").partly("quotes").get(),
                            pack("gamma").has("quotes").get(),
                            pack("beta").has("quotes").get()),
                    "quotes=nice");

            assertThat(rankedIds(ranking)).containsExactly("beta", "gamma", "alfa");
            assertThat(ranking.packages()).extracting(Ranking.Ranked::rank).containsExactly(1, 1, 3);
        }

        @Test
        void ofTwoWithTheSameScoreTheSurerOneComesFirst() {
            Ranking ranking = rank(
                    List.of(pack("alfa").get(), pack("beta").partly("quotes").get()), "quotes=nice");

            assertThat(ranking.packages())
                    .extracting(
                            ranked -> ranked.pack().id().value(),
                            Ranking.Ranked::rank,
                            ranked -> score(ranked.pack(), "quotes=nice").value())
                    .containsExactly(tuple("beta", 1, 50), tuple("alfa", 2, 50));
        }

        @Test
        void theOrderOfTheCatalogueDoesNotMatter() {
            List<AccountingPackage> packages = List.of(
                    pack("alfa").has("quotes").get(),
                    pack("beta").has("quotes").get(),
                    pack("gamma").partly("quotes").get());

            assertThat(rankedIds(rank(packages.reversed(), "quotes=nice")))
                    .isEqualTo(rankedIds(rank(packages, "quotes=nice")));
        }
    }

    /** When too little is known to choose between the first two. */
    @Nested
    class TooCloseToCall {

        @Test
        void whatIsUnknownCouldPutTheSecondFirst() {
            // alfa: (1 + ½)/2 = 75, at least 50; beta: (1 + 0)/2 = 50, at most 50
            // gamma: (½ + ½)/2 = 50, at most 100
            Ranking ranking = rank(
                    List.of(
                            pack("alfa").has("quotes").get(),
                            pack("gamma").partly("quotes").get()),
                    "quotes=nice",
                    "hours=nice");

            assertThat(ranking.undecided()).hasSize(2);
            assertThat(ranking.openFacts())
                    .extracting(open -> open.pack().id().value(), Ranking.OpenFact::criterion)
                    .containsExactly(tuple("alfa", "hours"), tuple("gamma", "hours"));
        }

        @Test
        void aMinimumEqualToTheOthersMaximumIsDecided() {
            // alfa: at least 50; beta: at most 50
            Ranking ranking = rank(
                    List.of(
                            pack("alfa").has("quotes").get(),
                            pack("beta").has("quotes").lacks("hours").get()),
                    "quotes=nice",
                    "hours=nice");

            assertThat(rankedIds(ranking)).containsExactly("alfa", "beta");
            assertThat(ranking.undecided()).isEmpty();
            assertThat(ranking.openFacts()).isEmpty();
        }

        @Test
        void whatIsUnknownCouldPutTheThirdFirst() {
            // alfa: 75, at least 50; beta: 50, at most 50; gamma: (½ + ½)/2 = 50, at most 75
            Ranking ranking = rank(
                    List.of(
                            pack("alfa").has("quotes").get(),
                            pack("beta").has("quotes").lacks("hours").get(),
                            pack("gamma").partly("hours").get()),
                    "quotes=nice",
                    "hours=nice");

            assertThat(rankedIds(ranking)).containsExactly("alfa", "beta", "gamma");
            assertThat(ranking.undecided())
                    .extracting(each -> each.pack().id().value())
                    .containsExactly("alfa", "gamma");
        }

        @Test
        void whoCannotComeFirstDoesNotCount() {
            Ranking ranking = rank(
                    List.of(
                            pack("alfa").has("quotes", "hours").get(),
                            pack("beta").has("quotes").lacks("hours").get(),
                            pack("gamma").lacks("quotes").get()),
                    "quotes=nice",
                    "hours=nice");

            assertThat(ranking.undecided()).isEmpty();
        }

        @Test
        void aFactThatMayNotDecideAMustIsAnOpenFactToo() {
            Ranking ranking = rank(
                    List.of(
                            pack("alfa")
                                    .says("bank_link", fact(true, Fact.Grade.D))
                                    .get(),
                            pack("beta").partly("bank_link").get()),
                    "bank_link=need");

            assertThat(rankedIds(ranking)).containsExactly("beta", "alfa");
            assertThat(ranking.undecided()).hasSize(2);
            assertThat(ranking.openFacts())
                    .extracting(open -> open.pack().id().value(), Ranking.OpenFact::criterion)
                    .containsExactly(tuple("alfa", "bank_link"));
        }

        @Test
        void whatIsOnlyShownSettlesNothing() {
            Ranking ranking = rank(List.of(pack("alfa").get(), pack("beta").get()), "quotes=nice", "mileage=need");

            assertThat(ranking.openFacts())
                    .extracting(Ranking.OpenFact::criterion)
                    .containsExactly("quotes", "quotes");
        }

        @Test
        void anUnknownLimitIsAnOpenFactToo() {
            Ranking ranking = rank(
                    List.of(
                            pack("alfa").has("quotes").get(),
                            pack("beta")
                                    .has("quotes")
                                    .sells(edition("Team", 5, "users=1"))
                                    .get()),
                    "quotes=nice",
                    "sales_invoices=0-2",
                    "users=3");

            assertThat(ranking.undecided()).hasSize(2);
            assertThat(ranking.openFacts())
                    .extracting(open -> open.pack().id().value(), Ranking.OpenFact::criterion)
                    .containsExactly(
                            tuple("alfa", "sales_invoices"), tuple("alfa", "users"), tuple("beta", "sales_invoices"));
        }

        @Test
        void onePackageHasNobodyToLoseTo() {
            assertThat(rank(List.of(pack("alfa").get()), "quotes=nice").undecided())
                    .isEmpty();
        }
    }

    /** What it would cost me. */
    @Nested
    class TheCost {

        private final AccountingPackage alfa = pack("alfa")
                .sells(
                        edition("Groot", 40, "sales_invoices_month=unlimited"),
                        edition("Klein", 10, "sales_invoices_month=10"),
                        edition("Midden", 20, "sales_invoices_month=50"))
                .get();

        private Cost cost(AccountingPackage pack, String... answers) {
            Cost cost = place(pack, answers).cost();
            assertThat(cost).isNotNull();
            return cost;
        }

        private String editionOf(AccountingPackage pack, String... answers) {
            return cost(pack, answers).edition().name();
        }

        @ParameterizedTest
        @CsvSource({"6-10, Klein, 10.00", "11-25, Midden, 20.00", ">100, Groot, 40.00"})
        void isThatOfTheCheapestEditionThatCarriesMyVolumes(String invoices, String edition, BigDecimal price) {
            Cost cost = cost(alfa, "sales_invoices=" + invoices);

            assertThat(cost.edition().name()).isEqualTo(edition);
            assertThat(cost.perMonth()).isNotNull();
            assertThat(cost.perMonth().euro()).isEqualByComparingTo(price);
            assertThat(cost.certain()).isTrue();
        }

        @Test
        void withoutVolumesIsThatOfTheCheapestEdition() {
            assertThat(editionOf(alfa)).isEqualTo("Klein");
        }

        @Test
        void aPricePerInvoiceIsCountedForTheInvoicesISend() {
            AccountingPackage pack = pack("alfa")
                    .sells(
                            edition("Per stuk", 0, "price_per_sales_invoice=1.5"),
                            edition("Alles", 30, "sales_invoices_month=unlimited"))
                    .get();

            assertThat(cost(pack, "sales_invoices=6-10").edition().name()).isEqualTo("Per stuk");
            assertThat(cost(pack, "sales_invoices=6-10").perMonth().euro()).isEqualByComparingTo("15.00");
            assertThat(editionOf(pack, "sales_invoices=11-25")).isEqualTo("Alles");
        }

        @Test
        void anEditionThatLacksWhatINeedWillNotDo() {
            Edition invoicing = new Edition(
                    "Facturen", Packages.fact(0), null, null, Map.of(), null, Set.of(), Set.of("bank_link"));
            AccountingPackage pack = pack("alfa")
                    .has("bank_link")
                    .sells(invoicing, edition("Boekhouden", 20))
                    .get();

            assertThat(editionOf(pack, "bank_link=need")).isEqualTo("Boekhouden");
            assertThat(editionOf(pack, "bank_link=no")).isEqualTo("Facturen");
        }

        @Test
        void allVolumesHaveToFitTheSameEdition() {
            AccountingPackage pack = pack("alfa")
                    .sells(
                            edition("Facturen", 10, "sales_invoices_month=50", "users=1"),
                            edition("Mensen", 12, "sales_invoices_month=1", "users=5"),
                            edition("Beide", 30, "sales_invoices_month=50", "users=5"))
                    .get();

            assertThat(editionOf(pack, "sales_invoices=11-25", "users=3")).isEqualTo("Beide");
        }

        @Test
        void whenEveryEditionIsTooSmallThereIsNone() {
            AccountingPackage small =
                    pack("alfa").sells(edition("Klein", 10, "users=1")).get();

            assertThat(place(small, "users=2").cost()).isNull();
        }

        @Test
        void whenNoEditionIsKnownThereIsNone() {
            assertThat(place(pack("alfa").get()).cost()).isNull();
        }

        @Test
        void anUnknownPriceIsUnknownAndNotZero() {
            AccountingPackage secret =
                    pack("alfa").sells(edition("Alles", null)).get();

            assertThat(cost(secret).perMonth()).isNull();
            assertThat(requirement(place(secret, "budget=0"), "budget").outcome())
                    .isEqualTo(Outcome.UNKNOWN);
        }

        @Test
        void aKnownPriceIsPreferredToAnUnknownOne() {
            AccountingPackage pack = pack("alfa")
                    .sells(edition("Geheim", null), edition("Open", 99))
                    .get();

            assertThat(editionOf(pack)).isEqualTo("Open");
        }

        @Test
        void aFreeEditionCostsZero() {
            Cost cost = cost(pack("alfa").sells(edition("Gratis", 0)).get());

            assertThat(cost.perMonth()).isNotNull();
            assertThat(cost.perMonth().euro()).isEqualByComparingTo("0");
        }

        @Test
        void anEditionThatIsKnownToCarryItIsPreferredToACheaperOneThatMay() {
            AccountingPackage pack = pack("alfa")
                    .sells(edition("Misschien", 5), edition("Zeker", 50, "users=9"))
                    .get();

            assertThat(editionOf(pack, "users=2")).isEqualTo("Zeker");
        }

        @Test
        void alsoWhenItsPriceIsUnknown() {
            AccountingPackage pack = pack("alfa")
                    .sells(edition("Misschien", 5), edition("Zeker", null, "users=9"))
                    .get();

            Cost cost = cost(pack, "users=2");

            assertThat(cost.edition().name()).isEqualTo("Zeker");
            assertThat(cost.perMonth()).isNull();
        }

        @Test
        void whereNoneIsKnownToCarryItItIsThatOfTheCheapestThatMay() {
            AccountingPackage pack = pack("alfa")
                    .sells(edition("Klein", 5), edition("Groot", 50))
                    .get();

            Cost cost = cost(pack, "users=2");

            assertThat(cost.edition().name()).isEqualTo("Klein");
            assertThat(cost.certain()).isFalse();
        }

        @Test
        void saysWithoutVatOnlyWhenASourceSaysSo() {
            Edition stated = edition("Klein", fact(5), fact("excl"), Set.of());

            assertThat(cost(pack("alfa").sells(stated).get()).withoutVat()).isTrue();
            assertThat(cost(pack("alfa").sells(edition("Klein", 5)).get()).withoutVat())
                    .isFalse();
        }

        @Test
        void leavesOutEditionsThatAreSoldThroughAnAccountantOnly() {
            AccountingPackage pack = pack("alfa")
                    .sells(edition("Kantoor", fact(2), null, Set.of(Audience.ACCOUNTANT)), edition("Zelf", 15))
                    .get();

            assertThat(editionOf(pack)).isEqualTo("Zelf");
            assertThat(editionOf(pack, "role=zzp")).isEqualTo("Zelf");
            assertThat(editionOf(pack, "role=mkb")).isEqualTo("Zelf");
            assertThat(editionOf(pack, "role=accountant")).isEqualTo("Kantoor");
        }

        @ParameterizedTest
        @CsvSource({"10, MET", "20, MET", "0, UNMET", "meer, MET"})
        void isHeldAgainstMyBudget(String budget, Outcome outcome) {
            assertThat(outcome(alfa, "budget=" + budget)).isEqualTo(outcome);
        }
    }

    /** An answer may change, the same answers may not. */
    @Test
    void theSameAnswersGiveTheSameResult() {
        List<AccountingPackage> packages = List.of(
                pack("alfa").has("quotes").get(),
                pack("beta").lacks("bank_link").get());
        Ranker ranker = new Ranker(Packages.CRITERIA, Packages.MEANINGS);
        Catalog catalog = new Catalog("v", Instant.EPOCH, packages);

        assertThat(ranker.rank(catalog, answers("bank_link=need", "quotes=nice")))
                .isEqualTo(ranker.rank(catalog, answers("quotes=nice", "bank_link=need")));
    }
}
