package nl.allesoveradministratie.pakketwijzer.finder;

import static nl.allesoveradministratie.pakketwijzer.finder.Packages.answers;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.pack;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.finder.PlanStep.Kind;
import nl.allesoveradministratie.pakketwijzer.finder.SwitchingPlan.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of a switch and their days. */
class SwitchingPlanTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final AccountingPackage OLD =
            pack("oud").has("contract_monthly").get();
    private static final AccountingPackage NEW =
            pack("snelstart").has("migration_import").get();

    private static SwitchingPlan plan(String start, String... answers) {
        return SwitchingPlan.of(TODAY, LocalDate.parse(start), answers(answers), OLD, NEW);
    }

    private static Optional<PlanStep> find(SwitchingPlan plan, Kind kind) {
        return plan.steps().stream().filter(step -> step.kind() == kind).findFirst();
    }

    private static PlanStep step(SwitchingPlan plan, Kind kind) {
        return find(plan, kind).orElseThrow();
    }

    private static void assertDay(SwitchingPlan plan, Kind kind, String day) {
        assertThat(step(plan, kind).day()).as("%s", kind).isEqualTo(LocalDate.parse(day));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, nu, 2026-12-01",
        "2026-12-31, nu, 2027-01-01",
        "2026-11-25, volgend kwartaal, 2027-01-01",
        "2027-01-01, volgend kwartaal, 2027-04-01",
        "2026-11-25, nieuw jaar, 2027-01-01",
        "2027-01-01, nieuw jaar, 2028-01-01",
        "2027-05-05, weet ik niet, 2027-07-01"
    })
    void theStartFollowsFromTheAnswer(LocalDate today, String answer, LocalDate start) {
        assertThat(SwitchingPlan.proposedStart(today, answers("switch_date=" + answer)))
                .isEqualTo(start);
    }

    @Test
    void withoutAnAnswerItIsTheNextQuarter() {
        assertThat(SwitchingPlan.proposedStart(TODAY, Answers.NONE)).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void aSwitchAtNewYear() {
        SwitchingPlan plan = plan("2027-01-01", "legal_form=eenmanszaak", "vat_status=btw-plichtig");
        assertThat(plan.moment()).isEqualTo(Moment.NEW_YEAR);
        assertThat(plan.steps())
                .extracting(PlanStep::kind)
                .containsExactly(
                        Kind.NOTICE,
                        Kind.SET_UP,
                        Kind.IMPORT,
                        Kind.BANK,
                        Kind.ACCOUNTANT,
                        Kind.START,
                        Kind.EXPORT,
                        Kind.OPENING,
                        Kind.COMPARE,
                        Kind.LAST_RETURN,
                        Kind.FIRST_RETURN,
                        Kind.ANNUAL,
                        Kind.CANCEL,
                        Kind.KEEP);
        assertDay(plan, Kind.SET_UP, "2026-12-01");
        assertDay(plan, Kind.BANK, "2026-12-18");
        assertDay(plan, Kind.START, "2027-01-01");
        assertDay(plan, Kind.EXPORT, "2027-01-15");
        assertDay(plan, Kind.COMPARE, "2027-01-31");
        assertDay(plan, Kind.LAST_RETURN, "2027-01-31");
        assertDay(plan, Kind.CANCEL, "2027-05-01");
        assertDay(plan, Kind.FIRST_RETURN, "2027-04-30");
        assertDay(plan, Kind.ANNUAL, "2027-04-30");
        assertDay(plan, Kind.KEEP, "2033-12-31");
        assertThat(step(plan, Kind.LAST_RETURN).quarter()).isEqualTo(new VatQuarter(2026, 4));
        assertThat(step(plan, Kind.FIRST_RETURN).quarter()).isEqualTo(new VatQuarter(2027, 1));
    }

    @Test
    void inTheMiddleOfAQuarterTheReturnComesFromBothAndTheOldOneIsKeptUntilThen() {
        SwitchingPlan plan = plan("2027-02-10");
        assertThat(plan.moment()).isEqualTo(Moment.MID_QUARTER);
        assertThat(step(plan, Kind.START).variant()).isEqualTo("mid_quarter");
        assertThat(step(plan, Kind.FIRST_RETURN).variant()).isEqualTo("mid_quarter");
        // That over 2026 was filed before the start.
        assertThat(find(plan, Kind.LAST_RETURN)).isEmpty();
        assertDay(plan, Kind.FIRST_RETURN, "2027-04-30");
        assertDay(plan, Kind.CANCEL, "2027-05-01");
        // The books of 2027 are partly in the old package.
        assertDay(plan, Kind.KEEP, "2034-12-31");
    }

    @Test
    void inTheFirstMonthOfAQuarterTheReturnBeforeItStillComesFromTheOldOneAlone() {
        SwitchingPlan plan = plan("2027-01-15", "icp=yes");
        assertThat(step(plan, Kind.LAST_RETURN).key()).isEqualTo("last_return.mid_quarter.icp");
        assertThat(step(plan, Kind.FIRST_RETURN).key()).isEqualTo("first_return.mid_quarter.icp");
        assertThat(step(plan("2027-01-15", "current_package=geen"), Kind.FIRST_RETURN)
                        .key())
                .isEqualTo("first_return");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-04-01, eenmanszaak, 2026 2027, 2027-05-01",
        "2027-04-01, bv, 2026 2027, 2027-06-01",
        "2027-07-01, eenmanszaak, 2027, 2027-08-01"
    })
    void theYearlyReturnOfTheYearBeforeIsStillMadeInTheOldPackage(
            String start, String form, String years, String cancelled) {
        SwitchingPlan plan = plan(start, "legal_form=" + form);
        assertThat(plan.steps().stream()
                        .filter(step -> step.kind() == Kind.ANNUAL)
                        .map(step -> String.valueOf(plan.year(step))))
                .containsExactly(years.split(" "));
        assertDay(plan, Kind.CANCEL, cancelled);
    }

    @Test
    void recordsOfTheOneStopShopAreKeptForTenYears() {
        SwitchingPlan plan = plan("2027-01-01", "oss=yes");
        assertDay(plan, Kind.KEEP, "2036-12-31");
        assertThat(step(plan, Kind.KEEP).key()).isEqualTo("keep.oss");
    }

    @Test
    void whoFilesNoReturnsGetsNoneAndCanLeaveAMonthLater() {
        for (String status : List.of("KOR", "vrijgesteld")) {
            SwitchingPlan plan = plan("2027-01-01", "vat_status=" + status, "icp=yes");
            assertThat(find(plan, Kind.LAST_RETURN)).isEmpty();
            assertThat(find(plan, Kind.FIRST_RETURN)).isEmpty();
            assertDay(plan, Kind.CANCEL, "2027-02-01");
        }
        assertThat(step(plan("2027-01-01", "vat_status=KOR"), Kind.SET_UP).variant())
                .isEqualTo("kor");
    }

    @Test
    void theIcpStatementGoesWithTheReturn() {
        SwitchingPlan plan = plan("2027-01-01", "icp=yes");
        assertThat(step(plan, Kind.LAST_RETURN).key()).isEqualTo("last_return.icp");
        assertThat(step(plan, Kind.FIRST_RETURN).key()).isEqualTo("first_return.icp");
    }

    @ParameterizedTest
    @CsvSource({
        "eenmanszaak, income, 2027-04-30",
        "vof, income, 2027-04-30",
        "maatschap, income, 2027-04-30",
        "bv, company, 2027-05-31",
        "holding, company, 2027-05-31"
    })
    void theYearlyReturnFollowsFromTheLegalForm(String form, String variant, String day) {
        SwitchingPlan plan = plan("2027-01-01", "legal_form=" + form);
        assertThat(step(plan, Kind.ANNUAL).variant()).isEqualTo(variant);
        assertDay(plan, Kind.ANNUAL, day);
        assertThat(find(plan("2027-01-01", "legal_form=stichting"), Kind.ANNUAL))
                .isEmpty();
    }

    @Test
    void whoHasNoPackageYetLeavesNone() {
        SwitchingPlan plan =
                SwitchingPlan.of(TODAY, LocalDate.of(2027, 1, 1), answers("current_package=geen"), null, NEW);
        assertThat(plan.steps())
                .extracting(PlanStep::kind)
                .containsExactly(Kind.SET_UP, Kind.BANK, Kind.ACCOUNTANT, Kind.START, Kind.OPENING, Kind.FIRST_RETURN);
        assertThat(step(plan, Kind.OPENING).variant()).isEqualTo("none");
    }

    @Test
    void whoDoesItAloneOrIsAnAccountantInvitesNobody() {
        assertThat(find(plan("2027-01-01", "who_books=zelf"), Kind.ACCOUNTANT)).isEmpty();
        assertThat(find(plan("2027-01-01", "role=accountant"), Kind.ACCOUNTANT)).isEmpty();
        assertThat(step(plan("2027-01-01", "accountant_package=snelstart"), Kind.ACCOUNTANT)
                        .variant())
                .isEqualTo("same");
    }

    @ParameterizedTest
    @CsvSource({"beginbalans genoeg, import", "ook historie, import.history", "begin opnieuw, import.fresh"})
    void whatIsTakenAlongFollowsFromTheAnswer(String migration, String key) {
        assertThat(step(plan("2027-01-01", "migration=" + migration), Kind.IMPORT)
                        .key())
                .isEqualTo(key);
    }

    @Test
    void stepsKnowTheFactsOfThePackageTheyAreAbout() {
        SwitchingPlan plan = plan("2027-01-01");
        assertThat(step(plan, Kind.NOTICE).known()).containsExactly(new PlanStep.Known(OLD, "contract_monthly"));
        assertThat(step(plan, Kind.IMPORT).known()).containsExactly(new PlanStep.Known(NEW, "migration_import"));
        assertThat(step(plan, Kind.CANCEL).known().getFirst().fact()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 2027-01-01",
        "2026-12-15, 2027-01-01",
        "2027-02-10, 2027-04-01",
        "2028-05-15, 2028-07-01",
        "2027-04-01, 2027-04-01"
    })
    void theCalmStartIsNeverBeforeTheOneThatWasChosen(String start, String calm) {
        assertThat(plan(start).calmStart(TODAY)).isEqualTo(LocalDate.parse(calm));
    }

    @Test
    void theCalmStartLeavesTimeToPrepare() {
        LocalDate today = LocalDate.of(2026, 12, 20);
        SwitchingPlan plan = SwitchingPlan.of(today, LocalDate.of(2027, 1, 1), Answers.NONE, OLD, NEW);

        assertThat(plan.hasEasierStart(today)).isTrue();
        assertThat(plan.calmStart(today)).isEqualTo(LocalDate.of(2027, 4, 1));
    }

    @ParameterizedTest
    @CsvSource({"vat_status=KOR", "vat_status=vrijgesteld", "current_package=geen"})
    void whoAddsUpNoReturnCanBeginOnAnyDay(String answer) {
        SwitchingPlan plan = plan("2027-02-10", answer);

        assertThat(plan.moment()).isEqualTo(Moment.ANY_DAY);
        assertThat(plan.hasEasierStart(TODAY)).isFalse();
    }

    @Test
    void aNewQuarterIsHandyForWhoFilesReturns() {
        assertThat(plan("2027-04-01").moment()).isEqualTo(Moment.QUARTER);
        assertThat(plan("2027-04-01", "current_package=geen").moment()).isEqualTo(Moment.QUARTER);
        assertThat(plan("2027-04-01", "vat_status=KOR").moment()).isEqualTo(Moment.ANY_DAY);
        assertThat(plan("2027-01-01", "vat_status=KOR").moment()).isEqualTo(Moment.NEW_YEAR);
    }

    @Test
    void aShortNoticeIsSaidAndAnEasierStartProposed() {
        assertThat(plan("2026-12-01").isShortNotice(TODAY)).isTrue();
        assertThat(plan("2026-12-01").hasEasierStart(TODAY)).isTrue();
        assertThat(plan("2027-01-01").hasEasierStart(TODAY)).isFalse();
        assertThat(plan("2027-04-01").hasEasierStart(TODAY)).isFalse();
    }

    @Property
    void noStepLiesInThePastAndNothingIsCancelledBeforeItsLastReturn(
            @ForAll @DateRange(min = "2026-01-01", max = "2033-12-31") LocalDate today,
            @ForAll @IntRange(max = 1000) int days,
            @ForAll boolean kor) {
        LocalDate start = today.plusDays(days);
        Answers answers = answers("legal_form=eenmanszaak", "vat_status=" + (kor ? "KOR" : "btw-plichtig"));
        SwitchingPlan plan = SwitchingPlan.of(today, start, answers, OLD, NEW);
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.day()).isAfterOrEqualTo(today));
        LocalDate cancelled = step(plan, Kind.CANCEL).day();
        assertThat(cancelled).isAfter(step(plan, Kind.COMPARE).day());
        find(plan, Kind.LAST_RETURN).ifPresent(last -> assertThat(cancelled).isAfter(last.day()));
        assertThat(plan.steps())
                .filteredOn(step -> step.kind() == Kind.ANNUAL && plan.year(step) < start.getYear())
                .allSatisfy(step -> assertThat(cancelled).isAfter(step.day()));
        assertThat(find(plan, Kind.FIRST_RETURN).isPresent()).isEqualTo(!kor);
        assertThat(step(plan, Kind.KEEP).day())
                .isEqualTo(LocalDate.of(start.minusDays(1).getYear() + 7, 12, 31));
        assertThat(plan.steps(PlanStep.Phase.BEFORE))
                .allSatisfy(step -> assertThat(step.day()).isBeforeOrEqualTo(start));
        assertThat(plan.steps().stream()
                        .filter(step -> step.kind().phase() == PlanStep.Phase.AFTER)
                        .map(PlanStep::day))
                .isSorted();
    }
}
