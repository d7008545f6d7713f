package nl.allesoveradministratie.pakketwijzer.catalog;

import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.PUBLICATION;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes up what is published, in every process: PostgreSQL says when, and a look every few seconds makes up for what it
 * said while nobody listened. As long as the database cannot be read the catalogue stays as it was.
 */
final class PublicationWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationWatch.class);

    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final int TURN_IN_MILLIS = 250;

    private final PublishedCatalog published;
    private final DSLContext database;
    private final DataSource pool;
    private volatile boolean running;

    /**
     * @param published what to keep up to date
     * @param database for reading the catalogue
     * @param pool of which one connection is kept for listening
     */
    PublicationWatch(PublishedCatalog published, DSLContext database, DataSource pool) {
        this.published = published;
        this.database = database;
        this.pool = pool;
    }

    @Override
    public synchronized void start() {
        running = true;
        Thread.ofPlatform().daemon().name("publication-watch").start(this::watch);
    }

    @Override
    public synchronized void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch() {
        while (running) {
            try (Connection connection = pool.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                // Whatever is wrong with what was read: this thread goes on.
                if (running) {
                    LOG.warn(
                            "The catalogue stays as it was until it can be read again ({})",
                            e.getClass().getSimpleName());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection notices = connection.unwrap(PGConnection.class);
        execute(connection, "LISTEN catalog_published");
        Instant looked = Instant.EPOCH;
        boolean told = false;
        while (running) {
            if (told || looked.plus(LOOK).isBefore(Instant.now())) {
                takeUp();
                looked = Instant.now();
            }
            // In short turns, so that stopping need not wait for news.
            told = notices.getNotifications(TURN_IN_MILLIS).length > 0;
        }
        execute(connection, "UNLISTEN catalog_published");
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** Reads the catalogue anew when another version is published than is held. */
    void takeUp() {
        String version = database.select(PUBLICATION.VERSION)
                .from(PUBLICATION)
                .orderBy(PUBLICATION.ID.desc())
                .limit(1)
                .fetchOne(PUBLICATION.VERSION);
        if (version != null && !version.equals(published.current().version())) {
            published.replace(new CatalogReader(database).read());
            LOG.info("Catalogue {} is current", published.current().version());
        }
    }

    private void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
