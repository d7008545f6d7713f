package nl.allesoveradministratie.pakketwijzer.architecture.planted.noise.insight;

import java.util.Random;

/** Chance that can be computed from a few draws. */
class GuessableChance {
    int draw() {
        return new Random().nextInt(10);
    }
}
