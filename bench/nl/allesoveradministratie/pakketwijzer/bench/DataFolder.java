package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * What a product in another process leaves in its data folder to find its PostgreSQL by.
 *
 * @param folder where it keeps its data
 */
record DataFolder(Path folder) {

    /** The first process of PostgreSQL. */
    ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(note().getFirst())).orElseThrow();
    }

    /** A connection as the owner of all tables. */
    Connection owner() throws IOException, SQLException {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("logins.properties"))) {
            passwords.load(reader);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + note().get(3) + "/pakketwijzer",
                "pw_owner",
                passwords.getProperty("pw_owner"));
    }

    /** What PostgreSQL notes of itself: the number of its first process, and fourth its port. */
    private List<String> note() throws IOException {
        return Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid")).stream()
                .map(String::strip)
                .toList();
    }
}
