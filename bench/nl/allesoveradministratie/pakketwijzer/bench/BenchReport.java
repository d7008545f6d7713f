package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What every measurement leaves behind: the raw samples of both sides, where and on what it ran, and one line. */
final class BenchReport {

    private final String name;
    private final Map<String, List<Double>> samples = new LinkedHashMap<>();

    BenchReport(String name) {
        this.name = name;
    }

    /** Adds the raw samples of one side. */
    BenchReport samples(String side, List<Double> values) {
        samples.put(side, List.copyOf(values));
        return this;
    }

    /**
     * Writes {@code target/bench/<name>.json}, prints the closing line, and ends the process: 0 when the goal is met.
     *
     * @param figure what came out, in words
     * @param goal what was wanted, in words
     * @param met whether it is
     */
    void finish(String figure, String goal, boolean met) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", name);
        report.put("at", Instant.now().toString());
        report.put("commit", commit());
        report.put("machine", machine());
        report.put("figure", figure);
        report.put("goal", goal);
        report.put("met", met);
        Map<String, Object> sides = new LinkedHashMap<>();
        samples.forEach((side, values) -> sides.put(side, Map.of("n", values.size(), "samples", values)));
        report.put("sides", sides);
        Path folder = Files.createDirectories(Path.of("target", "bench"));
        Files.writeString(
                folder.resolve(name + ".json"),
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        System.out.println(name + ": " + figure + " (goal " + goal + ")");
        System.exit(met ? 0 : 1);
    }

    /** The middle of a number of samples. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static String commit() throws IOException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
        return new String(git.getInputStream().readAllBytes()).strip();
    }

    private static Map<String, Object> machine() {
        Runtime runtime = Runtime.getRuntime();
        return Map.of(
                "processors",
                runtime.availableProcessors(),
                "maxHeapMegabytes",
                runtime.maxMemory() / 1_048_576,
                "java",
                System.getProperty("java.version"),
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }
}
