package nl.allesoveradministratie.pakketwijzer.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The session of a colleague or a partner: half-way in after the password, in after the code. */
@Component
public class PersonSession {

    private static final String HALF_WAY = PersonSession.class.getName() + ".halfWay";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Clock clock;
    private final SecurityContextHolderStrategy contexts;
    private final HttpSessionSecurityContextRepository kept = new HttpSessionSecurityContextRepository();

    PersonSession(Clock clock, SecurityContextHolderStrategy contexts) {
        this.clock = clock;
        this.contexts = contexts;
    }

    private record HalfWay(Entrance entrance, UUID account, Instant until) implements Serializable {}

    /** Remembers for five minutes whose password was right, at which door. */
    public void halfWay(HttpServletRequest request, Entrance entrance, UUID account) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        request.getSession(true)
                .setAttribute(
                        HALF_WAY, new HalfWay(entrance, account, clock.instant().plus(PATIENCE)));
    }

    /** Whose password was right at this door; empty = nobody's, or too long ago. */
    public Optional<UUID> halfWay(HttpServletRequest request, Entrance entrance) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(HALF_WAY) instanceof HalfWay halfWay
                        && halfWay.entrance() == entrance
                        && halfWay.until().isAfter(clock.instant())
                ? Optional.of(halfWay.account())
                : Optional.empty();
    }

    /** Signs in, in a session that nobody could have known before. */
    public void begin(HttpServletRequest request, HttpServletResponse response, Person person) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        request.getSession(true);
        SecurityContext context = contexts.createEmptyContext();
        context.setAuthentication(new PersonAuthentication(person));
        contexts.setContext(context);
        kept.saveContext(context, request, response);
    }

    /** Signs out. */
    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        contexts.clearContext();
    }
}
