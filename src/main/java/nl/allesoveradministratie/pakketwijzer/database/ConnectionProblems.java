package nl.allesoveradministratie.pakketwijzer.database;

import java.sql.SQLException;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;

/** Turns what the driver says into a sentence for whoever starts the product. */
final class ConnectionProblems {

    private ConnectionProblems() {}

    static StartProblem explain(SQLException e, String url, String user) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "28P01", "28000" ->
                new StartProblem(
                        "The password of database login " + user + " was refused.",
                        "Check the configured password, or run the prepare step again.");
            case "3D000" -> new StartProblem("The database of " + url + " does not exist.", "Create it first.");
            case "08001", "08004", "08006" ->
                new StartProblem("No PostgreSQL answers at " + url + ".", "Start it, or correct the address.");
            default ->
                new StartProblem(
                        "The database refuses login " + user + " (SQL state " + state + ").",
                        "See the server's log for the reason.");
        };
    }
}
