package nl.allesoveradministratie.pakketwijzer.usage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts that a restored backup has and must not be released: their noise may have been drawn already, after the backup was
 * made, and drawn a second time over the same counts it would say more than was promised. Those periods are released as noise
 * about nothing.
 */
public final class RestoredCounts {

    private static final String THERE = """
            SELECT name FROM unnest(ARRAY['usage.counter', 'usage.own_counter', 'usage.own_week', 'usage.recorder',
                'usage.closed']) AS name WHERE to_regclass(name) IS NOT NULL
            """;

    private RestoredCounts() {}

    /** Forgets them; a database of an older version has fewer of the tables. */
    public static void forget(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(THERE)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            if (!tables.isEmpty()) {
                statement.execute("TRUNCATE " + String.join(", ", tables));
            }
        }
    }
}
