package nl.allesoveradministratie.pakketwijzer.catalog;

import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.PUBLICATION;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
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

    private final PublishedCatalog published;
    private final DSLContext database;
    private final DataSource pool;
    private volatile boolean running;
    private volatile @Nullable Connection listening;

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
        Connection held = listening;
        if (held != null) {
            try {
                // It waits for news, and would go on waiting.
                held.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("Was gone already");
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch() {
        while (running) {
            try (Connection connection = pool.getConnection()) {
                listen(connection);
            } catch (SQLException | DataAccessException | InvalidCatalogue e) {
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
        listening = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN catalog_published");
        }
        while (running) {
            takeUp();
            notices.getNotifications((int) LOOK.toMillis());
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
