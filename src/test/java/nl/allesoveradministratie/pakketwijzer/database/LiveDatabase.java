package nl.allesoveradministratie.pakketwijzer.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/** The embedded server with all migrations, started once for all tests that leave it as they found it. */
final class LiveDatabase {

    /**
     * One for each process of the tests. Not a folder that comes and goes: the library keeps the programs it unpacked first for the
     * whole process.
     */
    static final Path FOLDER = Path.of(
                    "target", "live-database-" + System.getProperty("pakketwijzer.test.process", "1"))
            .toAbsolutePath();

    private static EmbeddedServer server;

    private LiveDatabase() {}

    static synchronized EmbeddedServer server() {
        if (server == null) {
            try {
                FileSystemUtils.deleteRecursively(FOLDER.resolve("postgres"));
                Files.deleteIfExists(FOLDER.resolve("logins.properties"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = new EmbeddedServer(FOLDER);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            migrate(server);
        }
        return server;
    }

    static void migrate(DatabaseServer server) {
        Flyway.configure()
                .dataSource(server.url(), Login.OWNER.role(), server.password(Login.OWNER))
                .locations("classpath:db/migration")
                .defaultSchema("flyway")
                .createSchemas(true)
                .load()
                .migrate();
    }

    static Connection connect(DatabaseServer server, Login login) throws SQLException {
        return DriverManager.getConnection(server.url(), login.role(), server.password(login));
    }

    /** The first column of what a query finds. */
    static List<String> texts(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    static void execute(Connection connection, String... commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
