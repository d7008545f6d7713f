package nl.allesoveradministratie.pakketwijzer.finder;

import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * Somebody kept a package on a list. Says nothing of who.
 *
 * @param id the package
 */
public record PackageShortlisted(PackageId id) {}
