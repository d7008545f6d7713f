package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code docs/figures.md}, out of the newest report of each bench and chaos command: each goal with what was measured, on what, of which
 * version and by which command, and what others reach beside it. Nothing in it is written by hand. A run leaves its report in
 * {@code target/bench}; here it is kept in {@code bench/reports}, so that what is not run anew stays as it was.
 */
public final class Figures {

    private static final String BEGINNING = """
            # Figures

            Written by `./pakketwijzer bench figures` out of the newest report of each command below, which it keeps in
            [bench/reports](../bench/reports); do not change it by hand. What is measured and why stands in the
            [README](../README.md#measuring). A report may be of another version and another machine than the next; each says which.
            What others reach comes from [bench/peers.yaml](../bench/peers.yaml).

            | Command | Goals met | Of version | When |
            |---|---|---|---|
            """;

    /** Everything that leaves a report, in the order of the README. */
    private static final List<Run> RUNS = List.of(
            new Run("bench ranking", "ranking"),
            new Run("bench pages", "pages"),
            new Run("bench weight", "weight"),
            new Run("bench counting", "counting"),
            new Run("bench intake", "intake"),
            new Run("bench inbox", "inbox"),
            new Run("bench usage", "usage"),
            new Run("bench reports", "reports"),
            new Run("bench load", "load"),
            new Run("bench clients", "clients"),
            new Run("bench footprint", "footprint"),
            new Run("bench footprint --soak 30", "soak"),
            new Run("chaos kill-app", "kill-app"),
            new Run("chaos kill-db", "kill-db"),
            new Run("chaos faults", "faults"),
            new Run("chaos nodes", "nodes"),
            new Run("chaos restore", "restore"),
            new Run("chaos disk", "disk"),
            new Run("bench restore", "restore-time"),
            new Run("bench start", "start"),
            new Run("bench anonymity", "anonymity"),
            new Run("bench fuzz", "fuzz"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param command that makes it
     * @param report the name of what it leaves
     */
    private record Run(String command, String report) {}

    private final Path reports;
    private final JsonNode peers;

    /**
     * @param reports the folder in which they are kept; none need be there
     * @param peers a file with what others reach
     */
    Figures(Path reports, Path peers) throws IOException {
        this.reports = reports;
        this.peers = YAMLMapper.builder().build().readTree(Files.readString(peers));
    }

    public static void main(String[] args) throws IOException {
        Path page = Path.of("docs", "figures.md");
        Figures figures = new Figures(Path.of("bench", "reports"), Path.of("bench", "peers.yaml"));
        figures.keep(Path.of("target", "bench"));
        Files.writeString(page, figures.page());
        System.out.println(page + " is written");
    }

    /**
     * Takes over what was measured anew.
     *
     * @param fresh the folder in which commands leave their reports; need not be there
     */
    void keep(Path fresh) throws IOException {
        Files.createDirectories(reports);
        for (Run run : RUNS) {
            Path report = fresh.resolve(file(run).getFileName());
            if (Files.exists(report) && (!Files.exists(file(run)) || at(report).isAfter(at(file(run))))) {
                Files.copy(report, file(run), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Instant at(Path report) throws IOException {
        return Instant.parse(
                JSON.readTree(Files.readString(report)).required("at").stringValue());
    }

    /** The whole page. */
    String page() throws IOException {
        StringBuilder page = new StringBuilder(BEGINNING);
        for (Run run : RUNS) {
            page.append(summary(run));
        }
        for (Run run : RUNS) {
            if (Files.exists(file(run))) {
                page.append(section(run, report(run)));
            }
        }
        return page.toString();
    }

    private Path file(Run run) {
        return reports.resolve(run.report() + ".json");
    }

    private JsonNode report(Run run) throws IOException {
        return JSON.readTree(Files.readString(file(run)));
    }

    private String summary(Run run) throws IOException {
        if (!Files.exists(file(run))) {
            return row("`" + run.command() + "`", "not run", "", "");
        }
        JsonNode report = report(run);
        List<JsonNode> goals = each(report.path("goals"));
        long met = goals.stream().filter(goal -> goal.path("met").asBoolean()).count();
        return row(
                "`" + run.command() + "`",
                met + " of " + goals.size(),
                report.path("commit").asString(""),
                minute(report));
    }

    private String section(Run run, JsonNode report) {
        String command = report.path("command").asString("");
        String note = report.path("note").asString("");
        String sides = report.path("sides")
                .propertyStream()
                .map(side -> row(
                        words(side.getKey()),
                        shown(side.getValue().path("median").asDouble()),
                        side.getValue().path("n").asString("")))
                .collect(Collectors.joining());
        String others = each(peers.path(run.report())).stream()
                .map(peer -> row(
                        peer.path("what").asString(),
                        peer.path("figure").asString(),
                        peer.path("source").asString()))
                .collect(Collectors.joining());
        return "\n## " + run.command() + "\n\n"
                + (command.isEmpty() ? "The command was not kept" : "`" + command + "`")
                + ", version " + report.path("commit").asString("unknown") + ", " + minute(report) + " UTC; "
                + machine(report.path("machine")) + (note.isEmpty() ? "" : "; " + note) + ".\n\n"
                + "| Goal | Wanted | Measured | |\n|---|---|---|---|\n"
                + each(report.path("goals")).stream()
                        .map(goal -> row(
                                goal.path("what").asString(),
                                goal.path("goal").asString(),
                                goal.path("figure").asString(),
                                goal.path("met").asBoolean() ? "met" : "**missed**"))
                        .collect(Collectors.joining())
                + (sides.isEmpty() ? "" : "\n| Side | Median | Samples |\n|---|---|---|\n" + sides)
                + (others.isEmpty() ? "" : "\n| Others | Figure | Source |\n|---|---|---|\n" + others);
    }

    /** What of it was kept: older reports say less. */
    private static String machine(JsonNode machine) {
        String memory = machine.path("memoryMegabytes").asString("");
        String postgresql = machine.path("postgresql").asString("");
        return machine.path("processors").asString("?") + " processors, "
                + (memory.isEmpty() ? "" : memory + " MB, ")
                + "JDK " + machine.path("java").asString("?") + ", "
                + (postgresql.isEmpty() ? "" : "PostgreSQL " + postgresql + ", ")
                + machine.path("os").asString("?");
    }

    private static String minute(JsonNode report) {
        return report.path("at").asString("").replaceAll("T(\\d\\d:\\d\\d).*", " $1");
    }

    /** {@code peersEventsPerSecond} as people write it. */
    private static String words(String side) {
        return side.replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** Three decimals where they say something. */
    private static String shown(double figure) {
        return String.format(
                Locale.ROOT, Math.abs(figure) >= 100 || figure == Math.rint(figure) ? "%,.0f" : "%.3f", figure);
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.replaceAll("\\s+", " ").replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
