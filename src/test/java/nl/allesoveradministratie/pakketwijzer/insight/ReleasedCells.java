package nl.allesoveradministratie.pakketwijzer.insight;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay.Bar;

/** What is released of counts, and with what noise: for attacks that need it more often than a database can give. */
public final class ReleasedCells {

    private static final SecureRandom CHANCE = new SecureRandom();

    private ReleasedCells() {}

    /** A number that partners may come to see, of one period. */
    public record Cell(Family family, PackageId pack, String bin) {}

    /** All cells of all families, of one period. */
    public static List<Cell> cells(Collection<PackageId> catalogue) {
        return Stream.of(Family.values())
                .flatMap(family -> catalogue.stream()
                        .flatMap(pack -> family.bins(pack, catalogue).stream().map(bin -> new Cell(family, pack, bin))))
                .toList();
    }

    /** The exact number behind a cell, for a period in which nothing else was counted. */
    public static int exact(Map<Bar, Integer> counts, Cell cell) {
        return counts.getOrDefault(new Bar(cell.pack(), cell.family().kind(), cell.bin()), 0);
    }

    /**
     * The noise that a family's numbers get, drawn by the code that releases.
     *
     * @param times 1 = as it is; 2 = at twice the price in privacy, so half of it
     */
    public static IntSupplier noise(Family family, int times) {
        return new DiscreteLaplace(CHANCE, family.numerator() * times, family.denominator())::draw;
    }

    /** The same for whatever price: numerator and denominator of ε. */
    public static IntSupplier noise(int numerator, int denominator) {
        return new DiscreteLaplace(CHANCE, numerator, denominator)::draw;
    }

    /** What a partner sees of a released number. */
    public static Figure shown(int released, Family family) {
        return Figure.of(released, family.halfWidth());
    }
}
