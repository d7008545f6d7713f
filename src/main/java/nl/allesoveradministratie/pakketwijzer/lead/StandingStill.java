package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.BeforeSending;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Leads whose person said "stop" (art. 18, 21 GDPR): they are kept and nothing else. No list, count, search, export or
 * merging has them, nobody is given one, and mails about them wait.
 */
@Component
@OnDoor(Door.WORKER)
class StandingStill implements BeforeSending {

    /** Nobody said so. */
    static final Condition GOES_ON = LEAD_.PAUSED_BECAUSE.isNull();

    /** Whether the person of a lead said so. */
    static boolean is(DSLContext dsl, UUID lead) {
        return dsl.fetchExists(LEAD_, LEAD_.ID.eq(lead), LEAD_.PAUSED_BECAUSE.isNotNull());
    }

    @Override
    public boolean holds(DSLContext database, UUID about) {
        return is(database, about);
    }
}
