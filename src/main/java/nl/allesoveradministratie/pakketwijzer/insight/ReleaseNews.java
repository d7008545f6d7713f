package nl.allesoveradministratie.pakketwijzer.insight;

import static nl.allesoveradministratie.pakketwijzer.insight.db.Tables.LEDGER;
import static org.jooq.impl.DSL.max;

import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.identity.FiguresReleased;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Says up to which week there are figures, at every look and not only when they are new: who listens may have missed it. This
 * room sends no mail and knows nobody who does.
 */
@Component
@OnDoor(Door.WORKER)
class ReleaseNews {

    private final DSLContext database;
    private final ApplicationEventPublisher events;

    ReleaseNews(DSLContext figuresDatabase, ApplicationEventPublisher events) {
        this.database = figuresDatabase;
        this.events = events;
    }

    void tell() {
        LocalDate until = database.select(max(LEDGER.UNTIL_DAY))
                .from(LEDGER)
                .where(LEDGER.FAMILY.eq(Question.FUNNEL_WEEKS.family().name()))
                .fetchSingle()
                .value1();
        if (until != null) {
            events.publishEvent(new FiguresReleased(until));
        }
    }
}
