package nl.allesoveradministratie.pakketwijzer.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A folder of backups, none of which is kept longer than promised. */
public final class BackupShelf {

    private BackupShelf() {}

    /** When the newest backup in a folder was complete; null = there is none that can be used. */
    public static @Nullable Instant newest(Path folder) {
        try {
            return BackupFolder.read(folder).made();
        } catch (StartProblem e) {
            return null;
        }
    }

    /**
     * Deletes the backups from before some moment, but never the newest; and of the archived log what no backup needs then.
     *
     * @param regular where the backups are that the archived log is for: beside those of another folder it stays as it is
     * @param archive null = the log is not archived
     * @return how many backups were deleted
     */
    public static int clear(Path folder, Path regular, Instant before, @Nullable WalArchive archive)
            throws IOException {
        List<Path> all = BackupFolder.all(folder.toAbsolutePath().normalize());
        dropUnfinished(folder);
        int deleted = 0;
        for (Path each : all.subList(0, Math.max(0, all.size() - 1))) {
            if (BackupFolder.read(each).made().isBefore(before)) {
                FileSystemUtils.deleteRecursively(each);
                deleted++;
            }
        }
        if (archive != null
                && deleted < all.size()
                && Files.isDirectory(archive.folder())
                && isRegular(folder, regular)) {
            archive.dropBefore(
                    BackupFolder.read(all.get(deleted)).notes().getOrDefault(BackupFolder.FIRST_SEGMENT, ""));
        }
        return deleted;
    }

    /** Whether the two are one folder, by whatever name. */
    public static boolean isRegular(Path folder, Path regular) throws IOException {
        return Files.exists(regular) && Files.isSameFile(folder, regular);
    }

    /** What a backup that was killed left; one of today may still be at work. */
    private static void dropUnfinished(Path folder) throws IOException {
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, "pakketwijzer-*.unfinished")) {
            for (Path each : unfinished) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(yesterday)) {
                    FileSystemUtils.deleteRecursively(each);
                }
            }
        }
    }
}
