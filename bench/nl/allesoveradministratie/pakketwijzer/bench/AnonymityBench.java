package nl.allesoveradministratie.pakketwijzer.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.anonymity.DifferencingAttack;
import nl.allesoveradministratie.pakketwijzer.anonymity.DifferencingAttack.Told;
import nl.allesoveradministratie.pakketwijzer.anonymity.Game;
import nl.allesoveradministratie.pakketwijzer.anonymity.KeyedProgram;
import nl.allesoveradministratie.pakketwijzer.anonymity.LinkageAttack;
import nl.allesoveradministratie.pakketwijzer.anonymity.MembershipAttack;
import nl.allesoveradministratie.pakketwijzer.anonymity.MembershipAttack.Counting;
import nl.allesoveradministratie.pakketwijzer.anonymity.Noise;
import nl.allesoveradministratie.pakketwijzer.anonymity.NoiseSample;
import nl.allesoveradministratie.pakketwijzer.anonymity.ReleasedNoise;
import nl.allesoveradministratie.pakketwijzer.anonymity.RunningScheme;
import nl.allesoveradministratie.pakketwijzer.anonymity.RunningScheme.Audit;
import nl.allesoveradministratie.pakketwijzer.anonymity.SamplerFit;
import nl.allesoveradministratie.pakketwijzer.anonymity.SignedInPartner;
import nl.allesoveradministratie.pakketwijzer.anonymity.SignedInPartner.Answer;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.insight.ReleasedCells;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * What the anonymous figures give away, measured: A1 to A7 of docs/privacy.md with a million tries where the tests take some
 * thousands, each with a negative control that must be caught. A8 and A9 are properties, which the tests prove in full.
 */
public final class AnonymityBench {

    private static final int DRAWS = 1_000_000;
    private static final int TRIES = Integer.getInteger("pakketwijzer.bench.tries", 1_000_000);
    /** Enough where what must be seen is large. */
    private static final int FEW_TRIES = 20_000;

    private static final int MONTHS = Integer.getInteger("pakketwijzer.bench.months", 60);
    private static final int QUESTIONS = 1_000;

    private static final BenchReport REPORT = new BenchReport("anonymity");

    private AnonymityBench() {}

    public static void main(String[] args) throws Exception {
        sampler();
        oracle();
        membership();
        differencing();
        averagingFreshNoise();
        realTables();
        REPORT.finish();
    }

    private static void said(String what) {
        System.out.println("      " + what + "…");
    }

    /** A1. */
    private static void sampler() {
        said("A1: a million draws of each family");
        for (Family family : Family.values()) {
            double epsilon = family.epsilon().doubleValue();
            SamplerFit fit = SamplerFit.of(ReleasedCells.noise(family, 1), epsilon, DRAWS);
            atLeast("A1 " + family + ": χ², p", fit.plausibility(), SamplerFit.PLAUSIBLE);
            atMost(
                    "A1 " + family + ": ln P(x)/P(x+1) = " + shown(fit.measuredEpsilon()) + ", off by",
                    Math.abs(fit.measuredEpsilon() - epsilon),
                    fit.tolerance());
        }
        SamplerFit halved = SamplerFit.of(
                ReleasedCells.noise(Family.R1, 2), Family.R1.epsilon().doubleValue(), DRAWS);
        atMost("A1 control, noise of half the size: χ², p", halved.plausibility(), SamplerFit.PLAUSIBLE);
    }

    /** Google's library, in a process of its own. */
    private static void oracle() throws Exception {
        said("A1: Google's library");
        double epsilon = Family.R1.epsilon().doubleValue();
        Oracle oracle = Oracle.asked(epsilon, DRAWS);
        IntSupplier fine = ReleasedCells.noise(1, 5_000);
        SamplerFit ours = SamplerFit.of(ReleasedCells.noise(Family.R1, 1), epsilon, DRAWS);
        SamplerFit rounded =
                SamplerFit.of(() -> Math.toIntExact(Math.round(fine.getAsInt() / 1_000.0)), epsilon, DRAWS);
        SamplerFit theirs = SamplerFit.of(oracle.whole(), epsilon);
        SamplerFit theirRounded = SamplerFit.of(oracle.rounded(), epsilon);
        atLeast("A1 Google's two-sided geometric noise and ours, χ² of two samples, p", ours.likeness(theirs), 0.001);
        atLeast(
                "A1 Google's rounded Laplace noise and ours in thousandths, rounded, χ² of two samples, p",
                rounded.likeness(theirRounded),
                0.001);
        atMost(
                "A1 control, Google's rounded noise and ours, which is not rounded, p",
                ours.likeness(theirRounded),
                0.001);
        REPORT.goal(
                "A1 Google's 95 % bounds of a count, against our half width",
                "±" + shown(oracle.halfWidth()),
                "±" + Family.R1.halfWidth(),
                Math.rint(oracle.halfWidth()) == Family.R1.halfWidth());
    }

    /** A2, A3 and A4. */
    private static void membership() {
        double budget = MembershipAttack.budget();
        double pooled = MembershipAttack.pooledBudget();
        said("A2: one partner, " + TRIES + " tries with and without");
        Game one = MembershipAttack.onePackage(Counting.OURS, Noise.OURS).play(TRIES);
        atMost("A2 ε of one package, at least (99 %)", one.epsilonAtLeast(), budget);
        atMost("A4 ε at any threshold, at least (99 %)", one.epsilonAtAnyThreshold(), budget);
        atMost("A4 advantage of one partner", one.advantage(), Game.mostAdvantage(budget));
        caught(
                "A2 control, noise of half the size",
                MembershipAttack.onePackage(Counting.OURS, Noise.HALVED)
                        .play(TRIES)
                        .epsilonAtLeast(),
                budget);
        caught(
                "A2 control, every event counted",
                MembershipAttack.onePackage(Counting.WITHOUT_BOUNDS, Noise.OURS)
                        .play(TRIES / 10)
                        .epsilonAtLeast(),
                budget);
        Game exact = MembershipAttack.onePackage(Counting.OURS, Noise.NONE).play(TRIES / 10);
        caught("A4 control, exact counts: ε", exact.epsilonAtAnyThreshold(), budget);
        caught("A4 control, exact counts: advantage", exact.advantage(), Game.mostAdvantage(budget));
        said("A3: all partners together");
        Game all = MembershipAttack.allPartners(Counting.OURS, Noise.OURS).play(TRIES / 2);
        atMost("A3 ε of all partners together, at least (99 %)", all.epsilonAtLeast(), pooled);
        atMost("A4 ε of all partners at any threshold, at least (99 %)", all.epsilonAtAnyThreshold(), pooled);
        atMost("A4 advantage of all partners together", all.advantage(), Game.mostAdvantage(pooled));
        // Half the size shows with one partner already; with all of them it would take many millions of tries.
        caught(
                "A3 control, noise of a quarter of the size",
                MembershipAttack.allPartners(Counting.OURS, Noise.QUARTERED)
                        .play(FEW_TRIES)
                        .epsilonAtLeast(),
                pooled);
        caught(
                "A3 control, every event counted",
                MembershipAttack.allPartners(Counting.WITHOUT_BOUNDS, Noise.OURS)
                        .play(FEW_TRIES)
                        .epsilonAtLeast(),
                pooled);
    }

    /** A5. */
    private static void differencing() {
        said("A5: released numbers taken from each other");
        for (Told told : new DifferencingAttack(Noise.OURS).play(TRIES / 50)) {
            atMost(
                    "A5 advantage by " + told.way() + ": " + shown(told.game().advantage()) + ", at least (99 %)",
                    told.game().advantageAtLeast(),
                    told.most());
        }
        for (Told told : new DifferencingAttack(Noise.QUARTERED).play(FEW_TRIES / 10)) {
            if (told.isOneCell()) {
                caught(
                        "A5 control, noise of a quarter of the size: advantage by " + told.way(),
                        told.game().advantageAtLeast(),
                        told.most());
            }
        }
        caught(
                "A5 control, exact counts: the least advantage",
                new DifferencingAttack(Noise.NONE)
                        .play(100).stream()
                                .mapToDouble(told -> told.game().advantage())
                                .min()
                                .orElseThrow(),
                Game.mostAdvantage(MembershipAttack.budget()));
    }

    /** The control of A6. */
    private static void averagingFreshNoise() {
        Game fresh = Game.of(TRIES / 500, () -> mean(12), () -> mean(13));
        caught(
                "A6 control, noise drawn anew at every of " + QUESTIONS + " questions: advantage",
                fresh.advantage(),
                Game.mostAdvantage(MembershipAttack.budget()));
    }

    private static double mean(int exact) {
        long sum = 0;
        for (int question = 0; question < QUESTIONS; question++) {
            sum += exact + Noise.OURS.draw(Family.R1);
        }
        return (double) sum / QUESTIONS;
    }

    /** A2, A6 and A7 against the product as it runs. */
    private static void realTables() throws Exception {
        Path data = Files.createTempDirectory("pakketwijzer-bench");
        LocalDate morning;
        LocalDate asked;
        Map<String, Answer> before;
        try (StartedServer server = new StartedServer(data, MovableClock.ForTheWholeProduct.class)) {
            RunningScheme scheme = new RunningScheme(server.application());
            said("A2: real tables, " + MONTHS + " months");
            audit(scheme);
            said("A7: a copy of all tables");
            linkage(server);
            said("A6: " + QUESTIONS + " questions over HTTP");
            asked = scheme.openMonth().minusMonths(2);
            morning = LocalDate.now(scheme.clock()).plusDays(1);
            Asking asking = asking(server, scheme, "Aanbieder die blijft vragen");
            before = answers(asking, scheme, asked);
            String file = SignedInPartner.file(scheme.catalogue().getFirst(), Question.FUNNEL_DAYS, asked);
            int others = 0;
            for (int question = 0; question < QUESTIONS; question++) {
                others += asking.screen().get(file).equals(before.get(file)) ? 0 : 1;
            }
            atMost("A6 answers of " + QUESTIONS + " that are not the first, to the byte", others, 0);
        }
        said("A6: after a restart, a run and a new contract");
        try (StartedServer server = new StartedServer(data, MovableClock.ForTheWholeProduct.class)) {
            RunningScheme scheme = new RunningScheme(server.application());
            scheme.releaseOn(morning);
            Map<String, Answer> after =
                    answers(asking(server, scheme, "Dezelfde met een nieuw contract"), scheme, asked);
            atLeast(
                    "A6 files of figures, and tables by a key, that were there",
                    before.size(),
                    2L * scheme.catalogue().size() * Question.values().length);
            atMost(
                    "A6 of these, others after a restart, a run and a new contract",
                    before.keySet().stream()
                            .filter(file -> !before.get(file).equals(after.get(file)))
                            .count(),
                    0);
        }
    }

    /** Somebody of a vendor, and its program. */
    private record Asking(SignedInPartner screen, KeyedProgram program) {}

    private static Asking asking(StartedServer server, RunningScheme scheme, String vendor) throws Exception {
        HiredPartner partner = scheme.partner(vendor, scheme.catalogue());
        return new Asking(
                new SignedInPartner(scheme, server.origin(), partner),
                new KeyedProgram(server.origin(), scheme.key(partner)));
    }

    /** All files and tables of figures of all packages that there are, by address. */
    private static Map<String, Answer> answers(Asking asking, RunningScheme scheme, LocalDate day) throws Exception {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (PackageId pack : scheme.catalogue()) {
            for (Question question : Question.values()) {
                String file = SignedInPartner.file(pack, question, day);
                String table = KeyedProgram.table(pack, question, day);
                answers.put(file, asking.screen().get(file));
                answers.put(table, asking.program().get(table));
            }
        }
        answers.values().removeIf(answer -> answer.status() != 200);
        return answers;
    }

    private static void audit(RunningScheme scheme) {
        Audit ours = scheme.audit(MONTHS, Counting.OURS);
        ours.families()
                .forEach((family, game) -> atMost(
                        "A2 real tables, " + family + ": ε at least (99 %)",
                        game.epsilonAtLeast(),
                        family.epsilon().doubleValue()));
        atMost(
                "A2 real tables, all families: ε at least (99 %)",
                ours.together().epsilonAtLeast(), MembershipAttack.budget());
        fit(ours.noise());
        atMost("A4 real tables, advantage", ours.together().advantage(), Game.mostAdvantage(MembershipAttack.budget()));
        caught(
                "A2 control, every event counted in real tables",
                scheme.audit(Math.max(10, MONTHS / 4), Counting.WITHOUT_BOUNDS)
                        .together()
                        .epsilonAtLeast(),
                MembershipAttack.budget());
    }

    /** What stands in the tables on top of the exact numbers. */
    private static void fit(ReleasedNoise noise) {
        for (Family family : Family.values()) {
            double epsilon = family.epsilon().doubleValue();
            NoiseSample cells = noise.of(family);
            String name = "A2 real tables, " + family + ", " + cells.size() + " cells";
            atLeast(name + ": are of its ε, p", cells.plausibility(epsilon), NoiseSample.IMPOSSIBLE);
            refused("A2 control, " + family + ": the same cells of twice that ε, p", cells.plausibility(2 * epsilon));
            refused(
                    "A2 control, " + family + ": as many cells with noise of half the size, p",
                    NoiseSample.of(ReleasedCells.noise(family, 2), cells.size()).plausibility(epsilon));
        }
        noise.independence()
                .forEach((which, plausible) ->
                        atLeast("A5 real tables, " + which + ": drawn apart, p", plausible, NoiseSample.IMPOSSIBLE));
    }

    private static void linkage(StartedServer server) throws Exception {
        LinkageAttack.Result result = new LinkageAttack(server.application(), server.origin()).play();
        LinkageAttack.Findings found = result.product();
        found.hits()
                .forEach((way, hits) -> atMost(
                        "A7 visits of " + result.visitors() + " that are linked with a question, by " + way,
                        hits,
                        LinkageAttack.Result.BY_CHANCE));
        atMost(
                "A7 transactions that wrote rows of one kind about " + result.visitors() + " visitors",
                Collections.max(found.transactions().values()),
                result.mostTransactions());
        atLeast(
                "A7 visitors of whom something stands that holds for nobody else, where the fewest do but for unknown facts",
                found.findable().entrySet().stream()
                        .filter(each -> !each.getKey().contains("missing"))
                        .mapToInt(Map.Entry::getValue)
                        .min()
                        .orElseThrow(),
                result.leastFindable());
        atLeast(
                "A7 transactions, where the fewest wrote",
                Collections.min(found.transactions().values()),
                1);
        atMost(
                "A7 tables in which a number, a cookie or an address of theirs stands",
                found.naming().size(),
                0);
        atMost("A7 tables that were not looked at", result.notLookedAt().size(), 0);
        atLeast(
                "A7 control, linked where every visit is written at once by the product's own function",
                result.unbatched().most(),
                result.visitors());
        atLeast(
                "A7 control, linked with a planted row for each visit",
                result.planted().most(),
                result.visitors());
        atLeast(
                "A7 control, tables with a planted number",
                result.planted().naming().size(),
                1);
    }

    private static void atMost(String what, double figure, double most) {
        REPORT.goal(what, shown(figure), "at most " + shown(most), figure <= most);
    }

    private static void atLeast(String what, double figure, double least) {
        REPORT.goal(what, shown(figure), "at least " + shown(least), figure >= least);
    }

    private static void caught(String what, double figure, double most) {
        REPORT.goal(what + ", caught", shown(figure), "more than " + shown(most), figure > most);
    }

    private static void refused(String what, double plausibility) {
        REPORT.goal(
                what + ", caught",
                shown(plausibility),
                "less than " + shown(NoiseSample.IMPOSSIBLE),
                plausibility < NoiseSample.IMPOSSIBLE);
    }

    private static String shown(double figure) {
        if (figure > 0 && figure < 0.0001) {
            return String.format(Locale.ROOT, "%.1e", figure);
        }
        return figure == Math.rint(figure)
                ? String.format(Locale.ROOT, "%.0f", figure)
                : String.format(Locale.ROOT, "%.4f", figure);
    }
}
