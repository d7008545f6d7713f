package nl.allesoveradministratie.pakketwijzer.architecture.planted.noise.insight;

import java.util.concurrent.ThreadLocalRandom;

/** The same by another name. */
class SharedChance {
    int draw() {
        return ThreadLocalRandom.current().nextInt(10);
    }
}
