package nl.allesoveradministratie.pakketwijzer.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.installation.OwnerOnly;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.jspecify.annotations.Nullable;

/**
 * A backup on disk: the files of the database, and a list of all with their digests, in the form that {@code sha256sum -c} reads.
 * The list ends with a digest of itself, so one that was cut off or changed is known as such.
 *
 * @param path where it is
 * @param notes what the list says of the backup as a whole, by name
 * @param folders relative names, parents first
 * @param files relative names with their digests
 */
public record BackupFolder(Path path, Map<String, String> notes, List<String> folders, Map<String, String> files) {

    /** The name of the list. */
    public static final String LIST = "backup.sha256";

    /** When the backup was complete: what was committed before is in it. */
    static final String MADE = "made";

    /** The first file of the write-ahead log that it needs. */
    static final String FIRST_SEGMENT = "log-from";

    /** Which keys open what is in it; see {@code sealing.KeyMarks}. */
    public static final String KEYS = "keys";

    private static final String NAME = "pakketwijzer-\\d{8}T\\d{6}Z";
    private static final String LAST = "# all ";

    BackupFolder(Path path) {
        this(path, new LinkedHashMap<>(), new ArrayList<>(), new TreeMap<>());
    }

    /** What a backup is called that was begun at some moment. */
    static String name(Instant at) {
        return "pakketwijzer-" + at.toString().replaceAll("\\.\\d+|[-:]", "");
    }

    /** When it was complete. */
    public Instant made() {
        return Instant.parse(notes.getOrDefault(MADE, ""));
    }

    /** Writes the list; the backup counts from then on. */
    void write() throws IOException {
        StringBuilder text = new StringBuilder("# Pakketwijzer backup; check it with: sha256sum -c " + LIST + "\n");
        notes.forEach((name, value) ->
                text.append("# ").append(name).append('=').append(value).append('\n'));
        folders.forEach(folder -> text.append("# folder ").append(folder).append('\n'));
        files.forEach(
                (name, digest) -> text.append(digest).append("  ").append(name).append('\n'));
        OwnerOnly.write(path.resolve(LIST), text + LAST + CheckedCopy.digest(text.toString()) + "\n");
    }

    /**
     * Reads the list of a backup; with a folder of backups, of the newest.
     *
     * @throws StartProblem when there is none, or it is not as it was written
     */
    public static BackupFolder read(Path path) {
        Path named = path.toAbsolutePath().normalize();
        Path folder = Files.exists(named.resolve(LIST)) ? named : newest(named);
        String text;
        try {
            text = Files.readString(folder.resolve(LIST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartProblem("There is no backup in " + named + ".", "Name the folder that holds " + LIST + ".");
        }
        int end = text.lastIndexOf(LAST);
        if (end < 0 || !text.substring(end).equals(LAST + CheckedCopy.digest(text.substring(0, end)) + "\n")) {
            throw damaged(folder, LIST);
        }
        BackupFolder backup = new BackupFolder(folder);
        text.substring(0, end).lines().forEach(backup::take);
        return backup;
    }

    private void take(String line) {
        if (line.startsWith("# folder ")) {
            folders.add(inside(line.substring(9)));
        } else if (line.matches("# [a-z-]+=.*")) {
            notes.put(line.substring(2, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        } else if (line.matches("[0-9a-f]{64} {2}.+")) {
            files.put(inside(line.substring(66)), line.substring(0, 64));
        }
    }

    /** Whoever can write a list could otherwise have us write anywhere. */
    private String inside(String name) {
        if (!path.resolve(name).normalize().startsWith(path) || name.contains("..")) {
            throw damaged(path, LIST);
        }
        return name;
    }

    static StartProblem damaged(Path folder, String file) {
        return new StartProblem(
                "The backup " + folder + " is not as it was written: " + file + " is missing, cut off or changed.",
                "Nothing was restored from it; take another backup.");
    }

    /** Those in a folder, oldest first. */
    static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(each -> each.getFileName().toString().matches(NAME) && Files.exists(each.resolve(LIST)))
                    .sorted()
                    .toList();
        }
    }

    private static @Nullable Path last(Path folder) throws IOException {
        List<Path> all = Files.isDirectory(folder) ? all(folder) : List.of();
        return all.isEmpty() ? null : all.getLast();
    }

    private static Path newest(Path folder) {
        try {
            Path last = last(folder);
            return last == null ? folder : last;
        } catch (IOException e) {
            return folder;
        }
    }
}
