package nl.allesoveradministratie.pakketwijzer.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The session of a colleague or a partner: half-way in after the password, in after the second factor, and its end. */
@Component
public class PersonSession {

    private static final String HALF_WAY = PersonSession.class.getName() + ".halfWay";
    private static final String OPEN = PersonSession.class.getName() + ".open";
    private static final String ASKED = PersonSession.class.getName() + ".asked";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** For so long after signing in, how one signs in may be changed. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final List<DoorAccounts> doors;
    private final Clock clock;
    private final SecurityContextHolderStrategy contexts;
    private final HttpSessionSecurityContextRepository kept = new HttpSessionSecurityContextRepository();

    /** Why sessions of this process ended that a browser may still name, so that it can be told. */
    private final Cache<String, SessionEnd> ended = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(12))
            .build();

    PersonSession(ObjectProvider<DoorAccounts> doors, Clock clock, SecurityContextHolderStrategy contexts) {
        this.doors = doors.stream().toList();
        this.clock = clock;
        this.contexts = contexts;
    }

    private record HalfWay(Entrance entrance, UUID account, Instant until) implements Serializable {}

    private record Asked(Entrance entrance, PasskeyQuestion question, Instant until) implements Serializable {}

    private static final class Open implements Serializable {

        private static final long serialVersionUID = 1L;

        private final UUID id;
        private final UUID account;
        private final Entrance entrance;
        private final Instant begun;
        private volatile Instant active;

        Open(UUID id, UUID account, Entrance entrance, Instant begun) {
            this.id = id;
            this.account = account;
            this.entrance = entrance;
            this.begun = begun;
            this.active = begun;
        }
    }

    /** What is left of a session, in whole seconds. */
    public record Left(long idle, long whole) {}

    private SessionRows rows(Entrance entrance) {
        return doors.stream()
                .filter(door -> door.entrance() == entrance)
                .map(door -> new SessionRows(door, clock))
                .findFirst()
                .orElseThrow();
    }

    private static <T> Optional<T> attribute(HttpServletRequest request, String name, Class<T> kind) {
        try {
            HttpSession session = request.getSession(false);
            return session == null
                    ? Optional.empty()
                    : Optional.ofNullable(session.getAttribute(name))
                            .filter(kind::isInstance)
                            .map(kind::cast);
        } catch (IllegalStateException e) {
            // Another request ended it at this very moment.
            return Optional.empty();
        }
    }

    private void drop(HttpServletRequest request, SessionEnd why) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        attribute(request, OPEN, Open.class).ifPresent(open -> {
            rows(open.entrance).end(open.account, open.id);
            ended.put(session.getId(), why);
        });
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            // It is over all the same.
        }
    }

    /** Remembers for five minutes whose password was right, at which door. */
    public void halfWay(HttpServletRequest request, Entrance entrance, UUID account) {
        drop(request, SessionEnd.OUT);
        request.getSession(true)
                .setAttribute(
                        HALF_WAY, new HalfWay(entrance, account, clock.instant().plus(PATIENCE)));
    }

    /** Whose password was right at this door; empty = nobody's, or too long ago. */
    public Optional<UUID> halfWay(HttpServletRequest request, Entrance entrance) {
        return attribute(request, HALF_WAY, HalfWay.class)
                .filter(halfWay ->
                        halfWay.entrance() == entrance && halfWay.until().isAfter(clock.instant()))
                .map(HalfWay::account);
    }

    /** Remembers for five minutes what a browser was asked at a door. */
    public void asked(HttpServletRequest request, Entrance entrance, PasskeyQuestion question) {
        request.getSession(true)
                .setAttribute(
                        ASKED, new Asked(entrance, question, clock.instant().plus(PATIENCE)));
    }

    /** What this browser was asked at this door, once; empty = nothing, or too long ago. */
    public Optional<PasskeyQuestion> asked(HttpServletRequest request, Entrance entrance) {
        Optional<Asked> asked = attribute(request, ASKED, Asked.class);
        asked.ifPresent(each -> request.getSession(true).removeAttribute(ASKED));
        return asked.filter(each -> each.entrance() == entrance && each.until().isAfter(clock.instant()))
                .map(Asked::question);
    }

    /** Signs in, in a session that nobody could have known before. */
    public void begin(HttpServletRequest request, HttpServletResponse response, Person person) {
        drop(request, SessionEnd.OUT);
        Entrance entrance = person instanceof PartnerUser ? Entrance.PARTNER : Entrance.OFFICE;
        UUID id = rows(entrance).open(person.id(), DeviceKind.of(request));
        request.getSession(true).setAttribute(OPEN, new Open(id, person.id(), entrance, clock.instant()));
        SecurityContext context = contexts.createEmptyContext();
        context.setAuthentication(new PersonAuthentication(person));
        contexts.setContext(context);
        kept.saveContext(context, request, response);
    }

    /** Signs out. */
    public void end(HttpServletRequest request) {
        drop(request, SessionEnd.OUT);
        contexts.clearContext();
    }

    /**
     * Ends the session when its time has come, or somebody ended it; before anything else looks at it.
     *
     * @param active whether the person did something, and not the page by itself
     */
    void lookAfter(HttpServletRequest request, boolean active) {
        attribute(request, OPEN, Open.class).ifPresent(open -> {
            Instant now = clock.instant();
            Optional<SessionEnd> end = !now.isBefore(open.begun.plus(SessionRows.LONGEST))
                    ? Optional.of(SessionEnd.LONG)
                    : !now.isBefore(open.active.plus(SessionRows.IDLE))
                            ? Optional.of(SessionEnd.IDLE)
                            : rows(open.entrance).look(open.account, open.id, active);
            if (end.isPresent()) {
                drop(request, end.get());
            } else if (active) {
                open.active = now;
            }
        });
    }

    /** How long the session of this request goes on if nobody does anything; empty = nobody is signed in. */
    public Optional<Left> left(HttpServletRequest request) {
        Instant now = clock.instant();
        return attribute(request, OPEN, Open.class)
                .map(open -> new Left(
                        Duration.between(now, open.active.plus(SessionRows.IDLE))
                                .toSeconds(),
                        Duration.between(now, open.begun.plus(SessionRows.LONGEST))
                                .toSeconds()));
    }

    /** Whether somebody signed in so lately that how one signs in may be changed. */
    public boolean isFresh(HttpServletRequest request) {
        return attribute(request, OPEN, Open.class)
                .filter(open -> open.begun.plus(FRESH).isAfter(clock.instant()))
                .isPresent();
    }

    /** Which of its owner's sessions this is; null = none. */
    public @Nullable UUID id(HttpServletRequest request) {
        return attribute(request, OPEN, Open.class).map(open -> open.id).orElse(null);
    }

    /** Why the session that a browser still names is over; empty = it names none of which we know. */
    Optional<SessionEnd> whyOver(HttpServletRequest request) {
        String named = request.getRequestedSessionId();
        if (named == null || request.isRequestedSessionIdValid() && request.getSession(false) != null) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(ended.getIfPresent(named)).orElse(SessionEnd.IDLE));
    }
}
