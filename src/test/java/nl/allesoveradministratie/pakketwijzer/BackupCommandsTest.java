package nl.allesoveradministratie.pakketwijzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.database.Recovered;
import nl.allesoveradministratie.pakketwijzer.identity.RestoredAccounts;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a restore refuses, and what it tells whoever typed it. */
class BackupCommandsTest {

    private static final Instant MADE = Instant.parse("2026-03-01T03:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-02T08:10:00Z");
    private static final RestoredAccounts ACCOUNTS = new RestoredAccounts(4, 2, 7, 3, 5);

    @Test
    void aDatabaseFromBeforeTheFirstErasureThatIsWrittenDownIsRefused() {
        Instant reach =
                ErasureJournal.reachesBackTo(OffsetDateTime.parse("2026-05-05T03:30:00Z"), Period.parse("P35D"));
        assertThat(reach).isEqualTo("2026-03-01T03:30:00Z");

        assertThatCode(() -> BackupCommands.requireErasuresSince(reach, reach)).doesNotThrowAnyException();
        assertThatThrownBy(() -> BackupCommands.requireErasuresSince(reach.minusSeconds(1), reach))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("people who were erased in between would come back")
                .extracting(problem -> ((StartProblem) problem).advice())
                .asString()
                .contains("--older-than-erasures");
    }

    /** With the state that is restored when nothing is said, what was to be got rid of would be back. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --until backup | "backup" belongs to nothing.
                    --until        | --until is without its value.
                    --until=       | --until is without its value.
                    --untill=backup | There is no --untill here.
                    elsewhere      | "elsewhere" belongs to nothing.
                    """)
    void whatIsNotUnderstoodIsRefusedBeforeAnythingIsDone(String typed, String problem) {
        String[] args = ("--restore=folder " + typed).split(" ");
        assertThatThrownBy(() -> BackupCommands.requireUnderstood(args, Set.of("replace"), Set.of("restore", "until")))
                .isInstanceOf(StartProblem.class)
                .hasMessage(problem);
    }

    @Test
    void settingsMayStandThereToo() {
        assertThatCode(() -> BackupCommands.requireUnderstood(
                        new String[] {"--restore=folder", "--pakketwijzer.data=data", "--replace", "--until=backup"},
                        Set.of("replace"),
                        Set.of("restore", "until")))
                .doesNotThrowAnyException();
    }

    @Test
    void saysUpToWhichMomentAndWhatToLookAt() {
        assertThat(BackupCommands.told(MADE, new Recovered(UNTIL, false), ACCOUNTS, "3.2 s"))
                .startsWith("The backup of " + MADE + " is restored, with what was committed up to " + UNTIL)
                .contains("4 sessions", "work no more (2)", "What was done after " + UNTIL + " is undone")
                .contains("7 colleagues and 3 partners", "5 of vendors", "objections")
                .doesNotContain("NOT ALL");
    }

    @Test
    void aGapIsNotPassedOverInSilence() {
        assertThat(BackupCommands.told(MADE, new Recovered(UNTIL, true), ACCOUNTS, "3.2 s"))
                .contains("NOT ALL: the archive of the log has a gap there");
    }
}
