package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that say nothing, half of something, or far too much: pages are served beside them, and they are hung up on. */
class SlowClientsIT extends RunningApplication {

    private static final int IDLE = Integer.getInteger("pakketwijzer.test.idle", 500);

    /** So many are taken in at once (web.BodiesAtOnce). */
    private static final int AT_ONCE = 500;

    private static final int AT_ONCE_OF_ONE_NETWORK = 20;

    private final List<Socket> open = new ArrayList<>();
    private final List<Thread> drops = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        drops.forEach(Thread::interrupt);
        for (Socket each : open) {
            each.close();
        }
    }

    private Socket say(String something) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.getOutputStream().write(something.getBytes(StandardCharsets.ISO_8859_1));
        open.add(socket);
        return socket;
    }

    private int statusOfAPage() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(at("/pakketten")))
                                    .timeout(Duration.ofMinutes(1))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** What the server says, if anything, until it hangs up; it is asked once a time. */
    private static boolean isHungUpOn(Socket socket) {
        try {
            socket.setSoTimeout(1);
            while (socket.getInputStream().read() >= 0) {
                // Its last words
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void manyWhoSayNothingOrHalfAHeaderKeepNobodyOutAndAreHungUpOn() throws Exception {
        for (int i = 0; i < IDLE; i++) {
            say("");
            say("GET /pakketten HTTP/1.1\r\nHost: local");
        }

        assertThat(statusOfAPage()).isEqualTo(200);
        // Not only because they were gone by then
        assertThat(open).anyMatch(socket -> !isHungUpOn(socket));
        await().until(() -> open.stream().allMatch(SlowClientsIT::isHungUpOn));
    }

    /** One that dribbles is never hung up on, since it always says something in time. */
    private List<Socket> dribbling(int many, IntFunction<String> network) throws Exception {
        List<Socket> all = new CopyOnWriteArrayList<>();
        // From the first on, since the others may take longer than it is let be silent
        drops.add(Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    all.forEach(SlowClientsIT::dribble);
                    Thread.sleep(1_000);
                }
            } catch (InterruptedException e) {
                // The test is over
            }
        }));
        fill(all, many, network);
        return all;
    }

    /** Others come for those who were hung up on, as happens where the machine is slow. */
    private void fill(List<Socket> all, int many, IntFunction<String> network) throws IOException {
        all.removeIf(SlowClientsIT::isHungUpOn);
        while (all.size() < many) {
            all.add(form(60_000, network.apply(all.size())));
        }
    }

    private static void dribble(Socket socket) {
        try {
            socket.getOutputStream().write('x');
        } catch (IOException e) {
            // Hung up on
        }
    }

    /** The beginning of a form that says how long it will be. */
    private Socket form(int length, String from) throws IOException {
        return say("POST /contact HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + from + "\r\nContent-Length: "
                + length
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n\r\nvraag=");
    }

    /** What is said to the beginning of a form, perhaps not even of a whole one. */
    private static String answerOf(Socket socket) throws IOException {
        socket.setSoTimeout(60_000);
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
    }

    private String answerToAWholeForm(String from) throws IOException {
        Socket question = form(10, from);
        question.getOutputStream().write("Hoi.".getBytes(StandardCharsets.US_ASCII));
        return answerOf(question);
    }

    @Test
    void manyWhoDribbleTheirFormKeepNobodyOut() throws Exception {
        List<Socket> all = dribbling(AT_ONCE - 50, number -> "10.1." + number % 250 + "." + number / 250);

        assertThat(statusOfAPage()).isEqualTo(200);
        assertThat(answerToAWholeForm("10.2.0.1")).isEqualTo("HTTP/1.1 409");
        // Of a slow machine a few are forgiven
        assertThat(all).filteredOn(SlowClientsIT::isHungUpOn).hasSizeLessThan(25);
    }

    @Test
    void oneNetworkHasItsShareAndNoMore() throws Exception {
        dribbling(AT_ONCE_OF_ONE_NETWORK + 5, _ -> "10.3.0.1");

        await().untilAsserted(
                        () -> assertThat(answerOf(form(60_000, "10.3.0.2"))).isEqualTo("HTTP/1.1 503"));
        assertThat(answerToAWholeForm("10.4.0.1")).isEqualTo("HTTP/1.1 409");
    }

    @Test
    void whenAllPlacesAreTakenPagesAreReadAllTheSame() throws Exception {
        IntFunction<String> network = number -> "10.5." + number % 250 + "." + number / 250;
        List<Socket> all = dribbling(AT_ONCE + 50, network);

        await().untilAsserted(() -> {
            fill(all, AT_ONCE + 50, network);
            assertThat(answerOf(form(60_000, "10.6.0.1"))).isEqualTo("HTTP/1.1 503");
        });
        assertThat(statusOfAPage()).isEqualTo(200);

        for (Socket each : all) {
            each.close();
        }
        await().untilAsserted(() -> assertThat(answerToAWholeForm("10.6.0.1")).isEqualTo("HTTP/1.1 409"));
    }

    @Test
    void aBodyWithoutEndIsNotReadToItsEnd() throws Exception {
        Socket socket = say("POST /contact HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000000\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n\r\nvraag=");
        byte[] more = "x".repeat(65_536).getBytes(StandardCharsets.ISO_8859_1);
        long sent = 0;
        try {
            while (sent < 100_000_000) {
                socket.getOutputStream().write(more);
                sent += more.length;
            }
        } catch (IOException e) {
            // Hung up on
        }
        assertThat(sent).isLessThan(100_000_000);
        assertThat(statusOfAPage()).isEqualTo(200);
    }

    @Test
    void headersWithoutEndAreNotReadToTheirEnd() throws Exception {
        Socket socket = say("GET /pakketten HTTP/1.1\r\nHost: localhost\r\n");
        byte[] header = ("X-More: " + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        long sent = 0;
        try {
            while (sent < 20_000_000) {
                socket.getOutputStream().write(header);
                sent += header.length;
            }
        } catch (IOException e) {
            // Hung up on
        }
        assertThat(sent).isLessThan(20_000_000);
        assertThat(statusOfAPage()).isEqualTo(200);
    }
}
