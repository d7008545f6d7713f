package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.allesoveradministratie.pakketwijzer.launch.StartedJar;

/**
 * How somebody with good manners fares among ten thousand connections that say nothing, hundreds that dribble a header or a form, some that
 * ask a lot and read none of it, and some whose headers or body have no end: each page over a new connection, against the same
 * pages of the same process before all those came. The jar runs in a process of its own, with 512 MB; who hangs up is followed by
 * another.
 */
public final class ClientsBench {

    private static final int IDLE = Integer.getInteger("pakketwijzer.bench.idle", 10_000);
    private static final int DRIBBLING = Integer.getInteger("pakketwijzer.bench.dribbling", 450);
    private static final int DEAF = 100;
    private static final int PAGES = Integer.getInteger("pakketwijzer.bench.pages", 500);
    private static final Duration BETWEEN_DROPS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);
    private static final long TOO_MUCH = 100_000_000;

    /** Of a form, as from a network of its own: there are places for five hundred, of which one network has a few. */
    private static String post(int network, int length) {
        return "POST /contact HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nX-Forwarded-For: "
                + FlowClient.network(network)
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + length + "\r\n\r\nvraag=";
    }

    private final int port;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger hungUpOn = new AtomicInteger();
    private volatile boolean over;

    private ClientsBench(int port) {
        this.port = port;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("pakketwijzer-clients");
        StartedJar jar = StartedJar.start(
                folder.resolve("data"),
                folder.resolve("log.txt"),
                "--server.port=0",
                "--pakketwijzer.trusted-proxy=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");
        try {
            new ClientsBench(URI.create(jar.awaitAddress()).getPort()).run(jar);
        } finally {
            jar.kill();
        }
    }

    private void run(StartedJar jar) throws Exception {
        pages(new AtomicInteger());
        List<Double> alone = pages(new AtomicInteger());
        double memory = ProcessMemory.resident(jar.process().toHandle());

        for (int i = 0; i < IDLE; i++) {
            keep("", "");
            // Evenly over the time after which they are hung up on, so that they do not all come back at once
            Thread.sleep(1);
        }
        for (int i = 0; i < DRIBBLING; i++) {
            keep("GET /pakketten HTTP/1.1\r\nHost: localhost\r\nX-More: ", "x");
            keep(post(i, 60_000), "x");
        }
        String page = "GET /pakketten HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (int i = 0; i < DEAF; i++) {
            // Says more and more, and reads nothing
            Thread.startVirtualThread(() -> {
                while (!over) {
                    flood(page.repeat(200), page);
                    rest();
                }
            });
        }
        AtomicLong body = new AtomicLong();
        AtomicLong headers = new AtomicLong();
        String much = "x".repeat(8_192);
        Thread.startVirtualThread(() -> {
            while (!over) {
                body.accumulateAndGet(flood(post(DRIBBLING, 2_000_000_000), much), Math::max);
                headers.accumulateAndGet(
                        flood("GET / HTTP/1.1\r\nHost: localhost\r\n", "X-More: " + much + "\r\n"), Math::max);
                rest();
            }
        });
        // Some of those that say nothing are always on their way back
        for (int tries = 0; connected.get() < IDLE + DRIBBLING; tries++) {
            if (tries > 1_200 || !jar.process().isAlive()) {
                throw new IllegalStateException("They cannot all be there");
            }
            Thread.sleep(100);
        }
        int most = connected.get();

        AtomicInteger failed = new AtomicInteger();
        List<Double> among = pages(failed);
        double memoryAmong = ProcessMemory.resident(jar.process().toHandle());
        for (int second = 0; second < 120 && hungUpOn.get() < IDLE; second++) {
            Thread.sleep(1_000);
        }
        over = true;
        for (Socket each : open) {
            each.close();
        }
        List<Double> after = pages(failed);

        new BenchReport("clients")
                .samples("pageAloneMilliseconds", alone)
                .samples("pageAmongThemMilliseconds", among)
                .samples("pageAfterThemMilliseconds", after)
                // No goal: a thousand a second that come back are clients on the same machine
                .samples("p95AmongThemAgainstAlone", List.of(p95(among) / p95(alone)))
                .samples("residentMegabytesAlone", List.of(memory))
                .samples("residentMegabytesAmongThem", List.of(memoryAmong))
                .goalAtLeast("connections open at once beside the one that asks for pages", most, IDLE)
                .goal("pages that did not come", failed.get(), 0)
                .goal(
                        "median of a page among them against alone",
                        BenchReport.median(among) / BenchReport.median(alone),
                        2)
                .goal("p95 of a page after them against alone", p95(after) / p95(alone), 1.5)
                .goalAtLeast("hung up on, of " + IDLE + " that said nothing", Math.min(IDLE, hungUpOn.get()), IDLE)
                .goal("megabytes taken of a body without end", body.get() / 1e6, 10)
                .goal("megabytes taken of headers without end", headers.get() / 1e6, 10)
                .goal("kilobytes of memory for each of them", (memoryAmong - memory) * 1_000 / most, 40)
                .finish();
    }

    /** Milliseconds of each of so many, over a connection of its own each. */
    private List<Double> pages(AtomicInteger failed) throws InterruptedException {
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            long begun = System.nanoTime();
            try (KeptConnection connection = new KeptConnection(port)) {
                if (connection.get("/pakketten", "Connection: close\r\n") != 200) {
                    failed.incrementAndGet();
                }
                milliseconds.add((System.nanoTime() - begun) / 1e6);
            } catch (IOException e) {
                failed.incrementAndGet();
            }
            Thread.sleep(5);
        }
        return milliseconds;
    }

    private static double p95(List<Double> milliseconds) {
        return milliseconds.stream().sorted().toList().get(milliseconds.size() * 95 / 100);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(socket);
        return socket;
    }

    /** Says something, then a drop now and then or nothing at all, and begins anew when it is hung up on. */
    private void keep(String first, String drop) {
        Thread.startVirtualThread(() -> {
            while (!over) {
                try (Socket socket = connect()) {
                    connected.incrementAndGet();
                    try {
                        socket.getOutputStream().write(first.getBytes(StandardCharsets.ISO_8859_1));
                        if (drop.isEmpty()) {
                            waitToBeHungUpOn(socket);
                        } else {
                            dribble(socket, drop);
                        }
                    } finally {
                        open.remove(socket);
                        connected.decrementAndGet();
                    }
                } catch (IOException | InterruptedException e) {
                    // It could not be reached
                    rest();
                }
            }
        });
    }

    private void waitToBeHungUpOn(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // Its last words
            }
        } catch (IOException e) {
            // Without any
        }
        if (!over) {
            hungUpOn.incrementAndGet();
        }
    }

    private void dribble(Socket socket, String drop) throws InterruptedException {
        try {
            while (!over) {
                Thread.sleep(BETWEEN_DROPS);
                socket.getOutputStream().write(drop.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            // Hung up on: the header was too long, say
        }
    }

    /** What is measured is what they hold, and not how much work they can make. */
    private static void rest() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says as much as is taken; how many bytes that were. */
    private long flood(String first, String more) {
        long sent = 0;
        try (Socket socket = connect()) {
            socket.getOutputStream().write(first.getBytes(StandardCharsets.ISO_8859_1));
            byte[] bytes = more.getBytes(StandardCharsets.ISO_8859_1);
            while (!over && sent < TOO_MUCH) {
                socket.getOutputStream().write(bytes);
                sent += bytes.length;
            }
        } catch (IOException e) {
            // Hung up on
        }
        return sent;
    }
}
