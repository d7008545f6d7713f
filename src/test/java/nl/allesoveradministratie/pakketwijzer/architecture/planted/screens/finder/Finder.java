package nl.allesoveradministratie.pakketwijzer.architecture.planted.screens.finder;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.screens.catalog.db.Tables;

/** Uses the tables of another module. */
public class Finder {
    Tables forbidden = new Tables();
}
