package nl.allesoveradministratie.pakketwijzer.anonymity;

import static nl.allesoveradministratie.pakketwijzer.anonymity.NoiseSample.IMPOSSIBLE;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.VIEWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import nl.allesoveradministratie.pakketwijzer.insight.ReleasedCells;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay.Did;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * Attacks on the product as it runs: by a partner over HTTP, with the login of the partner's door, and with a copy of all
 * tables. Few tries here; {@code ./pakketwijzer bench anonymity} takes more, and starts the product anew in between.
 */
@Import(MovableClock.ForTheWholeProduct.class)
class AnonymityIT extends RunningApplication {

    private static final int MONTHS = 8;

    /** Enough where what must be seen is large. */
    private static final int FEW_MONTHS = 4;

    /** Of the fewest cells that a family has in {@link #MONTHS}; R1 has twenty times as many. */
    private static final int CELLS = 1_500;

    /** Of those months, played once. */
    private static @Nullable Audit audit;

    /** Of one day, played once. */
    private static LinkageAttack.@Nullable Result linkage;

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

    private Audit audit() {
        Audit played = audit;
        if (played == null) {
            played = scheme.audit(MONTHS, Counting.OURS);
            audit = played;
        }
        return played;
    }

    @Test
    @Proves({"A2", "A4"})
    void whatIsReleasedByRealTablesCostsNoMoreThanItSays() {
        Audit audit = audit();

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
        assertThat(scheme.audit(FEW_MONTHS, Counting.WITHOUT_BOUNDS).together().epsilonAtLeast())
                .isGreaterThan(MembershipAttack.budget());
    }

    private static double epsilon(Family family) {
        return family.epsilon().doubleValue();
    }

    /**
     * The game above is played some hundreds of times, too few to tell noise from noise of half the size. This tells: every cell
     * of every period of eight months, as the partner's login reads it, less what was counted, is held against the
     * distribution of its family. The mean size of n draws is off by n^(−1/2) or so, and eight times that is always seen. There
     * are 1,600 cells of R3, fewer of no family, and some 39,000 of R1: so noise that is a fifth too small or too large is
     * refused in every family, and noise that is a twentieth too small in R1.
     */
    @ParameterizedTest
    @EnumSource
    @Proves({"A2", "A4"})
    void everyCellOfRealTablesIsTheExactNumberAndTheNoiseOfItsFamily(Family family) {
        NoiseSample noise = audit().noise().of(family);

        assertThat(noise.size()).isGreaterThan(CELLS);
        assertThat(noise.plausibility(epsilon(family))).isGreaterThan(IMPOSSIBLE);
    }

    /** The same cells are not those of a family at twice the price, nor of one that is a third dearer. */
    @ParameterizedTest
    @EnumSource
    @Proves(
            value = {"A2", "A4"},
            control = true)
    void theSameCellsDoNotFitAnotherPrice(Family family) {
        NoiseSample noise = audit().noise().of(family);

        assertThat(noise.plausibility(2 * epsilon(family))).isLessThan(IMPOSSIBLE);
        assertThat(noise.plausibility(4 * epsilon(family) / 3)).isLessThan(IMPOSSIBLE);
    }

    @ParameterizedTest
    @EnumSource
    @Proves(
            value = {"A2", "A4"},
            control = true)
    void asManyCellsWithNoiseOfHalfTheSizeAreCaught(Family family) {
        int cells = audit().noise().of(family).size();

        assertThat(NoiseSample.of(ReleasedCells.noise(family, 2), cells).plausibility(epsilon(family)))
                .isLessThan(IMPOSSIBLE);
    }

    /** Or one could be taken from the other. DifferencingTest shows what then is left to learn, and NoiseSampleTest the control. */
    @Test
    @Proves("A5")
    void noCellOfRealTablesHasTheNoiseOfAnother() {
        Map<String, Double> independence = audit().noise().independence();

        assertThat(independence).hasSize(3 * Family.values().length + 4);
        assertThat(independence)
                .allSatisfy(
                        (which, plausible) -> assertThat(plausible).as(which).isGreaterThan(IMPOSSIBLE));
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
        scheme.uncount(day);
        scheme.uncount(day.plusDays(1));

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

    /** With control: what he does find where visits are written at once, and in a table that was planted. */
    @Test
    @Proves("A7")
    void whoHasACopyOfAllTablesLinksNoQuestionWithAVisit() throws Exception {
        LinkageAttack.Result result = linkage();
        LinkageAttack.Findings found = result.product();

        assertThat(result.visitors()).isGreaterThan(30);
        assertThat(result.notLookedAt()).isEmpty();
        // There was something to find: in all tables, and of most visitors. Facts that nobody knew are too much alike
        // for that.
        assertThat(found.findable()).hasSizeGreaterThan(20);
        found.findable()
                .forEach((where, visitors) -> assertThat(visitors)
                        .as(where)
                        .isGreaterThanOrEqualTo(where.contains("missing") ? 0 : result.leastFindable()));
        assertThat(found.hits())
                .allSatisfy(
                        (way, hits) -> assertThat(hits).as(way).isLessThanOrEqualTo(LinkageAttack.Result.BY_CHANCE));
        assertThat(found.transactions())
                .allSatisfy((where, transactions) ->
                        assertThat(transactions).as(where).isBetween(1, result.mostTransactions()));
        assertThat(found.naming()).isEmpty();
    }

    /** The product's own function, without batches; a row for each visit, without time or key; and a number in a column. */
    @Test
    @Proves(value = "A7", control = true)
    void visitsThatAreWrittenAtOnceAndANumberInAColumnAreLinked() throws Exception {
        LinkageAttack.Result result = linkage();

        assertThat(result.unbatched().most()).isEqualTo(result.visitors());
        assertThat(result.unbatched().transactions().values()).anyMatch(number -> number > result.mostTransactions());
        assertThat(result.planted().most()).isEqualTo(result.visitors());
        assertThat(result.planted().naming()).containsExactly("usage.planted");
    }

    private LinkageAttack.Result linkage() throws Exception {
        LinkageAttack.Result played = linkage;
        if (played == null) {
            played = new LinkageAttack(product, at("")).play();
            linkage = played;
        }
        return played;
    }

    /** Two packages, one with hundreds of visitors and one with none, of which the same numbers were released. */
    @Test
    @Proves("A9")
    void rowsSizeStatusAndWhatIsHiddenFollowFromTheReleasedNumbersAlone() throws Exception {
        LocalDate day = released(300);
        String rows = "SELECT string_agg(family || from_day || bin, ',' ORDER BY family, from_day, bin)"
                + " FROM insight.cell WHERE package_id = ? AND family NOT IN ('R7', 'R8')";
        assertThat(scheme.owner().fetchSingle(rows, MUCH).get(0))
                .isEqualTo(scheme.owner().fetchSingle(rows, NONE).get(0));

        List<Answer> seen = withTheSameNumbers(day, "");

        assertThat(seen.getFirst().status()).isEqualTo(200);
        assertThat(seen.getFirst().body()).contains("yes", "no");
        assertThat(seen.get(1)).isEqualTo(seen.get(0));
    }

    /** As is usual: left out where fewer than ten came. The same comparison sees it. */
    @Test
    @Proves(value = "A9", control = true)
    void hidingByTheTrueCountWouldBeSeen() throws Exception {
        LocalDate day = released(300);

        List<Answer> seen = withTheSameNumbers(
                day,
                " AND (SELECT coalesce(sum(browser_days), 0) FROM usage.closed t WHERE t.day = c.from_day"
                        + " AND t.package_id = c.package_id AND t.kind = 'step') < 10");

        assertThat(seen.get(1)).isNotEqualTo(seen.get(0));
    }

    /**
     * What a partner sees of a package with hundreds of visitors, and of one with none that was given the same numbers.
     *
     * @param leftOut what is left out of the cells c of that day, in SQL; empty = nothing
     */
    private List<Answer> withTheSameNumbers(LocalDate day, String leftOut) throws Exception {
        SignedInPartner partner = signedIn(partner());
        DSLContext owner = scheme.owner();
        owner.execute("CREATE TABLE insight.aside AS SELECT * FROM insight.cell WHERE package_id = ?", NONE);
        try {
            owner.execute(
                    "UPDATE insight.cell c SET value = o.value FROM insight.cell o WHERE o.package_id = ?"
                            + " AND c.package_id = ? AND o.family = c.family AND o.from_day = c.from_day AND o.bin = c.bin",
                    MUCH,
                    NONE);
            if (!leftOut.isEmpty()) {
                owner.execute(
                        "DELETE FROM insight.cell c WHERE c.package_id = ? AND c.family = 'R1' AND c.from_day = ?"
                                + leftOut,
                        NONE,
                        day);
            }
            return List.of(partner.get(days(MUCH, day)), partner.get(days(NONE, day)));
        } finally {
            owner.execute("DELETE FROM insight.cell WHERE package_id = ?", NONE);
            owner.execute("INSERT INTO insight.cell SELECT * FROM insight.aside");
            owner.execute("DROP TABLE insight.aside");
        }
    }
}
