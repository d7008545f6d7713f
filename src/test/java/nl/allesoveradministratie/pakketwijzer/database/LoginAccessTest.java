package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.allesoveradministratie.pakketwijzer.Proves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Comes in as every login and tries every table: each can do what the inventory says of it, and nothing more. */
@Proves("S1")
class LoginAccessTest {

    /** Nothing in our schemas may be held by everybody: a line for each thing that is. */
    private static final String HELD_BY_PUBLIC = """
            WITH ours AS (
                SELECT oid, nspname, nspowner, nspacl FROM pg_namespace
                WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
            )
            SELECT format('%s on schema %s', privilege_type, nspname)
            FROM ours, aclexplode(coalesce(nspacl, acldefault('n'::"char", nspowner))) WHERE grantee = 0
            UNION ALL
            SELECT format('%s on %s', privilege_type, c.oid::regclass)
            FROM pg_class c JOIN ours ON ours.oid = relnamespace,
                aclexplode(coalesce(relacl, acldefault((CASE relkind WHEN 'S' THEN 's' ELSE 'r' END)::"char", relowner)))
            WHERE grantee = 0
            UNION ALL
            SELECT format('%s on %s.%s', privilege_type, attrelid::regclass, attname)
            FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN ours ON ours.oid = relnamespace,
                aclexplode(attacl)
            WHERE grantee = 0
            UNION ALL
            SELECT format('%s on function %s', privilege_type, p.oid::regprocedure)
            FROM pg_proc p JOIN ours ON ours.oid = pronamespace,
                aclexplode(coalesce(proacl, acldefault('f'::"char", proowner)))
            WHERE grantee = 0
            UNION ALL
            SELECT format('%s on database %s', privilege_type, datname)
            FROM pg_database, aclexplode(coalesce(datacl, acldefault('d'::"char", datdba)))
            WHERE grantee = 0 AND datname = current_database()
            UNION ALL
            SELECT format('%s by default on new objects', privilege_type)
            FROM pg_default_acl, aclexplode(defaclacl) WHERE grantee = 0
            """;

    private final EmbeddedServer server = LiveDatabase.server();
    private final Inventory inventory = Inventory.read();
    private Connection owner;
    private List<String> tables;

    @BeforeEach
    void connect() throws SQLException {
        owner = LiveDatabase.connect(server, Login.OWNER);
        owner.setAutoCommit(false);
        tables = LoginAccess.tables(owner);
    }

    /** What a test plants is gone again. */
    @AfterEach
    void rollBack() throws SQLException {
        owner.rollback();
        owner.close();
    }

    @Test
    void theLoginsThatTheServerKnowsAreThoseTriedHere() throws SQLException {
        assertThat(LoginAccess.logins(owner))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Login.values()).map(Login::role).toList());
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void canDoInEveryTableWhatTheInventorySays(Login login) throws SQLException {
        try (Connection connection = LiveDatabase.connect(server, login)) {
            assertThat(LoginAccess.tried(connection, tables, owner))
                    .isEqualTo(LoginAccess.declared(inventory, login.role()));
        }
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void holdsWhatTheInventorySaysAndNoSingleColumnMore(Login login) throws SQLException {
        assertThat(LoginAccess.held(owner, login.role(), tables))
                .isEqualTo(LoginAccess.declared(inventory, login.role()));
    }

    @Test
    void theInventoryNamesNoLoginOrPrivilegeThatDoesNotExist() throws SQLException {
        List<String> logins = LoginAccess.logins(owner);
        Set<String> privileges = new TreeSet<>();
        for (String table : inventory.tables().keySet()) {
            assertThat(logins).as(table).containsAll(inventory.access(table).keySet());
            inventory.access(table).values().forEach(privileges::addAll);
        }
        assertThat(LoginAccess.PRIVILEGES).containsAll(privileges);
    }

    @Test
    void aGrantTooManyIsSeen() throws SQLException {
        LiveDatabase.execute(owner, "GRANT UPDATE (name) ON catalog.package TO pw_public");
        LiveDatabase.execute(owner, "GRANT DELETE ON catalog.fact TO pw_public");

        assertThat(LoginAccess.held(owner, "pw_public", tables))
                .containsEntry("catalog.package", Set.of("select", "update"))
                .containsEntry("catalog.fact", Set.of("select", "delete"));
    }

    @Test
    void aGrantTooManyCanBeUsedAndIsSeen() throws SQLException {
        try (Connection visitor = LiveDatabase.connect(server, Login.PUBLIC);
                Connection granting = LiveDatabase.connect(server, Login.OWNER)) {
            LiveDatabase.execute(granting, "GRANT INSERT, UPDATE, DELETE ON catalog.remark TO pw_public");
            try {
                assertThat(LoginAccess.tried(visitor, tables, owner))
                        .containsEntry("catalog.remark", Set.copyOf(LoginAccess.PRIVILEGES));
            } finally {
                LiveDatabase.execute(granting, "REVOKE INSERT, UPDATE, DELETE ON catalog.remark FROM pw_public");
            }
        }
    }

    @Test
    void onlyTheOwnerMayEmptyATableHangTriggersOnItOrUseItsSequence() throws SQLException {
        assertThat(LiveDatabase.texts(owner, """
                SELECT format('%s: %s on %s', rolname, privilege, c.oid::regclass)
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = relnamespace AND nspname !~ '^pg_' AND nspname <> 'information_schema',
                    pg_roles r,
                    unnest(ARRAY ['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) privilege
                WHERE rolname ~ '^pw_' AND rolname <> 'pw_owner' AND relkind IN ('r', 'p', 'v', 'm', 'f')
                    AND has_table_privilege(r.oid, c.oid, privilege)
                UNION ALL
                SELECT format('%s: sequence %s', rolname, c.oid::regclass)
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = relnamespace AND nspname !~ '^pg_' AND nspname <> 'information_schema',
                    pg_roles r
                WHERE rolname ~ '^pw_' AND rolname <> 'pw_owner' AND relkind = 'S'
                    AND has_sequence_privilege(r.oid, c.oid, 'USAGE, SELECT, UPDATE')
                """)).isEmpty();
    }

    @Test
    void nothingIsHeldByEverybody() throws SQLException {
        assertThat(LiveDatabase.texts(owner, HELD_BY_PUBLIC)).isEmpty();
    }

    @Test
    void whatIsHeldByEverybodyIsSeen() throws SQLException {
        LiveDatabase.execute(
                owner,
                "CREATE FUNCTION catalog.planted() RETURNS int LANGUAGE sql RETURN 1",
                "CREATE SCHEMA planted",
                "GRANT USAGE ON SCHEMA planted TO PUBLIC",
                "GRANT SELECT ON catalog.remark TO PUBLIC",
                "GRANT SELECT (name) ON catalog.package TO PUBLIC",
                "GRANT TEMPORARY ON DATABASE pakketwijzer TO PUBLIC");

        assertThat(LiveDatabase.texts(owner, HELD_BY_PUBLIC))
                .containsExactlyInAnyOrder(
                        "EXECUTE on function catalog.planted()",
                        "USAGE on schema planted",
                        "SELECT on catalog.remark",
                        "SELECT on catalog.package.name",
                        "TEMPORARY on database pakketwijzer");
    }

    @ParameterizedTest
    @EnumSource(value = Login.class, mode = EnumSource.Mode.EXCLUDE, names = "OWNER")
    void makesNothingOfItsOwn(Login login) throws SQLException {
        try (Connection connection = LiveDatabase.connect(server, login)) {
            assertThat(List.of(
                            "CREATE TABLE public.mine (id int)",
                            "CREATE TABLE catalog.mine (id int)",
                            "CREATE TEMPORARY TABLE mine (id int)",
                            "CREATE SCHEMA mine",
                            "CREATE ROLE mine",
                            "CREATE EXTENSION pg_trgm SCHEMA catalog",
                            "COPY catalog.package TO PROGRAM 'cat'",
                            "SET ROLE pw_owner",
                            "SET ROLE postgres",
                            "SET SESSION AUTHORIZATION pw_owner"))
                    .noneMatch(command -> succeedsAs(connection, command));
        }
    }

    private static boolean succeedsAs(Connection connection, String command) {
        try {
            return LoginAccess.succeeds(connection, command);
        } catch (SQLException e) {
            throw new AssertionError(command, e);
        }
    }

    @Test
    void noLoginIsMoreThanALogin() throws SQLException {
        assertThat(LiveDatabase.texts(owner, """
                SELECT rolname FROM pg_roles
                WHERE rolname ~ '^pw_' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
                    OR rolinherit OR NOT rolcanlogin)
                UNION ALL
                SELECT rolname || ' is a member of ' || pg_get_userbyid(roleid)
                FROM pg_auth_members JOIN pg_roles r ON r.oid = member
                WHERE rolname ~ '^pw_'
                """)).isEmpty();
    }
}
