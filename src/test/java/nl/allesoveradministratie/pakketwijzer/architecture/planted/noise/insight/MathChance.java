package nl.allesoveradministratie.pakketwijzer.architecture.planted.noise.insight;

/** The same by a third name. */
class MathChance {
    Object draw() {
        return Math.random() > 1;
    }
}
