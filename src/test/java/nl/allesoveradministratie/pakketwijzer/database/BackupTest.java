package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A backup is taken while people work, and what is put back is what they had. */
class BackupTest {

    private static final Restore.Afterwards NOTHING = (owner, recovered) -> {};
    private static final RecoveryTarget AS_IT_WAS = new RecoveryTarget(null, null);

    private static Path folder;
    private static WalArchive archive;
    private static EmbeddedServer server;
    private static BackupFolder backup;

    /** Rows that had been acknowledged when the backup began. */
    private static int acknowledged;

    private static Instant between;

    /** The file of the log that what came after the backup is in. */
    private static String afterwards;

    private Recovered how = new Recovered(Instant.MIN, true);

    @TempDir
    private Path temporary;

    /** Somebody stores rows all the while; others come after the backup, before and after some moment. */
    @BeforeAll
    static void backUpWhileInUse(@TempDir Path temporary) throws Exception {
        LiveDatabase.server();
        folder = temporary;
        archive = new WalArchive(folder.resolve("archive"));
        server = new EmbeddedServer(data(), archive);
        try (Connection owner = LiveDatabase.connect(server, Login.OWNER)) {
            LiveDatabase.execute(
                    owner,
                    "CREATE SCHEMA kept",
                    "CREATE TABLE kept.pair (number int PRIMARY KEY, padding text DEFAULT repeat('x', 500))",
                    "CREATE TABLE kept.other AS TABLE kept.pair",
                    "CREATE UNLOGGED TABLE kept.counted AS SELECT 'counted-canary' AS text FROM generate_series(1, 100)",
                    "CREATE TABLE kept.word AS SELECT 'before the backup' AS text");
            AtomicInteger stored = new AtomicInteger();
            AtomicBoolean isDone = new AtomicBoolean();
            Thread busy = Thread.ofPlatform().start(() -> storeRows(stored, isDone));
            await().until(() -> stored.get() > 50);
            acknowledged = stored.get();
            backup = Backup.take(data(), folder.resolve("backups"), "lead/1", archive);
            isDone.set(true);
            busy.join();
            LiveDatabase.execute(owner, "INSERT INTO kept.word VALUES ('after the backup')");
            between = Instant.parse(LiveDatabase.texts(
                            owner,
                            "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                    .getFirst());
            LiveDatabase.execute(owner, "INSERT INTO kept.word VALUES ('after the moment')");
        }
        // As the archive's timeout does
        try (SuperuserSession superuser = SuperuserSession.in(data(), archive)) {
            afterwards = LiveDatabase.texts(superuser.connection(), "SELECT pg_walfile_name(pg_current_wal_lsn())")
                    .getFirst();
            LiveDatabase.execute(superuser.connection(), "SELECT pg_switch_wal()");
            await().until(() -> Files.exists(archive.folder().resolve(afterwards + ".gz")));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Path data() {
        return folder.resolve("data");
    }

    /** In two tables at once: a copy that is not of one moment would have one without the other. */
    private static void storeRows(AtomicInteger stored, AtomicBoolean isDone) {
        try (Connection owner = LiveDatabase.connect(server, Login.OWNER)) {
            owner.setAutoCommit(false);
            while (!isDone.get()) {
                int number = stored.get() + 1;
                LiveDatabase.execute(
                        owner,
                        "INSERT INTO kept.pair VALUES (" + number + ")",
                        "INSERT INTO kept.other VALUES (" + number + ")");
                owner.commit();
                stored.set(number);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was committed stands in a copy within the minute. */
    @Test
    void theLogIsCopiedWithinAMinute() throws SQLException {
        try (SuperuserSession superuser = SuperuserSession.in(data(), archive)) {
            assertThat(LiveDatabase.texts(
                            superuser.connection(),
                            "SELECT setting::int FROM pg_settings WHERE name = 'archive_timeout' AND unit = 's'"))
                    .singleElement()
                    .satisfies(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 50));
        }
    }

    /** Whoever goes back to an earlier backup has to come past this one. */
    @Test
    void aBackupOfAStoppedProductLeavesNoGapInTheArchive() throws Exception {
        Path stopped = temporary.resolve("stopped");
        WalArchive own = new WalArchive(temporary.resolve("own-archive"));
        new EmbeddedServer(stopped, own).close();
        Backup.take(stopped, temporary.resolve("backups"), "", own);
        new EmbeddedServer(stopped, own).close();

        List<Long> copied;
        try (Stream<Path> files = Files.list(own.folder())) {
            copied = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9A-F]{24}\\.gz"))
                    .map(name -> Long.parseLong(name.substring(16, 24), 16))
                    .sorted()
                    .toList();
        }
        assertThat(copied)
                .hasSizeGreaterThan(2)
                .isEqualTo(LongStream.rangeClosed(copied.getFirst(), copied.getLast())
                        .boxed()
                        .toList());
    }

    @BeforeEach
    void useAFolderOfItsOwn() throws IOException {
        Files.createDirectories(temporary.resolve("new"));
    }

    private Path fresh() {
        return temporary.resolve("new").resolve("data");
    }

    /** Each restore opens a timeline of its own in the archive, which the next would follow. */
    private WalArchive ownArchive() throws IOException {
        Path copy = temporary.resolve("archive");
        FileSystemUtils.copyRecursively(archive.folder(), copy);
        return new WalArchive(copy);
    }

    private static List<String> asked(Path data, String query) throws SQLException {
        EmbeddedServer restored = new EmbeddedServer(data);
        try (Connection owner = LiveDatabase.connect(restored, Login.OWNER)) {
            return LiveDatabase.texts(owner, query);
        } finally {
            restored.close();
        }
    }

    /** A database that is there, as far as a restore can tell. */
    private Path other() throws IOException {
        Files.createDirectories(fresh().resolve("postgres"));
        return Files.writeString(fresh().resolve("postgres").resolve("PG_VERSION"), "other\n");
    }

    /** The disk of the cluster was lost, and what stands beside it was not. */
    @Test
    void passwordsThatOutlivedTheirDatabaseAreNotInTheWay() throws Exception {
        Files.createDirectories(fresh());
        Files.writeString(fresh().resolve("logins.properties"), "pw_owner=of the one that is gone\n");

        Restore.put(backup, fresh(), false, AS_IT_WAS, (owner, recovered) -> {});

        assertThat(asked(fresh(), "SELECT text FROM kept.word")).containsExactly("before the backup");
    }

    @Test
    void whatIsPutBackIsOfOneMomentAndHasAllThatWasStoredBefore() throws Exception {
        other();
        Restore.put(
                backup,
                fresh(),
                true,
                AS_IT_WAS,
                (owner, recovered) -> LiveDatabase.execute(owner, "DELETE FROM kept.counted"));

        assertThat(asked(
                        fresh(),
                        "SELECT count(*) >= " + acknowledged + " FROM kept.pair UNION ALL SELECT count(*) = max(number)"
                                + " FROM kept.pair UNION ALL SELECT NOT EXISTS (SELECT FROM kept.pair FULL JOIN kept.other"
                                + " USING (number) WHERE pair.ctid IS NULL OR other.ctid IS NULL) UNION ALL"
                                + " SELECT array_agg(text) = ARRAY['before the backup'] FROM kept.word"))
                .containsExactly("t", "t", "t", "t");
        assertThat(fresh().resolve("postgres/postgresql.auto.conf"))
                .content()
                .doesNotContain("recovery", "restore", "hot_standby");
        try (Stream<Path> all = Files.list(fresh())) {
            assertThat(all.filter(each -> each.getFileName().toString().startsWith("before-restore-"))
                            .map(each -> each.resolve("postgres").resolve("PG_VERSION")))
                    .as("what was there is put aside")
                    .singleElement()
                    .satisfies(version -> assertThat(version).hasContent("other"));
        }
    }

    @Test
    void holdsNothingOfWhatIsEmptiedAfterACrash() throws Exception {
        String counted;
        try (Connection owner = LiveDatabase.connect(server, Login.OWNER)) {
            counted = LiveDatabase.texts(owner, "SELECT pg_relation_filepath('kept.counted')")
                    .getFirst();
        }
        assertThat(data().resolve("postgres").resolve(counted)).isNotEmptyFile();
        assertThat(backup.files().keySet())
                .contains("postgres/" + counted + "_init")
                .doesNotContain("postgres/" + counted);
    }

    /** The words of a restored database, asked before it is stopped. */
    private List<String> words(RecoveryTarget target) {
        List<String> words = new ArrayList<>();
        how = Restore.put(
                backup,
                fresh(),
                false,
                target,
                (owner, recovered) -> words.addAll(LiveDatabase.texts(owner, "SELECT text FROM kept.word")));
        return words;
    }

    @Test
    void withTheArchiveNothingIsLostThatWasCommitted() throws Exception {
        assertThat(words(new RecoveryTarget(ownArchive(), null)))
                .containsExactly("before the backup", "after the backup", "after the moment");
        assertThat(how.until()).isAfterOrEqualTo(between);
        assertThat(how.gap()).isFalse();
    }

    @Test
    void withTheArchiveOneCanGoBackToAnyMoment() throws Exception {
        assertThat(words(new RecoveryTarget(ownArchive(), between)))
                .containsExactly("before the backup", "after the backup");
        assertThat(how.until()).isBetween(backup.made(), between);
        assertThat(how.gap()).as("there is more, and nobody asked for it").isFalse();
    }

    /** One without what came after the backup; the server goes on adding to the real one. */
    private WalArchive endingEarlier() throws IOException {
        WalArchive earlier = ownArchive();
        try (Stream<Path> files = Files.list(earlier.folder())) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().compareTo(afterwards) >= 0) {
                    Files.delete(file);
                }
            }
        }
        return earlier;
    }

    @Test
    void whereTheArchiveHasAGapARestoreSaysSoAndHowFarItWent() throws Exception {
        WalArchive broken = endingEarlier();
        long next = Long.parseLong(afterwards.substring(16), 16) + 1;
        Files.createFile(broken.folder().resolve(afterwards.substring(0, 16) + "%08X.gz".formatted(next)));

        assertThat(words(new RecoveryTarget(broken, null))).containsExactly("before the backup");

        assertThat(how.gap()).isTrue();
        assertThat(how.until()).isBetween(backup.made(), between);
    }

    @Test
    void anArchiveThatEndsEarlierHasNoGap() throws Exception {
        assertThat(words(new RecoveryTarget(endingEarlier(), null))).containsExactly("before the backup");

        assertThat(how.gap()).isFalse();
    }

    @Test
    void whatMustNotBeUsedIsNotPutInThePlaceOfWhatIsThere() throws Exception {
        Path there = other();

        assertThatThrownBy(() -> Restore.put(backup, fresh(), true, AS_IT_WAS, (owner, recovered) -> {
                    throw new StartProblem("Too old.", "Take another.");
                }))
                .isInstanceOf(StartProblem.class)
                .hasMessage("Too old.");

        assertThat(there).hasContent("other");
    }

    @Test
    void aMomentThatTheArchiveDoesNotReachLeavesWhatIsThereAsItIs() throws Exception {
        Path there = other();
        RecoveryTarget never = new RecoveryTarget(ownArchive(), Instant.now().plusSeconds(86_400));

        assertThatThrownBy(() -> Restore.put(backup, fresh(), true, never, NOTHING))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("the archive does not reach that moment, but ends, or has a gap, after 20");

        assertThat(there).hasContent("other");
    }

    @Test
    void aMomentBeforeTheBackupWasCompleteIsRefused() throws IOException {
        RecoveryTarget before = new RecoveryTarget(ownArchive(), backup.made().minusSeconds(1));
        assertThatThrownBy(() -> Restore.put(backup, fresh(), false, before, NOTHING))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("after the moment that is asked for");
    }

    @Test
    void aDatabaseThatIsThereIsOnlyPutAsideWhenOneSaysSo() throws Exception {
        Path there = other();

        assertThatThrownBy(() -> Restore.put(backup, fresh(), false, AS_IT_WAS, NOTHING))
                .isInstanceOf(StartProblem.class)
                .hasMessage("There is a database in " + fresh() + " already.");

        assertThat(there).hasContent("other");
    }

    /** What somebody does to a backup, by the file that it is done to. */
    private interface Damage {
        void to(Path file) throws IOException;
    }

    private void isRefused(Path copy, String name, Damage damage) throws IOException {
        Path file = copy.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        damage.to(file);

        assertThatThrownBy(() -> Restore.put(BackupFolder.read(copy), fresh(), false, AS_IT_WAS, NOTHING))
                .isInstanceOf(StartProblem.class)
                .hasMessage("The backup " + copy + " is not as it was written: " + name
                        + " is missing, cut off or changed.");
        assertThat(fresh().resolve("postgres")).doesNotExist();
        assertThat(fresh().resolve("restoring")).doesNotExist();
        Files.write(file, whole);
    }

    @Test
    void aBackupThatIsCutOffOrChangedIsRefused() throws IOException {
        Path copy = temporary.resolve("copy");
        FileSystemUtils.copyRecursively(backup.path(), copy);
        String table = backup.files().keySet().stream()
                .filter(name -> name.matches("postgres/base/\\d+/\\d+")
                        && backup.path().resolve(name).toFile().length() > 0)
                .findFirst()
                .orElseThrow();
        isRefused(copy, table, Files::delete);
        isRefused(copy, table, file -> Files.write(file, cutOff(Files.readAllBytes(file))));
        isRefused(copy, "postgres/backup_label", file -> Files.writeString(file, "START WAL LOCATION: 0/0\n"));
        isRefused(copy, BackupFolder.LIST, file -> Files.write(file, cutOff(Files.readAllBytes(file))));
        isRefused(
                copy,
                BackupFolder.LIST,
                file -> Files.writeString(file, Files.readString(file).replace("lead/1", "lead/2")));
        isRefused(copy, BackupFolder.LIST, file -> Files.writeString(file, ""));
    }

    private static byte[] cutOff(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, bytes.length / 2);
    }

    @Test
    void aListThatWouldWriteOutsideIsRefused() throws IOException {
        Path copy = Files.createDirectories(temporary.resolve("copy"));
        BackupFolder planted = new BackupFolder(copy);
        planted.files().put("../outside", CheckedCopy.digest(""));
        planted.write();

        assertThatThrownBy(() -> BackupFolder.read(copy)).isInstanceOf(StartProblem.class);
    }

    @Test
    void holdsNoPasswordButTheServersOwnAndNoKeys() throws IOException {
        assertThat(backup.path().resolve("logins.properties")).content().matches("postgres=[\\w-]+\n");
        assertThat(backup.files().keySet())
                .allMatch(name -> name.startsWith("postgres/") || name.equals("logins.properties"));
    }

    /** A backup of a day; its month is its first file of the log. */
    private static void put(Path shelf, String day) throws IOException {
        Instant at = Instant.parse(day + "T03:00:00Z");
        BackupFolder each = new BackupFolder(Files.createDirectories(shelf.resolve(BackupFolder.name(at))));
        each.notes().put(BackupFolder.MADE, at.toString());
        each.notes().put(BackupFolder.FIRST_SEGMENT, "0000000100000000000000" + day.substring(5, 7));
        each.write();
    }

    private WalArchive logOfThree() throws IOException {
        WalArchive log = new WalArchive(Files.createDirectories(temporary.resolve("log")));
        for (String segment : List.of("01", "02", "03")) {
            Files.createFile(log.folder().resolve("0000000200000000000000" + segment + ".gz"));
        }
        return log;
    }

    @Test
    void aBackupElsewhereLeavesTheLogThatTheRegularOnesNeed() throws IOException {
        Path regular = Files.createDirectories(temporary.resolve("shelf"));
        put(regular, "2026-01-01");
        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
        put(elsewhere, "2026-03-01");
        WalArchive log = logOfThree();

        BackupShelf.clear(elsewhere, regular, Instant.parse("2025-12-01T00:00:00Z"), log);

        assertThat(log.folder()).isDirectoryContaining("glob:**01.gz");
        BackupShelf.clear(elsewhere, elsewhere.resolve("../elsewhere"), Instant.parse("2025-12-01T00:00:00Z"), log);
        assertThat(log.folder()).as("by another name").isDirectoryNotContaining("glob:**{01,02}.gz");
    }

    @Test
    void theNewestOfAFolderIsTakenAndOldOnesGoButNeverTheLast() throws IOException {
        Path shelf = Files.createDirectories(temporary.resolve("shelf"));
        for (String day : List.of("2026-01-01", "2026-02-01", "2026-03-01")) {
            put(shelf, day);
        }
        WalArchive log = logOfThree();
        Files.createFile(log.folder().resolve("00000002.history.gz"));

        assertThat(BackupShelf.clear(shelf, shelf, Instant.parse("2026-01-15T00:00:00Z"), log))
                .isEqualTo(1);
        assertThat(log.folder().resolve("000000020000000000000001.gz")).doesNotExist();
        assertThat(log.folder().resolve("000000020000000000000002.gz")).exists();
        assertThat(log.folder().resolve("00000002.history.gz")).exists();

        assertThat(BackupShelf.clear(shelf, shelf, Instant.parse("2027-01-01T00:00:00Z"), log))
                .isEqualTo(1);
        assertThat(BackupFolder.read(shelf).made()).isEqualTo("2026-03-01T03:00:00Z");
        assertThat(BackupShelf.clear(shelf, shelf, Instant.parse("2027-01-01T00:00:00Z"), log))
                .isZero();
    }
}
