package nl.allesoveradministratie.pakketwijzer.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds out what a login may do, by trying it and by asking PostgreSQL. */
final class LoginAccess {

    static final List<String> PRIVILEGES = List.of("select", "insert", "update", "delete");

    private static final String TABLES = """
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = relnamespace
            WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND relkind IN ('r', 'p', 'v', 'm', 'f')
            """;

    private LoginAccess() {}

    static List<String> tables(Connection owner) throws SQLException {
        return LiveDatabase.texts(owner, "SELECT nspname || '.' || relname " + TABLES + " ORDER BY 1");
    }

    /** Every login of ours that the server knows. */
    static List<String> logins(Connection connection) throws SQLException {
        return LiveDatabase.texts(connection, "SELECT rolname FROM pg_roles WHERE rolname ~ '^pw_' ORDER BY 1");
    }

    /** What one login can do when it tries; tables where it can do nothing are left out. */
    static Map<String, Set<String>> tried(Connection login, List<String> tables, Connection owner) throws SQLException {
        login.setAutoCommit(false);
        Map<String, Set<String>> access = new TreeMap<>();
        for (String table : tables) {
            List<String> columns = LiveDatabase.texts(
                    owner,
                    "SELECT quote_ident(attname) FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped"
                            + " AND attrelid = '" + table + "'::regclass");
            Map<String, List<String>> attempts = Map.of(
                    // Some may read or change some columns only.
                    "select",
                            columns.stream()
                                    .map(column -> "SELECT " + column + " FROM " + table + " LIMIT 0")
                                    .toList(),
                    // Checks the rights as an INSERT does, and inserts nothing.
                    "insert", List.of("EXPLAIN INSERT INTO " + table + " DEFAULT VALUES"),
                    "update",
                            columns.stream()
                                    .map(column -> "UPDATE " + table + " SET " + column + " = DEFAULT WHERE false")
                                    .toList(),
                    "delete", List.of("DELETE FROM " + table + " WHERE false"));
            for (String privilege : PRIVILEGES) {
                for (String attempt : attempts.getOrDefault(privilege, List.of())) {
                    if (succeeds(login, attempt)) {
                        access.computeIfAbsent(table, each -> new TreeSet<>()).add(privilege);
                    }
                }
            }
        }
        login.rollback();
        return access;
    }

    /** What one login holds according to PostgreSQL, on a whole table or any of its columns. */
    static Map<String, Set<String>> held(Connection owner, String login, List<String> tables) throws SQLException {
        Map<String, Set<String>> access = new TreeMap<>();
        for (String table : tables) {
            for (String privilege : PRIVILEGES) {
                String function = privilege.equals("delete") ? "has_table_privilege" : "has_any_column_privilege";
                String question = "SELECT %s('%s', '%s', '%s')".formatted(function, login, table, privilege);
                if (LiveDatabase.texts(owner, question).contains("t")) {
                    access.computeIfAbsent(table, each -> new TreeSet<>()).add(privilege);
                }
            }
        }
        return access;
    }

    /** What one login may do according to the inventory. */
    static Map<String, Set<String>> declared(Inventory inventory, String login) {
        Map<String, Set<String>> access = new TreeMap<>();
        inventory.tables().keySet().forEach(table -> {
            Set<String> privileges = inventory.access(table).getOrDefault(login, Set.of());
            if (!privileges.isEmpty()) {
                access.put(table, new TreeSet<>(privileges));
            }
        });
        return access;
    }

    /** Whether a command is allowed; leaves nothing behind. */
    static boolean succeeds(Connection connection, String command) throws SQLException {
        connection.setAutoCommit(false);
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
            return true;
        } catch (SQLException e) {
            // Refused, or impossible for this kind of table whoever asks; anything else is a mistake of the test.
            if (Set.of("42501", "55000", "42809", "0A000").contains(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            connection.rollback(before);
        }
    }
}
