package nl.allesoveradministratie.pakketwijzer.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.bench.RestoreChaos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./pakketwijzer chaos restore}, with few people. */
@Proves("P6")
class RestoreIT {

    @Test
    void whoWasErasedIsNotThereWhenAnOldBackupIsPutBackAndAllOthersAre(@TempDir Path folder) throws Exception {
        RestoreChaos.Result result = new RestoreChaos(folder, 3).run();

        // That the search finds what there is
        assertThat(result.foundWithoutReplay())
                .contains(
                        "lead.lead.name",
                        "lead.lead.email",
                        "lead.lead.next_step",
                        "lead.event.words",
                        "lead.draft.words",
                        "mail.letter.sealed",
                        "lead.lookup.digest (digest)");
        assertThat(result.found()).isEmpty();
        assertThat(result.changed()).isEmpty();
    }
}
