package nl.allesoveradministratie.pakketwijzer.architecture.planted.internals.finder;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.internals.catalog.Names;
import nl.allesoveradministratie.pakketwijzer.architecture.planted.internals.catalog.web.PackagePage;

/** Reaches past the root of another module. */
public class Suggestion {
    Names allowed = new Names();
    PackagePage forbidden = new PackagePage();
}
