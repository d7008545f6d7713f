package nl.allesoveradministratie.pakketwijzer.usage;

import jakarta.annotation.PreDestroy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Today's tally, and those of days that are over until they are sent. Nothing is written while somebody waits: sums leave from
 * a thread of their own, at moments that no visitor's action decides.
 */
@Component
@OnDoor(Door.PUBLIC)
class Tallies {

    private static final Logger LOG = LoggerFactory.getLogger(Tallies.class);

    private static final SecureRandom CHANCE = new SecureRandom();

    private final Counters counters;
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
    Tallies(
            Counters counters,
            Clock clock,
            @Value("${pakketwijzer.usage.most-browsers:100000}") int mostBrowsers,
            @Value("${pakketwijzer.usage.pause:2m}") Duration pause) {
        this.counters = counters;
        this.clock = clock;
        this.mostBrowsers = mostBrowsers;
        this.pause = pause;
        this.today = new Tally(LocalDate.now(clock), mostBrowsers);
    }

    /** Today's. A clock that goes back does not bring yesterday back; one that was days ahead is not followed any longer. */
    synchronized Tally today() {
        LocalDate date = LocalDate.now(clock);
        if (date.isBefore(today.day().minusDays(1))) {
            today = new Tally(date, mostBrowsers);
        }
        if (date.isAfter(today.day())) {
            Tally next = new Tally(date, mostBrowsers);
            today.end();
            next.goOnFrom(today);
            ended.add(today);
            today = next;
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
            Tally current = today();
            // A day that could not be sent by now is closed; it is let go.
            ended.removeIf(tally -> tally.day().isBefore(current.day().minusDays(2)));
            for (Tally tally = ended.peek(); tally != null; tally = ended.peek()) {
                send(tally, true);
                sendOwn(tally);
                ended.remove(tally);
            }
            send(current, all);
            sendOwn(current);
        } catch (DataAccessException e) {
            LOG.warn("Counts wait: the database does not take them ({})", e.sqlState());
        }
    }

    private void send(Tally tally, boolean all) {
        for (Optional<Changes.Batch<Bin>> batch = tally.next(all); batch.isPresent(); batch = tally.next(all)) {
            switch (counters.add(tally.day(), batch.get())) {
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

    private void sendOwn(Tally tally) {
        OwnTally own = tally.own();
        for (Optional<Changes.Batch<OwnBin>> batch = own.next(); batch.isPresent(); batch = own.next()) {
            switch (counters.addOwn(tally.day(), batch.get())) {
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

    /**
     * A stop loses nothing of partners' figures; a process that is killed loses what it had not sent. Of our own statistics a
     * stop loses what is about fewer browsers than a batch.
     */
    @PreDestroy
    void stop() {
        sender.shutdownNow();
        attempt(true);
    }
}
