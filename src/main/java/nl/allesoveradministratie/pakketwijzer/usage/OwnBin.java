package nl.allesoveradministratie.pakketwijzer.usage;

/**
 * Where a browser's day counts in our own statistics, once.
 *
 * @param site key of the site it was on
 * @param kind of what
 * @param key see {@link OwnKind}
 */
record OwnBin(String site, OwnKind kind, String key) {}
