package nl.allesoveradministratie.pakketwijzer.finder;

import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import org.jspecify.annotations.Nullable;

/**
 * One volume held against one package.
 *
 * @param criterion the id of the criterion answered
 * @param outcome met: some edition is known to carry it; unmet: all known limits are too small; else unknown
 * @param evidence what that rests on; null = nothing is known, or it needs none
 */
public record Room(
        String criterion, Outcome outcome, @Nullable Evidence evidence) {

    /**
     * A fact on how much a package carries.
     *
     * @param edition whose limit it is; null = it is about the package as a whole
     * @param field as {@link nl.allesoveradministratie.pakketwijzer.catalog.FactWords} names it
     */
    public record Evidence(@Nullable String edition, String field, Fact fact) {}

    /** The same volume with another outcome; it rests on the same facts. */
    Room with(Outcome other) {
        return new Room(criterion, other, evidence);
    }
}
