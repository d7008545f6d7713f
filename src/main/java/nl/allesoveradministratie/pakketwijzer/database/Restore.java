package nl.allesoveradministratie.pakketwijzer.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.allesoveradministratie.pakketwijzer.installation.OwnerOnly;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.springframework.util.FileSystemUtils;

/**
 * Puts a backup of the embedded server into a data folder. What is there already is put aside, never deleted, and comes back when
 * the restored database does not start.
 */
public final class Restore {

    private static final String CLUSTER = "postgres";

    /** What makes up a database: its cluster, and the passwords of its logins. */
    private static final List<String> PARTS = List.of(LoginPasswords.FILE, CLUSTER);

    /** Settings of an earlier recovery or archive must not steer this one. */
    private static final String OLD_SETTINGS = "(archive_command|restore_command|recovery_|hot_standby).*";

    private final BackupFolder backup;
    private final Path data;
    private final Path aside;

    private Restore(BackupFolder backup, Path data) {
        this.backup = backup;
        this.data = data;
        this.aside = data.resolve("before-restore-" + System.currentTimeMillis());
    }

    /** What is done with the restored database, as its owner, before anybody else can. */
    public interface Afterwards {
        /**
         * Does it.
         *
         * @throws StartProblem when this database must not be used; what was there before is put back then
         */
        void run(Connection owner, Recovered recovered) throws SQLException;
    }

    /**
     * Restores.
     *
     * @param data the data folder; without a database, unless one may be replaced
     * @param replace whether a database that is there is put aside
     * @return how far it went
     * @throws StartProblem when it was not restored; what was in the data folder is there as before
     */
    public static Recovered put(
            BackupFolder backup, Path data, boolean replace, RecoveryTarget target, Afterwards afterwards) {
        if (target.moment() != null
                && !target.isBackupItself()
                && target.moment().isBefore(backup.made())) {
            throw new StartProblem(
                    "This backup was complete at " + backup.made() + ", after the moment that is asked for.",
                    "Take an older backup.");
        }
        return new Restore(backup, data).run(replace, target, afterwards);
    }

    private Recovered run(boolean replace, RecoveryTarget target, Afterwards afterwards) {
        Path unfinished = data.resolve("restoring");
        try {
            OwnerOnly.createFolder(data);
            try (FileChannel lock = EmbeddedServer.lock(data)) {
                if (Files.exists(data.resolve(CLUSTER)) && !replace) {
                    throw new StartProblem(
                            "There is a database in " + data + " already.",
                            "Name an empty folder with PAKKETWIJZER_DATA, or say --replace: what is there is put aside.");
                }
                FileSystemUtils.deleteRecursively(unfinished);
                copyTo(unfinished);
                tell(unfinished.resolve(CLUSTER), target);
                LeftOverServer.stop(data.resolve(CLUSTER));
                putAside();
                move(unfinished, data);
                Files.delete(unfinished);
            }
        } catch (IOException e) {
            throw new StartProblem(
                    "The backup was not restored to " + data + " (" + e.getMessage() + ").",
                    "Mend that and do it again.");
        }
        return start(target, afterwards);
    }

    private void copyTo(Path unfinished) throws IOException {
        OwnerOnly.createFolder(unfinished);
        for (String folder : backup.folders()) {
            OwnerOnly.createFolder(unfinished.resolve(folder));
        }
        for (var file : backup.files().entrySet()) {
            String digest;
            try {
                digest = CheckedCopy.copy(backup.path().resolve(file.getKey()), unfinished.resolve(file.getKey()));
            } catch (NoSuchFileException e) {
                digest = "";
            }
            if (!digest.equals(file.getValue())) {
                FileSystemUtils.deleteRecursively(unfinished);
                throw BackupFolder.damaged(backup.path(), file.getKey());
            }
        }
        CheckedCopy.force(
                backup.files().keySet().stream().map(unfinished::resolve).toList());
    }

    private static void tell(Path cluster, RecoveryTarget target) throws IOException {
        Path file = cluster.resolve("postgresql.auto.conf");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.removeIf(line -> line.matches(OLD_SETTINGS));
        lines.addAll(target.settings());
        OwnerOnly.write(file, String.join("\n", lines) + "\n");
        OwnerOnly.write(cluster.resolve("recovery.signal"), "");
    }

    private void putAside() throws IOException {
        Files.deleteIfExists(data.resolve("first-start"));
        // Of a disk that was lost, the passwords may still be there
        if (PARTS.stream().anyMatch(each -> Files.exists(data.resolve(each)))) {
            OwnerOnly.createFolder(aside);
            move(data, aside);
        }
    }

    /** The database and its passwords, from one folder to another. */
    private static void move(Path from, Path to) throws IOException {
        for (String each : PARTS) {
            if (Files.exists(from.resolve(each))) {
                Files.move(from.resolve(each), to.resolve(each));
            }
        }
    }

    private Recovered start(RecoveryTarget target, Afterwards afterwards) {
        try {
            Recovered recovered;
            EmbeddedServer server = recovered(target);
            try (Connection owner =
                    DriverManager.getConnection(server.url(), Login.OWNER.role(), server.password(Login.OWNER))) {
                recovered = Recovered.of(owner, backup, data.resolve(CLUSTER), target);
                afterwards.run(owner, recovered);
            } finally {
                server.close();
            }
            Path file = data.resolve(CLUSTER).resolve("postgresql.auto.conf");
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            lines.removeIf(line -> line.matches(OLD_SETTINGS));
            OwnerOnly.write(file, String.join("\n", lines) + "\n");
            return recovered;
        } catch (StartProblem e) {
            putBack();
            throw e;
        } catch (IOException | SQLException e) {
            String why = Recovered.shortOf(data.resolve("postgres.log"));
            putBack();
            throw new StartProblem(
                    "The restored database did not come up" + why + ".",
                    "What was in " + data + " is there as before; the restored one is in restore-failed, why is in"
                            + " postgres.log.");
        }
    }

    /** However long it takes to go through the log; but when PostgreSQL gives up, so do we. */
    private EmbeddedServer recovered(RecoveryTarget target) throws IOException {
        CompletableFuture<EmbeddedServer> starting = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                starting.complete(new EmbeddedServer(data, target.archive(), Duration.ofDays(1)));
            } catch (RuntimeException e) {
                starting.completeExceptionally(e);
            }
        });
        while (true) {
            try {
                return starting.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                if (hasGivenUp()) {
                    // The library would go on waiting for it
                    thread.interrupt();
                }
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    private boolean hasGivenUp() throws IOException {
        Path log = data.resolve("postgres.log");
        String said = Files.exists(log) ? Files.readString(log) : "";
        return said.contains("database system is shut down") || said.contains("could not start server");
    }

    private void putBack() {
        try {
            Path failed = data.resolve("restore-failed");
            FileSystemUtils.deleteRecursively(failed);
            OwnerOnly.createFolder(failed);
            move(data, failed);
            if (Files.exists(aside)) {
                move(aside, data);
                Files.delete(aside);
            }
        } catch (IOException e) {
            throw new StartProblem(
                    "The restored database did not come up, and what was there is still in " + aside + ".",
                    "Move it back by hand.");
        }
    }
}
