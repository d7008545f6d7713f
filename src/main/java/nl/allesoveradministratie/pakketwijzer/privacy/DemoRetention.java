package nl.allesoveradministratie.pakketwijzer.privacy;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** In a demonstration a night has passed: what the run does can be seen at once. */
@Component
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoRetention {

    private final RetentionRun run;

    DemoRetention(RetentionRun run) {
        this.run = run;
    }

    /** After all that is made up was made. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    @EventListener(ApplicationReadyEvent.class)
    void aNightPasses() {
        run.run();
    }
}
