package nl.allesoveradministratie.pakketwijzer.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far a restore went.
 *
 * @param until what was committed up to then is there
 * @param gap whether the archive has log of after it that could not be reached: what is between is missing or damaged
 */
public record Recovered(Instant until, boolean gap) {

    private static final String ENDED_BEFORE = "recovery ended before configured recovery target";

    private static final Pattern LAST = Pattern.compile("last completed transaction was at log time (\\S+ \\S+)");

    /** How the files are called that say where the log of a restored database began. */
    private static final String HISTORY = "[0-9A-F]{8}\\.history";

    /** Of a server that just came up after a restore. */
    static Recovered of(Connection connection, BackupFolder backup, Path cluster, RecoveryTarget target)
            throws SQLException, IOException {
        Instant until = backup.made();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_last_xact_replay_timestamp()")) {
            row.next();
            OffsetDateTime last = row.getObject(1, OffsetDateTime.class);
            if (last != null && last.toInstant().isAfter(until)) {
                until = last.toInstant();
            }
        }
        // When a moment is asked for and not reached, PostgreSQL does not come up
        WalArchive archive = target.moment() == null ? target.archive() : null;
        return new Recovered(until, archive != null && isLeftBehind(archive, cluster.resolve("pg_wal")));
    }

    /** The last line of the newest history says where it left the log that it came from: "1 tab 0/5000148 tab why". */
    private static boolean isLeftBehind(WalArchive archive, Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            Path newest = files.filter(each -> each.getFileName().toString().matches(HISTORY))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IOException("no timeline of its own"));
            List<String> lines = Files.readAllLines(newest).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            String[] left = lines.getLast().split("[\t/]");
            return archive.goesOnAfter(
                    Integer.parseInt(left[0]), (Long.parseLong(left[1], 16) << 32) + Long.parseLong(left[2], 16));
        }
    }

    /** Why a server did not come up, as the end of a sentence; empty when it was not that the log was short of a moment. */
    static String shortOf(Path serverLog) {
        try {
            String said = Files.readString(serverLog);
            Matcher last = LAST.matcher(said);
            return said.contains(ENDED_BEFORE)
                    ? ": the archive does not reach that moment"
                            + (last.find() ? ", but ends, or has a gap, after " + last.group(1) : "")
                    : "";
        } catch (IOException e) {
            return "";
        }
    }
}
