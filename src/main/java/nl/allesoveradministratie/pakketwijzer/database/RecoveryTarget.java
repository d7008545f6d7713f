package nl.allesoveradministratie.pakketwijzer.database;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.jspecify.annotations.Nullable;

/**
 * Up to when a backup is brought forward.
 *
 * @param archive where the write-ahead log after it is; null = nowhere, so the backup as it was
 * @param moment the last moment that counts; null = all that the archive has
 */
public record RecoveryTarget(
        @Nullable WalArchive archive, @Nullable Instant moment) {

    /**
     * From what somebody typed.
     *
     * @param until {@code latest}, {@code backup}, or a moment as in 2026-11-26T08:10:00+01:00
     * @param archive null = there is none
     * @throws StartProblem when it is none of these, or needs an archive
     */
    public static RecoveryTarget of(String until, @Nullable WalArchive archive) {
        if (until.equals("latest")) {
            return new RecoveryTarget(archive, null);
        }
        if (until.equals("backup")) {
            return new RecoveryTarget(archive, Instant.MIN);
        }
        try {
            Instant moment = OffsetDateTime.parse(until).toInstant();
            if (archive == null) {
                throw new StartProblem(
                        "To restore up to a moment the archive of the log is needed.",
                        "Name its folder with PAKKETWIJZER_ARCHIVE.");
            }
            return new RecoveryTarget(archive, moment);
        } catch (DateTimeException e) {
            throw new StartProblem(
                    "\"" + until + "\" is no moment.",
                    "Say --until=latest, --until=backup or --until=2026-11-26T08:10:00+01:00.");
        }
    }

    /** Only what is in the backup itself. */
    boolean isBackupItself() {
        return archive == null || Instant.MIN.equals(moment);
    }

    /** What PostgreSQL is told, a line each. */
    List<String> settings() {
        List<String> settings = new ArrayList<>();
        // Nobody comes in before it is done
        settings.add("hot_standby = 'off'");
        settings.add("recovery_target_action = 'promote'");
        // With an archive it always looks there, if only to take a timeline that no earlier restore took
        settings.add("restore_command = '"
                + (archive == null ? "false" : archive.restoreCommand().replace("'", "''")) + "'");
        if (isBackupItself() && archive != null) {
            settings.add("recovery_target = 'immediate'");
        } else if (moment != null) {
            // Before it knows any time zone by name, PostgreSQL knows no Z either
            settings.add("recovery_target_time = '" + moment.toString().replace("Z", "+00") + "'");
        }
        return settings;
    }
}
