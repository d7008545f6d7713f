package nl.allesoveradministratie.pakketwijzer.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the superuser of the embedded server in a folder: of the one that runs, or else of one that is started for
 * this.
 */
final class SuperuserSession implements AutoCloseable {

    private final @Nullable EmbeddedServer started;
    private final Connection connection;

    private SuperuserSession(@Nullable EmbeddedServer started, Connection connection) {
        this.started = started;
        this.connection = connection;
    }

    /**
     * Opens one.
     *
     * @param archive where the log is copied to of a server that has to be started for it, so that no part of it is missing there;
     *     null = nowhere
     * @throws StartProblem when there is no data in the folder, or its server neither answers nor starts
     */
    static SuperuserSession in(Path folder, @Nullable WalArchive archive) {
        if (!Files.exists(folder.resolve("postgres").resolve("PG_VERSION"))) {
            throw new StartProblem(
                    "There is no database in " + folder + ".", "Name its folder with PAKKETWIJZER_DATA.");
        }
        try {
            String password = LoginPasswords.in(folder).superuser();
            Connection running = running(folder.resolve("postgres"), password);
            if (running != null) {
                return new SuperuserSession(null, running);
            }
            EmbeddedServer server = new EmbeddedServer(folder, archive);
            String own = server.url();
            String administration = own.substring(0, own.lastIndexOf('/') + 1) + "postgres";
            return new SuperuserSession(server, connect(administration, password));
        } catch (IOException | SQLException e) {
            throw new StartProblem(
                    "The database in " + folder + " cannot be reached (" + e.getMessage() + ").",
                    "See postgres.log in that folder.");
        }
    }

    private static @Nullable Connection running(Path cluster, String password) throws IOException {
        Path note = cluster.resolve("postmaster.pid");
        List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
        if (lines.size() < 4) {
            return null;
        }
        try {
            return connect("jdbc:postgresql://localhost:" + lines.get(3).strip() + "/postgres", password);
        } catch (SQLException e) {
            return null;
        }
    }

    private static Connection connect(String url, String password) throws SQLException {
        return DriverManager.getConnection(url, "postgres", password);
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            // It is closed before the server stops
        } finally {
            if (started != null) {
                started.close();
            }
        }
    }
}
