package nl.allesoveradministratie.pakketwijzer.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup says which keys open it, and is not put back beside others. */
class KeyMarksTest {

    @TempDir
    private Path folder;

    private KeyFolder keys;

    @BeforeEach
    void makeKeys() {
        keys = new KeyFolder(folder);
        keys.makeIfNew();
    }

    @Test
    void nameEveryKeyAndHoldNone() throws Exception {
        String marks = KeyMarks.of(folder);

        assertThat(marks.split(" ")).hasSize(Keyset.values().length).allMatch(mark -> mark.matches("[a-z]+/-?\\d+"));
    }

    @Test
    void ofABackupFromBeforeARenewalAreStillThere() {
        String before = KeyMarks.of(folder);
        keys.renew(Keyset.LEAD);

        assertThat(KeyMarks.of(folder)).isNotEqualTo(before);
        assertThatCode(() -> KeyMarks.require(before, folder)).doesNotThrowAnyException();
    }

    @Test
    void ofOthersAreRefusedByName(@TempDir Path other) throws Exception {
        String marks = KeyMarks.of(folder);
        new KeyFolder(other).makeIfNew();
        Files.copy(
                folder.resolve("form.json"),
                other.resolve("form.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> KeyMarks.require(marks, other))
                .isInstanceOf(StartProblem.class)
                .hasMessage("The keys in " + other
                        + " are not those of this backup (audit.json, identity.json, lead.json, lookup.json, mail.json,"
                        + " partner.json, privacy.json).");
        assertThatThrownBy(() -> KeyMarks.require(marks, other.resolve("nowhere")))
                .isInstanceOf(StartProblem.class);
    }
}
