package nl.allesoveradministratie.pakketwijzer.architecture.planted.noise.finder;

/** Elsewhere floating point is nobody's problem. */
class Share {
    double of(double part, double whole) {
        return part / whole;
    }
}
