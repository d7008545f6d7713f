package nl.allesoveradministratie.pakketwijzer.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.allesoveradministratie.pakketwijzer.installation.OwnerOnly;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Where the embedded server puts a copy of its write-ahead log, a file for each 16 MB or each {@link #SECONDS} seconds, so that
 * a backup can be brought forward to any moment after it. On another disk than the data it is what a lost disk leaves.
 *
 * @param folder absolute
 */
public record WalArchive(Path folder) {

    /** So long may what was committed stand in no copy: with the copying itself, less than a minute. */
    static final int SECONDS = 45;

    private static final String SEGMENT = "[0-9A-F]{24}";

    private static final long SEGMENT_BYTES = 16 << 20;

    /** @throws StartProblem when the folder has a name that a shell would read otherwise */
    public WalArchive {
        folder = folder.toAbsolutePath().normalize();
        if (!folder.toString().matches("[^'\"%\\\\\\p{Cntrl}]+")) {
            throw new StartProblem(
                    "The archive folder has a name with quotes, % or \\ in it.",
                    "Choose another for pakketwijzer.archive.");
        }
    }

    /** From the configuration; null = the log is not archived. */
    public static @Nullable WalArchive of(Environment environment) {
        String folder = environment.getProperty("pakketwijzer.archive", "");
        return folder.isBlank() ? null : new WalArchive(Path.of(folder));
    }

    /** Makes the folder, unless it is there. */
    void make() throws IOException {
        OwnerOnly.createFolder(folder);
    }

    /**
     * What the server does with a file of the log that is full: whole or not at all, never over another one; the same file once
     * more, as after a power cut, is well.
     */
    String archiveCommand() {
        String kept = "'" + folder + "/%f.gz'";
        String part = "'" + folder + "/%f.part'";
        return "if test -e " + kept + "; then gzip -dc " + kept + " | cmp -s - '%p'; else gzip -1c '%p' > " + part
                + " && sync " + part + " && mv " + part + " " + kept + "; fi";
    }

    /** How the server asks for a file of the log again. */
    String restoreCommand() {
        return "test -e '" + folder + "/%f.gz' && gzip -dc '" + folder + "/%f.gz' > '%p'";
    }

    /**
     * Whether there is log in it from after some place: who stopped there did not stop at its end.
     *
     * @param timeline of the log
     * @param place in it, in bytes
     */
    boolean goesOnAfter(int timeline, long place) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "%08X*.gz".formatted(timeline))) {
            for (Path file : files) {
                String name = file.getFileName().toString().replaceAll("\\.gz$", "");
                if (name.matches(SEGMENT) && beginning(name) >= place) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where in the log a file of it begins, in bytes. */
    private static long beginning(String segment) {
        return (Long.parseLong(segment.substring(8, 16), 16) << 32)
                + Long.parseLong(segment.substring(16), 16) * SEGMENT_BYTES;
    }

    /**
     * Deletes what no backup needs any more.
     *
     * @param first the first file of the log that the oldest backup needs, on whatever timeline
     */
    void dropBefore(String first) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.gz")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replaceAll("\\.gz$", "");
                if (name.matches(SEGMENT) && name.substring(8).compareTo(first.substring(8)) < 0) {
                    Files.delete(file);
                }
            }
        }
    }
}
