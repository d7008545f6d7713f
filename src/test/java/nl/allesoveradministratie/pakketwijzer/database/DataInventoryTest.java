package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.allesoveradministratie.pakketwijzer.Proves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every column that exists is classified in docs/data-inventory.yaml, and nothing else is. */
@Proves("P2")
class DataInventoryTest {

    private Connection owner;

    @BeforeEach
    void connect() throws SQLException {
        owner = LiveDatabase.connect(LiveDatabase.server(), Login.OWNER);
        owner.setAutoCommit(false);
    }

    /** What a test plants is gone again. */
    @AfterEach
    void rollBack() throws SQLException {
        owner.rollback();
        owner.close();
    }

    private Map<String, Set<String>> columns() throws SQLException {
        Map<String, Set<String>> columns = new TreeMap<>();
        for (String name : LiveDatabase.texts(owner, """
                SELECT nspname || '.' || relname || '.' || attname
                FROM pg_attribute
                JOIN pg_class c ON c.oid = attrelid
                JOIN pg_namespace n ON n.oid = relnamespace
                WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
                    AND relkind IN ('r', 'p', 'v', 'm', 'f') AND attnum > 0 AND NOT attisdropped
                """)) {
            int dot = name.lastIndexOf('.');
            columns.computeIfAbsent(name.substring(0, dot), table -> new TreeSet<>())
                    .add(name.substring(dot + 1));
        }
        return columns;
    }

    /** Columns that can hold an IP address, arrays and domains of it included. */
    private List<String> addressColumns() throws SQLException {
        return LiveDatabase.texts(owner, """
                WITH RECURSIVE holds_address(type) AS (
                    SELECT oid FROM pg_type WHERE oid IN ('inet'::regtype, 'cidr'::regtype)
                    UNION
                    SELECT t.oid FROM pg_type t JOIN holds_address h ON h.type IN (t.typelem, t.typbasetype)
                )
                SELECT attrelid::regclass || '.' || attname
                FROM pg_attribute
                JOIN holds_address ON type = atttypid
                JOIN pg_class c ON c.oid = attrelid
                JOIN pg_namespace n ON n.oid = relnamespace
                WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND attnum > 0
                    AND relkind IN ('r', 'p', 'v', 'm', 'f')
                """);
    }

    @Test
    void everyColumnIsClassified() throws SQLException {
        assertThat(Inventory.read().problems(columns())).isEmpty();
    }

    @Test
    void theHistoryOfMigrationsIsClassifiedToo() throws SQLException {
        assertThat(columns()).containsKeys("flyway.flyway_schema_history", "catalog.fact");
    }

    @Test
    void everySchemaBelongsToTheOwner() throws SQLException {
        assertThat(LiveDatabase.texts(owner, """
                SELECT nspname FROM pg_namespace
                WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
                    AND pg_get_userbyid(nspowner) <> 'pw_owner'
                """)).isEmpty();
    }

    @Test
    void aColumnThatNobodyClassifiedIsNamed() throws SQLException {
        LiveDatabase.execute(
                owner,
                "ALTER TABLE catalog.package ADD COLUMN phone text",
                "CREATE SCHEMA planted",
                "CREATE TABLE planted.visitor (name text)",
                "CREATE VIEW planted.names AS SELECT name AS called FROM planted.visitor");

        assertThat(Inventory.read().problems(columns()))
                .containsExactlyInAnyOrder(
                        "catalog.package.phone is not in the inventory",
                        "planted.visitor.name is not in the inventory",
                        "planted.names.called is not in the inventory");
    }

    @Test
    void aColumnOrTableThatIsNoLongerThereIsNamed() throws SQLException {
        LiveDatabase.execute(owner, "ALTER TABLE catalog.edition DROP COLUMN note", "DROP TABLE catalog.remark");

        assertThat(Inventory.read().problems(columns()))
                .contains("catalog.edition.note is not in the database", "catalog.remark is not in the database");
    }

    @Test
    void aColumnThatIsClassifiedInPartIsNamed() {
        Inventory inventory = Inventory.parse("""
                lead.lead:
                  purpose: answer the request
                  columns:
                    email: { class: personal, legalBasis: because we like to, readers: [ sales ] }
                    score: { retention: 12 months, legalBasis: none needed }
                """);

        assertThat(inventory.problems(Map.of("lead.lead", Set.of("email", "score"))))
                .containsExactlyInAnyOrder(
                        "lead.lead.email has no retention",
                        "lead.lead.email has no legal basis of art. 6(1)",
                        "lead.lead.score has no class (none, pseudonymous or personal)",
                        "lead.lead.score has no readers",
                        "lead.lead.score has no legal basis of art. 6(1)");
    }

    @Test
    @Proves("U2")
    void noColumnIsMadeForAnIpAddress() throws SQLException {
        assertThat(addressColumns()).isEmpty();
    }

    @Test
    @Proves("U2")
    void aColumnForAnIpAddressIsNamed() throws SQLException {
        LiveDatabase.execute(
                owner,
                "CREATE DOMAIN catalog.origin AS inet",
                "ALTER TABLE catalog.package ADD COLUMN seen_from inet, ADD COLUMN network cidr,"
                        + " ADD COLUMN all_seen inet[], ADD COLUMN origin catalog.origin");

        assertThat(addressColumns())
                .containsExactlyInAnyOrder(
                        "catalog.package.seen_from",
                        "catalog.package.network",
                        "catalog.package.all_seen",
                        "catalog.package.origin");
    }
}
