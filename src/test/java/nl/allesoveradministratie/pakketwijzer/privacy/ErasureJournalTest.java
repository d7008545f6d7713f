package nl.allesoveradministratie.pakketwijzer.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureJournal.Erasure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was erased is known as long as backups are kept, whatever happens to the machine meanwhile. */
@Proves("P6")
class ErasureJournalTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @TempDir
    private Path temporary;

    private Path file;
    private ErasureJournal journal;

    @BeforeEach
    void chooseAFolder() {
        Path folder = temporary.resolve("erasures");
        file = folder.resolve("erasures.txt");
        journal = new ErasureJournal(folder);
    }

    private static Erasure erasure(Instant at, int leads) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            ids.add(UUID.randomUUID());
        }
        return new Erasure(at, UUID.randomUUID(), ids);
    }

    @Test
    void beforeAnybodyAskedThereIsNothing() throws IOException {
        assertThat(journal.all()).isEmpty();
        journal.drop(NOW);
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsWrittenIsReadInOrder() throws IOException {
        List<Erasure> written = List.of(erasure(NOW, 2), erasure(NOW.plusSeconds(1), 0), erasure(NOW.plusNanos(5), 1));
        for (Erasure each : written) {
            journal.append(each);
        }
        assertThat(journal.all()).isEqualTo(written);
    }

    @Test
    void aLineThatAPowerCutBrokeOffHidesNoOther() throws IOException {
        Erasure first = erasure(NOW, 1);
        Erasure second = erasure(NOW, 1);
        journal.append(first);
        Files.writeString(file, NOW + " " + UUID.randomUUID() + " 018f0000-00", StandardOpenOption.APPEND);
        journal.append(second);
        assertThat(journal.all()).containsExactly(first, second);
    }

    @Test
    void whatIsOlderThanEveryBackupGoes() throws IOException {
        Erasure old = erasure(NOW.minusSeconds(1), 1);
        Erasure young = erasure(NOW, 1);
        journal.append(old);
        journal.append(young);
        journal.drop(NOW);
        assertThat(journal.all()).containsExactly(young);
    }

    @Test
    void ofManyAtOnceNoneIsLost() throws Exception {
        try (var many = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                writing.add(many.submit(() -> {
                    journal.append(erasure(NOW, 1));
                    journal.drop(NOW);
                    return null;
                }));
            }
            for (Future<?> each : writing) {
                each.get();
            }
        }
        assertThat(journal.all()).hasSize(40);
    }

    @Test
    void whatCannotBeReadIsNotTakenForNothing() throws IOException {
        // A file where the folder should be: nobody may read in it, whoever he is
        Files.writeString(file.getParent(), "");
        assertThatThrownBy(journal::all).isInstanceOf(IOException.class);
    }
}
