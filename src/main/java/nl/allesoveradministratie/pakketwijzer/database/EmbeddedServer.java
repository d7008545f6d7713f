package nl.allesoveradministratie.pakketwijzer.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import nl.allesoveradministratie.pakketwijzer.installation.OwnerOnly;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that comes along, with its data in a folder that people may rely on: fsync on, a password for each
 * login, one process at a time, and up again after a power cut or {@code kill -9}.
 */
class EmbeddedServer implements DatabaseServer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private static final String DATABASE = "pakketwijzer";

    /** In the data folder from before the cluster is made until its first preparation is done. */
    private static final String FIRST_START = "first-start";

    private static final String ACCESS_RULES = """
            # Written by Pakketwijzer: a password for everybody, and nobody from outside this machine.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final Path data;
    private final Path firstStart;
    private final @Nullable WalArchive archive;
    private final Duration wait;
    private final FileChannel lockChannel;
    private final LoginPasswords passwords;
    private final EmbeddedPostgres postgres;
    private final Revival revival;

    /** Without an archive of its log; see {@link #EmbeddedServer(Path, WalArchive)}. */
    EmbeddedServer(Path folder) {
        this(folder, null);
    }

    /**
     * Starts it.
     *
     * @param archive where its write-ahead log is copied to; null = nowhere
     * @throws StartProblem when another process uses the folder, or PostgreSQL does not come up in it
     */
    EmbeddedServer(Path folder, @Nullable WalArchive archive) {
        this(folder, archive, Duration.ofMinutes(2));
    }

    /** @param wait how long it may take to come up */
    EmbeddedServer(Path folder, @Nullable WalArchive archive, Duration wait) {
        Path cluster = folder.resolve("postgres");
        boolean fresh = !Files.exists(cluster.resolve("postgresql.conf"));
        LOG.info("{} PostgreSQL in {}", fresh ? "Preparing" : "Starting", folder);
        try {
            OwnerOnly.createFolder(folder);
            this.data = cluster;
            this.firstStart = folder.resolve(FIRST_START);
            this.archive = archive;
            this.wait = wait;
            if (archive != null) {
                archive.make();
            }
            this.lockChannel = lock(folder);
        } catch (IOException e) {
            throw new StartProblem(
                    "The data folder " + folder + " cannot be used (" + e.getMessage() + ").",
                    "Choose another with PAKKETWIJZER_DATA.");
        }
        try {
            this.passwords = LoginPasswords.in(folder);
            LeftOverServer.stop(data);
            setAsideUnfinished();
            this.postgres = start(folder);
        } catch (IOException | IllegalStateException e) {
            unlock();
            LOG.debug("PostgreSQL did not start", e);
            throw new StartProblem(
                    "PostgreSQL did not start in " + folder + " (" + e.getMessage() + ").",
                    "See postgres.log in that folder, or start with an empty folder.");
        }
        try {
            prepare();
            this.revival = new Revival(cluster, folder.resolve("postgres.log"));
        } catch (IOException | SQLException e) {
            stop();
            throw new StartProblem(
                    "The logins of PostgreSQL in " + folder + " could not be prepared (" + e.getMessage() + ").",
                    "See postgres.log in that folder.");
        }
    }

    /**
     * A first start that was broken off leaves half a cluster, which PostgreSQL can neither use nor complete. There is
     * nothing of anybody's in it yet; still it is moved aside and not deleted.
     */
    private void setAsideUnfinished() throws IOException {
        if (Files.exists(data) && Files.exists(firstStart)) {
            Path aside = data.resolveSibling("postgres.unfinished-" + System.currentTimeMillis());
            LOG.info("An earlier first start was broken off; what it left is in {}", aside.getFileName());
            Files.move(data, aside);
        }
        if (!Files.exists(data) && !Files.exists(firstStart)) {
            Files.createFile(firstStart);
        }
    }

    /** Keeps other processes out of a data folder, until it is closed. */
    static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartProblem(
                    "The data folder " + folder + " is in use by another Pakketwijzer.",
                    "Stop that one, or choose another folder with PAKKETWIJZER_DATA.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private EmbeddedPostgres start(Path folder) throws IOException {
        // The library lets everybody write in its working directory, so that lies inside one that is closed.
        Path program = folder.resolve("program");
        OwnerOnly.createFolder(program);
        Path passwordFile = folder.resolve("first-password");
        OwnerOnly.write(passwordFile, passwords.superuser());
        // A new one at each start; it holds what PostgreSQL says of itself.
        Path log = folder.resolve("postgres.log");
        OwnerOnly.write(log, "");
        try {
            return archived(builder(program, passwordFile))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private EmbeddedPostgres.Builder archived(EmbeddedPostgres.Builder builder) {
        return archive == null
                ? builder
                : builder.setServerConfig("archive_mode", "on")
                        .setServerConfig("archive_timeout", String.valueOf(WalArchive.SECONDS));
    }

    private EmbeddedPostgres.Builder builder(Path program, Path passwordFile) {
        return EmbeddedPostgres.builder()
                // Apart from the data: the library empties stale-looking folders below its working directory.
                .setOverrideWorkingDirectory(program.resolve("postgres").toFile())
                .setDataDirectory(data.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(wait)
                .setConnectConfig("password", passwords.superuser())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("locale", "C.UTF-8")
                // Options of initdb too: the library's own would trust everybody on this machine at first.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                // The library is made for tests and starts without fsync; people keep data in this one.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                // No words of people in the server's log, no times of commits.
                .setServerConfig("log_statement", "none")
                .setServerConfig("log_min_messages", "log")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_parameter_max_length", "0")
                .setServerConfig("log_parameter_max_length_on_error", "0")
                .setServerConfig("track_commit_timestamp", "off");
    }

    private void prepare() throws SQLException, IOException {
        try (Connection superuser = postgres.getPostgresDatabase().getConnection()) {
            LoginPreparation.requireVersion(superuser);
            LoginPreparation.prepareLogins(superuser, passwords::of);
            if (!LoginPreparation.databaseExists(superuser, DATABASE)) {
                try (Statement statement = superuser.createStatement()) {
                    statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + Login.OWNER.role());
                }
            }
            revokeOtherDatabases(superuser);
            requirePasswords(superuser);
            sayWhereToArchive(superuser);
        }
        Files.deleteIfExists(firstStart);
    }

    /** By the server's own file: on its command line a shell would read it first. Until then it keeps what it has to copy. */
    private void sayWhereToArchive(Connection superuser) throws SQLException {
        if (archive != null) {
            try (Statement statement = superuser.createStatement()) {
                statement.execute(
                        "ALTER SYSTEM SET archive_command = " + statement.enquoteLiteral(archive.archiveCommand()));
                statement.execute("SELECT pg_reload_conf()");
            }
        }
    }

    /** The logins have business in one database only. */
    private static void revokeOtherDatabases(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("REVOKE ALL ON DATABASE postgres FROM PUBLIC");
            statement.execute("REVOKE ALL ON DATABASE template1 FROM PUBLIC");
        }
    }

    /** Puts the rules back when somebody changed them. */
    private void requirePasswords(Connection superuser) throws SQLException, IOException {
        Path rules = data.resolve("pg_hba.conf");
        if (Files.readString(rules).equals(ACCESS_RULES)) {
            return;
        }
        Files.writeString(rules, ACCESS_RULES);
        try (Statement statement = superuser.createStatement()) {
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    @Override
    public String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + DATABASE;
    }

    @Override
    public String password(Login login) {
        return passwords.of(login);
    }

    @Override
    public void close() {
        revival.close();
        stop();
    }

    private void stop() {
        try {
            // One that gave up by itself has nothing to be stopped
            if (Files.exists(data.resolve("postmaster.pid"))) {
                postgres.close();
            }
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop as asked: {}", e.getMessage());
        } finally {
            unlock();
        }
    }

    private void unlock() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            LOG.debug("The lock is given back when the process ends", e);
        }
    }
}
