package nl.allesoveradministratie.pakketwijzer.usage;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.catalog.PackageClickedOut;
import nl.allesoveradministratie.pakketwijzer.catalog.PackageViewed;
import nl.allesoveradministratie.pakketwijzer.consent.Consent;
import nl.allesoveradministratie.pakketwijzer.consent.ConsentChoice;
import nl.allesoveradministratie.pakketwijzer.consent.ConsentWithdrawn;
import nl.allesoveradministratie.pakketwijzer.consent.CookieCategory;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.consent.OwnCookie;
import nl.allesoveradministratie.pakketwijzer.finder.PackageShortlisted;
import nl.allesoveradministratie.pakketwijzer.finder.PackagesCompared;
import nl.allesoveradministratie.pakketwijzer.finder.PackagesShown;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/**
 * Counts what visitors do who agreed to that, a browser's day at a time (docs/decisions/0013-counting.md). Nothing is
 * written while somebody waits: sums leave from a thread of their own, at moments that no visitor's action decides.
 */
@Component
@OnDoor(Door.PUBLIC)
class UsageRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(UsageRecorder.class);

    private static final SecureRandom CHANCE = new SecureRandom();

    /** Marks a request whose answer brings the day's cookie: what it does may be counted in several places. */
    private static final String GIVEN = UsageRecorder.class.getName();

    private final Consent consent;
    private final UserAgents agents;
    private final Regions regions;
    private final Counters counters;
    private final OwnCounters ownCounters;
    private final Clock clock;
    private final int mostBrowsers;
    private final Duration pause;
    private final Queue<Tally> ended = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("usage").daemon().factory());
    private Tally today;

    /**
     * @param mostBrowsers how many are counted on one day: bounds the memory
     * @param pause on average between two batches
     */
    UsageRecorder(
            Consent consent,
            UserAgents agents,
            Regions regions,
            Counters counters,
            OwnCounters ownCounters,
            Clock clock,
            @Value("${pakketwijzer.usage.most-browsers:100000}") int mostBrowsers,
            @Value("${pakketwijzer.usage.pause:2m}") Duration pause) {
        this.consent = consent;
        this.agents = agents;
        this.regions = regions;
        this.counters = counters;
        this.ownCounters = ownCounters;
        this.clock = clock;
        this.mostBrowsers = mostBrowsers;
        this.pause = pause;
        this.today = new Tally(LocalDate.now(clock), mostBrowsers);
    }

    @EventListener
    void on(PackagesShown event) {
        note(Step.SHOWN, event.ids().stream().limit(BrowserDay.MOST).toList());
    }

    @EventListener
    void on(PackageViewed event) {
        note(Step.VIEWED, List.of(event.id()));
    }

    @EventListener
    void on(PackagesCompared event) {
        note(Step.COMPARED, event.ids());
    }

    @EventListener
    void on(PackageShortlisted event) {
        note(Step.SHORTLISTED, List.of(event.id()));
    }

    @EventListener
    void on(PackageClickedOut event) {
        note(Step.CLICKED_OUT, List.of(event.id()));
    }

    @EventListener
    void on(ConsentWithdrawn event) {
        if (event.categories().contains(CookieCategory.STATISTICS)) {
            inRequest((request, response) -> cookie(request).ifPresent(tally()::forget));
        }
    }

    private void note(Step step, List<PackageId> packs) {
        inRequest((request, response) -> note(step, packs, request, response));
    }

    /** Whatever goes wrong here, the visitor gets the page. */
    private static void inRequest(BiConsumer<HttpServletRequest, HttpServletResponse> work) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes exchange
                && exchange.getResponse() != null) {
            try {
                work.accept(exchange.getRequest(), exchange.getResponse());
            } catch (RuntimeException e) {
                LOG.warn("Something could not be counted ({})", e.getClass().getSimpleName());
            }
        }
    }

    private void note(Step step, List<PackageId> packs, HttpServletRequest request, HttpServletResponse response) {
        Tally tally = tally();
        Optional<Traits> found = counted(request, tally.day())
                .map(agent -> new Traits(
                        agent.device(), agent.version().on(tally.day()), regions.of(request.getRemoteAddr())));
        if (found.isEmpty()) {
            return;
        }
        Traits traits = found.get();
        Optional<String> value = cookie(request);
        if (value.isPresent()) {
            tally.did(value.get(), traits, step, packs);
        } else if (!response.isCommitted()) {
            give(request, response, tally.day(), tally.meet(consent.of(request).receipt(), traits, step, packs));
        }
    }

    /** What the browser says of itself; empty = what this request does is not to be counted. */
    private Optional<UserAgents.Agent> counted(HttpServletRequest request, LocalDate day) {
        ConsentChoice choice = consent.of(request);
        if (!choice.allows(CookieCategory.STATISTICS) || isAhead(request)) {
            return Optional.empty();
        }
        // Who chose before on the same day may have been counted then, by a process that cannot tell.
        if (choice.again() && day.equals(choice.madeOn())) {
            return Optional.empty();
        }
        return agents.of(request);
    }

    /**
     * Counts for our own statistics, by the same rule: who may not be counted for partners is not counted at all.
     *
     * @param seen where the request counts; nothing = a browser without a cookie only gets one
     */
    void count(Function<HttpServletRequest, List<OwnBin>> seen) {
        inRequest((request, response) -> {
            Tally tally = tally();
            if (counted(request, tally.day()).isEmpty()) {
                return;
            }
            List<OwnBin> bins = seen.apply(request);
            Optional<String> value = cookie(request);
            if (value.isPresent()) {
                if (!bins.isEmpty()) {
                    tally.own().did(value.get(), bins);
                }
                return;
            }
            String made = tally.own().meet(consent.of(request).receipt(), bins);
            if (!response.isCommitted()) {
                give(request, response, tally.day(), made);
            }
        });
    }

    /** A browser that fetches a page before anybody asked for it. */
    private static boolean isAhead(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader("Sec-Purpose"), "").contains("prefetch");
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, CookieRegistry.DAY))
                .map(Cookie::getValue);
    }

    /** Until midnight where the visitors are. */
    private void give(HttpServletRequest request, HttpServletResponse response, LocalDate day, String value) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        Duration left = Duration.between(now, day.plusDays(1).atStartOfDay(now.getZone()));
        Duration atLeast = left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
        if (request.getAttribute(GIVEN) == null) {
            request.setAttribute(GIVEN, true);
            response.addCookie(OwnCookie.of(request, CookieRegistry.DAY, value, atLeast));
        }
    }

    /** Today's. A clock that goes back does not bring yesterday back; one that was days ahead is not followed any longer. */
    private synchronized Tally tally() {
        LocalDate date = LocalDate.now(clock);
        if (date.isBefore(today.day().minusDays(1))) {
            today = new Tally(date, mostBrowsers);
        }
        if (date.isAfter(today.day())) {
            today.end();
            ended.add(today);
            today = new Tally(date, mostBrowsers);
        }
        return today;
    }

    /** The counters that were added to are gone: who was counted is not counted on, and nobody is counted twice. */
    private synchronized void startAnew(Tally lost) {
        if (today == lost) {
            today = new Tally(lost.day(), mostBrowsers);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        sendLater();
    }

    private void sendLater() {
        long millis = pause.toMillis() / 2 + CHANCE.nextLong(Math.max(1, pause.toMillis()));
        sender.schedule(
                () -> {
                    send();
                    sendLater();
                },
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** Sends what there is of earlier days, and of today when it is about enough browsers. */
    void send() {
        attempt(false);
    }

    private void attempt(boolean all) {
        try {
            Tally current = tally();
            // A day that could not be sent by now is closed; it is let go.
            ended.removeIf(tally -> tally.day().isBefore(current.day().minusDays(2)));
            for (Tally tally = ended.peek(); tally != null; tally = ended.peek()) {
                send(tally, true);
                sendOwn(tally, true);
                ended.remove(tally);
            }
            send(current, all);
            sendOwn(current, all);
        } catch (DataAccessException e) {
            LOG.warn("Counts wait: the database does not take them ({})", e.sqlState());
        }
    }

    private void send(Tally tally, boolean all) {
        for (Optional<Counters.Batch> batch = tally.next(all); batch.isPresent(); batch = tally.next(all)) {
            switch (counters.add(tally.day(), tally.token(), batch.get())) {
                case ADDED, AGAIN -> tally.sent(batch.get());
                case CLOSED -> {
                    return;
                }
                case UNKNOWN -> {
                    startAnew(tally);
                    return;
                }
            }
        }
    }

    private void sendOwn(Tally tally, boolean all) {
        OwnTally own = tally.own();
        for (Optional<OwnCounters.Batch> batch = own.next(all); batch.isPresent(); batch = own.next(all)) {
            switch (ownCounters.add(tally.day(), own.token(), batch.get())) {
                case ADDED, AGAIN -> own.sent(batch.get());
                case CLOSED -> {
                    return;
                }
                case UNKNOWN -> {
                    tally.startOwnAnew();
                    return;
                }
            }
        }
    }

    /** A stop loses nothing; a process that is killed loses what it had not sent. */
    @PreDestroy
    void stop() {
        sender.shutdownNow();
        attempt(true);
    }
}
