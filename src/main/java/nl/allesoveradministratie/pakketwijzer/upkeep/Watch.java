package nl.allesoveradministratie.pakketwijzer.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import nl.allesoveradministratie.pakketwijzer.privacy.LogsWhole;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Looks how the installation is doing, once a minute at most however often it is asked, by a function that gives figures and no
 * rows. Only a process with the door of the office or of the clockwork may call it.
 */
@Component
class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private static final Duration FRESH = Duration.ofSeconds(55);

    /** The sum over all lines of the logs is a longer one. */
    private static final Duration LOGS_FRESH = Duration.ofHours(12);

    private final @Nullable DSLContext database;
    private final ObjectProvider<LogsWhole> logs;
    private final Clock clock;
    private @Nullable Figures latest;
    private @Nullable Instant tried;
    private @Nullable Boolean logsWhole;
    private @Nullable Instant logsChecked;

    Watch(
            @Qualifier("workerDatabase") ObjectProvider<DSLContext> worker,
            @Qualifier("officeDatabase") ObjectProvider<DSLContext> office,
            ObjectProvider<LogsWhole> logs,
            Clock clock) {
        DSLContext first = worker.getIfAvailable();
        this.database = first == null ? office.getIfAvailable() : first;
        this.logs = logs;
        this.clock = clock;
    }

    /** The figures of at most a minute ago; null = this process may not know, or the database does not answer. */
    synchronized @Nullable Figures figures() {
        Instant now = clock.instant();
        if (database != null && isOver(tried, FRESH, now)) {
            tried = now;
            try {
                latest = read(database, now);
            } catch (DataAccessException e) {
                LOG.warn(
                        "The database does not say how it is doing ({})",
                        e.getClass().getSimpleName());
                latest = null;
            }
        }
        return latest;
    }

    /** Whether the logs are as they were written, of at most half a day ago; null = not known yet, or not to this process. */
    @Nullable
    Boolean logsWhole() {
        LogsWhole check = logs.getIfAvailable();
        Instant now = clock.instant();
        synchronized (logs) {
            if (check != null && isOver(logsChecked, LOGS_FRESH, now)) {
                logsChecked = now;
                // Whoever asks does not wait for it
                Thread.ofPlatform().daemon().name("logs-whole").start(() -> {
                    Boolean whole = checked(check);
                    synchronized (logs) {
                        logsWhole = whole;
                    }
                });
            }
            return logsWhole;
        }
    }

    private static @Nullable Boolean checked(LogsWhole check) {
        try {
            boolean whole = check.check();
            if (!whole) {
                LOG.error("The access log or the log of exports was changed; the privacy officer can see where");
            }
            return whole;
        } catch (DataAccessException e) {
            LOG.warn("The logs could not be checked ({})", e.getClass().getSimpleName());
            return null;
        }
    }

    private static boolean isOver(@Nullable Instant last, Duration fresh, Instant now) {
        return last == null || Duration.between(last, now).abs().compareTo(fresh) >= 0;
    }

    private static Figures read(DSLContext database, Instant now) {
        Record row = database.fetchSingle("SELECT * FROM upkeep.figures({0})", DSL.val(now.atOffset(ZoneOffset.UTC)));
        return new Figures(
                now,
                row.get("leads_unanswered", int.class),
                row.get("leads_late", int.class),
                moment(row, "oldest_unanswered"),
                moment(row, "oldest_unopened"),
                row.get("mails_waiting", int.class),
                row.get("mails_failed", int.class),
                moment(row, "oldest_unsent"),
                row.get("release_days_overdue", int.class),
                row.get("releases_refused", int.class),
                moment(row, "last_retention"),
                row.get("retention_overdue", int.class),
                row.get("archive_fails", boolean.class),
                row.get("database_bytes", long.class));
    }

    private static @Nullable Instant moment(Record row, String name) {
        OffsetDateTime moment = row.get(name, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
