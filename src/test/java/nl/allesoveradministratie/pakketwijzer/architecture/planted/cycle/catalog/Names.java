package nl.allesoveradministratie.pakketwijzer.architecture.planted.cycle.catalog;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.cycle.finder.Answers;

/** Half of a cycle. */
public class Names {
    Answers answers = new Answers();
}
