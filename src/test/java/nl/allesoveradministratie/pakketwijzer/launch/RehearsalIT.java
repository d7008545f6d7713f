package nl.allesoveradministratie.pakketwijzer.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that is only shown to Java, on a machine that serves people. */
class RehearsalIT {

    @TempDir
    private Path folder;

    /** With its database, which is not there: asked for anything it would say so and end. */
    @Test
    void itTouchesNothingOfTheMachineItIsOn() throws Exception {
        Path data = folder.resolve("data");
        StartedJar rehearsal = StartedJar.start(
                List.of(),
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://localhost:1/people",
                        "PAKKETWIJZER_KEYS",
                        folder.resolve("keys").toString(),
                        "PAKKETWIJZER_BACKUPS",
                        folder.resolve("backups").toString()),
                data,
                folder.resolve("log.txt"),
                "--rehearse");

        assertThat(rehearsal.awaitExit()).as(rehearsal.log()).isZero();
        assertThat(folder.toFile().list()).containsExactly("log.txt");
    }
}
