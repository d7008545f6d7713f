package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import nl.allesoveradministratie.pakketwijzer.identity.Team;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Within when leads are to be answered: kept with each lead, so that a list can be sorted and counted by it, and made anew for
 * those that wait when hours, targets or sites of teams change. What was answered keeps the moment it was held to.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class ResponseDue {

    static final String AGAIN = "respond-by-again";

    private static final int AT_ONCE = 500;

    private final DSLContext database;
    private final Clock clock;

    ResponseDue(DSLContext workerDatabase, Clock clock) {
        this.database = workerDatabase;
        this.clock = clock;
    }

    @Bean
    Task<Void> respondByAgain() {
        return Later.task(AGAIN, this::again);
    }

    /**
     * Writes down within when a new lead is to be answered.
     *
     * @return the site that it came in by
     */
    static String set(DSLContext transaction, UUID lead, Rota rota) {
        var row = transaction
                .select(LEAD_.SITE, LEAD_.RECEIVED_AT)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead))
                .fetchSingle();
        transaction
                .update(LEAD_)
                .set(LEAD_.RESPOND_BY, of(rota, row.value1(), row.value2()))
                .where(LEAD_.ID.eq(lead))
                .execute();
        return row.value1();
    }

    private static OffsetDateTime of(Rota rota, String site, OffsetDateTime received) {
        Team team = rota.of(site);
        return new ResponseClock(team.hours())
                .after(received.toInstant(), team.target())
                .atZone(ResponseClock.HERE)
                .toOffsetDateTime();
    }

    /** Later by as long as the lead stood still. */
    private static Field<OffsetDateTime> stoodStill(OffsetDateTime moment) {
        return DSL.field(
                "{0} + {1}", OffsetDateTime.class, DSL.val(moment, LEAD_.RESPOND_BY.getDataType()), LEAD_.PAUSED_FOR);
    }

    /** All that wait, some at a time; a node that takes over begins anew, which changes nothing that was done. */
    Optional<Duration> again(UUID change) {
        UUID last = new UUID(0, 0);
        Result<Record3<UUID, String, OffsetDateTime>> some;
        do {
            some = some(last);
            last = some.isEmpty() ? last : some.getLast().value1();
        } while (some.size() == AT_ONCE);
        return Optional.empty();
    }

    private Result<Record3<UUID, String, OffsetDateTime>> some(UUID after) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            Rota rota = Rota.read(dsl, LocalDate.now(clock));
            Result<Record3<UUID, String, OffsetDateTime>> waiting = dsl.select(LEAD_.ID, LEAD_.SITE, LEAD_.RECEIVED_AT)
                    .from(LEAD_)
                    .where(
                            LEAD_.ID.gt(after),
                            LEAD_.FIRST_RESPONSE_AT.isNull(),
                            LEAD_.STATUS.ne(DSL.inline("done")),
                            LEAD_.RESPOND_BY.isNotNull())
                    .orderBy(LEAD_.ID)
                    .limit(AT_ONCE)
                    .forUpdate()
                    .fetch();
            dsl.batch(waiting.stream()
                            .map(row -> dsl.update(LEAD_)
                                    .set(LEAD_.RESPOND_BY, stoodStill(of(rota, row.value2(), row.value3())))
                                    .where(LEAD_.ID.eq(row.value1())))
                            .toList())
                    .execute();
            return waiting;
        });
    }
}
