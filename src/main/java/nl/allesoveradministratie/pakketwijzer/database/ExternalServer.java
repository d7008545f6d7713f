package nl.allesoveradministratie.pakketwijzer.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.springframework.core.env.Environment;

/**
 * A PostgreSQL that somebody else runs, by {@code spring.datasource.url}. With an administrator's name and password the
 * logins are prepared first; without, they must be there.
 */
class ExternalServer implements DatabaseServer {

    /** With the name of the role: where its password is. */
    static final String PASSWORD = "pakketwijzer.database.password.";

    private final String url;
    private final Environment environment;

    ExternalServer(String url, Environment environment) {
        this.url = url;
        this.environment = environment;
        String administrator = environment.getProperty("pakketwijzer.database.admin.username");
        if (administrator != null) {
            prepare(administrator, environment.getProperty("pakketwijzer.database.admin.password", ""));
        }
    }

    private void prepare(String administrator, String password) {
        try (Connection connection = DriverManager.getConnection(url, administrator, password)) {
            LoginPreparation.requireVersion(connection);
            LoginPreparation.prepareLogins(connection, this::password);
            LoginPreparation.handOver(connection);
        } catch (SQLException e) {
            throw ConnectionProblems.explain(e, url, administrator);
        }
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String password(Login login) {
        String property = PASSWORD + login.role();
        String password = environment.getProperty(property);
        if (password == null || password.isBlank()) {
            throw new StartProblem(
                    "No password is given for the database login " + login.role() + ".", "Set " + property + ".");
        }
        return password;
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }
}
