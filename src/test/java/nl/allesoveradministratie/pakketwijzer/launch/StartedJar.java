package nl.allesoveradministratie.pakketwijzer.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The production jar in a process of its own. */
public final class StartedJar {

    private static final Pattern ADDRESS = Pattern.compile("Pakketwijzer is at (http://localhost:\\d+)");

    private static final List<String> SHORT_LIVED = List.of(
            "-Xmx512m",
            // It lives for seconds: code that is compiled best would be compiled too late.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            // As in the rehearsal, or nothing of it can be used.
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED");

    private static final List<String> LAUNCHED = List.of(
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:MaxRAMPercentage=60");

    private final Process process;
    private final Path log;

    private StartedJar(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the jar on a data folder; what it says goes to a file. */
    public static StartedJar start(Path data, Path log, String... arguments) throws Exception {
        return start(List.of(), Map.of(), data, log, arguments);
    }

    /**
     * The same in surroundings of its own.
     *
     * @param before what is put before the command
     * @param environment variables beside those of this process
     */
    public static StartedJar start(
            List<String> before, Map<String, String> environment, Path data, Path log, String... arguments)
            throws Exception {
        return start(
                before,
                environment,
                Stream.of(SHORT_LIVED, RehearsedJar.get().asArguments())
                        .flatMap(List::stream)
                        .toList(),
                data,
                log,
                arguments);
    }

    /** The same with the options of Java that the launcher gives. */
    public static StartedJar startAsLaunched(Path data, Path log, String... arguments) throws Exception {
        return start(
                List.of(),
                Map.of(),
                Stream.of(LAUNCHED, RehearsedJar.get().asArguments())
                        .flatMap(List::stream)
                        .toList(),
                data,
                log,
                arguments);
    }

    /** The same for a jar that was never started before. */
    public static StartedJar startUnrehearsed(Path data, Path log, String... arguments) throws Exception {
        return start(
                List.of(),
                Map.of(),
                Stream.of(LAUNCHED, List.of("-jar", "target/pakketwijzer.jar"))
                        .flatMap(List::stream)
                        .toList(),
                data,
                log,
                arguments);
    }

    private static StartedJar start(
            List<String> before,
            Map<String, String> environment,
            List<String> options,
            Path data,
            Path log,
            String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("--pakketwijzer.data=" + data);
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new StartedJar(builder.start(), log);
    }

    /** The number of the process. */
    public long pid() {
        return process.pid();
    }

    /** The process, to look at. */
    public Process process() {
        return process;
    }

    /** Where it can be reached, once it says so. */
    public String awaitAddress() throws Exception {
        while (process.isAlive()) {
            Matcher address = ADDRESS.matcher(log());
            if (address.find()) {
                return address.group(1);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("It ended before it could be reached: " + log());
    }

    /** The exit code, once it has ended. */
    public int awaitExit() throws Exception {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("It did not end: " + log());
        }
        return process.exitValue();
    }

    /** As if the power failed for this process alone; its database server lives on. */
    public void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }

    /** As when somebody presses Ctrl+C; one that does not end of itself is a fault. */
    public void stop() throws Exception {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("It did not stop: " + log());
        }
    }

    /** What it said so far. */
    public String log() throws Exception {
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
