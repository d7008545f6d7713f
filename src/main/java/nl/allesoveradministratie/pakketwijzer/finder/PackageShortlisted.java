package nl.allesoveradministratie.pakketwijzer.finder;

import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * Somebody put a package on a list of their own. Says nothing of who.
 *
 * @param id the package
 */
public record PackageShortlisted(PackageId id) {}
