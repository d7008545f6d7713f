package nl.allesoveradministratie.pakketwijzer.privacy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.LocalTime;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When what has been kept long enough is forgotten: every night, on one node, and the periods count from the start on. */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class RetentionNights {

    private static final LocalTime TIME = LocalTime.of(3, 30);

    @Bean
    RecurringTask<Void> retention(RetentionRun run) {
        return Later.nightly("retention", TIME, run::run);
    }

    @Bean
    ApplicationRunner retentionRules(RetentionRun run) {
        return arguments -> run.keepRules();
    }
}
