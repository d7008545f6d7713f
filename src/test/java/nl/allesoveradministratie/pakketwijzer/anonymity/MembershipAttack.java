package nl.allesoveradministratie.pakketwijzer.anonymity;

import static nl.allesoveradministratie.pakketwijzer.usage.Step.COMPARED;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.SHOWN;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.VIEWED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.ReleasedCells;
import nl.allesoveradministratie.pakketwijzer.insight.ReleasedCells.Cell;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay.Bar;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay.Did;

/**
 * Somebody knows everything about everybody on a day but one thing: whether one browser came. He sees every cell of every
 * family that the browser's day can change, and weighs how much likelier these are with it than without: nobody can do
 * better with what is released (Neyman and Pearson). Each try counts the day anew by the code of the product, and draws new
 * noise.
 */
public final class MembershipAttack {

    /** How a day becomes exact counts. */
    public enum Counting {
        /** As the product does it. */
        OURS {
            @Override
            List<List<Did>> browsers(List<List<Did>> browsers) {
                return browsers;
            }
        },
        /** Nobody is recognised: whatever somebody does is somebody else's, as where events are counted. */
        WITHOUT_BOUNDS {
            @Override
            List<List<Did>> browsers(List<List<Did>> browsers) {
                return browsers.stream().flatMap(List::stream).map(List::of).toList();
            }
        };

        abstract List<List<Did>> browsers(List<List<Did>> browsers);
    }

    private final Counting counting;
    private final Noise noise;
    private final List<List<Did>> others;
    private final List<List<Did>> all;
    private final List<Changed> changed;

    /** A cell that is another with the browser than without it. */
    private record Changed(Cell cell, int without, int with) {

        int by() {
            return Math.abs(with - without);
        }
    }

    /**
     * An attack on one browser.
     *
     * @param seen packages of which the attacker sees the figures
     * @param one what the browser does; when it was compared with several, what is drawn differs from try to try
     */
    private MembershipAttack(
            Counting counting, Noise noise, List<PackageId> catalogue, List<PackageId> seen, List<Did> one) {
        this.counting = counting;
        this.noise = noise;
        this.others = List.of(
                List.of(new Did(VIEWED, catalogue.subList(0, 1))),
                List.of(new Did(SHOWN, catalogue), new Did(COMPARED, catalogue.subList(0, 2))));
        this.all = Stream.concat(others.stream(), Stream.of(one)).toList();
        Map<Bar, Integer> before = counts(others);
        Map<Bar, Integer> after = counts(all);
        // Cells that the browser cannot change are as likely with it as without.
        this.changed = ReleasedCells.cells(catalogue).stream()
                .filter(cell -> seen.contains(cell.pack()))
                .map(cell -> new Changed(cell, ReleasedCells.exact(before, cell), ReleasedCells.exact(after, cell)))
                .filter(cell -> cell.without() != cell.with())
                .toList();
    }

    /** What one partner with one package learns of a browser that viewed it and compared it with another, three times. */
    public static MembershipAttack onePackage(Counting counting, Noise noise) {
        List<PackageId> catalogue = packages(2);
        List<Did> viewedAndCompared = List.of(new Did(VIEWED, catalogue.subList(0, 1)), new Did(COMPARED, catalogue));
        return new MembershipAttack(
                counting,
                noise,
                catalogue,
                catalogue.subList(0, 1),
                Collections.nCopies(3, viewedAndCompared).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    /**
     * What all partners learn who pool what they see of all packages, of somebody who opens every page of the catalogue,
     * and compares, again and again.
     */
    public static MembershipAttack allPartners(Counting counting, Noise noise) {
        List<PackageId> catalogue = packages(8);
        List<Did> everything = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            everything.add(new Did(SHOWN, catalogue.subList(4, 8)));
            everything.add(new Did(COMPARED, catalogue.subList(0, 2)));
            everything.add(new Did(COMPARED, catalogue.subList(2, 4)));
            catalogue.forEach(pack -> everything.add(new Did(VIEWED, List.of(pack))));
        }
        return new MembershipAttack(counting, noise, catalogue, catalogue, everything);
    }

    private static List<PackageId> packages(int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> new PackageId("pack-" + each))
                .toList();
    }

    private Map<Bar, Integer> counts(List<List<Did>> browsers) {
        return PlayedDay.counts(counting.browsers(browsers));
    }

    /** What the cells cost that the browser changes: the true ε of what the attacker sees. */
    public double epsilon() {
        return changed.stream()
                .mapToDouble(each -> noise.epsilon(each.cell().family()) * each.by())
                .sum();
    }

    /** What it may cost one partner: the budget of one package. */
    public static double budget() {
        return Stream.of(Family.values())
                .mapToDouble(family -> family.epsilon().doubleValue())
                .sum();
    }

    /** What it may cost when all pool: four packages at the full price, and four more at that of "shown only". */
    public static double pooledBudget() {
        return 4 * budget()
                + 4
                        * Stream.of(Family.values())
                                .filter(family -> family.bins().contains(SHOWN.key()))
                                .mapToDouble(family -> family.epsilon().doubleValue())
                                .sum();
    }

    /** Plays it. */
    public Game play(int tries) {
        return Game.of(tries, () -> score(others), () -> score(all));
    }

    /** The logarithm of how much likelier what is released is with the browser than without it. */
    private double score(List<List<Did>> browsers) {
        Map<Bar, Integer> counts = counts(browsers);
        double score = 0;
        for (Changed each : changed) {
            Family family = each.cell().family();
            int released = ReleasedCells.exact(counts, each.cell()) + noise.draw(family);
            score += noise.epsilon(family) * (Math.abs(released - each.without()) - Math.abs(released - each.with()));
        }
        return score;
    }
}
