package nl.allesoveradministratie.pakketwijzer.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was released is known outside of the database for as long as there are backups from before it. */
class ReleaseJournalTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final byte[] CODE = new byte[32];

    @TempDir
    private Path temporary;

    private Path file;
    private ReleaseJournal journal;

    @BeforeEach
    void chooseAFolder() {
        Path folder = temporary.resolve("releases");
        file = folder.resolve("releases.txt");
        journal = new ReleaseJournal(folder);
    }

    private static ReleaseJournal.Written release(Family family, LocalDate start, int value) {
        return new ReleaseJournal.Written(
                family, start, start.plusDays(1), "PR-1.3", CODE, Map.of("jortt", Map.of("viewed", value)));
    }

    @Test
    void aReleaseIsFoundByItsFamilyAndPeriodAndByNothingElse() {
        assertThat(journal.find(Family.R1, MONDAY)).isEmpty();

        journal.append(release(Family.R1, MONDAY, -3));

        assertThat(journal.find(Family.R1, MONDAY)).hasValueSatisfying(found -> {
            assertThat(found.values()).isEqualTo(Map.of("jortt", Map.of("viewed", -3)));
            assertThat(found.releasedOn()).isEqualTo(MONDAY.plusDays(1));
            assertThat(found.version()).isEqualTo("PR-1.3");
            assertThat(found.codeHash()).isEqualTo(CODE);
        });
        assertThat(journal.find(Family.R2, MONDAY)).isEmpty();
        assertThat(journal.find(Family.R1, MONDAY.plusDays(1))).isEmpty();
    }

    @Test
    void ofWhatWasWrittenTwiceTheLastCounts() {
        journal.append(release(Family.R1, MONDAY, 7));
        journal.append(release(Family.R1, MONDAY, 8));

        assertThat(journal.find(Family.R1, MONDAY))
                .hasValueSatisfying(
                        found -> assertThat(found.values().get("jortt")).containsEntry("viewed", 8));
    }

    /** Each draw of the same number tells more of it. */
    @Test
    void ofWhatAnEarlierVersionDrewSeveralTimesOneDrawIsLeft() throws IOException {
        journal.append(release(Family.R1, MONDAY, 7));
        Files.writeString(file, "R1 " + MONDAY + " " + MONDAY.plusDays(1) + " undone\n", StandardOpenOption.APPEND);
        journal.append(release(Family.R1, MONDAY, 8));
        journal.append(release(Family.R2, MONDAY, 9));

        journal.drop(MONDAY);

        assertThat(Files.readString(file)).doesNotContain("\"viewed\":7").contains("\"viewed\":8", "\"viewed\":9");
        assertThat(journal.periods())
                .containsExactlyInAnyOrder(
                        new ReleaseJournal.Released(Family.R1, MONDAY), new ReleaseJournal.Released(Family.R2, MONDAY));
    }

    @Test
    void aLineThatAPowerCutBrokeOffIsNoReleaseAndHidesNone() throws IOException {
        journal.append(release(Family.R1, MONDAY, 7));
        String whole = Files.readString(file).strip();
        Files.writeString(file, whole.replace("R1", "R2").substring(0, whole.length() - 2), StandardOpenOption.APPEND);
        journal.append(release(Family.R3, MONDAY, 9));

        assertThat(journal.find(Family.R1, MONDAY)).isPresent();
        assertThat(journal.find(Family.R2, MONDAY)).isEmpty();
        assertThat(journal.find(Family.R3, MONDAY)).isPresent();
    }

    @Test
    void whatIsOlderThanEveryBackupGoes() {
        journal.append(release(Family.R1, MONDAY.minusDays(1), 7));
        journal.append(release(Family.R1, MONDAY, 7));

        journal.drop(MONDAY.plusDays(1));

        assertThat(journal.find(Family.R1, MONDAY.minusDays(1))).isEmpty();
        assertThat(journal.find(Family.R1, MONDAY)).isPresent();
    }

    @Test
    void whoLostItBeginsAnewFromWhereTheLedgerIs() throws IOException {
        journal.append(release(Family.R1, MONDAY, 7));
        assertThat(journal.begins(12)).isFalse();

        Files.writeString(file, "begins 12\n", StandardOpenOption.APPEND);

        assertThat(journal.begins(12)).isTrue();
        assertThat(journal.begins(1)).isFalse();
        journal.drop(MONDAY.plusYears(1));
        assertThat(journal.begins(12)).isTrue();
    }
}
