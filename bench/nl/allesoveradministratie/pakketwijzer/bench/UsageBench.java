package nl.allesoveradministratie.pakketwijzer.bench;

import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.usage.ManyVisits;
import nl.allesoveradministratie.pakketwijzer.usage.ManyVisits.Event;

/**
 * What counting costs a machine, against Umami's way of a row for each event ({@link RowPerEvent}): events recorded in a second,
 * bounding and the batches to PostgreSQL included, eight clients on both sides and the same events; and the bytes that are kept
 * of ten million visits. A visit is four events: a result, two packages, and one step further with one of them.
 *
 * <p>Ours is measured with the classes that record in production, behind the visitor's request: the day's cookie is checked,
 * the day bounded, partners' figures and our own statistics counted, and a batch of each sent. Several days are counted one after
 * the other, each with as many browsers as are counted on one at most, and each ends when its batches were taken in: so these leave
 * some twice a second, where production sends one in two minutes. The peer's begins with empty tables, so that its indexes are
 * small. The bytes of its events are measured on a sample of rows and multiplied; ours are measured with every bin filled that can
 * be.
 */
public final class UsageBench {

    private static final int CLIENTS = 8;
    private static final int ROUNDS = Integer.getInteger("pakketwijzer.bench.rounds", 7);
    private static final int PER_CLIENT = Integer.getInteger("pakketwijzer.bench.events", 50_000);
    private static final int PEER_PER_CLIENT = PER_CLIENT / 10;

    /** So many are counted in one go, so that it takes some seconds. */
    private static final int DAYS = 5;

    /** Each comes once or twice on a day: then every event is work, and little is passed over. */
    private static final int BROWSERS = CLIENTS * PER_CLIENT / ManyVisits.EVENTS;

    private static final int SAMPLE = Integer.getInteger("pakketwijzer.bench.sample", 400_000);
    private static final long VISITS = 10_000_000;
    private static final int OPEN = 100_000;

    private static final double LEAST_FASTER = 50;
    private static final double LEAST_SMALLER = 1_000;
    private static final double MOST_MEGABYTES = 100;

    private UsageBench() {}

    public static void main(String[] args) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        double bytesPerEvent;
        double kept;
        double memory;
        try (StartedServer server = new StartedServer();
                Connection owner =
                        server.bean("ownerDataSource", DataSource.class).getConnection()) {
            requireDurable(owner);
            ManyVisits visits = new ManyVisits(server.application(), BROWSERS);
            List<List<Event>> events = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                events.add(visits.events(new Random(client), PER_CLIENT));
            }
            RowPerEvent.make(owner);
            for (int round = -1; round < ROUNDS; round++) {
                // In turns, so that whatever else the machine does falls on both; the first is to warm up.
                double counted = count(visits, events, LocalDate.now(Words.HERE).plusDays(1L + (round + 1L) * DAYS));
                double inserted = insert(server.bean("ownerDataSource", DataSource.class), events);
                if (round >= 0) {
                    ours.add(counted);
                    peers.add(inserted);
                }
            }
            memory = visits.megabytesOf(OPEN);
            KeptFigures figures = new KeptFigures(server, owner);
            kept = figures.fill(VISITS).bytes();
            RowPerEvent.fill(owner, SAMPLE, figures.month().atDay(1), figures.packages());
            bytesPerEvent = RowPerEvent.bytesPerEvent(owner);
        }
        double peersBytes = bytesPerEvent * ManyVisits.EVENTS * VISITS;
        new BenchReport("usage")
                .samples("eventsPerSecond", ours)
                .samples("peersEventsPerSecond", peers)
                .samples("peersBytesPerEvent", List.of(bytesPerEvent))
                .samples("bytesOfTenMillionVisits", List.of(kept))
                .samples("peersBytesOfTenMillionVisits", List.of(peersBytes))
                .goalAtLeast(
                        "events recorded in a second, against a row for each",
                        BenchReport.median(ours) / BenchReport.median(peers),
                        LEAST_FASTER)
                .goalAtLeast(
                        "bytes of ten million visits as a row for each event, times those that are kept",
                        peersBytes / kept,
                        LEAST_SMALLER)
                .goal("megabytes of memory for " + OPEN + " open browser-days", memory, MOST_MEGABYTES)
                .finish();
    }

    private static void requireDurable(Connection owner) throws Exception {
        for (String setting : List.of("fsync", "synchronous_commit")) {
            try (Statement statement = owner.createStatement();
                    var row = statement.executeQuery("SHOW " + setting)) {
                row.next();
                if (!row.getString(1).equals("on")) {
                    throw new IllegalStateException(setting + " is off: this would measure nothing");
                }
            }
        }
    }

    private static double count(ManyVisits visits, List<List<Event>> events, LocalDate first) throws Exception {
        List<ManyVisits.Day> days = IntStream.range(0, DAYS)
                .mapToObj(i -> visits.day(first.plusDays(i)))
                .toList();
        long start = System.nanoTime();
        for (ManyVisits.Day day : days) {
            all(events, own -> {
                own.forEach(day::did);
                return null;
            });
            day.finish();
        }
        return DAYS * CLIENTS * (double) PER_CLIENT / ((System.nanoTime() - start) / 1e9);
    }

    private static double insert(DataSource database, List<List<Event>> events) throws Exception {
        List<RowPerEvent.Client> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(new RowPerEvent.Client(database.getConnection()));
        }
        List<Callable<Void>> work = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            RowPerEvent.Client own = clients.get(client);
            List<Event> ownEvents = events.get(client).subList(0, PEER_PER_CLIENT);
            work.add(() -> {
                for (Event event : ownEvents) {
                    own.keep(event.browser(), event.path(), event.name());
                }
                return null;
            });
        }
        long start = System.nanoTime();
        run(work);
        double perSecond = CLIENTS * (double) PEER_PER_CLIENT / ((System.nanoTime() - start) / 1e9);
        for (RowPerEvent.Client each : clients) {
            each.close();
        }
        return perSecond;
    }

    private interface Work {
        Void on(List<Event> events) throws Exception;
    }

    private static void all(List<List<Event>> events, Work work) throws Exception {
        List<Callable<Void>> tasks = new ArrayList<>();
        events.forEach(own -> tasks.add(() -> work.on(own)));
        run(tasks);
    }

    private static void run(List<Callable<Void>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<Void> each : threads.invokeAll(tasks)) {
                each.get();
            }
        }
    }
}
