package nl.allesoveradministratie.pakketwijzer.bench;

import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nl.allesoveradministratie.pakketwijzer.launch.StartedJar;

/**
 * Kills the product, or the PostgreSQL that came along with it, at random moments (also while it starts, the first start
 * included) while people ask things and mails leave over SMTP. Afterwards each of them who was thanked must be there exactly
 * once ({@link Inspection}).
 */
public final class KillChaos {

    private static final int CLIENTS = 8;

    /** What is killed, as SIGKILL does it: nothing of it gets to say goodbye. */
    public enum Victim {
        /** The product's process; its PostgreSQL lives on, as after a kill by whoever was short of memory. */
        APPLICATION,
        /** The first process of PostgreSQL; the product lives on, and has to start it again. */
        DATABASE
    }

    private final Path folder;
    private final int leads;
    private final Random moments;
    private final GreenMail post = Post.quiet();
    private final List<Double> upAgain = new ArrayList<>();
    private final int port;
    private StartedJar application;

    /**
     * @param folder empty
     * @param leads how many ask, spread over all kills
     * @param seed of the random moments
     */
    public KillChaos(Path folder, int leads, long seed) throws IOException {
        this.folder = folder;
        this.leads = leads;
        this.moments = new Random(seed);
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    /**
     * What came out.
     *
     * @param asked how many people asked something
     * @param thanked how many of them were told that it is kept
     * @param faults what is wrong with what is kept, a line for each; must be empty
     * @param sentTwice how many mails were delivered more than once, with the same Message-ID
     * @param cutOff how often a connection broke off
     * @param askedToWait how often the product said to try again
     * @param upAgain after each kill, until it takes questions again: milliseconds
     */
    public record Result(
            int asked,
            int thanked,
            List<String> faults,
            int sentTwice,
            int cutOff,
            int askedToWait,
            List<Double> upAgain) {}

    public static void main(String[] args) throws Exception {
        Victim victim = Victim.valueOf(args[0]);
        int kills = Integer.getInteger("pakketwijzer.chaos.kills", victim == Victim.APPLICATION ? 200 : 50);
        int leads = Integer.getInteger("pakketwijzer.chaos.leads", 2_000);
        long seed = Long.getLong("pakketwijzer.chaos.seed", System.nanoTime());
        System.out.println("Seed " + seed);
        List<Victim> victims = Collections.nCopies(kills, victim);
        Result result = new KillChaos(Files.createTempDirectory("pakketwijzer-chaos"), leads, seed).run(victims);
        System.out.println(result.cutOff() + " connections broke off, " + result.askedToWait()
                + " times the product said to try again, " + result.sentTwice() + " mails were delivered twice");
        result.faults().forEach(System.out::println);
        new BenchReport("kill-" + (victim == Victim.APPLICATION ? "app" : "db"))
                .samples("upAgainMilliseconds", result.upAgain())
                .goalAtLeast(
                        "people who were thanked, of " + result.asked() + " who asked during " + kills + " kills",
                        result.thanked(),
                        result.asked())
                .goal("faults in what is kept and sent of them", result.faults().size(), 0)
                .finish();
    }

    /** Kills these, one after the other. */
    public Result run(List<Victim> victims) throws Exception {
        post.start();
        List<String> origins = List.of("http://localhost:" + port, "http://127.0.0.1:" + port);
        try (Submitters people = new Submitters(origins, CLIENTS)) {
            if (victims.getFirst() == Victim.APPLICATION) {
                breakOffTheFirstStart();
            }
            start();
            application.awaitAddress();
            try (Connection owner = data().owner()) {
                new Inspection(owner, post).hireColleague();
            }
            int asked = 0;
            for (int i = 0; i < victims.size(); i++) {
                int until = leads * (i + 1) / victims.size();
                people.ask(until - asked);
                asked = until;
                if (victims.get(i) == Victim.APPLICATION) {
                    killApplication(i);
                } else {
                    killDatabase();
                }
                System.out.println("Kill " + (i + 1) + " of " + victims.size() + ": "
                        + people.thanked().size() + " of " + asked + " thanked");
            }
            application.awaitAddress();
            people.allThanked(Duration.ofMinutes(5));
            try (Connection owner = data().owner()) {
                Inspection inspection = new Inspection(owner, post).of(people.thanked());
                return new Result(
                        leads,
                        people.thanked().size(),
                        inspection.faults(),
                        inspection.sentTwice(),
                        people.cutOff(),
                        people.askedToWait(),
                        upAgain);
            }
        } finally {
            application.stop();
            post.stop();
        }
    }

    private void start() throws Exception {
        application = StartedJar.start(
                folder.resolve("data"),
                folder.resolve("application.log"),
                "--server.port=" + port,
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + post.getSmtp().getPort(),
                "--pakketwijzer.mail.from=noreply@pakketwijzer.example",
                "--pakketwijzer.mail.pause=1s",
                "--pakketwijzer.intake.soonest=0s",
                // What a killed process was at is taken up after six of these
                "--pakketwijzer.worker.heartbeat=2s",
                "--pakketwijzer.worker.polling=200ms",
                "--pakketwijzer.trusted-proxy=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1",
                // Two sites, so that neither gets more than its sieve lets through
                "--pakketwijzer.sites[0].key=allesoveradministratie",
                "--pakketwijzer.sites[0].brand=AllesoverAdministratie",
                "--pakketwijzer.sites[1].key=vixum",
                "--pakketwijzer.sites[1].brand=Vixum",
                "--pakketwijzer.sites[1].hosts[0]=127.0.0.1");
    }

    private void breakOffTheFirstStart() throws Exception {
        start();
        TimeUnit.MILLISECONDS.sleep(200 + moments.nextInt(6_000));
        application.kill();
    }

    /** In turns while it starts and while it is at work. */
    private void killApplication(int number) throws Exception {
        if (number % 2 == 0) {
            application.awaitAddress();
            TimeUnit.MILLISECONDS.sleep(moments.nextInt(3_000));
        } else {
            TimeUnit.MILLISECONDS.sleep(200 + moments.nextInt(8_000));
        }
        application.kill();
        Instant killed = Instant.now();
        start();
        if (number % 2 == 1) {
            application.awaitAddress();
            upAgain.add((double) Duration.between(killed, Instant.now()).toMillis());
        }
    }

    private void killDatabase() throws Exception {
        application.awaitAddress();
        TimeUnit.MILLISECONDS.sleep(moments.nextInt(4_000));
        Instant killed = Instant.now();
        ProcessHandle postmaster = data().postmaster();
        postmaster.destroyForcibly();
        postmaster.onExit().get();
        Inspection.await(Duration.ofMinutes(2), this::isUp);
        upAgain.add((double) Duration.between(killed, Instant.now()).toMillis());
    }

    private DataFolder data() {
        return new DataFolder(folder.resolve("data"));
    }

    private boolean isUp() {
        try (Connection connection = data().owner()) {
            return connection.isValid(1);
        } catch (IOException | SQLException | RuntimeException e) {
            return false;
        }
    }
}
