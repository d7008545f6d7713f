package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ABSENCE;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Who is away and when: colleagues say so of themselves, administrators of anybody. Why is nobody's business. */
@Service
@OnDoor(Door.OFFICE)
public class Absences {

    private final DSLContext database;
    private final SignedIn signedIn;
    private final ApplicationEventPublisher events;

    Absences(DSLContext officeDatabase, SignedIn signedIn, ApplicationEventPublisher events) {
        this.database = officeDatabase;
        this.signedIn = signedIn;
        this.events = events;
    }

    /** I am away from the first to the last day, both included; the last is not before the first. */
    @RolesAllowed({Role.SALES_ROLE, Role.EDITOR_ROLE, Role.PRIVACY_OFFICER_ROLE, Role.ADMIN_ROLE})
    public void addMine(LocalDate first, LocalDate last) {
        write(signedIn.get().id(), first, last);
    }

    /** A colleague is. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void add(UUID colleague, LocalDate first, LocalDate last) {
        write(colleague, first, last);
    }

    private void write(UUID colleague, LocalDate first, LocalDate last) {
        UUID id = UUID.randomUUID();
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            dsl.insertInto(ABSENCE)
                    .set(ABSENCE.ID, id)
                    .set(ABSENCE.ACCOUNT_ID, colleague)
                    .set(ABSENCE.FIRST_DAY, first)
                    .set(ABSENCE.LAST_DAY, last)
                    .execute();
            events.publishEvent(new ColleagueAway(id, dsl));
        });
    }

    /** I am there after all; somebody else's is left alone. */
    @RolesAllowed({Role.SALES_ROLE, Role.EDITOR_ROLE, Role.PRIVACY_OFFICER_ROLE, Role.ADMIN_ROLE})
    public void removeMine(UUID absence) {
        database.deleteFrom(ABSENCE)
                .where(
                        ABSENCE.ID.eq(absence),
                        ABSENCE.ACCOUNT_ID.eq(signedIn.get().id()))
                .execute();
    }

    /** A colleague is there after all. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void remove(UUID absence) {
        database.deleteFrom(ABSENCE).where(ABSENCE.ID.eq(absence)).execute();
    }
}
