package nl.allesoveradministratie.pakketwijzer.installation;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scheduler that begins anew when the clock went back. It waits by the time of day: a clock that is put back a day would keep it from
 * work for a day, and what was due by the old time would wait as long.
 */
public final class Clockwork {

    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    /** A clock that is put back less than this costs no more than this. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Supplier<Scheduler> scheduler;
    private final InstantSource clock;
    private final Duration look;
    private @Nullable Scheduler current;
    private @Nullable Thread watch;

    /** @param scheduler makes one that was not started yet, each time another */
    public Clockwork(Supplier<Scheduler> scheduler) {
        this(scheduler, InstantSource.system(), LOOK);
    }

    /**
     * With another clock, to be tried.
     *
     * @param look how often it is looked at
     */
    Clockwork(Supplier<Scheduler> scheduler, InstantSource clock, Duration look) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.look = look;
    }

    /** Begins. */
    public synchronized void start() {
        begin();
        Instant begun = clock.instant();
        watch = Thread.ofPlatform().daemon().name("clock-watch").start(() -> watch(begun));
    }

    /** Takes no new work, and returns when what was begun is done or has had its time. */
    public synchronized void stop() {
        if (watch != null) {
            watch.interrupt();
            watch = null;
        }
        end();
    }

    private Scheduler begin() {
        Scheduler begun = scheduler.get();
        begun.start();
        current = begun;
        return begun;
    }

    private void end() {
        if (current != null) {
            current.stop();
            current = null;
        }
    }

    private void watch(Instant begun) {
        Instant last = begun;
        long looked = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(look);
                Instant now = clock.instant();
                // What it would be if nobody had touched the clock
                Instant expected = last.plusNanos(System.nanoTime() - looked);
                if (!now.isBefore(last) || beganAnew(now, expected)) {
                    last = now;
                    looked = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False = not this time: the database may be away. */
    private synchronized boolean beganAnew(Instant now, Instant expected) {
        if (watch == null) {
            return true;
        }
        LOG.warn(
                "The clock went back {} s: the clockwork begins anew",
                Duration.between(now, expected).toSeconds());
        try {
            end();
            // What recurs is thereby put back by the scheduler itself.
            Scheduler begun = begin();
            begun.fetchScheduledExecutions(ScheduledExecutionsFilter.all().withPicked(false), waiting -> {
                Instant due = waiting.getExecutionTime();
                boolean recurs = waiting.getTaskInstance().getId().equals(RecurringTask.INSTANCE);
                if (!recurs && due.isAfter(now) && !due.isAfter(expected)) {
                    begun.reschedule(waiting.getTaskInstance(), now);
                }
            });
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The clockwork did not begin ({})", e.getClass().getSimpleName());
            return false;
        }
    }
}
