package nl.allesoveradministratie.pakketwijzer.architecture.planted.cycle.finder;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.cycle.catalog.Names;

/** The other half. */
public class Answers {
    Names names = new Names();
}
