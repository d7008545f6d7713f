package nl.allesoveradministratie.pakketwijzer.catalog;

import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.CORRECTION;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets a correction ninety days after an editor handled it: what somebody wrote is kept no longer than it is of use. */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class CorrectionRetention {

    static final String TASK = "forget-correction";

    /** After it was handled. */
    static final Duration KEPT = Duration.ofDays(90);

    private final DSLContext database;
    private final Clock clock;

    CorrectionRetention(DSLContext workerDatabase, Clock clock) {
        this.database = workerDatabase;
        this.clock = clock;
    }

    @Bean
    Task<Void> forgetCorrection() {
        return Later.task(TASK, this::forget);
    }

    /** @return how long it is still kept; empty = it is gone */
    Optional<Duration> forget(UUID correction) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        database.deleteFrom(CORRECTION)
                .where(CORRECTION.ID.eq(correction), CORRECTION.HANDLED_AT.le(now.minus(KEPT)))
                .execute();
        return database.select(CORRECTION.HANDLED_AT)
                .from(CORRECTION)
                .where(CORRECTION.ID.eq(correction), CORRECTION.HANDLED_AT.isNotNull())
                .fetchOptional(row -> Duration.between(now, row.value1().plus(KEPT)));
    }
}
