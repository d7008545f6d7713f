package nl.allesoveradministratie.pakketwijzer.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nl.allesoveradministratie.pakketwijzer.launch.StartedJar;

/**
 * Kills the process at a random moment, also while it is still preparing its database, and starts it again on the same
 * folder: it must come up every time with the same catalogue. Beside it, restarts after a proper stop.
 */
public final class KillChaos {

    private static final int KILLS = Integer.getInteger("pakketwijzer.chaos.kills", 12);

    private KillChaos() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("pakketwijzer-chaos");
        long seed = Long.getLong("pakketwijzer.chaos.seed", System.nanoTime());
        Random moments = new Random(seed);
        System.out.println("Seed " + seed);
        List<Double> afterKill = new ArrayList<>();
        List<Double> afterStop = new ArrayList<>();
        int wrong = 0;
        String expected = null;
        for (int i = 0; i < KILLS; i++) {
            Path data = folder.resolve("data");
            StartedJar victim = StartedJar.start(data, folder.resolve("victim.log"), "--server.port=0");
            TimeUnit.MILLISECONDS.sleep(200 + moments.nextInt(9_000));
            victim.kill();

            String afterwards = timedStart(data, folder, afterKill);
            expected = expected == null ? afterwards : expected;
            String again = timedStart(data, folder, afterStop);
            if (!afterwards.contains("moneybird") || !afterwards.equals(expected) || !again.equals(expected)) {
                wrong++;
            }
            System.out.println(
                    "Kill " + (i + 1) + " of " + KILLS + ": up again in " + Math.round(afterKill.getLast()) + " ms");
        }
        new BenchReport("kill")
                .samples("upAgainAfterKillMilliseconds", afterKill)
                .samples("upAgainAfterStopMilliseconds", afterStop)
                .goal("restarts after a kill without the catalogue, of " + KILLS, wrong, 0)
                .finish();
    }

    private static String timedStart(Path data, Path folder, List<Double> samples) throws Exception {
        long start = System.nanoTime();
        StartedJar jar = StartedJar.start(data, folder.resolve("next.log"), "--server.port=0");
        String address = jar.awaitAddress();
        samples.add((System.nanoTime() - start) / 1_000_000.0);
        String packages = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "/api/v1/packages"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        jar.stop();
        return packages;
    }
}
