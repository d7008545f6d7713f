package nl.allesoveradministratie.pakketwijzer.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;

class ClockworkTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final List<Scheduler> made = new CopyOnWriteArrayList<>();
    private final List<ScheduledExecution<Object>> waiting = new CopyOnWriteArrayList<>();
    private volatile Instant time = NOON;
    private final Clockwork clockwork = new Clockwork(this::scheduler, () -> time, Duration.ofMillis(20));

    private Scheduler scheduler() {
        Scheduler scheduler = mock(Scheduler.class);
        Mockito.doAnswer(call -> {
                    Consumer<ScheduledExecution<Object>> consumer = call.getArgument(1);
                    waiting.forEach(consumer);
                    return null;
                })
                .when(scheduler)
                .fetchScheduledExecutions(ArgumentMatchers.any(), ArgumentMatchers.any());
        made.add(scheduler);
        return scheduler;
    }

    private TaskInstance<Object> due(String id, Instant time) {
        TaskInstance<Object> task = new TaskInstance<>("send-mail", id);
        waiting.add(new ScheduledExecution<>(Object.class, new Execution(time, task)));
        return task;
    }

    @AfterEach
    void stop() {
        clockwork.stop();
    }

    @Test
    void aClockThatGoesOnLetsItBe() throws InterruptedException {
        clockwork.start();
        time = NOON.plus(Duration.ofDays(2));
        Thread.sleep(200);

        assertThat(made).hasSize(1);
    }

    @Test
    void aClockThatGoesBackMakesItBeginAnewAndDoWhatWasDue() {
        TaskInstance<Object> wasDue = due("was-due", NOON.minusSeconds(1));
        TaskInstance<Object> later = due("later", NOON.plus(Duration.ofHours(1)));
        TaskInstance<Object> nightly = due("recurring", NOON.minusSeconds(1));
        Instant before = NOON.minus(Duration.ofDays(1));
        clockwork.start();

        time = before;

        await().until(() -> made.size() == 2);
        Mockito.verify(made.getFirst(), Mockito.timeout(60_000)).stop();
        Mockito.verify(made.getLast(), Mockito.timeout(60_000)).start();
        Mockito.verify(made.getLast(), Mockito.timeout(60_000)).reschedule(wasDue, before);
        Mockito.verify(made.getLast(), Mockito.never()).reschedule(later, before);
        Mockito.verify(made.getLast(), Mockito.never()).reschedule(nightly, before);
    }

    @Test
    void whatCouldNotBeginIsBegunLater() {
        Clockwork troubled = new Clockwork(
                () -> {
                    Scheduler scheduler = scheduler();
                    if (made.size() == 2) {
                        Mockito.doThrow(new IllegalStateException("the database is away"))
                                .when(scheduler)
                                .start();
                    }
                    return scheduler;
                },
                () -> time,
                Duration.ofMillis(20));
        troubled.start();

        time = NOON.minus(Duration.ofDays(1));

        await().until(() -> made.size() == 3);
        Mockito.verify(made.getLast(), Mockito.timeout(60_000)).start();
        troubled.stop();
        Mockito.verify(made.getLast()).stop();
    }
}
