package nl.allesoveradministratie.pakketwijzer.identity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Who can come into a database that was just put back. What let people in then may have been used up, taken back or ended since;
 * nothing says so there. What people can ask for again is closed; what would keep them out is left for somebody to look at.
 *
 * @param sessions that were open, and are not any more
 * @param invitations and links for a new password that were open, and are not any more
 * @param colleagues who may sign in
 * @param partners who may sign in
 * @param vendorKeys that work
 */
public record RestoredAccounts(int sessions, int invitations, int colleagues, int partners, int vendorKeys) {

    /** Ends sessions and open invitations; a database of an older version may have no table of them. */
    public static RestoredAccounts closeOpenDoors(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            return new RestoredAccounts(
                    delete(statement, "identity.session", "true"),
                    delete(statement, "identity.invitation", "used_at IS NULL"),
                    count(statement, "identity.account", "disabled_at IS NULL AND roles <> ARRAY ['partner']"),
                    count(statement, "identity.account", "disabled_at IS NULL AND roles = ARRAY ['partner']"),
                    count(statement, "identity.vendor_key", "true"));
        }
    }

    private static int delete(Statement statement, String table, String which) throws SQLException {
        return isThere(statement, table) ? statement.executeUpdate("DELETE FROM " + table + " WHERE " + which) : 0;
    }

    private static int count(Statement statement, String table, String which) throws SQLException {
        return isThere(statement, table) ? number(statement, "SELECT count(*) FROM " + table + " WHERE " + which) : 0;
    }

    private static boolean isThere(Statement statement, String table) throws SQLException {
        return number(statement, "SELECT count(to_regclass('" + table + "'))") > 0;
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
