package nl.allesoveradministratie.pakketwijzer.insight;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.installation.BackgroundWork;
import nl.allesoveradministratie.pakketwijzer.installation.Clockwork;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clockwork of the figures: one of its own, so that the login that draws noise needs nothing of the lead side. */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class FiguresConfiguration {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Bean
    BackgroundWork scheduledFigures(
            @Qualifier("figuresDataSource") DataSource database,
            ReleaseRun run,
            OwnStatisticsRun own,
            ReleaseNews news,
            RefusedReleases refused) {
        Clockwork clockwork = new Clockwork(() -> Scheduler.create(database)
                .startTasks(Tasks.recurring("release", FixedDelay.of(PAUSE)).execute((instance, context) -> {
                    refused.watching(run::run);
                    own.run();
                    news.tell();
                }))
                .tableName("scheduler.figures_tasks")
                .threads(1)
                .pollingInterval(Duration.ofSeconds(30))
                .heartbeatInterval(Duration.ofSeconds(30))
                .shutdownMaxWait(Duration.ofSeconds(15))
                .failureLogging(LogLevel.WARN, false)
                .build());
        return new BackgroundWork(clockwork::start, clockwork::stop);
    }
}
