package nl.allesoveradministratie.pakketwijzer.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * New connections of a pool. When the server is away they ask again in short turns for a while before they say so: the pool's own
 * turns double until they take five seconds, and whoever asks something would wait so long for a server that is back already.
 */
final class PatientConnections extends DriverManagerDataSource {

    private static final Duration TURN = Duration.ofMillis(200);

    private final Duration patience;

    /**
     * @param url as JDBC knows it
     * @param properties user, password, and what the driver must do otherwise
     * @param patience how long it asks again; shorter than those who wait for the pool do, so that they can be told the reason
     */
    PatientConnections(String url, Properties properties, Duration patience) {
        super(url, properties);
        this.patience = patience;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLException e) {
                if (!isAway(e) || System.nanoTime() - begun > patience.toNanos() || !pause()) {
                    throw e;
                }
            }
        }
    }

    /** Nobody answers (class 08), or a server that is going down or coming up (57). */
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57"));
    }

    private static boolean pause() {
        try {
            Thread.sleep(TURN);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
