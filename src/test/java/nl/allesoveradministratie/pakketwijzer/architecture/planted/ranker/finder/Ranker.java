package nl.allesoveradministratie.pakketwijzer.architecture.planted.ranker.finder;

import java.util.List;

/** Itself as clean as can be. */
public class Ranker {
    List<Order> order = List.of(new Order());
}
