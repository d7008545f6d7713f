package nl.allesoveradministratie.pakketwijzer.lead;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** How it stands with first responses, for screens: the teams are read once for all leads that are shown. */
@Service
@OnDoor(Door.OFFICE)
public class ResponseTimes {

    private final DSLContext database;
    private final Clock clock;

    ResponseTimes(DSLContext officeDatabase, Clock clock) {
        this.database = officeDatabase;
        this.clock = clock;
    }

    /**
     * As it is at one moment.
     *
     * @param rota teams, and who is away
     */
    public record Now(Rota rota, Instant moment) {

        /** How it stands with a lead. */
        public FirstResponse of(LeadSummary lead) {
            return FirstResponse.of(lead, rota.of(lead.site()), moment);
        }
    }

    /** As it is now. */
    @RolesAllowed(Role.SALES_ROLE)
    public Now now() {
        return new Now(Rota.read(database, LocalDate.now(clock)), clock.instant());
    }
}
