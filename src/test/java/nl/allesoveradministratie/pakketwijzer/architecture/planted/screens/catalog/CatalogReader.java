package nl.allesoveradministratie.pakketwijzer.architecture.planted.screens.catalog;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.screens.catalog.db.Tables;

/** The owner of the tables may use them. */
public class CatalogReader {
    Tables allowed = new Tables();
}
