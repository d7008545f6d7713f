package nl.allesoveradministratie.pakketwijzer.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A postmaster that lives on after its JVM was killed, holding port and folder. */
final class LeftOverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOverServer.class);

    private LeftOverServer() {}

    /**
     * Stops it; only for who holds the folder's lock, because nobody else can own the folder then. After a power cut the note may
     * be empty, or its number that of any process by now; PostgreSQL would not start beside such a note.
     *
     * @param cluster the folder of PostgreSQL's data; may be absent
     */
    static void stop(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        Optional<ProcessHandle> process =
                pid.matches("[0-9]{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
        if (pid.isEmpty() || process.filter(each -> !isOurs(each, cluster)).isPresent()) {
            Files.delete(pidFile);
        } else if (process.isPresent()) {
            LOG.info("Stopping the PostgreSQL that an earlier run left behind");
            // The first stops politely; a postmaster that does not obey is killed, which its log then recovers from.
            process.get().destroy();
            if (!ended(process.get(), 20)) {
                process.get().destroyForcibly();
                ended(process.get(), 10);
            }
        }
    }

    /** Whether a process is a PostgreSQL with its data in this folder; where arguments cannot be seen, any is taken. */
    private static boolean isOurs(ProcessHandle process, Path cluster) {
        return process.info().command().orElse("").matches(".*postgres(\\.exe)?")
                && process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(cluster.toString()))
                        .orElse(true);
    }

    private static boolean ended(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            return !process.isAlive();
        }
    }
}
