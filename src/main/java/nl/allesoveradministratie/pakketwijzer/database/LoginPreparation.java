package nl.allesoveradministratie.pakketwijzer.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.postgresql.PGConnection;

/**
 * Creates the logins and gives them their passwords; may be run as often as one likes. Roles belong to the whole
 * cluster and carry secrets, so they are not a matter for migrations: those only grant.
 */
final class LoginPreparation {

    private static final int OLDEST_VERSION = 18;

    private static final String ATTRIBUTES =
            " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS";

    private static final String HAS_ATTRIBUTES = "rolcanlogin AND NOT (rolsuper OR rolcreatedb OR rolcreaterole"
            + " OR rolinherit OR rolreplication OR rolbypassrls)";

    /** An administrator who is no superuser must be pw_owner for a moment, and keeps the right to come back. */
    private static final String HAND_OVER = """
            DO $$
            DECLARE
                is_entitled boolean := pg_has_role('pw_owner', 'SET');
            BEGIN
                IF (SELECT datdba <> 'pw_owner'::regrole FROM pg_database WHERE datname = current_database()) THEN
                    IF NOT is_entitled THEN
                        GRANT pw_owner TO CURRENT_USER WITH INHERIT TRUE, SET TRUE;
                    END IF;
                    EXECUTE format('ALTER DATABASE %I OWNER TO pw_owner', current_database());
                    IF NOT is_entitled THEN
                        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), current_user);
                        REVOKE pw_owner FROM CURRENT_USER GRANTED BY CURRENT_USER;
                    END IF;
                END IF;
            END $$
            """;

    private LoginPreparation() {}

    /** @throws StartProblem when the server is too old */
    static void requireVersion(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_VERSION) {
            throw new StartProblem(
                    "The database server is PostgreSQL " + version + ".",
                    "Pakketwijzer needs PostgreSQL " + OLDEST_VERSION + " or newer.");
        }
    }

    static void prepareLogins(Connection administrator, Function<Login, String> passwords) throws SQLException {
        for (Login login : Login.values()) {
            try (Statement statement = administrator.createStatement()) {
                if (!exists(administrator, "pg_roles WHERE rolname", login.role())) {
                    statement.execute("CREATE ROLE " + login.role() + ATTRIBUTES);
                } else if (!exists(administrator, "pg_roles WHERE " + HAS_ATTRIBUTES + " AND rolname", login.role())) {
                    // Only a superuser may even mention some of these, so only when there is something to mend.
                    statement.execute("ALTER ROLE " + login.role() + ATTRIBUTES);
                }
                if (login != Login.OWNER) {
                    // One slow query must not hold a connection that visitors wait for.
                    statement.execute("ALTER ROLE " + login.role() + " SET statement_timeout = '10s'");
                    statement.execute(
                            "ALTER ROLE " + login.role() + " SET idle_in_transaction_session_timeout = '10s'");
                }
            }
            // The driver sends a SCRAM verifier, so the password itself is in no server log.
            administrator
                    .unwrap(PGConnection.class)
                    .alterUserPassword(login.role(), passwords.apply(login).toCharArray(), "scram-sha-256");
        }
    }

    /** Makes the owner's login own the database that the connection is in. */
    static void handOver(Connection administrator) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute(HAND_OVER);
        }
    }

    static boolean databaseExists(Connection administrator, String name) throws SQLException {
        return exists(administrator, "pg_database WHERE datname", name);
    }

    private static boolean exists(Connection administrator, String where, String name) throws SQLException {
        try (PreparedStatement query = administrator.prepareStatement("SELECT 1 FROM " + where + " = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}
