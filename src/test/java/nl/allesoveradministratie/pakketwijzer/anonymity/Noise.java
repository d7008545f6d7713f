package nl.allesoveradministratie.pakketwijzer.anonymity;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.ReleasedCells;

/** What is put on top of an exact number before it is released: ours, or what somebody might take for it. */
public enum Noise {
    /** As the product has it. */
    OURS(1),
    /** Half as wide: every family costs twice what it says. */
    HALVED(2),
    /** A quarter as wide. */
    QUARTERED(4),
    /** None. */
    NONE(0);

    /** Large enough for whoever sees an exact number to be certain. */
    private static final double CERTAIN = 10;

    private final int times;
    private final Map<Family, IntSupplier> draws = new EnumMap<>(Family.class);

    Noise(int times) {
        this.times = times;
        for (Family family : Family.values()) {
            draws.put(family, times == 0 ? () -> 0 : ReleasedCells.noise(family, times));
        }
    }

    /** One draw. */
    public int draw(Family family) {
        return draws.get(family).getAsInt();
    }

    /** What it costs in fact. */
    public double epsilon(Family family) {
        return times == 0 ? CERTAIN : family.epsilon().doubleValue() * times;
    }
}
