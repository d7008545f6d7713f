package nl.allesoveradministratie.pakketwijzer.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a package page costs to serve, as ratios: the page, against the very same bytes as a static file from the same
 * server, through Spring's own handler for files. Several clients ask at the same time over connections that stay open,
 * both sides in turns; every answer is a full one (200), compressed as browsers ask for it.
 */
public final class PagesBench {

    private static final double SLOWEST_P95 = 2.0;
    private static final double LEAST_THROUGHPUT = 0.5;
    private static final int CLIENTS = 8;
    private static final int ROUNDS = Integer.getInteger("pakketwijzer.bench.rounds", 30);
    /** After a hundred requests Tomcat closes a connection. */
    private static final int PER_CLIENT = 100;

    private static final String PAGE = "/pakketten/moneybird";
    private static final String FILE = StaticFiles.PREFIX + "moneybird.html";

    private PagesBench() {}

    public static void main(String[] args) throws Exception {
        BenchReport report = new BenchReport("pages");
        try (StartedServer server = new StartedServer(StaticFiles.class)) {
            HttpResponse<byte[]> page = get(server, PAGE);
            Files.write(StaticFiles.FOLDER.resolve("moneybird.html"), page.body());
            Side pages = new Side(server, PAGE, "");
            Side files = new Side(server, FILE, "");
            Side unchanged = new Side(
                    server,
                    PAGE,
                    "If-None-Match: " + page.headers().firstValue("etag").orElseThrow() + "\r\n");
            // The same bytes are compressed in other portions, which makes a difference of one or two.
            if (Math.abs(pages.bytes() - files.bytes()) > files.bytes() / 100) {
                throw new IllegalStateException(pages.bytes() + " bytes against " + files.bytes());
            }
            for (int round = -ROUNDS / 2 - 1; round < ROUNDS; round++) {
                pages.round(round >= 0);
                files.round(round >= 0);
                unchanged.round(round >= 0);
            }
            pages.into(report, "page");
            files.into(report, "file");
            unchanged.into(report, "unchangedPage");
            report.goal(
                            "p95 of the package page, against the same bytes as a file",
                            BenchReport.median(pages.p95) / BenchReport.median(files.p95),
                            SLOWEST_P95)
                    .goalAtLeast(
                            "throughput of the package page, against the same bytes as a file",
                            BenchReport.median(pages.perSecond) / BenchReport.median(files.perSecond),
                            LEAST_THROUGHPUT);
        }
        report.finish();
    }

    private static HttpResponse<byte[]> get(StartedServer server, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.origin() + path)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    /** One of the two that are held against each other. */
    private static final class Side {

        private final List<Double> p95 = new ArrayList<>();
        private final List<Double> perSecond = new ArrayList<>();
        private final StartedServer server;
        private final String path;
        private final String headers;

        /** @param headers with which it is asked for, each with its line end */
        Side(StartedServer server, String path, String headers) {
            this.server = server;
            this.path = path;
            this.headers = headers;
        }

        int bytes() throws Exception {
            try (KeptConnection connection = new KeptConnection(server.port())) {
                connection.get(path, headers);
                return connection.received();
            }
        }

        /** All clients ask as fast as they are answered. */
        void round(boolean measured) throws Exception {
            List<Double> milliseconds = new ArrayList<>();
            long start = System.nanoTime();
            try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
                List<Future<List<Double>>> running = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    running.add(clients.submit(this::ask));
                }
                for (Future<List<Double>> each : running) {
                    milliseconds.addAll(each.get());
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (measured) {
                p95.add(milliseconds.stream().sorted().toList().get(milliseconds.size() * 95 / 100));
                perSecond.add(milliseconds.size() / seconds);
            }
        }

        private List<Double> ask() throws Exception {
            List<Double> milliseconds = new ArrayList<>(PER_CLIENT);
            try (KeptConnection connection = new KeptConnection(server.port())) {
                for (int i = 0; i < PER_CLIENT; i++) {
                    long start = System.nanoTime();
                    int status = connection.get(path, headers);
                    milliseconds.add((System.nanoTime() - start) / 1e6);
                    if (status != (headers.isEmpty() ? 200 : 304)) {
                        throw new IllegalStateException(path + " answered " + status);
                    }
                }
            }
            return milliseconds;
        }

        void into(BenchReport report, String name) {
            report.samples(name + "P95Milliseconds", p95).samples(name + "PerSecond", perSecond);
        }
    }
}
