package nl.allesoveradministratie.pakketwijzer.bench;

import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.database.PlainCluster;
import nl.allesoveradministratie.pakketwijzer.launch.StartedJar;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Two nodes behind nginx, with the configuration of {@code docs/examples/nginx.conf}, on one PostgreSQL of somebody else. While people
 * read pages, walk through the finder and ask things, each node is killed and comes back, and then each is restarted
 * properly. First with all doors in both nodes, then with two public nodes that hold no private key and a clockwork apart.
 */
public final class NodesChaos {

    private static final String PASSWORD = "pakketwijzer.database.password.";
    private static final int ROUNDS = Integer.getInteger("pakketwijzer.chaos.rounds", 3);
    private static final Duration BETWEEN = Duration.ofSeconds(Integer.getInteger("pakketwijzer.chaos.pause", 8));

    /** Figures of so many days are due at the start; of yesterday too, when it is past six. */
    private static final int DAYS_DUE = 9;

    private final Path folder;
    private final boolean separated;
    private final String name;
    private final GreenMail post = Post.quiet();
    private final PlainCluster cluster;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, StartedJar> nodes = new LinkedHashMap<>();
    private final int front = freePort();

    private NodesChaos(boolean separated) throws Exception {
        this.folder = Files.createTempDirectory("pakketwijzer-nodes");
        this.separated = separated;
        this.name = separated ? " (doors apart)" : " (all doors)";
        this.cluster = new PlainCluster(Files.createDirectory(folder.resolve("cluster")));
        for (String node : separated ? List.of("a", "b", "worker") : List.of("a", "b")) {
            ports.put(node, freePort());
        }
    }

    public static void main(String[] args) throws Exception {
        BenchReport report = new BenchReport("nodes");
        for (boolean separated : List.of(false, true)) {
            new NodesChaos(separated).run(report);
        }
        report.finish();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void run(BenchReport report) throws Exception {
        try {
            post.start();
            begin();
            Process nginx = nginx();
            try {
                breakAll(report);
            } finally {
                nginx.destroy();
            }
        } finally {
            for (StartedJar node : nodes.values()) {
                node.stop();
            }
            cluster.close();
            post.stop();
        }
    }

    private void begin() throws Exception {
        prepare();
        try (Connection connection = cluster.administrator(PlainCluster.DATABASE)) {
            // Figures of days gone by, for the two to fall over each other
            DSL.using(connection, SQLDialect.POSTGRES)
                    .execute("SELECT insight.begin(current_date - " + (DAYS_DUE + 1) + ")");
        }
        for (String node : ports.keySet()) {
            start(node);
        }
        for (StartedJar node : nodes.values()) {
            node.awaitAddress();
        }
    }

    private void breakAll(BenchReport report) throws Exception {
        String origin = "http://localhost:" + front;
        try (Connection connection = cluster.administrator(PlainCluster.DATABASE);
                Submitters people = new Submitters(List.of(origin, "http://127.0.0.1:" + front), 2);
                Readers readers = new Readers(origin, 2);
                Trips trips = new Trips(origin, 6)) {
            DSLContext owner = DSL.using(connection, SQLDialect.POSTGRES);
            Inspection inspection = new Inspection(connection, post);
            inspection.hireColleague();
            int noticed = 0;
            for (int i = 0; i < ROUNDS; i++) {
                for (String node : List.of("a", "b")) {
                    people.ask(10);
                    Thread.sleep(BETWEEN);
                    System.out.println("Killing node " + node + name);
                    int lostBefore = trips.loadedAnew();
                    nodes.get(node).kill();
                    Thread.sleep(BETWEEN);
                    start(node);
                    nodes.get(node).awaitAddress();
                    noticed += trips.loadedAnew() > lostBefore ? 1 : 0;
                }
            }
            people.allThanked(Duration.ofMinutes(2));
            int brokenOff = readers.failed() + trips.failed() + people.cutOff();
            int waited = people.askedToWait();
            for (int i = 0; i < ROUNDS; i++) {
                for (String node : List.of("a", "b")) {
                    people.ask(10);
                    Thread.sleep(BETWEEN);
                    System.out.println("Restarting node " + node + name);
                    nodes.get(node).stop();
                    start(node);
                    nodes.get(node).awaitAddress();
                }
            }
            people.allThanked(Duration.ofMinutes(2));
            int failedWhileRolling =
                    readers.failed() + trips.failed() + people.cutOff() - brokenOff + people.askedToWait() - waited;
            System.out.printf(
                    "%d pages read, %d trips to a result, %d times loaded anew, %d requests broken off by kills%n",
                    readers.read(), trips.finished(), trips.loadedAnew(), brokenOff);
            trips.close();
            readers.close();
            trips.lost().forEach(System.out::println);
            inspection.of(people.thanked()).faults().forEach(System.out::println);
            report.samples("requestsBrokenOffByAKill" + name, List.of((double) brokenOff))
                    .samples("pagesRead" + name, List.of((double) readers.read()))
                    .samples("tripsToAResult" + name, List.of((double) trips.finished()))
                    .goalAtLeast("kills that broke off a conversation in the finder" + name, noticed, ROUNDS)
                    .goal(
                            "visitors who lost answers when a node was killed" + name,
                            trips.lost().size(),
                            0)
                    .goal(
                            "faults in what is kept and sent of who asked" + name,
                            inspection.faults().size(),
                            0)
                    .goal("mails delivered more than once" + name, inspection.sentTwice(), 2.0 * ROUNDS)
                    .goal("requests that failed during a rolling restart" + name, failedWhileRolling, 0)
                    .goal("nodes that a published fact did not reach in 10 s" + name, notReached(owner), 0)
                    .goalAtLeast("days whose figures were due and released" + name, releasedDays(owner), DAYS_DUE)
                    .goal("releases that were tried twice" + name, refused(owner), 0)
                    .goal("breaks in the ledger of releases" + name, broken(owner), 0);
        }
    }

    private void prepare() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--prepare", "--pakketwijzer.keys=" + folder.resolve("keys")));
        cluster.settings().forEach((setting, value) -> arguments.add("--" + setting + "=" + value));
        StartedJar preparation = StartedJar.start(
                folder.resolve("prepare"), folder.resolve("prepare.log"), arguments.toArray(String[]::new));
        if (preparation.awaitExit() != 0) {
            throw new IllegalStateException(preparation.log());
        }
    }

    private void start(String node) throws Exception {
        boolean worker = node.equals("worker");
        Map<String, String> settings = cluster.settings();
        settings.keySet().removeIf(setting -> setting.contains(".admin."));
        settings.put("pakketwijzer.keys", keys(node).toString());
        if (separated) {
            List<String> logins = worker ? List.of("pw_public", "pw_worker", "pw_figures") : List.of("pw_public");
            settings.keySet()
                    .removeIf(setting ->
                            setting.startsWith(PASSWORD) && !logins.contains(setting.substring(PASSWORD.length())));
            settings.put("pakketwijzer.doors", worker ? "worker" : "public");
        }
        settings.put("pakketwijzer.node", worker ? "" : node);
        settings.put("server.port", ports.get(node).toString());
        settings.put("spring.mail.host", "localhost");
        settings.put("spring.mail.port", String.valueOf(post.getSmtp().getPort()));
        settings.put("pakketwijzer.mail.from", "noreply@pakketwijzer.example");
        settings.put("pakketwijzer.mail.pause", "1s");
        settings.put("pakketwijzer.intake.soonest", "0s");
        settings.put("pakketwijzer.worker.heartbeat", "2s");
        // Both clockworks may do all of it, so both have what the other wrote down
        settings.put("pakketwijzer.releases", folder.resolve("releases").toString());
        settings.put("pakketwijzer.erasures", folder.resolve("erasures").toString());
        settings.put("pakketwijzer.trusted-proxy", "127\\.0\\.0\\.1");
        nodes.put(
                node,
                StartedJar.start(
                        folder.resolve("data-" + node),
                        folder.resolve("node-" + node + ".log"),
                        settings.entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                                .toArray(String[]::new)));
    }

    /** All keys; or those of the door only. */
    private Path keys(String node) throws IOException {
        Path all = folder.resolve("keys");
        if (!separated) {
            return all;
        }
        Path own = folder.resolve("keys-" + node);
        if (!Files.exists(own)) {
            Files.createDirectory(own);
            List<String> names = node.equals("worker")
                    ? List.of(
                            "lead.json",
                            "lead.public.json",
                            "mail.json",
                            "mail.public.json",
                            "lookup.json",
                            "audit.json",
                            "audit.public.json")
                    : List.of("lead.public.json", "mail.public.json", "form.json");
            for (String key : names) {
                Files.copy(all.resolve(key), own.resolve(key));
            }
        }
        return own;
    }

    /** The example as it is, at our ports; only here visitors say themselves from which network they come. */
    private Process nginx() throws Exception {
        String site = Files.readString(Path.of("docs", "examples", "nginx.conf"))
                .replace("127.0.0.1:8081", "127.0.0.1:" + ports.get("a"))
                .replace("127.0.0.1:8082", "127.0.0.1:" + ports.get("b"))
                .replace("listen 80;", "listen " + front + ";")
                .replace("/var/log/nginx", folder.toString())
                .replace(" crit;", " error;");
        Files.writeString(folder.resolve("site.conf"), site);
        Path main = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx.log warn;
                events { worker_connections 1024; }
                http {
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxied;
                    fastcgi_temp_path %1$s/unused1;
                    uwsgi_temp_path %1$s/unused2;
                    scgi_temp_path %1$s/unused3;
                    set_real_ip_from 127.0.0.1;
                    real_ip_header X-Forwarded-For;
                    include %1$s/site.conf;
                }
                """.formatted(folder));
        Process nginx = new ProcessBuilder("nginx", "-c", main.toString(), "-p", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        Thread.sleep(500);
        if (!nginx.isAlive()) {
            throw new IllegalStateException(Files.readString(folder.resolve("nginx.out")));
        }
        return nginx;
    }

    /** Publishes another name of a package, as the database does it for an editor, and asks each node for it. */
    private int notReached(DSLContext owner) throws Exception {
        owner.execute("UPDATE catalog.package SET name = 'Kwetterboek' WHERE id = 'moneybird'");
        owner.execute("INSERT INTO catalog.publication (version, origin) VALUES ('0123456789ab', 'desk')");
        int missed = 0;
        for (String node : List.of("a", "b")) {
            URI page = URI.create("http://localhost:" + ports.get(node) + "/pakketten/moneybird");
            try (HttpClient http = HttpClient.newHttpClient()) {
                boolean reached = Inspection.await(Duration.ofSeconds(10), () -> {
                    try {
                        return http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                                .body()
                                .contains("Kwetterboek");
                    } catch (IOException e) {
                        return false;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return false;
                    }
                });
                missed += reached ? 0 : 1;
            }
        }
        return missed;
    }

    private static int releasedDays(DSLContext owner) {
        return owner.fetchCount(DSL.table("insight.ledger"), DSL.condition("family = 'R1'"));
    }

    /** The database refuses the second and writes it down: the clockworks of both nodes went at the same one. */
    private static int refused(DSLContext owner) {
        return owner.fetchSingle("SELECT coalesce(sum(times), 0)::int FROM insight.refusal")
                .get(0, int.class);
    }

    private static int broken(DSLContext owner) {
        return owner.fetch("SELECT 1 WHERE insight.first_broken() IS NOT NULL").size();
    }
}
