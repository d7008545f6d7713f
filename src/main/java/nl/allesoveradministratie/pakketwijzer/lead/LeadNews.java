package nl.allesoveradministratie.pakketwijzer.lead;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells lists that are open in this process that some lead changed, on whatever node that was: PostgreSQL says so when the
 * change is committed. Which lead it was is not said; each list looks for itself.
 */
@Component
@OnDoor(Door.OFFICE)
public class LeadNews implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LeadNews.class);

    /** Many changes in a short time are told once. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int TURN_IN_MILLIS = 250;

    private final DataSource pool;
    private final Set<Runnable> lists = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    LeadNews(DataSource officeDataSource) {
        this.pool = officeDataSource;
    }

    /** From now on this is run after changes, in a thread of its own; it must not wait. */
    public void tell(Runnable list) {
        lists.add(list);
    }

    /** No more of it. */
    public void forget(Runnable list) {
        lists.remove(list);
    }

    @Override
    public synchronized void start() {
        running = true;
        Thread.ofPlatform().daemon().name("lead-news").start(this::watch);
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
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                PGConnection notices = connection.unwrap(PGConnection.class);
                statement.execute("LISTEN lead_changed");
                while (running) {
                    // In short turns, so that stopping need not wait for news.
                    if (notices.getNotifications(TURN_IN_MILLIS).length > 0) {
                        lists.forEach(Runnable::run);
                        pause();
                    }
                }
                statement.execute("UNLISTEN lead_changed");
            } catch (SQLException | RuntimeException e) {
                // Lists stay as they are until they are read anew; this thread goes on.
                if (running) {
                    LOG.warn(
                            "No news of leads until the database answers ({})",
                            e.getClass().getSimpleName());
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
