package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Visitors who read plain pages, one after the other, until it is closed. */
final class Readers implements AutoCloseable {

    private static final List<String> PAGES =
            List.of("/", "/pakketten", "/pakketten/moneybird", "/zo-werken-we", "/contact", "/en/pakketten");

    private final String origin;
    private final List<Thread> readers;
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    private volatile boolean closed;

    Readers(String origin, int readers) {
        this.origin = origin;
        this.readers = IntStream.range(0, readers)
                .mapToObj(each ->
                        Thread.ofPlatform().daemon().name("reader-" + each).start(() -> readOn(each)))
                .toList();
    }

    /** How many pages came whole. */
    int read() {
        return read.get();
    }

    /** How many did not. */
    int failed() {
        return failed.get();
    }

    /** How long the slowest took since the last time this was asked: milliseconds. */
    long slowest() {
        return slowest.getAndSet(0);
    }

    private void readOn(int number) {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            for (int i = number; !closed; i++) {
                read(http, PAGES.get(i % PAGES.size()), FlowClient.network(i));
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(String what) {
        // The first few say enough
        if (failed.incrementAndGet() <= 5) {
            System.out.println(what);
        }
    }

    private void read(HttpClient http, String path, String network) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            HttpResponse<String> page = http.send(
                    HttpRequest.newBuilder(URI.create(origin + path))
                            .header("X-Forwarded-For", network)
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (page.statusCode() == 200) {
                read.incrementAndGet();
            } else {
                fail(path + " answered " + page.statusCode());
            }
        } catch (IOException e) {
            fail(path + ": " + e);
        }
        slowest.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
    }

    @Override
    public void close() {
        closed = true;
        readers.forEach(Thread::interrupt);
    }
}
