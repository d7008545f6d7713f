package nl.allesoveradministratie.pakketwijzer.worker;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done later. What is remembered of it is its name and an id, nothing else. */
public final class Later {

    private static final Logger LOG = LoggerFactory.getLogger(Later.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private Later() {}

    /** What is to be done. */
    public interface Work {

        /**
         * Does it, or finds that it was done already.
         *
         * @param about the id that was given when it was scheduled
         * @return after how long to try again; empty = done
         */
        Optional<Duration> run(UUID about);
    }

    /**
     * A kind of work, for the clockwork to do. When it fails it is tried again, each time half as late again; when a node
     * dies over it, another takes it up.
     */
    public static Task<Void> task(String name, Work work) {
        return Tasks.custom(name, Void.class)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_PAUSE))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    Optional<Duration> again;
                    try {
                        again = work.run(UUID.fromString(instance.getId().substring(0, 36)));
                    } catch (RuntimeException e) {
                        // Not the message: it may hold what somebody wrote.
                        LOG.warn(
                                "{} failed and will be tried again ({})",
                                name,
                                e.getClass().getSimpleName());
                        throw e;
                    }
                    return again.<CompletionHandler<Void>>map(pause -> (complete, operations) -> operations.reschedule(
                                    complete, complete.getTimeDone().plus(pause)))
                            .orElseGet(CompletionHandler.OnCompleteRemove::new);
                });
    }

    /** Work that is done every night, at a time where the office is; when it fails, it is tried again some minutes later. */
    public static RecurringTask<Void> nightly(String name, LocalTime time, Runnable work) {
        return recurring(name, Schedules.daily(ZoneId.of("Europe/Amsterdam"), time), Duration.ofMinutes(10), work);
    }

    /** Work that is looked for again and again, so long after the time before. */
    public static RecurringTask<Void> regularly(String name, Duration pause, Runnable work) {
        return recurring(name, FixedDelay.of(pause), pause, work);
    }

    private static RecurringTask<Void> recurring(String name, Schedule schedule, Duration pause, Runnable work) {
        return Tasks.recurring(name, schedule)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(pause))
                .execute((instance, context) -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.warn(
                                "{} failed and will be tried again ({})",
                                name,
                                e.getClass().getSimpleName());
                        throw e;
                    }
                });
    }

    /**
     * Schedules work as part of a transaction: it is there exactly when the rest of it is. Scheduling the same twice is
     * once.
     *
     * @param revision tells one piece of work about the same id from another
     */
    public static void schedule(DSLContext transaction, String name, UUID about, int revision) {
        transaction.execute(
                "SELECT scheduler.schedule({0}, {1}, {2})", DSL.val(name), DSL.val(about), DSL.val(revision));
    }
}
