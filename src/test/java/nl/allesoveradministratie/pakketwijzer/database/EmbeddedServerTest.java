package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People may rely on the PostgreSQL that comes along: what is stored stays, and only who has a password comes in. */
class EmbeddedServerTest {

    @TempDir
    private Path temporary;

    /** The programs that are unpacked first serve the whole process, so not those in a folder that is thrown away. */
    @BeforeEach
    void unpackTheProgramsElsewhere() {
        LiveDatabase.server();
    }

    private static EmbeddedServer storing(Path folder) throws SQLException {
        EmbeddedServer server = new EmbeddedServer(folder);
        try (Connection owner = LiveDatabase.connect(server, Login.OWNER)) {
            LiveDatabase.execute(owner, "CREATE SCHEMA kept", "CREATE TABLE kept.row AS SELECT 'still here' AS text");
        }
        return server;
    }

    private static List<String> stored(EmbeddedServer server) throws SQLException {
        try (Connection owner = LiveDatabase.connect(server, Login.OWNER)) {
            return LiveDatabase.texts(owner, "SELECT text FROM kept.row");
        }
    }

    private static List<String> storedIn(Path folder) throws SQLException {
        EmbeddedServer server = new EmbeddedServer(folder);
        try {
            return stored(server);
        } finally {
            server.close();
        }
    }

    private static ProcessHandle postmaster(Path folder) throws IOException {
        String pid =
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "log_statement=none",
                "log_min_error_statement=panic",
                "log_parameter_max_length=0",
                "log_parameter_max_length_on_error=0",
                "track_commit_timestamp=off",
                "listen_addresses=localhost",
                "unix_socket_directories=",
                "data_checksums=on"
            })
    void isSetUpToKeepDataAndSilence(String setting) throws SQLException {
        String name = setting.substring(0, setting.indexOf('='));
        // Some settings are for a superuser's eyes
        EmbeddedServer server = LiveDatabase.server();
        try (Connection superuser =
                DriverManager.getConnection(server.url(), "postgres", superuserPassword(LiveDatabase.FOLDER))) {
            assertThat(name + "="
                            + LiveDatabase.texts(superuser, "SHOW " + name).getFirst())
                    .isEqualTo(setting);
        }
    }

    private static String superuserPassword(Path folder) throws SQLException {
        try {
            return LoginPasswords.in(folder).superuser();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private static Stream<String> everyRole() {
        return Stream.concat(Stream.of("postgres"), Stream.of(Login.values()).map(Login::role));
    }

    @ParameterizedTest
    @MethodSource("everyRole")
    void letsNobodyInWithoutThePassword(String role) {
        for (String database : List.of("pakketwijzer", "postgres", "template1")) {
            String url = LiveDatabase.server().url().replace("/pakketwijzer", "/" + database);
            assertThatThrownBy(() -> DriverManager.getConnection(url, role, ""))
                    .as(database)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThatThrownBy(() -> DriverManager.getConnection(url, role, "guess"))
                    .as(database)
                    .isInstanceOf(SQLException.class)
                    .extracting("SQLState")
                    .isEqualTo("28P01");
        }
    }

    @Test
    void givesEveryLoginAPasswordOfItsOwn() throws IOException {
        LoginPasswords passwords = LoginPasswords.in(LiveDatabase.FOLDER);

        assertThat(Stream.concat(
                        Stream.of(passwords.superuser()),
                        Stream.of(Login.values()).map(passwords::of)))
                .doesNotHaveDuplicates()
                .allMatch(password -> password.length() >= 32);
    }

    @Test
    void letsNobodyInWithoutThePasswordWhileItIsMade() throws Exception {
        Path folder = temporary.resolve("data");
        AtomicBoolean isMade = new AtomicBoolean();
        CompletableFuture<Set<String>> burglar = CompletableFuture.supplyAsync(() -> {
            Set<String> answers = new HashSet<>();
            while (!isMade.get() || answers.isEmpty()) {
                answers.addAll(tryWithoutPassword(folder));
            }
            return answers;
        });
        EmbeddedServer server = new EmbeddedServer(folder);
        try {
            isMade.set(true);
            assertThat(burglar.get(30, TimeUnit.SECONDS)).containsExactly("refused");
        } finally {
            server.close();
        }
    }

    /** What a neighbour on the same machine finds; nothing while the server does not listen. */
    private static Set<String> tryWithoutPassword(Path folder) {
        try {
            Path note = folder.resolve("postgres/postmaster.pid");
            List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
            if (lines.size() < 8 || !lines.get(7).startsWith("ready")) {
                return Set.of();
            }
            DriverManager.getConnection("jdbc:postgresql://localhost:" + lines.get(3) + "/postgres", "postgres", "")
                    .close();
            return Set.of("let in");
        } catch (SQLException e) {
            return e.getMessage().contains("password") ? Set.of("refused") : Set.of();
        } catch (IOException e) {
            return Set.of();
        }
    }

    @Test
    void logsWhatItDoesButNoWordsOfPeople() throws Exception {
        Path folder = temporary.resolve("data");
        EmbeddedServer server = storing(folder);
        try (Connection owner = LiveDatabase.connect(server, Login.OWNER)) {
            assertThatThrownBy(() -> LiveDatabase.execute(owner, "SELECT 'canary@example.nl'::int"))
                    .hasMessageContaining("canary@example.nl");
        } finally {
            server.close();
        }

        assertThat(folder.resolve("postgres.log"))
                .content()
                .contains("database system is ready", "database system is shut down")
                .doesNotContain("canary");
    }

    @Test
    void startsAnewWhereAFirstStartWasBrokenOff() throws Exception {
        Path folder = temporary.resolve("data");
        Files.createDirectories(folder.resolve("postgres").resolve("base"));
        Files.writeString(folder.resolve("postgres").resolve("PG_VERSION"), "18\n");
        Files.createFile(folder.resolve("first-start"));
        storing(folder).close();
        assertThat(storedIn(folder)).containsExactly("still here");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("postgres.unfinished-"))
                    .doesNotContain("first-start");
        }
    }

    @Test
    void letsItsLoginsIntoOneDatabaseOnly() {
        EmbeddedServer server = new EmbeddedServer(temporary.resolve("data"));
        try {
            for (String other : List.of("postgres", "template1")) {
                String address = server.url().replaceFirst("/[^/]*$", "/" + other);
                assertThatThrownBy(() -> DriverManager.getConnection(
                                address, Login.PUBLIC.role(), server.password(Login.PUBLIC)))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                problem -> assertThat(problem.getSQLState()).isEqualTo("42501"));
            }
        } finally {
            server.close();
        }
    }

    @Test
    void keepsWhatWasStored() throws SQLException {
        Path folder = temporary.resolve("data");
        storing(folder).close();

        assertThat(storedIn(folder)).containsExactly("still here");
    }

    @Test
    void keepsFolderAndPasswordsToItsOwner() throws SQLException, IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path folder = temporary.resolve("data");
        storing(folder).close();

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("postgres"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("logins.properties"))).isEqualTo("rw-------");
    }

    @Test
    void keepsToItsOwnerWhatLiesInAFolderThatOthersMayRead() throws SQLException, IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path folder = Files.createDirectory(temporary.resolve("data"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        runInAProcessOfItsOwn(folder).destroyForcibly().onExit().join();
        storedIn(folder);

        try (Stream<Path> files = Files.list(folder)) {
            // The lock is empty
            assertThat(files.filter(file -> !file.endsWith("lock")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(permissions(file)).endsWith("------"));
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void isUsedByOneProcessAtATime() throws SQLException, IOException {
        Path folder = temporary.resolve("data");
        EmbeddedServer server = storing(folder);
        try {
            assertThatThrownBy(() -> new EmbeddedServer(folder))
                    .isInstanceOf(StartProblem.class)
                    .hasMessage("The data folder " + folder + " is in use by another Pakketwijzer.");
            assertThat(stored(server)).containsExactly("still here");
        } finally {
            server.close();
        }
    }

    @Test
    void isUsedByOneProcessAtATimeAlsoWhenTheOtherIsAProcess() throws IOException {
        Path folder = temporary.resolve("data");
        Process other = runInAProcessOfItsOwn(folder);
        try {
            assertThatThrownBy(() -> new EmbeddedServer(folder))
                    .isInstanceOf(StartProblem.class)
                    .hasMessageContaining("is in use by another Pakketwijzer");
        } finally {
            other.destroyForcibly().onExit().join();
            new EmbeddedServer(folder).close();
        }
    }

    @Test
    void survivesTheKillOfItsProcess() throws Exception {
        Path folder = temporary.resolve("data");
        Process killed = runInAProcessOfItsOwn(folder);
        killed.destroyForcibly().onExit().join();
        ProcessHandle leftOver = postmaster(folder);
        assertThat(leftOver.isAlive()).isTrue();

        assertThat(storedIn(folder)).containsExactly("still here");
        assertThat(leftOver.isAlive()).isFalse();
    }

    @Test
    void survivesTheKillOfItsProcessAndOfPostgres() throws Exception {
        Path folder = temporary.resolve("data");
        Process killed = runInAProcessOfItsOwn(folder);
        killed.destroyForcibly().onExit().join();
        ProcessHandle leftOver = postmaster(folder);
        List<ProcessHandle> workers = leftOver.children().toList();
        leftOver.destroyForcibly();
        leftOver.onExit().get(30, TimeUnit.SECONDS);
        for (ProcessHandle worker : workers) {
            worker.onExit().get(30, TimeUnit.SECONDS);
        }

        assertThat(folder.resolve("postgres/postmaster.pid")).exists();
        assertThat(storedIn(folder)).containsExactly("still here");
    }

    /** After a crash of the machine the number in the file may be that of any process. */
    @Test
    void leavesAloneWhoeverHasTheNumberOfAProcessThatIsGone() throws Exception {
        Path folder = temporary.resolve("data");
        storing(folder).close();
        Path postgresOfSomebodyElse = temporary.resolve("postgres");
        Files.copy(Path.of("/bin/sleep"), postgresOfSomebodyElse);
        Process innocent = new ProcessBuilder(postgresOfSomebodyElse.toString(), "600").start();
        try {
            Files.writeString(
                    folder.resolve("postgres/postmaster.pid"),
                    innocent.pid() + "\n" + folder.resolve("postgres") + "\n0\n5432\n\nlocalhost\n");

            assertThat(storedIn(folder)).containsExactly("still here");
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    /** A power cut can leave the file behind without its content. */
    @Test
    void startsBesideAnEmptyNoteOfAnEarlierProcess() throws Exception {
        Path folder = temporary.resolve("data");
        storing(folder).close();
        Files.writeString(folder.resolve("postgres/postmaster.pid"), "");

        assertThat(storedIn(folder)).containsExactly("still here");
    }

    /** The library throws away what looks forgotten below its own working directory. */
    @Test
    void isNotTakenForAForgottenFolder() throws Exception {
        Path folder = temporary.resolve("data");
        Path library = temporary.resolve("library");
        Path forgotten = Files.createDirectories(library.resolve("forgotten"));
        storing(folder).close();
        FileTime anHourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        for (Path lock : List.of(forgotten.resolve("epg-lock"), folder.resolve("postgres/epg-lock"))) {
            Files.write(lock, new byte[0]);
            Files.setLastModifiedTime(lock, anHourAgo);
        }

        System.setProperty("ot.epg.working-dir", library.toString());
        try {
            assertThat(storedIn(folder)).containsExactly("still here");
            assertThat(forgotten).as("what the library does throw away").doesNotExist();
        } finally {
            System.clearProperty("ot.epg.working-dir");
        }
    }

    private static Process runInAProcessOfItsOwn(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); !KilledProcess.STORED.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new AssertionError("The process ended early:\n" + said);
            }
            said.append(line).append('\n');
        }
        return process;
    }
}
