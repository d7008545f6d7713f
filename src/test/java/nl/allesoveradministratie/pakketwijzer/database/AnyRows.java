package nl.allesoveradministratie.pakketwijzer.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A row in as many tables as one can be put into without knowing what the table is for: by the type of each column, the words that
 * its checks allow, and the rows that it must point to.
 */
final class AnyRows {

    private static final String TABLES = """
            SELECT c.oid, c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'flyway')
            ORDER BY c.oid
            """;

    /** For each column that a row needs: its name, and an expression that its type and checks allow. */
    private static final String COLUMNS = """
            SELECT quote_ident(a.attname), coalesce(
                (SELECT format('(SELECT %%I FROM %%s LIMIT 1)', f.attname, k.confrelid::regclass)
                    FROM pg_constraint k JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = k.confkey[1]
                    WHERE k.conrelid = a.attrelid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum] LIMIT 1),
                (SELECT quote_literal((regexp_match(pg_get_constraintdef(k.oid), '''([^'']+)''::text'))[1])
                    FROM pg_constraint k
                    WHERE k.conrelid = a.attrelid AND k.contype = 'c' AND a.attnum = ANY (k.conkey) AND t.typname = 'text'
                        AND pg_get_constraintdef(k.oid) LIKE '%%ANY (%%' LIMIT 1),
                CASE t.typname
                    WHEN 'uuid' THEN 'gen_random_uuid()'
                    WHEN 'text' THEN '''x'''
                    WHEN 'bool' THEN 'false'
                    WHEN 'bytea' THEN 'sha256(random()::text::bytea)'
                    WHEN 'timestamptz' THEN 'now()'
                    WHEN 'date' THEN 'current_date'
                    WHEN 'time' THEN '''09:00'''
                    WHEN 'interval' THEN '''P1D'''
                    WHEN 'jsonb' THEN '''{}'''
                    ELSE CASE WHEN t.typcategory = 'A' THEN '''{x}''' ELSE '1' END
                END)
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
            WHERE a.attrelid = %s AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull AND NOT a.atthasdef
                AND a.attidentity = '' AND a.attgenerated = ''
            ORDER BY a.attnum
            """;

    private AnyRows() {}

    /**
     * Puts them in; what a table does not take is left out.
     *
     * @return the tables that have a row
     */
    static Set<String> fill(Connection owner) throws SQLException {
        Set<String> filled = new TreeSet<>();
        // Twice: who points to a table that comes later finds it the second time
        for (int round = 0; round < 2; round++) {
            for (List<String> table : rows(owner, TABLES)) {
                if (isThere(owner, table.get(1)) || insert(owner, table)) {
                    filled.add(table.get(1));
                }
            }
        }
        return filled;
    }

    /** Whether a table is there and has a row. */
    static boolean isThere(Connection owner, String table) throws SQLException {
        return !rows(owner, "SELECT to_regclass('" + table + "')::text WHERE to_regclass('" + table + "') IS NOT NULL")
                        .isEmpty()
                && !rows(owner, "SELECT 1 FROM " + table + " LIMIT 1").isEmpty();
    }

    private static boolean insert(Connection owner, List<String> table) throws SQLException {
        List<List<String>> columns = rows(owner, COLUMNS.formatted(table.get(0)));
        String names = String.join(", ", columns.stream().map(List::getFirst).toList());
        String values = String.join(", ", columns.stream().map(List::getLast).toList());
        try (Statement statement = owner.createStatement()) {
            statement.execute("INSERT INTO " + table.get(1)
                    + (columns.isEmpty() ? " DEFAULT VALUES" : " (" + names + ") VALUES (" + values + ")"));
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static List<List<String>> rows(Connection owner, String query) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        }
    }
}
