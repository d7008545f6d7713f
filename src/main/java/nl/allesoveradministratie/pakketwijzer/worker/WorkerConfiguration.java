package nl.allesoveradministratie.pakketwijzer.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.installation.BackgroundWork;
import nl.allesoveradministratie.pakketwijzer.installation.Clockwork;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the clockwork with whatever work the other rooms have for it. */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class WorkerConfiguration {

    @Bean
    BackgroundWork scheduledWork(
            @Qualifier("workerDataSource") DataSource database,
            List<Task<?>> tasks,
            List<RecurringTask<Void>> nightly,
            @Value("${pakketwijzer.worker.polling:1s}") Duration polling,
            @Value("${pakketwijzer.worker.heartbeat:30s}") Duration heartbeat) {
        Clockwork clockwork = new Clockwork(() -> Scheduler.create(
                        database,
                        tasks.stream().filter(task -> !nightly.contains(task)).toList())
                .startTasks(nightly)
                .tableName("scheduler.scheduled_tasks")
                .threads(4)
                .pollingInterval(polling)
                // After six that did not come, another node takes up what this one was at.
                .heartbeatInterval(heartbeat)
                .shutdownMaxWait(Duration.ofSeconds(15))
                // An exception's text may hold what somebody wrote.
                .failureLogging(LogLevel.OFF, false)
                .build());
        return new BackgroundWork(clockwork::start, clockwork::stop);
    }
}
