package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.REQUEST;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** What waits for the privacy officer, and what of it is urgent. */
@Service
@OnDoor(Door.OFFICE)
public class PrivacyDue {

    private final DSLContext database;
    private final BreachDesk breaches;
    private final Clock clock;

    PrivacyDue(DSLContext officeDatabase, BreachDesk breaches, Clock clock) {
        this.database = officeDatabase;
        this.breaches = breaches;
        this.clock = clock;
    }

    /**
     * How much there is.
     *
     * @param requests that are open
     * @param soon of those: due within seven days
     * @param overdue of those
     * @param breaches that are not closed
     * @param breachesSoon of those: less than 24 hours left to report
     * @param breachesOver of those: not decided, and the 72 hours are over
     */
    public record Now(int requests, int soon, int overdue, int breaches, int breachesSoon, int breachesOver) {

        /** Whether nothing is urgent. */
        public boolean isQuiet() {
            return soon + overdue + breachesSoon + breachesOver == 0;
        }
    }

    /** As it is now. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Now now() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Words.HERE);
        List<RequestClock.State> requests = database.select(REQUEST.DUE_ON)
                .from(REQUEST)
                .where(REQUEST.STATUS.eq("open"))
                .fetch(row -> new RequestClock(row.value1(), today).state());
        List<BreachClock.State> open = breaches.all().stream()
                .filter(breach -> !breach.known().closed())
                .map(breach -> breach.clock(now).state())
                .toList();
        return new Now(
                requests.size(),
                count(requests, RequestClock.State.SOON),
                count(requests, RequestClock.State.OVERDUE),
                open.size(),
                count(open, BreachClock.State.SOON),
                count(open, BreachClock.State.OVER));
    }

    private static <T> int count(List<T> states, T state) {
        return (int) states.stream().filter(state::equals).count();
    }
}
