package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that was done about a request.
 *
 * @param kind "entered", "checked", "about", "note", "extended", "erasing", "answered" or "refused"
 * @param words in the colleague's own words; empty = none
 */
public record RequestStep(Instant at, UUID actor, String kind, String words) {

    @Override
    public String toString() {
        return "(step " + kind + ")";
    }
}
