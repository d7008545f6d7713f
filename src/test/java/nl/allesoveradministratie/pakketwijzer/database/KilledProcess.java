package nl.allesoveradministratie.pakketwijzer.database;

import java.nio.file.Path;
import java.sql.Connection;

/** A process of its own that stores a row and then waits to be killed. */
final class KilledProcess {

    static final String STORED = "The row is stored";

    private KilledProcess() {}

    public static void main(String[] folder) throws Exception {
        EmbeddedServer server = new EmbeddedServer(Path.of(folder[0]));
        try (Connection owner = LiveDatabase.connect(server, Login.OWNER)) {
            LiveDatabase.execute(owner, "CREATE SCHEMA kept", "CREATE TABLE kept.row AS SELECT 'still here' AS text");
        }
        System.out.println(STORED);
        Thread.sleep(Long.MAX_VALUE);
    }
}
