package nl.allesoveradministratie.pakketwijzer.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the examples of a unit and a container refer to is there, so that they do not fall behind. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("docs", "examples");

    private static String read(String file) throws IOException {
        return Files.readString(EXAMPLES.resolve(file));
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyVariableIsOneThatTheProductReads() throws IOException {
        Set<String> known =
                found("\\$\\{(PAKKETWIJZER_\\w+)", Files.readString(Path.of("src/main/resources/application.yml")));
        for (String file : new String[] {"pakketwijzer.service", "Containerfile"}) {
            assertThat(known).as(file).containsAll(found("(PAKKETWIJZER_\\w+)", read(file)));
        }
    }

    @Test
    void javaIsStartedAsTheLauncherDoes() throws IOException {
        Set<String> options = found(
                "(-{1,2}[A-Za-z][^\\s\"]+)",
                found("echo \"(-XX[^\"]+)\"", Files.readString(Path.of("pakketwijzer")))
                        .iterator()
                        .next());
        assertThat(options).hasSizeGreaterThan(3);
        for (String file : new String[] {"pakketwijzer.service", "Containerfile"}) {
            assertThat(read(file)).as(file).contains(options);
        }
    }

    @Test
    void theJarIsTheOneThatTheBuildMakes() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<finalName>pakketwijzer</finalName>");
        assertThat(read("Containerfile")).contains("source=target/pakketwijzer.jar,");
        assertThat(read("pakketwijzer.service")).contains("-jar /opt/pakketwijzer/pakketwijzer.jar");
    }

    /** What Java remembers of a start fits the options with which it was rehearsed. */
    @Test
    void aStartIsRehearsedWithTheOptionsOfTheStart() throws IOException {
        Map<String, String> started = Map.of(
                "Containerfile", "(?s)ENTRYPOINT \\[\"java\", (.+?)\\]",
                "pakketwijzer.service", "ExecStart=/usr/bin/java (.+)");
        for (Map.Entry<String, String> each : started.entrySet()) {
            String text = read(each.getKey());
            assertThat(options("(?s)java (-XX[^']+?) --rehearse", text).replace("AOTCacheOutput", "AOTCache"))
                    .as(each.getKey())
                    .isEqualTo(options(each.getValue(), text));
        }
    }

    /** As they would stand on one line. */
    private static String options(String where, String file) {
        return found(where, file)
                .iterator()
                .next()
                .replaceAll("[\\\\\\s\",#]+", " ")
                .trim();
    }

    @Test
    void nobodyRunsItAsRootAndAStopHasItsTime() throws IOException {
        assertThat(read("Containerfile")).containsPattern("(?m)^USER 10001$").doesNotContain("USER root");
        assertThat(read("pakketwijzer.service"))
                .contains("User=pakketwijzer", "NoNewPrivileges=yes", "ProtectSystem=strict", "TimeoutStopSec=60");
    }

    @Test
    void theProxyLetsThroughTheHeadersThatTheProductTakes() throws IOException {
        assertThat(found("large_client_header_buffers \\d+ (\\d+)k;", read("nginx.conf")))
                .hasSize(1)
                .isEqualTo(found(
                        "max-http-request-header-size: (\\d+)KB",
                        Files.readString(Path.of("src/main/resources/application.yml"))));
    }
}
