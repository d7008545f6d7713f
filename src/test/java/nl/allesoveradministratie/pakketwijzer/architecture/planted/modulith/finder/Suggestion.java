package nl.allesoveradministratie.pakketwijzer.architecture.planted.modulith.finder;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.modulith.catalog.Names;
import nl.allesoveradministratie.pakketwijzer.architecture.planted.modulith.catalog.internal.Row;

/** Imports the internals of another module. */
public class Suggestion {
    Names allowed = new Names();
    Row forbidden = new Row();
}
