package nl.allesoveradministratie.pakketwijzer.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.allesoveradministratie.pakketwijzer.BackupCommands;
import nl.allesoveradministratie.pakketwijzer.launch.StartedJar;
import org.springframework.util.FileSystemUtils;

/**
 * How much is lost with the disk of the database: the product runs and copies its log elsewhere, a backup is taken, somebody writes the
 * time down every tenth of a second, and after a minute or two the product and PostgreSQL are killed and the cluster is deleted. The backup is
 * put back with the log that was copied; the newest time in it is the point that was recovered.
 */
public final class DiskChaos {

    private static final int ROUNDS = Integer.getInteger("pakketwijzer.chaos.rounds", 3);

    /** Seconds, as is promised. */
    private static final double MOST_LOST = 60;

    private DiskChaos() {}

    public static void main(String[] args) throws Exception {
        Random moments = new Random(Long.getLong("pakketwijzer.chaos.seed", System.nanoTime()));
        List<Double> lost = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            lost.add(lost(Duration.ofSeconds(70 + moments.nextInt(60))));
            System.out.printf("Round %d: %.1f seconds lost%n", round + 1, lost.getLast());
        }
        new BenchReport("disk")
                .samples("secondsLost", lost)
                .goal(
                        "seconds that are lost with the disk, the most of " + ROUNDS + " times",
                        lost.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN),
                        MOST_LOST)
                .finish();
    }

    private static double lost(Duration atWork) throws Exception {
        Path folder = Files.createTempDirectory("pakketwijzer-disk");
        Path data = folder.resolve("data");
        String[] places = {
            "--pakketwijzer.data=" + data, "--pakketwijzer.archive=" + folder.resolve("archive"),
        };
        StartedJar jar = start(folder);
        jar.awaitAddress();
        BackupCommands.backup("--to=" + folder.resolve("backups"), places[0], places[1]);
        Instant last = writeTheTimeDown(new DataFolder(data), atWork);
        ProcessHandle postmaster = new DataFolder(data).postmaster();
        jar.kill();
        postmaster.destroyForcibly();
        postmaster.onExit().get();
        FileSystemUtils.deleteRecursively(data.resolve("postgres"));

        // Nobody was ever erased here
        BackupCommands.restore(
                "--restore=" + folder.resolve("backups"), "--replace", "--without-erasures", places[0], places[1]);
        StartedJar again = start(folder);
        again.awaitAddress();
        Instant recovered;
        try (Connection owner = new DataFolder(data).owner();
                Statement statement = owner.createStatement();
                ResultSet newest = statement.executeQuery("SELECT max(at) FROM chaos.stamp")) {
            newest.next();
            recovered = newest.getTimestamp(1).toInstant();
        }
        again.stop();
        FileSystemUtils.deleteRecursively(folder);
        return Duration.between(recovered, last).toMillis() / 1_000.0;
    }

    private static StartedJar start(Path folder) throws Exception {
        return StartedJar.start(
                folder.resolve("data"),
                folder.resolve("log.txt"),
                "--server.port=0",
                "--pakketwijzer.archive=" + folder.resolve("archive"));
    }

    /** The last time that PostgreSQL acknowledged. */
    private static Instant writeTheTimeDown(DataFolder data, Duration atWork) throws Exception {
        Instant end = Instant.now().plus(atWork);
        Instant last = Instant.EPOCH;
        try (Connection owner = data.owner()) {
            try (Statement statement = owner.createStatement()) {
                statement.execute("CREATE SCHEMA chaos");
                statement.execute("CREATE TABLE chaos.stamp (at timestamptz)");
            }
            try (PreparedStatement insert = owner.prepareStatement("INSERT INTO chaos.stamp VALUES (?)")) {
                while (Instant.now().isBefore(end)) {
                    Instant now = Instant.now();
                    insert.setTimestamp(1, Timestamp.from(now));
                    insert.executeUpdate();
                    last = now;
                    Thread.sleep(100);
                }
            }
        }
        return last;
    }
}
