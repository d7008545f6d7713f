package nl.allesoveradministratie.pakketwijzer.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as people start it: where it can be reached, what survives, and what it says when it cannot start. */
class JarIT {

    @TempDir
    Path folder;

    private final java.util.ArrayList<StartedJar> started = new java.util.ArrayList<>();

    @AfterEach
    void stopAll() throws Exception {
        for (StartedJar jar : started) {
            jar.stop();
        }
    }

    private StartedJar start(Path data, String... arguments) throws Exception {
        StartedJar jar = StartedJar.start(data, folder.resolve("log-" + started.size() + ".txt"), arguments);
        started.add(jar);
        return jar;
    }

    private static String get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void itSaysWhereItIsAndSurvivesAKill() throws Exception {
        Path data = folder.resolve("data");
        StartedJar first = start(data, "--server.port=0");
        String version = get(first.awaitAddress() + "/api/v1/packages");
        assertThat(version).contains("moneybird");

        StartedJar second = start(data, "--server.port=0");
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.log()).contains("is in use by another Pakketwijzer").doesNotContain("\tat ");

        first.kill();
        StartedJar third = start(data, "--server.port=0");
        assertThat(get(third.awaitAddress() + "/api/v1/packages")).isEqualTo(version);
    }

    /**
     * The first visitors after a start, all at once: nothing was loaded from the jar yet. On virtual threads some waited for each
     * other there for ever (decision 43).
     */
    @Test
    void whoeverComesAtOnceRightAfterAStartIsAnswered() throws Exception {
        Path data = folder.resolve("data");
        for (int round = 0; round < 2; round++) {
            StartedJar jar = start(data, "--server.port=0");
            String origin = jar.awaitAddress();
            try (HttpClient visitors = HttpClient.newHttpClient()) {
                List<CompletableFuture<Integer>> answers = Stream.of(
                                "/",
                                "/pakketten",
                                "/pakketten/moneybird",
                                "/contact",
                                "/en",
                                "/en/pakketten",
                                "/zo-werken-we",
                                "/keuzehulp",
                                "/keuzehulp?role=zzp",
                                "/keuzehulp/resultaat?role=zzp",
                                "/vergelijken",
                                "/inloggen",
                                "/evenementen",
                                "/privacy")
                        .map(path -> visitors.sendAsync(
                                        HttpRequest.newBuilder(URI.create(origin + path))
                                                .timeout(Duration.ofMinutes(1))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .thenApply(HttpResponse::statusCode))
                        .toList();
                assertThat(answers)
                        .allSatisfy(answer -> assertThat(answer.get()).isEqualTo(200));
            }
            jar.stop();
        }
    }

    /** The beginning of a long form; the rest comes letter by letter, or at once (Drops). */
    private static Socket halfAForm(int port) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("POST /contact HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nvraag=")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Says a letter now and then, so that nobody is hung up on for saying nothing. */
    private static final class Drops implements AutoCloseable {

        private final Map<Socket, Integer> said = new ConcurrentHashMap<>();
        private final Thread thread;

        Drops(Socket... sockets) {
            List.of(sockets).forEach(each -> said.put(each, "vraag=".length()));
            thread = Thread.startVirtualThread(() -> {
                try {
                    while (true) {
                        said.keySet()
                                .forEach(socket -> said.computeIfPresent(
                                        socket, (each, before) -> says(each, 1) ? before + 1 : null));
                        Thread.sleep(500);
                    }
                } catch (InterruptedException e) {
                    // The test is over
                }
            });
        }

        private static boolean says(Socket socket, int letters) {
            try {
                socket.getOutputStream().write("x".repeat(letters).getBytes(StandardCharsets.US_ASCII));
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        /** Says all that is still to be said. */
        void finish(Socket socket, int length) {
            said.computeIfPresent(socket, (each, before) -> {
                says(each, length - before);
                return null;
            });
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    /** Whether somebody who comes now is still let in. */
    private static boolean isOpen(int port) {
        try (Socket newcomer = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return newcomer.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whoIsBusyWhenItStopsIsAnsweredAndWhoNeverFinishesHoldsNothingUp() throws Exception {
        StartedJar jar = start(folder.resolve("data"), "--server.port=0");
        int port = URI.create(jar.awaitAddress()).getPort();
        try (Socket busy = halfAForm(port);
                Socket endless = halfAForm(port);
                Drops drops = new Drops(busy, endless)) {
            // Both are being read: what is said after them is answered
            get(jar.awaitAddress() + "/pakketten");
            jar.process().destroy();
            await().until(() -> !isOpen(port));

            drops.finish(busy, 5_000);

            assertThat(new String(busy.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 409");
            assertThat(jar.awaitExit()).isEqualTo(143);
            assertThat(jar.log()).doesNotContain("\tat ");
        }
    }

    @Test
    void aPortInUseIsOneClearLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            StartedJar jar = start(folder.resolve("data"), "--server.port=" + taken.getLocalPort());
            assertThat(jar.awaitExit()).isEqualTo(1);
            List<String> lines = jar.log()
                    .lines()
                    .filter(line -> line.startsWith("Pakketwijzer cannot start"))
                    .toList();
            assertThat(lines).singleElement().asString().contains(String.valueOf(taken.getLocalPort()));
            assertThat(jar.log()).doesNotContain("\tat ");
        }
    }

    /** What a later version leaves in a database: that it was there. */
    private static void asOfALaterVersion(Path data) throws Exception {
        String port =
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        Properties passwords = new Properties();
        try (var file = Files.newBufferedReader(data.resolve("logins.properties"))) {
            passwords.load(file);
        }
        try (Connection owner = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port + "/pakketwijzer",
                        "pw_owner",
                        passwords.getProperty("pw_owner"));
                Statement statement = owner.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO flyway.flyway_schema_history SELECT installed_rank + 1,"
                            + " '9999', 'later', type, 'V9999__later.sql', checksum, installed_by, now(), 1, true"
                            + " FROM flyway.flyway_schema_history ORDER BY installed_rank DESC LIMIT 1"))
                    .isOne();
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsOneClearLine() throws Exception {
        Path data = folder.resolve("data");
        StartedJar newer = start(data, "--server.port=0");
        newer.awaitAddress();
        asOfALaterVersion(data);
        newer.stop();

        StartedJar older = start(data, "--server.port=0");
        assertThat(older.awaitExit()).isEqualTo(1);
        assertThat(older.log().lines().filter(line -> line.startsWith("Pakketwijzer cannot start")))
                .singleElement()
                .asString()
                .contains("The database is of a newer Pakketwijzer (9999; this one knows up to ");
        assertThat(older.log()).doesNotContain("\tat ");
    }

    @Test
    void anEmptyFolderCanStartFromAnotherCatalogue() throws Exception {
        Path catalogue = Files.writeString(folder.resolve("mine.json"), """
                [{"id": "proef", "name": "Proefpakket", "vendor": null, "website": null, "status": null,
                  "target": {"zzp": {"value": true, "source_url": "https://example.org", "source_kind": "vendor",
                    "access": "direct", "via": null, "as_of": "2026-11-01", "note": null, "grade": "A"}},
                  "editions": [], "criteria": {}, "remarks": []}]
                """);
        Path data = folder.resolve("data");
        StartedJar first = start(data, "--server.port=0", "--catalogue=" + catalogue);
        assertThat(get(first.awaitAddress() + "/api/v1/packages"))
                .contains("Proefpakket")
                .doesNotContain("moneybird");
        first.stop();
        // The folder keeps its own catalogue, also when it is started without naming the file again.
        StartedJar second = start(data, "--server.port=0");
        assertThat(get(second.awaitAddress() + "/api/v1/packages")).contains("Proefpakket");
    }

    @Test
    void aCatalogueThatIsNotAsDescribedIsOneClearLine() throws Exception {
        Path catalogue = Files.writeString(folder.resolve("wrong.json"), "[{\"id\": \"proef\"}]");
        StartedJar jar = start(folder.resolve("data"), "--server.port=0", "--catalogue=" + catalogue);
        assertThat(jar.awaitExit()).isEqualTo(1);
        assertThat(jar.log())
                .contains("The catalogue cannot be loaded: proef: name is missing")
                .doesNotContain("\tat ");
    }

    @Test
    void onlyTheConfiguredProxyIsBelieved() throws Exception {
        StartedJar jar = start(
                folder.resolve("data"),
                "--server.port=0",
                "--pakketwijzer.trusted-proxy=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(jar.awaitAddress() + "/"))
                                .header("X-Forwarded-For", "203.0.113.9")
                                .header("X-Forwarded-Proto", "https")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(page.headers().firstValue("strict-transport-security")).isPresent();
        assertThat(page.body()).contains("<link rel=\"canonical\" href=\"https://");
    }

    @Test
    void aServerThatDoesNotAnswerIsOneClearLine() throws Exception {
        StartedJar jar = start(
                folder.resolve("data"),
                "--server.port=0",
                "--spring.datasource.url=jdbc:postgresql://localhost:1/pakketwijzer",
                "--pakketwijzer.database.password.pw_owner=x",
                "--pakketwijzer.database.password.pw_public=x");
        assertThat(jar.awaitExit()).isEqualTo(1);
        assertThat(jar.log()).contains("No PostgreSQL answers at").doesNotContain("\tat ");
    }
}
