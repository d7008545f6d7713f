package nl.allesoveradministratie.pakketwijzer.privacy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.Journal;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which leads were erased, outside of the database, so that a restore of an old backup does not bring them back: random
 * numbers only, a line for each erasure, on disk before the erasure itself is committed. Readable by its owner only.
 */
@Component
@OnDoor(Door.WORKER)
public class ErasureJournal {

    private static final String NUMBER = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final Pattern LINE = Pattern.compile("([0-9TZ:.-]{10,40}) (" + NUMBER + ")((?: " + NUMBER + ")*)");

    /** Beside a backup's own time: restoring takes a while. */
    private static final Period MARGIN = Period.ofDays(30);

    private final Journal journal;

    ErasureJournal(@Value("${pakketwijzer.erasures}") Path folder) {
        this.journal = new Journal(folder, "erasures");
    }

    /**
     * An erasure.
     *
     * @param request by which it was asked
     * @param forgotten ids of leads, and of mails that are about no lead
     */
    public record Erasure(Instant at, UUID request, List<UUID> forgotten) {

        public Erasure {
            forgotten = List.copyOf(forgotten);
        }

        private String line() {
            return at + " " + request
                    + forgotten.stream().map(each -> " " + each).collect(Collectors.joining());
        }

        private static Erasure of(String line) {
            var parts = Arrays.asList(line.split(" "));
            return new Erasure(
                    Instant.parse(parts.get(0)),
                    UUID.fromString(parts.get(1)),
                    parts.subList(2, parts.size()).stream()
                            .map(UUID::fromString)
                            .toList());
        }
    }

    /** Writes one more; when this returns, it survives a power cut. */
    public void append(Erasure erasure) throws IOException {
        journal.append(erasure.line());
    }

    /** Where they are written down. */
    public Path folder() {
        return journal.folder();
    }

    /**
     * All that are written down, oldest first; a line that was broken off was of an erasure that did not happen. What cannot be
     * read is not the same as nothing.
     */
    public List<Erasure> all() throws IOException {
        return journal.lines().stream()
                .filter(line -> LINE.matcher(line).matches())
                .map(Erasure::of)
                .toList();
    }

    /**
     * From when on every erasure is still written down. A database of before that moment must not be put back: whoever was erased
     * between the two would come back.
     *
     * @param backup how long a backup is kept at most
     */
    public static Instant reachesBackTo(OffsetDateTime now, Period backup) {
        return now.minus(backup).minus(MARGIN).toInstant();
    }

    /** Drops those from before some moment, to which it then no longer reaches back. */
    public void drop(Instant before) throws IOException {
        journal.keep(
                line -> LINE.matcher(line).matches() && !Erasure.of(line).at().isBefore(before));
    }
}
