package nl.allesoveradministratie.pakketwijzer.catalog;

import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * Somebody went on to the web site of a package's vendor. Says nothing of who.
 *
 * @param id the package
 */
public record PackageClickedOut(PackageId id) {}
