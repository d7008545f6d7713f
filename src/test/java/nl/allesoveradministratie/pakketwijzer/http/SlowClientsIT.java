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
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that say nothing, half of something, or far too much: pages are served beside them, and they are hung up on. */
class SlowClientsIT extends RunningApplication {

    private static final int IDLE = Integer.getInteger("pakketwijzer.test.idle", 500);

    /** So many are taken in at once (web.LargeBodies). */
    private static final int LONG_TEXTS = 500;

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
    private List<Socket> dribbling(int many, int length) throws Exception {
        List<Socket> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(form(length));
        }
        drops.add(Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    all.forEach(SlowClientsIT::dribble);
                    Thread.sleep(1_000);
                }
            } catch (InterruptedException e) {
                // The test is over
            }
        }));
        return all;
    }

    private static void dribble(Socket socket) {
        try {
            socket.getOutputStream().write('x');
        } catch (IOException e) {
            // Hung up on
        }
    }

    /** The beginning of a form that says how long it will be. */
    private Socket form(int length) throws IOException {
        return say("POST /contact HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n\r\nvraag=");
    }

    private static String answerOf(Socket socket) throws IOException {
        socket.setSoTimeout(60_000);
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
    }

    @Test
    void manyWhoDribbleTheirFormKeepNobodyOut() throws Exception {
        List<Socket> all = dribbling(IDLE, 8_000);

        assertThat(statusOfAPage()).isEqualTo(200);
        assertThat(all).noneMatch(SlowClientsIT::isHungUpOn);
    }

    @Test
    void manyWhoDribbleLongTextsHaveNoMoreThanTheirRoom() throws Exception {
        List<Socket> all = dribbling(LONG_TEXTS, 60_000);

        await().untilAsserted(() -> assertThat(answerOf(form(60_000))).isEqualTo("HTTP/1.1 503"));
        assertThat(statusOfAPage()).isEqualTo(200);
        // What is short has its room
        Socket question = form(10);
        question.getOutputStream().write("Hoi.".getBytes(StandardCharsets.US_ASCII));
        assertThat(answerOf(question)).isEqualTo("HTTP/1.1 409");

        for (Socket each : all) {
            each.close();
        }
        await().untilAsserted(() -> {
            Socket later = form(9_000);
            later.getOutputStream().write("x".repeat(8_994).getBytes(StandardCharsets.US_ASCII));
            assertThat(answerOf(later)).isEqualTo("HTTP/1.1 409");
        });
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
