package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL of one's own, with a database of any name, serves as well as the one that comes along. */
class ExternalServerTest {

    private static final String ROLES = """
            SELECT concat_ws(' ', rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin,
                rolreplication, rolbypassrls, rolconfig)
            FROM pg_roles WHERE rolname ~ '^pw_' ORDER BY rolname
            """;

    private static final String OWNER = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'other'";

    private PlainCluster cluster;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        LiveDatabase.server();
        cluster = new PlainCluster(folder);
    }

    @AfterEach
    void stop() throws Exception {
        cluster.close();
    }

    @Test
    void canBePreparedAsOftenAsOneLikes() throws SQLException {
        cluster.prepared();
        try (Connection administrator = cluster.administrator(PlainCluster.DATABASE)) {
            List<String> roles = LiveDatabase.texts(administrator, ROLES);

            DatabaseServer again = cluster.prepared();

            assertThat(roles).hasSize(Login.values().length);
            assertThat(LiveDatabase.texts(administrator, ROLES)).isEqualTo(roles);
            assertThat(LiveDatabase.texts(administrator, OWNER)).containsExactly("pw_owner");
            LiveDatabase.connect(again, Login.OWNER).close();
        }
    }

    @Test
    void takesAwayWhatALoginWasGivenTooMuch() throws SQLException {
        cluster.prepared();
        try (Connection administrator = cluster.administrator(PlainCluster.DATABASE)) {
            LiveDatabase.execute(administrator, "ALTER ROLE pw_public SUPERUSER CREATEDB BYPASSRLS");

            cluster.prepared();

            assertThat(LiveDatabase.texts(
                            administrator, "SELECT rolname FROM pg_roles WHERE rolsuper AND rolname ~ '^pw_'"))
                    .isEmpty();
        }
    }

    @Test
    void changesThePasswordsToThoseThatAreConfigured() throws SQLException {
        DatabaseServer before = cluster.prepared();
        Map<String, String> changed = new HashMap<>(cluster.settings());
        changed.put("pakketwijzer.database.password.pw_public", "changed-secret");

        DatabaseServer after = PlainCluster.prepared(changed);

        LiveDatabase.connect(after, Login.OWNER).close();
        assertThatThrownBy(() -> LiveDatabase.connect(before, Login.PUBLIC)).isInstanceOf(SQLException.class);
    }

    @Test
    void canBePreparedByAnAdministratorWhoIsNoSuperuser() throws SQLException {
        try (Connection superuser = cluster.administrator(PlainCluster.DATABASE)) {
            LiveDatabase.execute(
                    superuser,
                    "CREATE ROLE landlord LOGIN CREATEROLE CREATEDB PASSWORD 'landlord-secret'",
                    "ALTER DATABASE other OWNER TO landlord");
            Map<String, String> settings = cluster.settings();
            settings.put("pakketwijzer.database.admin.username", "landlord");
            settings.put("pakketwijzer.database.admin.password", "landlord-secret");

            PlainCluster.prepared(settings);
            LiveDatabase.migrate(PlainCluster.prepared(settings));
            PlainCluster.prepared(settings);

            assertThat(LiveDatabase.texts(superuser, "SELECT pg_has_role('landlord', 'pw_owner', 'SET')"))
                    .containsExactly("f");
            assertThat(LiveDatabase.texts(superuser, OWNER)).containsExactly("pw_owner");
        }
    }

    @Test
    void givesEveryLoginTheSameRightsUnderAnyName() throws SQLException {
        ExternalServer server = cluster.prepared();
        LiveDatabase.migrate(server);

        try (Connection owner = LiveDatabase.connect(server, Login.OWNER)) {
            List<String> tables = LoginAccess.tables(owner);
            assertThat(tables).contains("catalog.fact");
            for (Login login : Login.values()) {
                try (Connection connection = LiveDatabase.connect(server, login)) {
                    assertThat(LoginAccess.tried(connection, tables, owner))
                            .as(login.role())
                            .isEqualTo(LoginAccess.declared(Inventory.read(), login.role()));
                }
            }
        }
    }

    @Test
    void letsNobodyElseIntoTheDatabase() throws SQLException {
        ExternalServer server = cluster.prepared();
        LiveDatabase.migrate(server);
        try (Connection administrator = cluster.administrator(PlainCluster.DATABASE)) {
            LiveDatabase.execute(administrator, "CREATE ROLE neighbour LOGIN PASSWORD 'neighbour-secret'");
        }

        assertThatThrownBy(() -> java.sql.DriverManager.getConnection(server.url(), "neighbour", "neighbour-secret"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }
}
