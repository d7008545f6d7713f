package nl.allesoveradministratie.pakketwijzer.upkeep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.allesoveradministratie.pakketwijzer.database.BackupShelf;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What is left of the disk with the data, and when the last backup was taken. */
@Component
class Disk {

    private final Path data;
    private final @Nullable Path backups;
    private final Clock clock;

    Disk(Environment environment, Clock clock) {
        this.data =
                Path.of(environment.getRequiredProperty("pakketwijzer.data")).toAbsolutePath();
        // Of a server of somebody else's, the backups are too
        this.backups = environment.getProperty("spring.datasource.url", "").isBlank()
                ? Path.of(environment.getRequiredProperty("pakketwijzer.backups"))
                        .toAbsolutePath()
                : null;
        this.clock = clock;
    }

    /** Bytes that can still be written; of the folder that will hold the data when it is not there yet. */
    long free() {
        return existing().toFile().getUsableSpace();
    }

    /** Bytes in all. */
    long size() {
        return existing().toFile().getTotalSpace();
    }

    private Path existing() {
        Path folder = data;
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Whether the backups are ours to make. */
    boolean hasBackups() {
        return backups != null;
    }

    /** How old the newest backup is; null = there is none, or they are not ours to make. */
    @Nullable
    Duration backupAge() {
        Instant newest = backups == null ? null : BackupShelf.newest(backups);
        return newest == null ? null : Duration.between(newest, clock.instant());
    }
}
