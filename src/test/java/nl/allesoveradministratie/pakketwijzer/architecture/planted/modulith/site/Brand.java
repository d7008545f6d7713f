package nl.allesoveradministratie.pakketwijzer.architecture.planted.modulith.site;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.modulith.catalog.Names;

/** Imports a module that its own does not allow. */
public class Brand {
    Names forbidden = new Names();
}
