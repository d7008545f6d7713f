package nl.allesoveradministratie.pakketwijzer.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.launch.RehearsedJar;
import nl.allesoveradministratie.pakketwijzer.launch.StartedJar;
import org.springframework.util.FileSystemUtils;

/**
 * How long from the command to the first page, on an empty folder and again on the same one, and once more of the jar that was
 * rehearsed; how big the jar is; and how much memory the process and its PostgreSQL hold then. With the options of the launcher.
 */
public final class StartBench {

    private static final int TIMES = Integer.getInteger("pakketwijzer.bench.times", 5);

    private static final double SLOWEST_REHEARSED = 0.8;

    private StartBench() {}

    private interface Start {
        StartedJar of(Path data, Path log, String... arguments) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        List<Double> empty = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> rehearsed = new ArrayList<>();
        List<Double> java = new ArrayList<>();
        List<Double> postgres = new ArrayList<>();
        RehearsedJar.get();
        for (int i = 0; i < TIMES; i++) {
            Path folder = Files.createTempDirectory("pakketwijzer-start");
            measure(StartedJar::startUnrehearsed, folder, empty, new ArrayList<>(), new ArrayList<>());
            measure(StartedJar::startUnrehearsed, folder, again, new ArrayList<>(), new ArrayList<>());
            measure(StartedJar::startAsLaunched, folder, rehearsed, java, postgres);
            FileSystemUtils.deleteRecursively(folder);
        }
        double jar = Files.size(Path.of("target", "pakketwijzer.jar")) / 1e6;
        new BenchReport("start")
                .samples("firstPageOnAnEmptyFolderMilliseconds", empty)
                .samples("firstPageMilliseconds", again)
                .samples("firstPageRehearsedMilliseconds", rehearsed)
                .samples("jarMegabytes", List.of(jar))
                .samples("residentMegabytes", java)
                .samples("postgresMegabytes", postgres)
                .goalAtLeast(
                        "starts that gave the first page, of " + 3 * TIMES,
                        (double) empty.size() + again.size() + rehearsed.size(),
                        3 * TIMES)
                .goal(
                        "first page of the jar that was rehearsed, against the other",
                        BenchReport.median(rehearsed) / BenchReport.median(again),
                        SLOWEST_REHEARSED)
                .finish();
    }

    private static void measure(Start start, Path folder, List<Double> page, List<Double> java, List<Double> postgres)
            throws Exception {
        long asked = System.nanoTime();
        StartedJar jar = start.of(folder.resolve("data"), folder.resolve("log.txt"), "--server.port=0");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(jar.awaitAddress() + "/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The first page is " + answer.statusCode());
        }
        page.add((System.nanoTime() - asked) / 1e6);
        java.add(ProcessMemory.resident(jar.process().toHandle()));
        postgres.add(Stream.of(new DataFolder(folder.resolve("data")).postmaster())
                .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                .mapToDouble(ProcessMemory::sharedOut)
                .sum());
        jar.stop();
    }
}
