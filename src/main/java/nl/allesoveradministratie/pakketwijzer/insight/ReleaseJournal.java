package nl.allesoveradministratie.pakketwijzer.insight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.Journal;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was released, outside of the database: written down before the release itself is committed. An old backup that is put
 * back knows nothing of the releases since; they are made again from here, with the same noise to the letter, and never drawn
 * a second time (docs/decisions/0034-what-partners-lacked.md).
 */
@Component
@OnDoor(Door.WORKER)
class ReleaseJournal {

    private static final ObjectMapper JSON = JsonMapper.shared();

    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    private static final Pattern LINE =
            Pattern.compile("(R[1-8]) (" + DAY + ") (" + DAY + ") (PR-[0-9.]+) ([0-9a-f]{64}) (\\{.*\\}) \\.");

    /** How each line about a release begins, with the day on which it was made. */
    private static final Pattern DATED = Pattern.compile("^R[0-9] " + DAY + " (" + DAY + ") ");

    private static final String BEGINS = "begins ";

    private static final TypeReference<HashMap<String, Map<String, Integer>>> VALUES = new TypeReference<>() {};

    private final Journal journal;

    ReleaseJournal(@Value("${pakketwijzer.releases}") Path folder) {
        this.journal = new Journal(folder, "releases");
    }

    /**
     * A release.
     *
     * @param start the first day of its period
     * @param releasedOn the day on which it was made
     * @param version and
     * @param codeHash of the code that drew
     * @param values by package and bin, with their noise
     */
    record Written(
            Family family,
            LocalDate start,
            LocalDate releasedOn,
            String version,
            byte[] codeHash,
            Map<String, Map<String, Integer>> values) {

        private String line() {
            return String.join(
                    " ",
                    family.name(),
                    start.toString(),
                    releasedOn.toString(),
                    version,
                    HexFormat.of().formatHex(codeHash),
                    JSON.writeValueAsString(values),
                    // The line is whole
                    ".");
        }
    }

    /** A period of a family. */
    record Released(Family family, LocalDate start) {}

    /** The release of a period, as it was written down last; empty = it never was. */
    Optional<Written> find(Family family, LocalDate start) {
        return Optional.ofNullable(newest().get(new Released(family, start)))
                .map(release -> new Written(
                        family,
                        start,
                        LocalDate.parse(release.group(3)),
                        release.group(4),
                        HexFormat.of().parseHex(release.group(5)),
                        JSON.readValue(release.group(6), VALUES)));
    }

    /** The periods of which a release is written down. */
    Set<Released> periods() {
        return newest().keySet();
    }

    /** The last whole line of each release; one that a power cut broke off was not committed. */
    private Map<Released, Matcher> newest() {
        Map<Released, Matcher> newest = new HashMap<>();
        for (String line : lines()) {
            Matcher release = LINE.matcher(line);
            if (release.matches()) {
                newest.put(new Released(Family.valueOf(release.group(1)), LocalDate.parse(release.group(2))), release);
            }
        }
        return newest;
    }

    /** Whether a line says that the ledger up to some position is known to be the newest. */
    boolean begins(long position) {
        return lines().contains(BEGINS + position);
    }

    /** Writes a release down; when this returns, that survives a power cut. */
    void append(Written release) {
        append(release.line());
    }

    private void append(String line) {
        try {
            journal.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is written down. */
    Path folder() {
        return journal.folder();
    }

    /**
     * Drops what was released before some day, since no backup is as old, and of each release all lines but the last: an earlier version
     * drew anew after each attempt that was refused, and several draws of one number say more than was promised.
     */
    void drop(LocalDate before) {
        Set<String> last = newest().values().stream().map(Matcher::group).collect(Collectors.toSet());
        Set<String> superseded = lines().stream()
                .filter(line -> LINE.matcher(line).matches() && !last.contains(line))
                .collect(Collectors.toSet());
        try {
            journal.keep(line -> {
                Matcher release = DATED.matcher(line);
                return release.find()
                        ? !LocalDate.parse(release.group(1)).isBefore(before) && !superseded.contains(line)
                        : line.startsWith(BEGINS);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        try {
            return journal.lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
