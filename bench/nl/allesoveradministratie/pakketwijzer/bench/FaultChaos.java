package nl.allesoveradministratie.pakketwijzer.bench;

import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.database.PlainCluster;
import nl.allesoveradministratie.pakketwijzer.launch.StartedJar;

/**
 * Takes away what the product stands on, one thing at a time, while people read pages, walk through the finder and ask things: a
 * mail server, the database (restarting, slow, frozen), room on the disk, the right time. Pages and finder must go on; who asks
 * is thanked or told to send again; and when it is over all goes on by itself. Arguments: database (with mail), disk, clock; none =
 * all of them.
 */
public final class FaultChaos {

    private static final String MAIL_PAUSE = "--pakketwijzer.mail.pause=1s";

    private final Path folder;
    private final BenchReport report;
    private final GreenMail post = Post.quiet();
    private final int port;

    private FaultChaos(BenchReport report) throws IOException {
        this.folder = Files.createTempDirectory("pakketwijzer-faults");
        this.report = report;
        this.port = freePort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    public static void main(String[] args) throws Exception {
        BenchReport report = new BenchReport(args.length == 0 ? "faults" : "faults-" + String.join("-", args));
        for (String part : args.length == 0 ? List.of("database", "disk", "clock") : List.of(args)) {
            FaultChaos chaos = new FaultChaos(report);
            switch (part) {
                case "database" -> chaos.database();
                case "disk" -> chaos.disk();
                case "clock" -> chaos.clock();
                default -> throw new IllegalArgumentException("There is no fault called " + part);
            }
            System.out.println("What the product said stands in " + chaos.folder.resolve("log"));
        }
        report.finish();
    }

    /** What is done to the product, and undone. */
    private interface Fault {
        void happen() throws Exception;
    }

    /** People who use the product meanwhile. */
    private final class Use implements AutoCloseable {
        private final Submitters people;
        private final Readers readers;
        private final Trips trips;

        /** As soon as it can be reached. */
        private Use(StartedJar jar) throws Exception {
            String origin = jar.awaitAddress();
            people = new Submitters(List.of(origin, "http://127.0.0.1:" + port), 4);
            readers = new Readers(origin, 1);
            trips = new Trips(origin, 2);
        }

        /**
         * @param mayWait whether who asks may be told to send again
         * @param seconds within which questions are taken again when it is over
         */
        void during(String name, int questions, boolean mayWait, int seconds, Fault fault) throws Exception {
            System.out.println(name + "…");
            people.allThanked(Duration.ofMinutes(2));
            readers.slowest();
            int broken = readers.failed() + trips.failed();
            int cutOff = people.cutOff();
            int waited = people.askedToWait();
            people.ask(questions);
            fault.happen();
            Instant over = Instant.now();
            people.ask(1);
            boolean all = people.allThanked(Duration.ofMinutes(3));
            double recovered = Duration.between(over, Instant.now()).toMillis() / 1_000.0;
            report.samples("slowestPageMilliseconds, " + name, List.of((double) readers.slowest()))
                    .samples("toldToSendAgain, " + name, List.of((double) people.askedToWait() - waited))
                    .goal(
                            "pages and steps in the finder that failed, " + name,
                            readers.failed() + trips.failed() - broken,
                            0)
                    .goal("questions that were cut off, " + name, people.cutOff() - cutOff, 0)
                    .goal("everybody was thanked in the end, " + name, all ? "yes" : "no", "yes", all)
                    .goal("seconds until questions are taken again, " + name, recovered, seconds);
            if (!mayWait) {
                report.goal("questions that had to be sent again, " + name, people.askedToWait() - waited, 0);
            }
        }

        void inspect(String name, Inspection inspection) throws Exception {
            inspection.of(people.thanked());
            inspection.faults().forEach(System.out::println);
            trips.lost().forEach(System.out::println);
            report.goal(
                    "faults in what is kept and sent, " + name,
                    inspection.faults().size(),
                    0);
        }

        @Override
        public void close() {
            people.close();
            readers.close();
            trips.close();
        }
    }

    private List<String> arguments(Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--spring.mail.host=localhost",
                "--pakketwijzer.mail.from=noreply@pakketwijzer.example",
                MAIL_PAUSE,
                "--pakketwijzer.intake.soonest=0s",
                "--pakketwijzer.worker.heartbeat=2s",
                "--pakketwijzer.trusted-proxy=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1"));
        settings.forEach((setting, value) -> arguments.add("--" + setting + "=" + value));
        return arguments;
    }

    private void database() throws Exception {
        try (PlainCluster cluster = new PlainCluster(Files.createDirectory(folder.resolve("cluster")))) {
            Map<String, String> settings = new LinkedHashMap<>(cluster.settings());
            settings.put("pakketwijzer.keys", folder.resolve("keys").toString());
            int mailPort = freePort();
            settings.put("spring.mail.port", String.valueOf(mailPort));
            StartedJar jar = StartedJar.start(
                    folder.resolve("data"),
                    folder.resolve("log"),
                    arguments(settings).toArray(String[]::new));
            GreenMail late = Post.quietAt(mailPort);
            try (Use use = new Use(jar);
                    Connection owner = cluster.administrator(PlainCluster.DATABASE)) {
                new Inspection(owner, late).hireColleague();
                use.during("without a mail server", 10, false, 5, () -> Thread.sleep(8_000));
                late.start();
                use.during("while the database restarts", 10, false, 5, () -> {
                    cluster.goDown();
                    Thread.sleep(8_000);
                    cluster.comeUp();
                });
                use.during("with a slow database", 10, true, 5, () -> {
                    for (int i = 0; i < 40; i++) {
                        cluster.freeze();
                        Thread.sleep(300);
                        cluster.thaw();
                        Thread.sleep(100);
                    }
                });
                use.during("with a frozen database", 5, true, 10, () -> {
                    cluster.freeze();
                    Thread.sleep(30_000);
                    cluster.thaw();
                });
                // The database went away under the first connection
                try (Connection again = cluster.administrator(PlainCluster.DATABASE)) {
                    Inspection inspection = new Inspection(again, late).of(use.people.thanked());
                    inspection.faults().forEach(System.out::println);
                    use.trips.lost().forEach(System.out::println);
                    report.goal(
                            "faults in what is kept and sent, database and mail",
                            inspection.faults().size(),
                            0);
                }
            } finally {
                jar.stop();
                late.stop();
            }
        }
    }

    /** A disk of its own in memory, for the product and its PostgreSQL only; nobody needs to be root for it. */
    private void disk() throws Exception {
        post.start();
        Path data = Files.createDirectory(folder.resolve("small"));
        StartedJar jar = StartedJar.start(
                List.of(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=500m,mode=700 tmpfs \"$0\" && exec \"$@\"",
                        data.toString()),
                Map.of(),
                data,
                folder.resolve("log"),
                arguments(Map.of(
                                "spring.mail.port",
                                String.valueOf(post.getSmtp().getPort())))
                        .toArray(String[]::new));
        Path seen = Path.of("/proc", String.valueOf(jar.pid()), "root")
                .resolve(data.toString().substring(1));
        Path ballast = seen.resolve("ballast");
        try (Use use = new Use(jar)) {
            try (Connection owner = embedded(seen)) {
                new Inspection(owner, post).hireColleague();
            }
            use.during("with a full disk", 300, true, 60, () -> {
                fill(ballast);
                Thread.sleep(20_000);
                Files.delete(ballast);
            });
            try (Connection owner = embedded(seen)) {
                use.inspect("full disk", new Inspection(owner, post));
            }
        } finally {
            jar.stop();
            post.stop();
        }
    }

    private static void fill(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] zeros = new byte[4_096];
            while (true) {
                out.write(zeros);
            }
        } catch (IOException e) {
            System.out.println("The disk is full: " + Files.size(ballast) / 1_048_576 + " MB in the way");
        }
    }

    /** The clock of the product and its PostgreSQL jumps, not ours. */
    private void clock() throws Exception {
        Optional<Path> library = faketime();
        if (library.isEmpty()) {
            // A run that leaves it out did not meet its goals
            report.goal("a clock that jumps was tried", "no, faketime is not there", "yes", false);
            return;
        }
        post.start();
        Path offset = Files.writeString(folder.resolve("offset"), "+0");
        Path data = folder.resolve("data");
        StartedJar jar = StartedJar.start(
                List.of(),
                Map.of(
                        "LD_PRELOAD",
                        library.get().toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        offset.toString(),
                        // Seconds; looking every time costs more than the product itself
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        // Or whoever waits for a while in Java does not wait at all but asks the time over and over
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0"),
                data,
                folder.resolve("log"),
                arguments(Map.of(
                                "spring.mail.port",
                                String.valueOf(post.getSmtp().getPort())))
                        .toArray(String[]::new));
        try (Use use = new Use(jar)) {
            try (Connection owner = embedded(data)) {
                new Inspection(owner, post).hireColleague();
            }
            use.during("when the clock jumps two days ahead", 10, false, 10, () -> {
                Files.writeString(offset, "+2d");
                Thread.sleep(8_000);
            });
            use.during("when the clock goes back a day", 10, false, 10, () -> {
                Files.writeString(offset, "+1d");
                Thread.sleep(8_000);
            });
            try (Connection owner = embedded(data)) {
                use.inspect("clock", new Inspection(owner, post).afterAClockThatJumped());
            }
        } finally {
            jar.stop();
            post.stop();
        }
    }

    private static Optional<Path> faketime() throws IOException {
        Path libraries = Path.of("/usr/lib");
        try (Stream<Path> found = Files.find(
                libraries, 3, (path, attributes) -> path.endsWith(Path.of("faketime", "libfaketime.so.1")))) {
            return found.findFirst();
        }
    }

    /** As the owner of the PostgreSQL that came along. */
    private static Connection embedded(Path data) throws Exception {
        Properties passwords = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("logins.properties"))) {
            passwords.load(reader);
        }
        String serverPort = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + serverPort + "/pakketwijzer",
                "pw_owner",
                passwords.getProperty("pw_owner"));
    }
}
