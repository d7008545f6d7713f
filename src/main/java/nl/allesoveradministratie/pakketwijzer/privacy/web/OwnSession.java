package nl.allesoveradministratie.pakketwijzer.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnVisits;
import org.springframework.stereotype.Component;

/** The visit of a browser to its person's own data: half an hour, and again with each thing that is done. */
@Component
@OnDoor(Door.SUBJECT)
class OwnSession {

    private static final String VISIT = OwnSession.class.getName();
    private static final String ERASURE = VISIT + ".erasure";

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final OwnVisits visits;
    private final Clock clock;

    OwnSession(OwnVisits visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
    }

    /**
     * A visit.
     *
     * @param secret names it to the database
     * @param until when it ends if nothing is done
     */
    record Visit(String secret, Instant until) implements Serializable {

        @Override
        public String toString() {
            return "(a visit)";
        }
    }

    /** Begins a visit, under a name that the browser did not have before; false = the link cannot be used. */
    boolean begin(HttpServletRequest request, String token) {
        Optional<OwnVisits.Begun> begun = visits.begin(token);
        begun.ifPresent(each -> {
            end(request);
            HttpSession session = request.getSession(true);
            if (!session.isNew()) {
                request.changeSessionId();
            }
            session.setMaxInactiveInterval((int) LONGEST.toSeconds());
            session.setAttribute(VISIT, new Visit(each.secret(), each.until()));
        });
        return begun.isPresent();
    }

    /** The visit that goes on, for half an hour from now; empty = there is none, or its time is over. */
    Optional<Visit> goOn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(VISIT) instanceof Visit visit)) {
            return Optional.empty();
        }
        Optional<Visit> now = Optional.of(visit)
                .filter(each -> each.until().isAfter(clock.instant()))
                .flatMap(each -> visits.prolong(each.secret()))
                .map(until -> new Visit(visit.secret(), until));
        now.ifPresentOrElse(each -> session.setAttribute(VISIT, each), () -> end(request));
        return now;
    }

    /** Keeps the number of a request to be erased: afterwards nothing else tells whose it was. */
    void asksErasure(HttpServletRequest request, String number) {
        request.getSession(true).setAttribute(ERASURE, number);
    }

    /** The number of the request to be erased that was made in this visit; empty = none was. */
    String erasure(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ERASURE) instanceof String number ? number : "";
    }

    /** Ends the visit, if there is one; a colleague who is signed in in the same browser stays so. */
    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(VISIT) instanceof Visit visit) {
            visits.end(visit.secret());
            session.removeAttribute(VISIT);
            session.removeAttribute(ERASURE);
        }
    }
}
