package nl.allesoveradministratie.pakketwijzer.upkeep;

import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Level.BAD;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Level.GOOD;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Level.LOOK;
import static nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Level.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Level;
import nl.allesoveradministratie.pakketwijzer.upkeep.StatusLine.Topic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is well, what needs a look and what is wrong. */
class StatusBoardTest {

    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

    private int late;
    private @Nullable Instant unanswered;
    private @Nullable Instant unopened;
    private int failed;
    private @Nullable Instant unsent;
    private int releaseDays;
    private int refused;
    private @Nullable Instant retention = NOW.minus(Duration.ofHours(5));
    private int left;
    private boolean archiveFails;

    private List<StatusLine> lines() {
        return StatusBoard.of(
                new Figures(
                        NOW,
                        7,
                        late,
                        unanswered,
                        unopened,
                        3,
                        failed,
                        unsent,
                        releaseDays,
                        refused,
                        retention,
                        left,
                        archiveFails,
                        40_000_000),
                true);
    }

    private Level level(Topic topic) {
        return lines().stream()
                .filter(line -> line.topic() == topic)
                .findFirst()
                .orElseThrow()
                .level();
    }

    private static Instant ago(Duration time) {
        return NOW.minus(time);
    }

    @Test
    void allIsWellWhenNothingWaits() {
        assertThat(lines()).extracting(StatusLine::level).containsOnly(GOOD);
    }

    @Test
    void aQuestionThatIsLateNeedsALook() {
        unanswered = ago(Duration.ofDays(3));
        assertThat(level(Topic.LEADS)).isEqualTo(GOOD);
        late = 1;
        assertThat(level(Topic.LEADS)).isEqualTo(LOOK);
    }

    @Test
    void aQuestionThatNobodyTookUpIsWrong() {
        unopened = ago(Duration.ofSeconds(599));
        assertThat(level(Topic.INTAKE)).isEqualTo(GOOD);
        unopened = ago(Duration.ofMinutes(10));
        assertThat(level(Topic.INTAKE)).isEqualTo(BAD);
    }

    @Test
    void aMailThatWaitsNeedsALookAndThenIsWrong() {
        unsent = ago(Duration.ofMinutes(14));
        assertThat(level(Topic.MAIL)).isEqualTo(GOOD);
        unsent = ago(Duration.ofMinutes(15));
        assertThat(level(Topic.MAIL)).isEqualTo(LOOK);
        unsent = ago(Duration.ofHours(4));
        assertThat(level(Topic.MAIL)).isEqualTo(BAD);
        unsent = null;
        failed = 1;
        assertThat(level(Topic.MAIL)).isEqualTo(LOOK);
    }

    @Test
    void figuresThatAreOverdueNeedALookAndRefusedOnesAreWrong() {
        releaseDays = 1;
        assertThat(level(Topic.FIGURES)).isEqualTo(LOOK);
        releaseDays = 3;
        assertThat(level(Topic.FIGURES)).isEqualTo(BAD);
        releaseDays = 0;
        refused = 1;
        assertThat(level(Topic.FIGURES)).isEqualTo(BAD);
    }

    @Test
    void aNightWithoutErasingNeedsALookAndWhatWasLeftIsWrong() {
        retention = ago(Duration.ofHours(26));
        assertThat(level(Topic.RETENTION)).isEqualTo(LOOK);
        retention = ago(Duration.ofHours(50));
        assertThat(level(Topic.RETENTION)).isEqualTo(BAD);
        retention = ago(Duration.ofHours(1));
        left = 1;
        assertThat(level(Topic.RETENTION)).isEqualTo(BAD);
        retention = null;
        assertThat(level(Topic.RETENTION)).isEqualTo(UNKNOWN);
    }

    @Test
    void anArchiveThatFailsIsWrongAndOneThatIsNotThereIsNotShown() {
        archiveFails = true;
        assertThat(level(Topic.ARCHIVE)).isEqualTo(BAD);
        assertThat(StatusBoard.of(new Figures(NOW, 0, 0, null, null, 0, 0, null, 0, 0, null, 0, false, 0), false))
                .noneMatch(line -> line.topic() == Topic.ARCHIVE);
    }

    @Test
    void aBackupIsOfTodayOrNeedsALook() {
        assertThat(StatusBoard.backup(null).level()).isEqualTo(LOOK);
        assertThat(StatusBoard.backup(Duration.ofHours(25)).level()).isEqualTo(GOOD);
        assertThat(StatusBoard.backup(Duration.ofHours(26)).level()).isEqualTo(LOOK);
        assertThat(StatusBoard.backup(Duration.ofDays(8)).level()).isEqualTo(BAD);
    }

    @Test
    void aDiskThatFillsNeedsALookBeforeItIsFull() {
        long gigabyte = 1_000_000_000L;
        assertThat(StatusBoard.disk(50 * gigabyte, 100 * gigabyte).level()).isEqualTo(GOOD);
        assertThat(StatusBoard.disk(12 * gigabyte, 100 * gigabyte).level()).isEqualTo(LOOK);
        assertThat(StatusBoard.disk(4 * gigabyte, 100 * gigabyte).level()).isEqualTo(BAD);
        assertThat(StatusBoard.disk(999_999_999L, 4 * gigabyte).level()).isEqualTo(BAD);
    }

    /** Whoever is told to look into the runbook finds the section there. */
    @Test
    void theSectionsOfTheRunbookThatAreNamedAreThere() throws IOException {
        List<String> headings = Files.readAllLines(Path.of("docs", "runbook.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        for (String language : List.of("nl", "en")) {
            Properties texts = new Properties();
            try (var reader =
                    Files.newBufferedReader(Path.of("src/main/resources/messages/texts_" + language + ".properties"))) {
                texts.load(reader);
            }
            List<String> named = texts.stringPropertyNames().stream()
                    .filter(key -> key.matches("upkeep\\.\\w+\\.do"))
                    .map(texts::getProperty)
                    .map(Pattern.compile("(?:In het draaiboek|In the runbook): (.+)\\.$")::matcher)
                    .filter(Matcher::find)
                    .map(section -> section.group(1))
                    .toList();
            assertThat(named).hasSizeGreaterThan(5);
            assertThat(headings).containsAll(named);
        }
    }
}
