package nl.allesoveradministratie.pakketwijzer.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.mock.env.MockEnvironment;

/** A PostgreSQL such as somebody else runs: it asks for passwords and knows nothing of us but an empty database. */
public final class PlainCluster implements AutoCloseable {

    static final String ADMINISTRATOR = "postgres";
    static final String ADMINISTRATOR_PASSWORD = "administrator-secret";
    public static final String DATABASE = "other";

    private final EmbeddedPostgres postgres;
    private final Path data;
    private final String program;

    public PlainCluster(Path folder) throws IOException, SQLException {
        data = folder.resolve("data");
        Path passwordFile = Files.writeString(folder.resolve("password"), ADMINISTRATOR_PASSWORD);
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setDataDirectory(data)
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setConnectConfig("password", ADMINISTRATOR_PASSWORD)
                .start();
        String pid =
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        program = ProcessHandle.of(Long.parseLong(pid))
                .flatMap(process -> process.info().command())
                .orElseThrow()
                .replaceAll("postgres$", "pg_ctl");
        try (Connection administrator = administrator("postgres")) {
            LiveDatabase.execute(administrator, "CREATE DATABASE " + DATABASE);
        }
    }

    /** Where it is, as a JDBC address. */
    public String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + DATABASE;
    }

    /** As whoever runs it. */
    public Connection administrator(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database,
                ADMINISTRATOR,
                ADMINISTRATOR_PASSWORD);
    }

    /** Goes down, as for an upgrade: who is connected is cut off. */
    public void goDown() throws IOException, InterruptedException {
        control("-m", "fast", "-w", "stop");
    }

    /** Says nothing any more, as when its machine or the wire to it hangs; connections stay open. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Goes on where it was. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        ProcessHandle postmaster = Revival.postmaster(data).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal, String.valueOf(postmaster.pid())));
        postmaster.descendants().forEach(each -> command.add(String.valueOf(each.pid())));
        // Some of them may have ended by now
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Comes up again, where it was. */
    public void comeUp() throws IOException, InterruptedException {
        control(
                "-o",
                "-p " + postgres.getPort(),
                "-l",
                data.resolve("again.log").toString(),
                "-w",
                "start");
    }

    private void control(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root; in a namespace of its own it is nobody in particular.
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program, "-D", data.toString()));
        command.addAll(List.of(arguments));
        int result = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("control.log").toFile())
                .start()
                .waitFor();
        if (result != 0) {
            throw new IOException(Files.readString(data.resolveSibling("control.log")));
        }
    }

    /** A configuration as it should be, by property. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("spring.datasource.url", url());
        settings.put("pakketwijzer.database.admin.username", ADMINISTRATOR);
        settings.put("pakketwijzer.database.admin.password", ADMINISTRATOR_PASSWORD);
        for (Login login : Login.values()) {
            settings.put("pakketwijzer.database.password." + login.role(), login.role() + "-secret");
        }
        return settings;
    }

    ExternalServer prepared() {
        return prepared(settings());
    }

    static ExternalServer prepared(Map<String, String> settings) {
        MockEnvironment environment = new MockEnvironment();
        settings.forEach(environment::setProperty);
        return new ExternalServer(settings.get("spring.datasource.url"), environment);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
