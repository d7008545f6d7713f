package nl.allesoveradministratie.pakketwijzer.architecture.planted.noise.insight;

import java.security.SecureRandom;

/** The textbook's way, whose last bits give the true count away. */
class FloatingLaplace {
    private final SecureRandom chance = new SecureRandom();

    long draw(long scale) {
        double uniform = chance.nextDouble() - 0.5;
        return Math.round(-scale * Math.signum(uniform) * Math.log(1 - 2 * Math.abs(uniform)));
    }
}
