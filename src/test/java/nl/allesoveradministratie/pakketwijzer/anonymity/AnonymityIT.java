package nl.allesoveradministratie.pakketwijzer.anonymity;

import static nl.allesoveradministratie.pakketwijzer.usage.Step.VIEWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.anonymity.MembershipAttack.Counting;
import nl.allesoveradministratie.pakketwijzer.anonymity.RunningScheme.Audit;
import nl.allesoveradministratie.pakketwijzer.anonymity.SignedInPartner.Answer;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.insight.ReleaseRun;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay.Did;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * Attacks on the product as it runs: by a partner over HTTP, with the login of the partner's door, and with a copy of all
 * tables. Few tries here; {@code ./pakketwijzer bench anonymity} takes more, and starts the product anew in between.
 */
@Import(MovableClock.ForTheWholeProduct.class)
class AnonymityIT extends RunningApplication {

    private static final int MONTHS = 4;

    private static final String MUCH = "jortt";
    private static final String NONE = "moneybird";
    private static final String ANOTHERS = "bunni";

    @Autowired
    private ApplicationContext product;

    @Autowired
    private ReleaseRun run;

    private RunningScheme scheme;

    @BeforeEach
    void scheme() {
        scheme = new RunningScheme(product);
    }

    private HiredPartner partner() {
        return scheme.partner("Aanbieder die veel wil weten", List.of(new PackageId(MUCH), new PackageId(NONE)));
    }

    private SignedInPartner signedIn(HiredPartner partner) throws Exception {
        return new SignedInPartner(scheme, at(""), partner);
    }

    /** A day on which so many looked at a package is released. */
    private LocalDate released(int visitors) {
        LocalDate day = scheme.openDay();
        scheme.count(day, views(MUCH, visitors));
        scheme.releaseOn(day.plusDays(1));
        return day;
    }

    @Test
    @Proves({"A2", "A4"})
    void whatIsReleasedByRealTablesCostsNoMoreThanItSays() {
        Audit audit = scheme.audit(MONTHS, Counting.OURS);

        assertThat(audit.together().epsilonAtLeast()).isLessThanOrEqualTo(MembershipAttack.budget());
        assertThat(audit.together().epsilonAtAnyThreshold()).isLessThanOrEqualTo(MembershipAttack.budget());
        assertThat(audit.families()).hasSameSizeAs(Family.values());
        audit.families()
                .forEach((family, game) -> assertThat(game.epsilonAtLeast())
                        .as(family.name())
                        .isLessThanOrEqualTo(family.epsilon().doubleValue()));
    }

    @Test
    @Proves(value = "A2", control = true)
    void everyEventCountedInRealTablesIsCaught() {
        assertThat(scheme.audit(MONTHS, Counting.WITHOUT_BOUNDS).together().epsilonAtLeast())
                .isGreaterThan(MembershipAttack.budget());
    }

    @Test
    @Proves("A5")
    void anyOtherWindowIsNotThereAndLooksLikeNothing() throws Exception {
        LocalDate day = released(300);
        SignedInPartner partner = signedIn(partner());
        String month = day.toString().substring(0, 7);
        String folder = "/partner/pakketten/" + MUCH + "/";
        String file = folder + "funnel-days.csv?periode=";
        assertThat(partner.get(days(MUCH, day)).status()).isEqualTo(200);

        Answer nothing = partner.get("/partner/pakketten/bestaat-niet/funnel-days.csv?periode=" + month);
        assertThat(nothing.status()).isEqualTo(404);
        for (String other : List.of(
                file + "alles",
                file + day,
                file + month + "-00",
                file + month + "/P2D",
                file + day.getYear(),
                file + day.getYear() + "-Q1",
                file + day.getYear() + "-W10",
                file + "1999-01",
                file + month + "&periode=" + month,
                file + month + "&per=hour",
                file + month + "&per=quarter",
                file + month + "&per=7",
                folder + "devices.csv?per=day",
                folder + "regions.csv?per=week",
                folder + "funnel-hours.csv?periode=" + month,
                folder + "share.csv?periode=" + month,
                days(ANOTHERS, day),
                days(MUCH, day.plusMonths(2)),
                days(MUCH, day.minusYears(3)))) {
            assertThat(partner.get(other)).as(other).isEqualTo(nothing);
        }
        // What is asked for besides changes nothing.
        assertThat(partner.get(days(MUCH, day) + "&van=" + day + "&tot=" + day + "&device=phone&from=" + day))
                .isEqualTo(partner.get(days(MUCH, day)));
    }

    /** What a window of one's own would be worth: of exact counts two of them tell for certain. */
    @Test
    @Proves(value = "A5", control = true)
    void aWindowOfOnesOwnWouldTellWhoCame() {
        LocalDate day = scheme.openDay();
        scheme.count(day, views("odoo", 40));
        scheme.count(day.plusDays(1), views("odoo", 41));
        String window =
                "SELECT sum(browser_days)::int FROM usage.counter WHERE package_id = 'odoo' AND kind = 'step' AND day BETWEEN ? AND ? HAVING sum(browser_days) >= 10";

        int both = scheme.owner().fetchSingle(window, day, day.plusDays(1)).get(0, Integer.class);
        int first = scheme.owner().fetchSingle(window, day, day).get(0, Integer.class);

        assertThat(both - first - 40).isEqualTo(1);
    }

    private static String days(String pack, LocalDate day) {
        return SignedInPartner.file(new PackageId(pack), Question.FUNNEL_DAYS, day);
    }

    private static List<List<Did>> views(String pack, int visitors) {
        return Stream.generate(() -> List.of(new Did(VIEWED, List.of(new PackageId(pack)))))
                .limit(visitors)
                .toList();
    }

    @Test
    @Proves("A6")
    void aThousandRequestsANewRunAndANewContractGetTheSameBytes() throws Exception {
        LocalDate day = released(300);
        HiredPartner partner = partner();
        SignedInPartner asking = signedIn(partner);
        String file = days(MUCH, day);
        Answer first = asking.get(file);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains(day.toString());

        for (int question = 0; question < 1_000; question++) {
            assertThat(asking.get(file)).isEqualTo(first);
        }
        run.run();
        scheme.owner().execute("DELETE FROM identity.vendor_package WHERE package_id = ?", MUCH);
        assertThat(asking.get(file).status()).isEqualTo(404);
        HiredPartner again = scheme.partner("Dezelfde met een nieuw contract", List.of(new PackageId(MUCH)));
        run.run();

        assertThat(signedIn(again).get(file)).isEqualTo(first);
    }

    @Test
    @Proves("A6")
    void aSecondDrawIsRefusedByTheKeyOfTheTables() {
        LocalDate day = released(0);

        assertThatThrownBy(() -> scheme.owner()
                        .execute("INSERT INTO insight.ledger SELECT position + 1, family, period, from_day, until_day,"
                                + " epsilon, sensitivity, version, code_hash, released_on, cells, cells_hash, hash"
                                + " FROM insight.ledger WHERE position = (SELECT max(position) FROM insight.ledger)"))
                .isInstanceOf(DataAccessException.class)
                .extracting(thrown -> ((DataAccessException) thrown).sqlState())
                .isEqualTo("23505");
        assertThatThrownBy(() -> scheme.owner()
                        .execute(
                                "INSERT INTO insight.cell SELECT package_id, family, from_day, bin, value + 1"
                                        + " FROM insight.cell WHERE from_day = ?",
                                day))
                .isInstanceOf(DataAccessException.class)
                .extracting(thrown -> ((DataAccessException) thrown).sqlState())
                .isEqualTo("23505");
    }

    @Test
    @Proves("A7")
    void whoHasACopyOfAllTablesLinksNoQuestionWithAVisitButRowsOfVisitsHeDoes() throws Exception {
        LinkageAttack.Result result = new LinkageAttack(product, at("")).play();

        assertThat(result.visitors()).isGreaterThan(30);
        assertThat(result.hits())
                .allSatisfy(
                        (way, hits) -> assertThat(hits).as(way).isLessThanOrEqualTo(LinkageAttack.Result.BY_CHANCE));
        // The negative control: a row for each visit, without time or key, beside them.
        assertThat(result.mostInPlanted()).isEqualTo(result.visitors());
    }

    /** Two packages, one with hundreds of visitors and one with none, of which the same numbers were released. */
    @Test
    @Proves("A9")
    void rowsSizeStatusAndWhatIsHiddenFollowFromTheReleasedNumbersAlone() throws Exception {
        LocalDate day = released(300);
        SignedInPartner partner = signedIn(partner());
        String rows = "SELECT string_agg(family || from_day || bin, ',' ORDER BY family, from_day, bin)"
                + " FROM insight.cell WHERE package_id = ? AND family NOT IN ('R7', 'R8')";
        assertThat(scheme.owner().fetchSingle(rows, MUCH).get(0))
                .isEqualTo(scheme.owner().fetchSingle(rows, NONE).get(0));

        scheme.owner().execute("CREATE TABLE insight.aside AS SELECT * FROM insight.cell WHERE package_id = ?", NONE);
        try {
            take("insight.cell", MUCH);
            Answer much = partner.get(days(MUCH, day));
            Answer none = partner.get(days(NONE, day));

            assertThat(much.status()).isEqualTo(200);
            assertThat(much.body()).contains("yes", "no");
            assertThat(none).isEqualTo(much);
        } finally {
            take("insight.aside", NONE);
            scheme.owner().execute("DROP TABLE insight.aside");
        }
    }

    /** The package that nobody looked at gets these numbers. */
    private void take(String table, String of) {
        scheme.owner()
                .execute(
                        "UPDATE insight.cell c SET value = o.value FROM " + table
                                + " o WHERE o.package_id = ? AND c.package_id = ? AND o.family = c.family"
                                + " AND o.from_day = c.from_day AND o.bin = c.bin",
                        of,
                        NONE);
    }

    /** As is usual: hidden where fewer than ten came. The same comparison sees it. */
    @Test
    @Proves(value = "A9", control = true)
    void hidingByTheTrueCountWouldBeSeen() {
        LocalDate day = scheme.openDay();
        scheme.count(day, views("twinfield", 40));
        String usual =
                "SELECT coalesce(sum(browser_days), 0) >= 10 FROM usage.counter WHERE day = ? AND package_id = ?";

        assertThat(scheme.owner().fetchSingle(usual, day, "twinfield").get(0))
                .isNotEqualTo(scheme.owner().fetchSingle(usual, day, "minox").get(0));
    }
}
