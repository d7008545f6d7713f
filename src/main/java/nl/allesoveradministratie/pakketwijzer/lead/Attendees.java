package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.REGISTRATION;
import static org.jooq.impl.DSL.count;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who comes to an event, as staff see it: initials; who it is, {@link LeadInbox#reveal} tells, and writes down. */
@Service
@OnDoor(Door.OFFICE)
public class Attendees {

    private final DSLContext database;

    Attendees(DSLContext officeDatabase) {
        this.database = officeDatabase;
    }

    /** How it stands with a registration. */
    public enum Status {
        COMING,
        WAITING,
        WITHDRAWN;

        /** As it is kept. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Somebody who registered.
     *
     * @param reference of the lead
     * @param initials null = not opened yet, a matter of seconds; or not shown
     * @param apart whether it is doubtful, and nobody has decided; then nobody is shown either
     * @param still whether the person said that nothing is to be done with it: then that is all that is shown
     */
    public record Attendee(
            String reference,
            @Nullable String initials,
            boolean apart,
            boolean still,
            Status status,
            Instant registeredAt) {}

    /** All who registered for an event, in the order in which they did: who waits moves up in it. */
    @RolesAllowed(Role.SALES_ROLE)
    public List<Attendee> of(UUID event) {
        return database.select(
                        INTAKE.REFERENCE,
                        LEAD_.INITIALS,
                        LEAD_.PAUSED_BECAUSE,
                        LEAD_.QUARANTINED_BECAUSE,
                        REGISTRATION.STATUS,
                        REGISTRATION.REGISTERED_AT)
                .from(REGISTRATION)
                .join(INTAKE)
                .on(INTAKE.SUBMISSION_ID.eq(REGISTRATION.ID))
                .leftJoin(LEAD_)
                .on(LEAD_.ID.eq(REGISTRATION.ID))
                .where(REGISTRATION.EVENT_ID.eq(event))
                .orderBy(REGISTRATION.POSITION)
                .fetch(row -> new Attendee(
                        row.value1(),
                        row.value3() == null ? row.value2() : null,
                        row.value4() != null,
                        row.value3() != null,
                        Status.valueOf(row.value5().toUpperCase(Locale.ROOT)),
                        row.value6().toInstant()));
    }

    /** How many wait, by event; an event where nobody waits is not in it. */
    @RolesAllowed(Role.SALES_ROLE)
    public Map<UUID, Integer> waiting() {
        return database.select(REGISTRATION.EVENT_ID, count())
                .from(REGISTRATION)
                .where(REGISTRATION.STATUS.eq("waiting"))
                .groupBy(REGISTRATION.EVENT_ID)
                .fetchMap(REGISTRATION.EVENT_ID, count());
    }
}
