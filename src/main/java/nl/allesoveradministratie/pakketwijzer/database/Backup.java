package nl.allesoveradministratie.pakketwijzer.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.installation.OwnerOnly;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Takes a backup of the embedded server while it is in use: PostgreSQL's own low-level base backup (the bundle has no
 * {@code pg_basebackup}), with the part of the write-ahead log that makes the copy consistent. It holds no keys and nothing of
 * tables that do not survive a crash either.
 */
public final class Backup {

    /** What a running server keeps for itself; the folders are needed, their content is not. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Pattern LEFT_OUT = Pattern.compile(
            "postmaster\\.(pid|opts)|pg_internal\\.init(\\.\\d+)?|pgsql_tmp.*|backup_label|tablespace_map");

    private static final String CLUSTER = "postgres";

    private final Path cluster;
    private final Path unfinished;
    private final BackupFolder backup;

    private Backup(Path cluster, Path unfinished) {
        this.cluster = cluster;
        this.unfinished = unfinished;
        this.backup = new BackupFolder(unfinished);
    }

    /**
     * Takes one, reads it back, and only then gives it its name.
     *
     * @param data the data folder, in use or not
     * @param to folder that holds backups; made when it is not there
     * @param keys which keys open what is in it, as {@code sealing.KeyMarks} says it
     * @param archive where the log is copied to when the product runs; null = nowhere
     * @return the backup
     * @throws StartProblem when there is none; nothing is left behind then
     */
    public static BackupFolder take(Path data, Path to, String keys, @Nullable WalArchive archive) {
        Path folder = to.toAbsolutePath().normalize();
        if (folder.startsWith(data)) {
            throw new StartProblem(
                    "A backup within the data folder is lost together with it.", "Choose another folder with --to.");
        }
        String name = BackupFolder.name(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        Path unfinished = folder.resolve(name + ".unfinished");
        try (SuperuserSession session = SuperuserSession.in(data, archive)) {
            OwnerOnly.createFolder(folder);
            OwnerOnly.createFolder(unfinished);
            Backup backup = new Backup(data.resolve(CLUSTER), unfinished);
            backup.backup.notes().put(BackupFolder.KEYS, keys);
            backup.copy(session.connection());
            backup.keepPassword(data);
            CheckedCopy.force(backup.backup.files().keySet().stream()
                    .map(unfinished::resolve)
                    .toList());
            backup.backup.write();
            backup.check();
            Path path = Files.move(unfinished, folder.resolve(name));
            return BackupFolder.read(path);
        } catch (IOException | SQLException | DirectoryIteratorException e) {
            discard(unfinished);
            throw new StartProblem("No backup was made (" + e.getMessage() + ").", "Mend that and take it again.");
        } catch (StartProblem e) {
            discard(unfinished);
            throw e;
        }
    }

    private static void discard(Path unfinished) {
        try {
            FileSystemUtils.deleteRecursively(unfinished);
        } catch (IOException e) {
            // Its name says what it is
        }
    }

    private void copy(Connection superuser) throws SQLException, IOException {
        String from;
        try (Statement statement = superuser.createStatement()) {
            // Keeps the log from the backup's beginning on, until this connection ends
            one(
                    statement,
                    "SELECT pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)::text");
            from = one(
                    statement,
                    "SELECT pg_walfile_name(pg_backup_start('Pakketwijzer', true)) || ' '"
                            + " || current_setting('server_version') || ' ' || system_identifier FROM pg_control_system()");
            copyFolder(cluster, CLUSTER);
            try (ResultSet stop = statement.executeQuery(
                    "SELECT labelfile, spcmapfile, pg_walfile_name(lsn) FROM pg_backup_stop(wait_for_archive => false)")) {
                stop.next();
                if (!stop.getString(2).isBlank()) {
                    throw new IOException("there are tablespaces outside of the data folder");
                }
                keep("backup_label", stop.getString(1));
                copyLog(from.split(" ")[0], stop.getString(3));
            }
        }
        backup.notes().put(BackupFolder.MADE, Instant.now().toString());
        backup.notes().put(BackupFolder.FIRST_SEGMENT, from.split(" ")[0]);
        backup.notes().put("postgresql", from.split(" ")[1]);
        backup.notes().put("system", from.split(" ")[from.split(" ").length - 1]);
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void copyFolder(Path folder, String name) throws IOException {
        OwnerOnly.createFolder(unfinished.resolve(name));
        backup.folders().add(name);
        Set<String> unlogged = unlogged(folder);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String child = entry.getFileName().toString();
                if (Files.isSymbolicLink(entry)) {
                    throw new IOException("there are links in the data folder");
                }
                if (LEFT_OUT.matcher(child).matches()) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    copyFolderBelow(entry, name + "/" + child, folder.equals(cluster) && EMPTIED.contains(child));
                } else if (!isOfUnlogged(child, unlogged)) {
                    copyFile(entry, name + "/" + child);
                }
            }
        }
    }

    private void copyFolderBelow(Path folder, String name, boolean isEmptied) throws IOException {
        if (isEmptied) {
            OwnerOnly.createFolder(unfinished.resolve(name));
            backup.folders().add(name);
        } else {
            copyFolder(folder, name);
        }
    }

    /** Numbers of the files of tables that are emptied after a crash; as for PostgreSQL's own base backups. */
    private static Set<String> unlogged(Path folder) throws IOException {
        Set<String> numbers = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*_init")) {
            entries.forEach(entry -> numbers.add(entry.getFileName().toString().replaceAll("_init$", "")));
        }
        return numbers;
    }

    private static boolean isOfUnlogged(String file, Set<String> unlogged) {
        return !file.endsWith("_init") && unlogged.contains(file.replaceAll("[_.].*$", ""));
    }

    private void copyFile(Path from, String name) throws IOException {
        try {
            backup.files().put(name, CheckedCopy.copy(from, unfinished.resolve(name)));
        } catch (NoSuchFileException e) {
            // A table was dropped meanwhile; the log tells that too
        }
    }

    /** From the first file of the log that is needed to the last, which is full once the backup has stopped. */
    private void copyLog(String first, String last) throws IOException {
        int found = 0;
        try (DirectoryStream<Path> segments = Files.newDirectoryStream(cluster.resolve("pg_wal"))) {
            for (Path segment : segments) {
                String name = segment.getFileName().toString();
                if (name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(last) <= 0) {
                    copyFile(segment, CLUSTER + "/pg_wal/" + name);
                    found++;
                }
            }
        }
        if (found == 0 || !backup.files().containsKey(CLUSTER + "/pg_wal/" + first)) {
            throw new IOException("its part of the write-ahead log is not there any more");
        }
    }

    /** The server's own password only, without which nobody can open what is put back; all others are made anew then. */
    private void keepPassword(Path data) throws IOException {
        Path file = unfinished.resolve(LoginPasswords.FILE);
        OwnerOnly.write(file, LoginPasswords.in(data).superuserLine());
        backup.files().put(LoginPasswords.FILE, CheckedCopy.digest(file));
    }

    private void keep(String name, String text) throws IOException {
        Path file = unfinished.resolve(CLUSTER).resolve(name);
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        backup.files().put(CLUSTER + "/" + name, CheckedCopy.digest(file));
    }

    /** What is on disk is what was read. */
    private void check() throws IOException {
        for (var file : backup.files().entrySet()) {
            if (!CheckedCopy.digest(unfinished.resolve(file.getKey())).equals(file.getValue())) {
                throw new IOException(file.getKey() + " is not on disk as it was written");
            }
        }
    }
}
