package nl.allesoveradministratie.pakketwijzer.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many visitors a minute the product serves on this machine, clients included, with every answer's p95 below 300 ms and no
 * error. A visitor reads a page or two, walks through the whole finder with a moment of thought at each step, looks at the
 * result and at a package; one in twenty asks something. So many come each minute whether or not those before them are done; then
 * more, until it is too much.
 */
public final class LoadBench {

    private static final double MOST_MILLISECONDS = 300;
    private static final double LEAST_VISITORS = 120;
    private static final List<Integer> RATES = List.of(30, 60, 120, 180, 240, 360, 480, 720);
    private static final Duration STEP = Duration.ofSeconds(Integer.getInteger("pakketwijzer.bench.step", 120));
    private static final int LONGEST_THOUGHT = Integer.getInteger("pakketwijzer.bench.thought", 2_000);

    private final String origin;
    private final Submitters people;
    private final Queue<Double> milliseconds = new ConcurrentLinkedQueue<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean over;

    private LoadBench(String origin, Submitters people) {
        this.origin = origin;
        this.people = people;
    }

    public static void main(String[] args) throws Exception {
        // Each question comes from a network of its own: none is turned away.
        System.setProperty("pakketwijzer.trusted-proxy", "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");
        System.setProperty("pakketwijzer.intake.soonest", "0s");
        BenchReport report = new BenchReport("load");
        try (StartedServer server = new StartedServer();
                Submitters people = new Submitters(List.of(server.origin()), 2)) {
            new LoadBench(server.origin(), people).run(report);
        }
        report.finish();
    }

    private void run(BenchReport report) throws Exception {
        double most = 0;
        List<Double> p95OfMost = List.of(0.0);
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            come(visitors, RATES.getFirst());
            for (int rate : RATES) {
                milliseconds.clear();
                done.set(0);
                come(visitors, rate);
                List<Double> sorted = milliseconds.stream().sorted().toList();
                double p95 = sorted.get(sorted.size() * 95 / 100);
                System.out.printf(
                        Locale.ROOT,
                        "%d visitors a minute: %d answers, p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, %d errors, %d trips done%n",
                        rate,
                        sorted.size(),
                        BenchReport.median(sorted),
                        p95,
                        sorted.get(sorted.size() * 99 / 100),
                        errors.size(),
                        done.get());
                report.samples("p95MillisecondsAt" + rate, List.of(p95));
                if (p95 >= MOST_MILLISECONDS || !errors.isEmpty()) {
                    break;
                }
                most = rate;
                p95OfMost = List.of(p95);
            }
            over = true;
            visitors.shutdownNow();
        }
        errors.stream().limit(10).forEach(System.out::println);
        report.samples("p95MillisecondsAtMost", p95OfMost)
                .goalAtLeast("visitors a minute with p95 of an answer below 300 ms and no error", most, LEAST_VISITORS)
                .goal("questions that were cut off or had to be sent again", people.cutOff() + people.askedToWait(), 0);
    }

    /** So many a minute, evenly, for one step. */
    private void come(ExecutorService visitors, int perMinute) throws InterruptedException {
        long pause = 60_000_000_000L / perMinute;
        long begun = System.nanoTime();
        for (int number = 0; number * pause < STEP.toNanos(); number++) {
            Thread.sleep(Duration.ofNanos(Math.max(0, begun + number * pause - System.nanoTime())));
            int seed = number;
            visitors.submit(() -> visit(new Random(seed)));
            if (number % 20 == 0) {
                people.ask(1);
            }
        }
    }

    private void visit(Random choice) {
        try {
            FlowClient visitor = new FlowClient(origin, nanoseconds -> milliseconds.add(nanoseconds / 1e6));
            visitor.read("/");
            think(choice);
            visitor.read(choice.nextBoolean() ? "/pakketten" : "/pakketten/moneybird");
            think(choice);
            visitor.open("/keuzehulp", "");
            for (int page = 0; page < 15 && !visitor.address().contains("/resultaat"); page++) {
                visitor.answer(choice.nextInt(4), () -> think(choice));
                visitor.goOn();
                think(choice);
            }
            visitor.read("/pakketten/exact-online");
            done.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            if (!over) {
                errors.add(e.toString());
            }
        }
    }

    private static void think(Random choice) throws InterruptedException {
        Thread.sleep(LONGEST_THOUGHT / 4 + choice.nextInt(LONGEST_THOUGHT * 3 / 4));
    }
}
