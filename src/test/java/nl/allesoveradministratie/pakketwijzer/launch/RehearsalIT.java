package nl.allesoveradministratie.pakketwijzer.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that is only shown to Java, on a machine that serves people. */
class RehearsalIT {

    @TempDir
    private Path folder;

    /** With a database by variable and mail by an option, neither of which is there: asked for anything it would say so and end. */
    @Test
    void itTouchesNothingOfTheMachineItIsOn() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        StartedJar rehearsal = StartedJar.start(
                List.of(),
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://localhost:1/people",
                        "PAKKETWIJZER_KEYS",
                        folder.resolve("keys").toString(),
                        "JAVA_TOOL_OPTIONS",
                        "-Dspring.flyway.url=jdbc:postgresql://localhost:1/people -Dspring.datasource.url=jdbc:postgresql://localhost:1/people"
                                + " -Dpakketwijzer.archive=" + folder.resolve("archive") + " -Djava.io.tmpdir="
                                + temporary),
                folder.resolve("data"),
                folder.resolve("log.txt"),
                "--rehearse");

        assertThat(rehearsal.awaitExit()).as(rehearsal.log()).isZero();
        assertThat(rehearsal.log()).contains("Pakketwijzer is at http://localhost:");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("log.txt", "tmp");
        assertThat(temporary.toFile().list((in, name) -> name.startsWith("pakketwijzer-rehearsal")))
                .isEmpty();
    }
}
