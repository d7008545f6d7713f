package nl.allesoveradministratie.pakketwijzer.catalog;

import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.CORRECTION;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Forgets a correction ninety days after an editor handled it, and at most a hundred and eighty after it was submitted: what
 * somebody wrote is kept no longer than it is of use.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class CorrectionRetention {

    static final String TASK = "forget-correction";

    private final DSLContext database;
    private final Period kept;
    private final Period keptAtMost;
    private final Clock clock;

    /**
     * @param kept after it was handled
     * @param keptAtMost after the day on which it was submitted, handled or not
     */
    CorrectionRetention(
            DSLContext workerDatabase,
            @Value("${pakketwijzer.retention.correction}") Period kept,
            @Value("${pakketwijzer.retention.correction-at-most}") Period keptAtMost,
            Clock clock) {
        this.database = workerDatabase;
        this.kept = kept;
        this.keptAtMost = keptAtMost;
        this.clock = clock;
    }

    @Bean
    Task<Void> forgetCorrection() {
        return Later.task(TASK, this::forget);
    }

    /** @return how long it is still kept; empty = it is gone */
    Optional<Duration> forget(UUID correction) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<Duration> left = database.select(CORRECTION.SUBMITTED_ON, CORRECTION.HANDLED_AT)
                .from(CORRECTION)
                .where(CORRECTION.ID.eq(correction))
                .fetchOptional(row -> Duration.between(now, end(row.value1(), row.value2())));
        if (left.isPresent() && !left.get().isPositive()) {
            database.deleteFrom(CORRECTION).where(CORRECTION.ID.eq(correction)).execute();
            return Optional.empty();
        }
        return left;
    }

    private OffsetDateTime end(LocalDate submitted, @Nullable OffsetDateTime handled) {
        OffsetDateTime last =
                submitted.plus(keptAtMost).atStartOfDay(clock.getZone()).toOffsetDateTime();
        return handled == null || handled.plus(kept).isAfter(last) ? last : handled.plus(kept);
    }
}
