package nl.allesoveradministratie.pakketwijzer.architecture.planted.noise.insight;

import java.util.List;

/** Floating point that only a generic signature shows. */
class BoxedNumbers {
    List<Double> epsilons = List.of();
}
