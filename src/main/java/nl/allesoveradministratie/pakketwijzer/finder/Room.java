package nl.allesoveradministratie.pakketwijzer.finder;

/**
 * One volume held against one package.
 *
 * @param criterion the id of the criterion answered
 * @param outcome met: some edition is known to carry it; unmet: all known limits are too small; else unknown
 */
public record Room(String criterion, Outcome outcome) {}
