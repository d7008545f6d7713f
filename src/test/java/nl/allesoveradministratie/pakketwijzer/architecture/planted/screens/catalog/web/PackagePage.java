package nl.allesoveradministratie.pakketwijzer.architecture.planted.screens.catalog.web;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.screens.catalog.db.Tables;

/** A page that sees tables. */
public class PackagePage {
    Tables forbidden = new Tables();
}
