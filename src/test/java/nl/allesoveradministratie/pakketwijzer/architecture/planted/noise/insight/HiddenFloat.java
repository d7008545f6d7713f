package nl.allesoveradministratie.pakketwijzer.architecture.planted.noise.insight;

/** Floating point that no signature shows. */
class HiddenFloat {
    long half(long count) {
        return (long) (count * 0.5f);
    }
}
