package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.ColleagueAway;
import nl.allesoveradministratie.pakketwijzer.identity.ColleagueLeft;
import nl.allesoveradministratie.pakketwijzer.identity.TeamsChanged;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What becomes of leads when colleagues leave, go away, or work other hours; in the transaction in which that is said. */
@Component
@OnDoor(Door.OFFICE)
public class LeadOwners {

    private final Clock clock;

    LeadOwners(Clock clock) {
        this.clock = clock;
    }

    /** All open leads of a colleague who was shut out, or follows up none any more, are nobody's again, answered or not. */
    @EventListener
    public void left(ColleagueLeft news) {
        new LeadReturn(news.transaction(), OffsetDateTime.now(clock))
                .all(LEAD_.OWNER.eq(news.colleague()), LeadReturn.Reason.LEFT);
    }

    @EventListener
    void away(ColleagueAway news) {
        Later.schedule(news.transaction(), ReturnTimer.AWAY, news.absence(), 1);
    }

    @EventListener
    void changed(TeamsChanged news) {
        Later.schedule(news.transaction(), ResponseDue.AGAIN, UUID.randomUUID(), 1);
    }
}
