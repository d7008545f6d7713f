package nl.allesoveradministratie.pakketwijzer.usage;

import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * Where a browser's day is counted, once.
 *
 * @param pack for which package
 * @param kind what is counted
 * @param key of the bin, as it is kept
 */
record Bin(PackageId pack, Kind kind, String key) {

    static Bin of(PackageId pack, Step step) {
        return new Bin(pack, Kind.STEP, step.key());
    }
}
