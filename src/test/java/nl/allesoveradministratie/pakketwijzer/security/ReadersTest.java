package nl.allesoveradministratie.pakketwijzer.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few thousand spoilt texts for everything that reads; {@code ./pakketwijzer bench fuzz} does the same a million times. */
class ReadersTest {

    private static final long TEXTS = 8_000;

    @TempDir
    Path folder;

    @Test
    void nothingThatComesInIsTooMuch() throws Exception {
        List<Reader> readers = Readers.all(folder);
        assertThat(readers).hasSizeGreaterThan(40);

        // Always the same ones: what the suite says today it says tomorrow.
        assertThat(Reader.all(readers, 0, TEXTS, read -> {})).isEmpty();
    }

    /** Without this, the search could be one that never finds anything. */
    @Test
    void aReaderThatCannotBearSomethingIsFoundAndTheSameAgain() {
        Reader careless = new Reader("careless", List.of("2026-11-25"), text -> {
            if (text.length() == 10 && !text.equals("2026-11-25")) {
                java.time.LocalDate.parse(text);
            }
        });
        List<Reader.Fault> faults = Reader.all(List.of(careless), 0, 1_000, read -> {});
        assertThat(faults).hasSize(3);
        assertThat(careless.read(faults.getFirst().number()))
                .hasValueSatisfying(again ->
                        assertThat(again.text()).isEqualTo(faults.getFirst().text()));
    }
}
