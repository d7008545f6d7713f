package nl.allesoveradministratie.pakketwijzer.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.bench.KillChaos;
import nl.allesoveradministratie.pakketwijzer.bench.KillChaos.Victim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./pakketwijzer chaos kill-app} and {@code kill-db}, with few kills and few people. */
class KillIT {

    @Test
    void whoeverIsThankedIsThereOnceAndGetsHisMailWhateverIsKilled(@TempDir Path folder) throws Exception {
        KillChaos.Result result = new KillChaos(folder, 16, 9).run(List.of(Victim.DATABASE, Victim.APPLICATION));

        assertThat(result.thanked()).isEqualTo(result.asked());
        assertThat(result.faults()).isEmpty();
    }
}
