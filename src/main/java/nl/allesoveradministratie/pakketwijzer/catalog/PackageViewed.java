package nl.allesoveradministratie.pakketwijzer.catalog;

import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * Somebody asked for a package's page. Says nothing of who.
 *
 * @param id the package
 */
public record PackageViewed(PackageId id) {}
