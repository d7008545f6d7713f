package nl.allesoveradministratie.pakketwijzer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    @TempDir
    private Path folder;

    private String page() throws Exception {
        return new Figures(folder, Path.of("bench", "peers.yaml")).page();
    }

    @Test
    void aGoalStandsThereAsItWasMeasuredMetOrMissed() throws Exception {
        new BenchReport("usage")
                .samples("peersEventsPerSecond", List.of(12_000.0, 13_254.9, 14_000.0))
                .goalAtLeast("events recorded in a second", 32.69, 50)
                .goal("bytes | kept", 1_797, 2_000)
                .write(folder);

        assertThat(page())
                .contains("| `bench usage` | 1 of 2 |")
                .contains("| events recorded in a second | at least 50 | 32.690 | **missed** |")
                .contains("| bytes \\| kept | at most 2000 | 1797 | met |")
                .contains("| peers events per second | 13,255 | 3 |");
    }

    @Test
    void whatOthersReachStandsBesideIt() throws Exception {
        new BenchReport("usage").write(folder);

        assertThat(page()).contains("| 4,044 | measured on its table");
    }

    @Test
    void itSaysOnWhatItWasMeasured() throws Exception {
        new BenchReport("start").write(folder);

        assertThat(page())
                .contains("JDK " + System.getProperty("java.version"))
                .containsPattern("\\d+ processors, \\d+ MB, ");
    }

    @Test
    void aReportOfBeforeThatSaysLessIsShownWithWhatItSays() throws Exception {
        Files.writeString(folder.resolve("pages.json"), """
                {"name": "pages", "at": "2026-11-26T09:36:46.5Z", "commit": "85cf3ae", "machine": {"processors": 2, "java": "25.0.3",
                 "os": "Linux"}, "goals": [], "sides": {}}""");

        assertThat(page())
                .contains(
                        "The command was not kept, version 85cf3ae, 2026-11-26 09:36 UTC; 2 processors, JDK 25.0.3, Linux.");
    }

    @Test
    void whatIsRunAnewTakesThePlaceOfWhatWasAndTheRestStays(@TempDir Path fresh) throws Exception {
        Figures figures = new Figures(folder, Path.of("bench", "peers.yaml"));
        new BenchReport("pages").goal("p95", 1.5, 2).write(folder);
        new BenchReport("usage").goal("kept", 11, 12).write(folder);
        new BenchReport("usage").goal("kept", 12, 12).write(fresh);

        figures.keep(fresh);

        assertThat(figures.page())
                .contains("| p95 | at most 2 | 1.500 | met |", "| kept | at most 12 | 12 | met |")
                .doesNotContain("| 11 |");
    }

    @Test
    void anOlderReportTakesNoNewerOnesPlace(@TempDir Path fresh) throws Exception {
        Figures figures = new Figures(folder, Path.of("bench", "peers.yaml"));
        new BenchReport("usage").goal("kept", 12, 12).write(fresh);
        new BenchReport("usage").goal("kept", 11, 12).write(folder);

        figures.keep(fresh);
        figures.keep(fresh.resolve("not-there"));

        assertThat(figures.page()).contains("| kept | at most 12 | 11 | met |");
    }

    @Test
    void whatWasNotRunIsSaid() throws Exception {
        assertThat(page()).contains("| `chaos kill-db` | not run |").doesNotContain("## chaos kill-db");
    }

    @Test
    void everythingThatCanBeRunIsThere() throws Exception {
        List<String> commands = Pattern.compile("(?m)^ +\"((?:bench|chaos) [a-z-]+)\"\\)")
                .matcher(Files.readString(Path.of("pakketwijzer")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(command -> !command.equals("bench figures"))
                .toList();

        assertThat(commands)
                .hasSizeGreaterThan(15)
                .allSatisfy(command -> assertThat(page()).contains("| `" + command + "` |"));
    }
}
