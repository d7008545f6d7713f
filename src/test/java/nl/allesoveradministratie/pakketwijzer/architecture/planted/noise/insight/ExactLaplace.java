package nl.allesoveradministratie.pakketwijzer.architecture.planted.noise.insight;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Deque;

/** Whole numbers and real chance: allowed. */
class ExactLaplace {
    private final SecureRandom chance = new SecureRandom();

    long draw(Deque<Long> bounds) {
        long[] pair = {chance.nextLong(), bounds.getFirst()};
        return Math.floorMod(pair[0], pair[1]) + BigInteger.TWO.longValue();
    }
}
