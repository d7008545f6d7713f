package nl.allesoveradministratie.pakketwijzer.finder;

import static nl.allesoveradministratie.pakketwijzer.finder.Packages.answers;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.edition;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.fact;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import nl.allesoveradministratie.pakketwijzer.finder.SituationCheck.Doubt;
import nl.allesoveradministratie.pakketwijzer.finder.SituationCheck.Remark;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rules apply to a visitor, and what the facts of a package come to. */
class SituationChecksTest {

    private static final AccountingPackage NOTHING_KNOWN = pack("onbekend").get();

    private static Situation situation(AccountingPackage pack, String... answers) {
        return SituationChecks.of(pack, answers(answers));
    }

    private static SituationCheck check(AccountingPackage pack, CheckSubject subject, String... answers) {
        return situation(pack, answers).checks().stream()
                .filter(check -> check.subject() == subject)
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " does not apply to " + Arrays.toString(answers)));
    }

    private static Outcome outcome(AccountingPackage pack, CheckSubject subject, String... answers) {
        return check(pack, subject, answers).outcome();
    }

    @Nested
    class WhichRulesApply {

        @Test
        void withoutAnswersOnlyKeepingRecords() {
            Situation situation = situation(NOTHING_KNOWN);
            assertThat(situation.checks()).extracting(SituationCheck::subject).containsExactly(CheckSubject.EXIT);
            assertThat(situation.checks().getFirst().because()).isEmpty();
            assertThat(situation.notNeeded()).isEmpty();
            assertThat(situation.unanswered()).hasSize(10).doesNotContain(CheckSubject.EXIT);
        }

        @ParameterizedTest
        @CsvSource({
            "vat_status=KOR, KOR",
            "vat_filing=need, VAT_RETURN",
            "vat_filing=nice, VAT_RETURN",
            "reverse_charge=yes, REVERSE_CHARGE",
            "sector=bouw, REVERSE_CHARGE",
            "icp=yes, ICP",
            "margin_scheme=yes, MARGIN",
            "sector=tweedehands, MARGIN",
            "oss=yes, OSS",
            "fiscal_unity=yes, FISCAL_UNITY",
            "government_customer=yes, GOVERNMENT_INVOICE",
            "bank_link=need, BANK",
            "bank_link=nice, BANK",
            "which_bank=ING, BANK",
            "bank_accounts=2, BANK",
            "who_books=samen, ACCOUNTANT",
            "who_books=uitbesteed, ACCOUNTANT",
            "accountant_package=snelstart, ACCOUNTANT",
            "accountant_access=nice, ACCOUNTANT",
            "auditfile=need, ACCOUNTANT"
        })
        void anAnswerBringsItsRule(String answer, CheckSubject subject) {
            Situation situation = situation(NOTHING_KNOWN, answer);
            assertThat(situation.checks())
                    .extracting(SituationCheck::subject)
                    .containsExactly(subject, CheckSubject.EXIT);
            assertThat(situation.checks().getFirst().because()).containsExactly(answer.split("=")[0]);
            assertThat(situation.unanswered()).hasSize(9).doesNotContain(subject);
        }

        @ParameterizedTest
        @CsvSource({
            "vat_filing=no, VAT_RETURN",
            "reverse_charge=no, REVERSE_CHARGE",
            "icp=no, ICP",
            "margin_scheme=no, MARGIN",
            "oss=no, OSS",
            "fiscal_unity=no, FISCAL_UNITY",
            "government_customer=no, GOVERNMENT_INVOICE",
            "bank_link=no, BANK",
            "who_books=zelf, ACCOUNTANT",
            "accountant_access=no, ACCOUNTANT"
        })
        void aNoMakesItNotNeeded(String answer, CheckSubject subject) {
            Situation situation = situation(NOTHING_KNOWN, answer);
            assertThat(situation.notNeeded()).containsExactly(subject);
            assertThat(situation.checks()).extracting(SituationCheck::subject).containsExactly(CheckSubject.EXIT);
        }

        /** Who files returns has no use for the KOR; that a package files them can be unwanted all the same. */
        @ParameterizedTest
        @ValueSource(strings = {"vat_status=btw-plichtig", "vat_status=gemengd"})
        void whoFilesReturnsIsCheckedForThatUnlessItIsUnwanted(String status) {
            assertThat(situation(NOTHING_KNOWN, status).notNeeded()).containsExactly(CheckSubject.KOR);
            assertThat(check(NOTHING_KNOWN, CheckSubject.VAT_RETURN, status).because())
                    .containsExactly("vat_status");
            assertThat(situation(NOTHING_KNOWN, status, "vat_filing=no").notNeeded())
                    .containsExactly(CheckSubject.KOR, CheckSubject.VAT_RETURN);
        }

        @ParameterizedTest
        @CsvSource({"vat_status=weet ik niet, KOR", "accountant_package=weet ik niet, ACCOUNTANT"})
        void notKnowingIsNoAnswer(String answer, CheckSubject subject) {
            assertThat(situation(NOTHING_KNOWN, answer).unanswered()).contains(subject);
        }

        @Test
        void whatIsUsualInASectorGivesWayToWhatWasSaid() {
            assertThat(check(NOTHING_KNOWN, CheckSubject.REVERSE_CHARGE, "sector=bouw")
                            .remarks())
                    .containsExactly(Remark.USUAL_IN_SECTOR);
            assertThat(situation(NOTHING_KNOWN, "sector=bouw", "reverse_charge=no")
                            .notNeeded())
                    .containsExactly(CheckSubject.REVERSE_CHARGE);
            assertThat(check(NOTHING_KNOWN, CheckSubject.MARGIN, "sector=tweedehands", "margin_scheme=yes")
                            .remarks())
                    .isEmpty();
        }
    }

    @Nested
    class WhatTheFactsComeTo {

        @ParameterizedTest
        @CsvSource({
            "vat_filing=need, VAT_RETURN, vat_filing_direct",
            "reverse_charge=yes, REVERSE_CHARGE, reverse_charge",
            "icp=yes, ICP, icp",
            "margin_scheme=yes, MARGIN, margin_scheme",
            "oss=yes, OSS, oss",
            "fiscal_unity=yes, FISCAL_UNITY, fiscal_unity",
            "government_customer=yes, GOVERNMENT_INVOICE, einvoice_send",
            "bank_link=need, BANK, bank_link",
            "accountant_access=need, ACCOUNTANT, accountant_access",
            "auditfile=need, ACCOUNTANT, auditfile",
            "exit_access=need, EXIT, read_only_after_cancel"
        })
        void yesPartlyNoOrUnknown(String answer, CheckSubject subject, String field) {
            assertThat(outcome(pack("a").has(field).get(), subject, answer)).isEqualTo(Outcome.MET);
            assertThat(outcome(pack("a").partly(field).get(), subject, answer)).isEqualTo(Outcome.PARTLY);
            assertThat(outcome(pack("a").lacks(field).lacks("auditfile").get(), subject, answer))
                    .isEqualTo(Outcome.UNMET);
            assertThat(outcome(NOTHING_KNOWN, subject, answer)).isEqualTo(Outcome.UNKNOWN);
        }

        @Test
        void nobodyKnowsWhatIsPrintedOnAnExemptInvoice() {
            SituationCheck kor = check(pack("a").has("vat_filing_direct").get(), CheckSubject.KOR, "vat_status=KOR");
            assertThat(kor.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(kor.findings()).isEmpty();
        }

        @Test
        void onDutchTaxAForeignSourceDecidesNothing() {
            SituationCheck icp = check(pack("billit").has("icp").get(), CheckSubject.ICP, "icp=yes");
            assertThat(icp.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(icp.findings().getFirst().doubt()).isEqualTo(Doubt.FOREIGN_SOURCE);
            assertThat(icp.findings().getFirst().fact()).isNotNull();
            assertThat(outcome(pack("billit").has("bank_link").get(), CheckSubject.BANK, "bank_link=need"))
                    .isEqualTo(Outcome.MET);
        }

        @ParameterizedTest
        @CsvSource({"A, MET, NONE", "B, MET, NONE", "C, UNKNOWN, NOT_THE_VENDOR", "D, UNKNOWN, NOT_THE_VENDOR"})
        void onlyTheVendorsOwnWordsDecide(Fact.Grade grade, Outcome outcome, Doubt doubt) {
            SituationCheck oss = check(pack("a").says("oss", fact(true, grade)).get(), CheckSubject.OSS, "oss=yes");
            assertThat(oss.outcome()).isEqualTo(outcome);
            assertThat(oss.findings().getFirst().doubt()).isEqualTo(doubt);
        }

        @Test
        void whatOneEditionLacksIsPartlyThereAndSaysWhere() {
            AccountingPackage pack = pack("a")
                    .has("icp")
                    .sells(lacking("Klein", "icp"), edition("Groot", 20))
                    .get();
            SituationCheck icp = check(pack, CheckSubject.ICP, "icp=yes");
            assertThat(icp.outcome()).isEqualTo(Outcome.PARTLY);
            assertThat(icp.findings().getFirst().missingIn()).containsExactly("Klein");
        }

        private static Edition lacking(String name, String field) {
            return new Edition(name, null, null, null, Map.of(), null, Set.of(), Set.of(field));
        }
    }

    @Nested
    class TheBank {

        private final AccountingPackage pack = pack("a")
                .has("bank_link")
                .sells(edition("Klein", 5, "bank_links=1"), edition("Groot", 20, "bank_links=unlimited"))
                .get();

        @Test
        void noSourceNamesBanksSoItIsToBeAsked() {
            assertThat(check(pack, CheckSubject.BANK, "which_bank=Knab").remarks())
                    .containsExactly(Remark.ASK_FOR_BANK);
            assertThat(check(pack, CheckSubject.BANK, "bank_link=need").remarks())
                    .isEmpty();
        }

        @Test
        void anEditionWithFewerLinksThanAccountsIsNamed() {
            SituationCheck two = check(pack, CheckSubject.BANK, "bank_accounts=2");
            assertThat(two.outcome()).isEqualTo(Outcome.PARTLY);
            assertThat(two.links())
                    .extracting(SituationCheck.Links::edition, SituationCheck.Links::tooFew)
                    .containsExactly(tuple("Klein", true), tuple("Groot", false));
            assertThat(outcome(pack, CheckSubject.BANK, "bank_accounts=1")).isEqualTo(Outcome.MET);
        }
    }

    @Nested
    class TheBankOfOthers {

        @Test
        void whatCanBeBoughtOnTopIsNotTooFew() {
            AccountingPackage pack = pack("a")
                    .has("bank_link")
                    .sells(edition("Klein", 5, "bank_links=1", "extra_bank_link_price=2"))
                    .get();
            assertThat(check(pack, CheckSubject.BANK, "bank_accounts=3").links())
                    .extracting(SituationCheck.Links::tooFew)
                    .containsExactly(false);
            assertThat(outcome(pack, CheckSubject.BANK, "bank_accounts=3")).isEqualTo(Outcome.MET);
        }

        @Test
        void anEditionThatAsksAPriceForEveryLinkIsNotSaidToHaveNone() {
            AccountingPackage pack = pack("a")
                    .has("bank_link")
                    .sells(edition("Los", 5, "bank_links=0", "extra_bank_link_price=3"))
                    .get();

            SituationCheck bank = check(pack, CheckSubject.BANK, "bank_accounts=3");
            assertThat(bank.outcome()).isEqualTo(Outcome.MET);
            assertThat(bank.links()).isEmpty();
        }

        @Test
        void anEditionForOthersDoesNotCount() {
            AccountingPackage pack = pack("a")
                    .has("bank_link")
                    .sells(
                            edition("Kantoor", null, null, Set.of(Audience.ACCOUNTANT), "bank_links=1"),
                            edition("Groot", 20, "bank_links=5"))
                    .get();
            SituationCheck bank = check(pack, CheckSubject.BANK, "role=zzp", "bank_accounts=3");
            assertThat(bank.outcome()).isEqualTo(Outcome.MET);
            assertThat(bank.links()).extracting(SituationCheck.Links::edition).containsExactly("Groot");
        }
    }

    @Nested
    class TheAccountant {

        @Test
        void whoWorksInTheSamePackageHasAccess() {
            SituationCheck same = check(
                    pack("snelstart").lacks("accountant_access").get(),
                    CheckSubject.ACCOUNTANT,
                    "accountant_package=snelstart");
            assertThat(same.outcome()).isEqualTo(Outcome.MET);
            assertThat(same.remarks()).containsExactly(Remark.ACCOUNTANT_USES_IT, Remark.ASK_FOR_RGS);
        }

        @Test
        void sharingThePackageSaysNothingAboutAFile() {
            String[] wants = {"accountant_package=snelstart", "auditfile=need"};
            assertThat(outcome(pack("snelstart").get(), CheckSubject.ACCOUNTANT, wants))
                    .isEqualTo(Outcome.UNKNOWN);
            assertThat(outcome(pack("snelstart").has("auditfile").get(), CheckSubject.ACCOUNTANT, wants))
                    .isEqualTo(Outcome.MET);
        }

        @Test
        void whoWorksInAnotherPackageIsSaidSo() {
            SituationCheck other = check(
                    pack("a").has("accountant_access").get(), CheckSubject.ACCOUNTANT, "accountant_package=snelstart");
            assertThat(other.outcome()).isEqualTo(Outcome.MET);
            assertThat(other.remarks()).containsExactly(Remark.ACCOUNTANT_USES_ANOTHER, Remark.ASK_FOR_RGS);
        }

        @Test
        void whoWantsAccessAndAFileGetsBothLookedAt() {
            String[] wants = {"accountant_access=need", "auditfile=need"};
            assertThat(outcome(pack("a").has("accountant_access", "auditfile").get(), CheckSubject.ACCOUNTANT, wants))
                    .isEqualTo(Outcome.MET);
            assertThat(outcome(pack("a").has("accountant_access").get(), CheckSubject.ACCOUNTANT, wants))
                    .isEqualTo(Outcome.UNKNOWN);
            assertThat(outcome(
                            pack("a")
                                    .has("accountant_access")
                                    .lacks("auditfile")
                                    .get(),
                            CheckSubject.ACCOUNTANT,
                            wants))
                    .isEqualTo(Outcome.PARTLY);
        }
    }

    @Nested
    class LeavingAndSevenYears {

        @ParameterizedTest
        @CsvSource({
            "yes, no, MET",
            "partial, unknown, PARTLY",
            "no, yes, PARTLY",
            "no, no, UNMET",
            "no, unknown, UNKNOWN",
            "unknown, yes, PARTLY",
            "unknown, no, UNKNOWN",
            "unknown, unknown, UNKNOWN"
        })
        void readingOnOrTakingAFileAlong(String access, String auditfile, Outcome outcome) {
            Packages.Builder pack = pack("a");
            say(pack, "read_only_after_cancel", access);
            say(pack, "auditfile", auditfile);
            assertThat(outcome(pack.get(), CheckSubject.EXIT)).isEqualTo(outcome);
        }

        private static void say(Packages.Builder pack, String field, String value) {
            switch (value) {
                case "yes" -> pack.has(field);
                case "no" -> pack.lacks(field);
                case "partial" -> pack.partly(field);
                default -> assertThat(value).isEqualTo("unknown");
            }
        }

        @Test
        void theOneStopShopKeepsTenYears() {
            assertThat(check(NOTHING_KNOWN, CheckSubject.EXIT, "oss=yes").remarks())
                    .containsExactly(Remark.KEEP_TEN_YEARS);
            assertThat(check(NOTHING_KNOWN, CheckSubject.EXIT, "oss=no").remarks())
                    .isEmpty();
        }
    }

    /** Whatever is asked of whichever package: no "no" without a fact that says so. */
    @Test
    void noPackageOfOursIsToldToLackWhatNoVendorSaysItLacks() {
        List<String> everything = List.of(
                "vat_status=KOR",
                "vat_filing=need",
                "icp=yes",
                "oss=yes",
                "margin_scheme=yes",
                "reverse_charge=yes",
                "fiscal_unity=yes",
                "government_customer=yes",
                "which_bank=ING",
                "accountant_access=need",
                "auditfile=need",
                "exit_access=need");
        for (AccountingPackage pack : ShippedCatalogue.catalog().packages()) {
            Situation situation = situation(pack, everything.toArray(String[]::new));
            assertThat(situation.checks()).hasSize(CheckSubject.values().length);
            assertThat(situation.checks())
                    .filteredOn(check -> check.outcome() == Outcome.UNMET)
                    .allSatisfy(check -> assertThat(check.findings()).anySatisfy(finding -> {
                        assertThat(finding.fact()).isNotNull();
                        assertThat(finding.outcome()).isEqualTo(Outcome.UNMET);
                        assertThat(finding.doubt()).isEqualTo(Doubt.NONE);
                    }));
        }
    }
}
