package nl.allesoveradministratie.pakketwijzer.mail;

import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;

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

/** Forgets a mail altogether, sent or not, and with it the letter if it is still there. */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class MailRetention {

    static final String TASK = "forget-mail";

    /** After it was put in the outbox: long enough to see what could not be sent. */
    static final Duration KEPT = Duration.ofDays(30);

    /** A visitor's own result: long enough to count the hour's and to know the same form again. */
    static final Duration RESULT_KEPT = Duration.ofDays(1);

    private final DSLContext database;
    private final Clock clock;

    MailRetention(DSLContext workerDatabase, Clock clock) {
        this.database = workerDatabase;
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
                        now, row.value2().plus(row.value1().equals(MailKind.RESULT.key()) ? RESULT_KEPT : KEPT)));
        if (left.isPresent() && !left.get().isPositive()) {
            database.deleteFrom(OUTBOX).where(OUTBOX.ID.eq(mail)).execute();
            return Optional.empty();
        }
        return left;
    }
}
