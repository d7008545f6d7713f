package nl.allesoveradministratie.pakketwijzer.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Objects;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Which version a database is of, and bringing it up to ours: all of the way or not at all. */
public final class Migrations {

    private static final String UNDEFINED_FUNCTION = "42883";
    private static final String NO_SUCH_SCHEMA = "3F000";

    private Migrations() {}

    /** The newest that comes with this program. */
    public static int newest() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*__*.sql"))
                    .map(file -> Objects.requireNonNull(file.getFilename()))
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As the owner: brings the database up to this version, in one transaction, so that the version before goes on working when
     * it fails.
     *
     * @throws StartProblem when the database is of a newer version, or it failed
     */
    static void migrate(Flyway flyway) {
        MigrationInfo current = flyway.info().current();
        int version = current == null ? 0 : current.getVersion().getMajor().intValue();
        if (version > newest()) {
            throw newer(version, newest());
        }
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StartProblem(
                    "The database could not be brought up to this version (" + why(e) + "); nothing in it was changed.",
                    "The version before still works with it.");
        }
    }

    /** Its own words may repeat what stands in a row. */
    private static String why(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException problem) {
                return "SQL state " + problem.getSQLState();
            }
        }
        return failure.getClass().getSimpleName();
    }

    /**
     * As a login that may not migrate: the database must be of this very version.
     *
     * @throws StartProblem when it is not
     */
    static void require(DataSource database, int newest) {
        int current = current(database);
        if (current > newest) {
            throw newer(current, newest);
        }
        if (current < newest) {
            throw new StartProblem(
                    "The database is of version " + current + ", and this program needs " + newest + ".",
                    "Run ./pakketwijzer prepare first.");
        }
    }

    /** The version of a database, for any login; 0 = from before one could ask, or nothing is in it. */
    public static int current(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT upkeep.schema_version()")) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            if (UNDEFINED_FUNCTION.equals(e.getSQLState()) || NO_SUCH_SCHEMA.equals(e.getSQLState())) {
                return 0;
            }
            throw new StartProblem(
                    "The database does not say which version it is of (SQL state " + e.getSQLState() + ").",
                    "Run ./pakketwijzer prepare first.");
        }
    }

    private static StartProblem newer(int current, int newest) {
        return new StartProblem(
                "The database is of a newer Pakketwijzer (" + current + "; this one knows up to " + newest + ").",
                "Start that version, or restore a backup from before.");
    }
}
