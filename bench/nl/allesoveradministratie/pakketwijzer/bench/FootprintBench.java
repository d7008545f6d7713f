package nl.allesoveradministratie.pakketwijzer.bench;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.management.ObjectName;

/**
 * What a visitor of the finder takes of the heap, live after a collection: visitors stand evenly over all pages of the finder and its
 * result, with answers given. Beside it, in the same run, as many visitors of the smallest screen that Vaadin can have.
 * With {@code --soak MINUTES}, whether memory grows while visitors come and go.
 */
public final class FootprintBench {

    private static final double MOST_KILOBYTES = 60;
    private static final double MOST_OF_SMALLEST = 1.3;
    private static final int VISITORS = Integer.getInteger("pakketwijzer.bench.visitors", 2_000);
    private static final int CLIENTS = 4;

    /** The role, nine pages, the result. */
    private static final int STOPS = 11;

    private static final String SMALLEST = "kleinste";

    private FootprintBench() {}

    /** Somebody who comes in, and stays where he is. */
    private interface Visit {
        void by(int number) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        int minutes = args.length == 2 && args[0].equals("--soak") ? Integer.parseInt(args[1]) : 0;
        // Nobody leaves while it is counted; in a soak everybody soon does
        System.setProperty("server.servlet.session.timeout", minutes > 0 ? "60s" : "2h");
        BenchReport report = new BenchReport(minutes > 0 ? "soak" : "footprint");
        try (StartedServer server = new StartedServer()) {
            RouteConfiguration.forRegistry(ApplicationRouteRegistry.getInstance(
                            new VaadinServletContext(server.bean(ServletContext.class))))
                    .setRoute(SMALLEST, SmallestView.class);
            String origin = server.origin();
            if (minutes > 0) {
                soak(origin, Duration.ofMinutes(minutes), report);
            } else {
                measure(origin, report);
            }
        }
        report.finish();
    }

    private static void measure(String origin, BenchReport report) throws Exception {
        Visit smallest = number -> new FlowClient(origin).open("/" + SMALLEST, "");
        for (int i = 0; i < 3; i++) {
            come(STOPS * 10, smallest);
            come(STOPS * 10, number -> walk(origin, number, number % STOPS));
            liveBytes();
        }
        double least = kilobytesEach(VISITORS, smallest);
        Map<String, Long> before = bytesByClass();
        double finder = kilobytesEach(VISITORS, number -> walk(origin, number, number % STOPS));
        System.out.println("What visitors of the finder hold, bytes each:");
        bytesByClass().entrySet().stream()
                .map(each ->
                        Map.entry(each.getKey(), (each.getValue() - before.getOrDefault(each.getKey(), 0L)) / VISITORS))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(40)
                .forEach(each -> System.out.printf("%8d %s%n", each.getValue(), each.getKey()));
        for (int stop : List.of(0, 1, STOPS - 1)) {
            double each = kilobytesEach(VISITORS / 10, number -> walk(origin, number, stop));
            report.samples("kilobytesOnPage" + stop, List.of(each));
        }
        report.samples("kilobytesOfSmallest", List.of(least))
                .samples("kilobytesOfFinder", List.of(finder))
                .goal("kB of live heap for each of " + VISITORS + " visitors of the finder", finder, MOST_KILOBYTES)
                .goal("the same, times that of the smallest screen", finder / least, MOST_OF_SMALLEST);
    }

    /** Visitors come and leave; the live heap is looked at once a minute, the first third not. */
    private static void soak(String origin, Duration length, BenchReport report) throws Exception {
        List<Double> megabytes = new ArrayList<>();
        Instant end = Instant.now().plus(length);
        int number = 0;
        while (Instant.now().isBefore(end)) {
            Instant look = Instant.now().plusSeconds(60);
            while (Instant.now().isBefore(look)) {
                int first = number;
                come(STOPS * 2, each -> walk(origin, first + each, each % STOPS));
                number += STOPS * 2;
                Thread.sleep(500);
            }
            megabytes.add(liveBytes() / 1_048_576.0);
            System.out.printf("%d visitors, %.1f MB live%n", number, megabytes.getLast());
        }
        int third = megabytes.size() / 3;
        double before = BenchReport.median(megabytes.subList(third, 2 * third));
        double after = BenchReport.median(megabytes.subList(2 * third, megabytes.size()));
        report.samples("liveMegabytes", megabytes)
                .goal(
                        "live heap of the last third of " + length.toMinutes() + " minutes, of the second third",
                        after / before,
                        1.03);
    }

    /** Answers a page, presses on, until so many pages are behind him. */
    private static void walk(String origin, int number, int stop) throws Exception {
        Random choice = new Random(number);
        FlowClient visitor = new FlowClient(origin);
        visitor.open("/keuzehulp", "");
        for (int page = 0; page < stop; page++) {
            visitor.answer(choice.nextInt(3));
            visitor.goOn();
        }
    }

    private static double kilobytesEach(int visitors, Visit visit) throws Exception {
        long before = liveBytes();
        come(visitors, visit);
        return (liveBytes() - before) / 1_024.0 / visitors;
    }

    private static void come(int visitors, Visit visit) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> coming = new ArrayList<>();
            for (int i = 0; i < visitors; i++) {
                int number = i;
                coming.add(clients.submit(() -> {
                    visit.by(number);
                    return null;
                }));
            }
            for (Future<?> each : coming) {
                each.get();
            }
        }
    }

    /** Of what is live. */
    private static Map<String, Long> bytesByClass() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Map<String, Long> bytes = new HashMap<>();
        // number: instances bytes class (module)
        histogram
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(parts -> parts.length >= 4 && parts[0].endsWith(":"))
                .forEach(parts -> bytes.merge(parts[3], Long.parseLong(parts[2]), Long::sum));
        return bytes;
    }

    private static long liveBytes() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
