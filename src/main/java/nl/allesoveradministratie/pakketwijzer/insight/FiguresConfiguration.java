package nl.allesoveradministratie.pakketwijzer.insight;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** The clockwork of the figures: one of its own, so that the login that draws noise needs nothing of the lead side. */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class FiguresConfiguration {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Bean(destroyMethod = "stop")
    Scheduler figuresScheduler(@Qualifier("figuresDataSource") DataSource database, ReleaseRun run, ReleaseNews news) {
        return Scheduler.create(database)
                .startTasks(Tasks.recurring("release", FixedDelay.of(PAUSE)).execute((instance, context) -> {
                    run.run();
                    news.tell();
                }))
                .tableName("scheduler.figures_tasks")
                .threads(1)
                .pollingInterval(Duration.ofSeconds(30))
                .heartbeatInterval(Duration.ofSeconds(30))
                .shutdownMaxWait(Duration.ofSeconds(15))
                .failureLogging(LogLevel.WARN, false)
                .build();
    }

    @Bean
    Starter figuresStarter(@Qualifier("figuresScheduler") Scheduler scheduler) {
        return new Starter(scheduler);
    }

    /** Only when everything else is up. */
    record Starter(Scheduler scheduler) {

        @EventListener(ApplicationReadyEvent.class)
        void start() {
            scheduler.start();
        }
    }
}
