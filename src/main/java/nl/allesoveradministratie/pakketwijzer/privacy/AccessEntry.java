package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A line of the access log.
 *
 * @param position from 1, without gaps
 * @param at when
 * @param actor the colleague
 * @param lead whose; all zeros = nobody's in particular
 * @param action "look", "reveal", "search", "export" or "key_revoked"
 * @param details which details were shown, looked for or left in a file; empty for a look
 * @param purpose key of a {@link Purpose}, of an export that of an {@link ExportPurpose}; empty for a look or a search
 */
public record AccessEntry(
        long position, Instant at, UUID actor, UUID lead, String action, List<String> details, String purpose) {

    public AccessEntry {
        details = List.copyOf(details);
    }
}
