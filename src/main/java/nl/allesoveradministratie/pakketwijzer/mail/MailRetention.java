package nl.allesoveradministratie.pakketwijzer.mail;

import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets a mail altogether, sent or not, and with it the letter if it is still there. */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class MailRetention {

    static final String TASK = "forget-mail";

    /** Of what is all there is of somebody: long enough to count the hour's and to know the same form again. */
    static final Duration FLEETING_KEPT = Duration.ofDays(1);

    private final DSLContext database;
    private final Period kept;
    private final Clock clock;

    /** @param kept after it was put in the outbox: long enough to see what could not be sent */
    MailRetention(DSLContext workerDatabase, @Value("${pakketwijzer.retention.mail}") Period kept, Clock clock) {
        this.database = workerDatabase;
        this.kept = kept;
        this.clock = clock;
    }

    @Bean
    Task<Void> forgetMail() {
        return Later.task(TASK, this::forget);
    }

    /** @return how long it is still kept; empty = it is gone */
    Optional<Duration> forget(UUID mail) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<Duration> left = database.select(OUTBOX.KIND, OUTBOX.CREATED_AT)
                .from(OUTBOX)
                .where(OUTBOX.ID.eq(mail))
                .fetchOptional(row -> Duration.between(
                        now, row.value2().plus(MailKind.ofKey(row.value1()).isFleeting() ? FLEETING_KEPT : kept)));
        if (left.isPresent() && !left.get().isPositive()) {
            database.deleteFrom(OUTBOX).where(OUTBOX.ID.eq(mail)).execute();
            return Optional.empty();
        }
        return left;
    }
}
