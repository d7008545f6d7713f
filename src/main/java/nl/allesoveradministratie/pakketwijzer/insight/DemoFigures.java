package nl.allesoveradministratie.pakketwijzer.insight;

import java.time.Clock;
import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.usage.SimulatedVisits;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Three whole months of figures, and the days since, for a demonstration: the visits are made up, the counting and the releases are the real ones. */
@Component
@OnDoor(Door.WORKER)
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoFigures {

    private static final int MONTHS = 3;

    private final SimulatedVisits visits;
    private final ReleaseRun run;
    private final Clock clock;

    DemoFigures(SimulatedVisits visits, ReleaseRun run, Clock clock) {
        this.visits = visits;
        this.run = run;
        this.clock = clock;
    }

    /** Once, before the clockwork starts: later starts find that the first day is fixed. */
    @Order(3)
    @EventListener(ApplicationReadyEvent.class)
    void make() {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = today.minusMonths(MONTHS).withDayOfMonth(1);
        if (run.begin(first).equals(first)) {
            first.datesUntil(today).forEach(visits::on);
            run.run();
        }
    }
}
