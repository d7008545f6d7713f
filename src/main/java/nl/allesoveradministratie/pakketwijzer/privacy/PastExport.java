package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * A file of leads that somebody took out.
 *
 * @param position from 1, without gaps
 * @param at when it was begun
 * @param actor the colleague
 * @param purpose key of an {@link ExportPurpose}
 * @param selection which leads, as in an address
 * @param columns keys, in order
 * @param format "csv" or "xlsx"
 * @param leads how many there were when it was begun
 * @param explanation in the colleague's own words
 */
public record PastExport(
        long position,
        Instant at,
        UUID actor,
        String purpose,
        String selection,
        List<String> columns,
        String format,
        int leads,
        String explanation) {

    public PastExport {
        columns = List.copyOf(columns);
    }

    /** The same text as in the migration that made the log. */
    String text() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return String.join(
                "|",
                String.valueOf(position),
                String.valueOf(micros),
                actor.toString(),
                purpose,
                selection,
                String.join(",", columns),
                format,
                String.valueOf(leads),
                explanation);
    }

    @Override
    public String toString() {
        return "(export " + position + ")";
    }
}
