package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.identity.Staff;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.ui.ScreenCounts;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** How many leads are open, and how many things there are to do today; nothing for who follows up no leads. */
@Component
@OnDoor(Door.OFFICE)
class LeadCounts implements ScreenCounts {

    private final DSLContext database;
    private final SignedIn signedIn;
    private final Clock clock;

    LeadCounts(DSLContext officeDatabase, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @Override
    public Map<String, Integer> counts() {
        return signedIn.find()
                .filter(staff -> staff.is(Role.SALES))
                .map(Staff::id)
                .map(this::counts)
                .orElse(Map.of());
    }

    private Map<String, Integer> counts(UUID me) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ResponseClock.HERE);
        var row = database.select(
                        LeadToday.upTo(LeadToday.OPEN),
                        LeadToday.upTo(LeadReturn.WAITING.and(LEAD_.OWNER.eq(me))),
                        LeadToday.upTo(LeadToday.OPEN.and(LEAD_.OWNER.eq(me)).and(LEAD_.NEXT_STEP_ON.le(today))))
                .fetchSingle();
        return Map.of("/kantoor/leads", row.value1(), "/kantoor/vandaag", row.value2() + row.value3());
    }
}
