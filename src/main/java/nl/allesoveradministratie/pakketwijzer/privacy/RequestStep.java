package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Instant;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;

/**
 * Something that was done about a request.
 *
 * @param kind "entered", "checked", "about", "note", "extended", "erasing", "carried_out", "answered" or "refused"
 * @param words in the colleague's own words; empty = none
 */
public record RequestStep(Instant at, UUID actor, String kind, String words) {

    /** Where the words of a step stand, sealed. */
    static Place words(UUID step) {
        return new Place("privacy.step.words", step);
    }

    @Override
    public String toString() {
        return "(step " + kind + ")";
    }
}
