package nl.allesoveradministratie.pakketwijzer.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who looked at whose details stays known: the office only adds to the log, and a later change to it shows. */
class AccessLogTest {

    private static final UUID COLLEAGUE = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final UUID LEAD = UUID.fromString("018f0000-0000-7000-8000-000000000002");

    private final EmbeddedServer server = LiveDatabase.server();
    private Connection owner;
    private Connection office;

    /** The sum done again, as anyone can who may read the log. */
    private static final class ChainCheck {

        private static final byte[] START = sha256("pakketwijzer access log".getBytes(UTF_8));

        private ChainCheck() {}

        /** The position of the first row that was changed or is gone; empty = the log is as it was written. */
        static OptionalLong firstMisfit(Connection connection) throws SQLException {
            long position = 0;
            byte[] hash = START;
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT * FROM audit.access ORDER BY position")) {
                while (row.next()) {
                    position++;
                    hash = sha256(hash, text(row).getBytes(UTF_8));
                    if (row.getLong("position") != position || !Arrays.equals(row.getBytes("hash"), hash)) {
                        return OptionalLong.of(position);
                    }
                }
            }
            try (Statement statement = connection.createStatement();
                    ResultSet head = statement.executeQuery("SELECT position, hash FROM audit.head")) {
                if (!head.next()) {
                    return OptionalLong.of(position);
                }
                if (head.getLong("position") != position) {
                    return OptionalLong.of(position + 1);
                }
                return Arrays.equals(head.getBytes("hash"), hash) ? OptionalLong.empty() : OptionalLong.of(position);
            }
        }

        private static String text(ResultSet row) throws SQLException {
            Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
            return String.join(
                    "|",
                    row.getString("position"),
                    String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
                    row.getString("actor"),
                    row.getString("lead_id"),
                    row.getString("action"),
                    row.getString("details"),
                    row.getString("purpose"));
        }

        private static byte[] sha256(byte[]... parts) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                Stream.of(parts).forEach(digest::update);
                return digest.digest();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @BeforeEach
    void connect() throws SQLException {
        owner = LiveDatabase.connect(server, Login.OWNER);
        office = LiveDatabase.connect(server, Login.OFFICE);
    }

    @AfterEach
    void startTheLogAnew() throws SQLException {
        office.close();
        LiveDatabase.execute(
                owner,
                "DELETE FROM audit.access",
                "UPDATE audit.head SET position = 0, hash = sha256('pakketwijzer access log'::bytea)");
        owner.close();
    }

    private static long record(
            Connection connection,
            @Nullable UUID actor,
            @Nullable UUID lead,
            @Nullable String action,
            @Nullable String details,
            @Nullable String purpose)
            throws SQLException {
        try (PreparedStatement call = connection.prepareStatement("SELECT audit.record(?, ?, ?, ?, ?)")) {
            call.setObject(1, actor);
            call.setObject(2, lead);
            call.setString(3, action);
            call.setString(4, details);
            call.setString(5, purpose);
            try (ResultSet rows = call.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private long look() throws SQLException {
        return record(office, COLLEAGUE, LEAD, "look", "", "");
    }

    private long reveal() throws SQLException {
        return record(office, COLLEAGUE, LEAD, "reveal", "email,phone", "reply");
    }

    /** Six rows, of both kinds. */
    private void sixRows() throws SQLException {
        for (int i = 0; i < 3; i++) {
            look();
            reveal();
        }
        assertThat(ChainCheck.firstMisfit(office)).isEmpty();
    }

    private List<String> log() throws SQLException {
        return LiveDatabase.texts(owner, """
                SELECT concat_ws(' ', position, actor, lead_id, action, details, purpose) FROM audit.access
                ORDER BY position
                """);
    }

    @Test
    void anEmptyLogFits() throws SQLException {
        assertThat(log()).isEmpty();
        assertThat(ChainCheck.firstMisfit(office)).isEmpty();
    }

    @Test
    void whoLooksIsInTheLogWithWhomAndWhy() throws SQLException {
        assertThat(look()).isEqualTo(1);
        assertThat(reveal()).isEqualTo(2);

        assertThat(log())
                .containsExactly(
                        "1 " + COLLEAGUE + " " + LEAD + " look  ",
                        "2 " + COLLEAGUE + " " + LEAD + " reveal email,phone reply");
        assertThat(LiveDatabase.texts(
                        owner, "SELECT at BETWEEN now() - interval '1 minute' AND now() FROM audit.access"))
                .containsOnly("t");
        assertThat(ChainCheck.firstMisfit(office)).isEmpty();
    }

    @Test
    void theSameLookTwiceHasAHashOfItsOwn() throws SQLException {
        sixRows();

        assertThat(LiveDatabase.texts(owner, "SELECT encode(hash, 'hex') FROM audit.access"))
                .hasSize(6)
                .doesNotHaveDuplicates();
    }

    @Test
    void eightColleaguesAtOnceMakeOneChainInTheOrderOfTheClock() throws Exception {
        int colleagues = 8;
        int looks = 25;
        CyclicBarrier start = new CyclicBarrier(colleagues);
        List<Long> positions = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(colleagues)) {
            Callable<List<Long>> colleague = () -> {
                UUID self = UUID.randomUUID();
                List<Long> own = new ArrayList<>();
                try (Connection connection = LiveDatabase.connect(server, Login.OFFICE)) {
                    start.await();
                    for (int i = 0; i < looks; i++) {
                        own.add(record(connection, self, UUID.randomUUID(), "reveal", "email", "call"));
                    }
                }
                return own;
            };
            for (Future<List<Long>> own : threads.invokeAll(Collections.nCopies(colleagues, colleague))) {
                positions.addAll(own.get());
            }
        }

        assertThat(positions)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, colleagues * looks).boxed().toList());
        assertThat(ChainCheck.firstMisfit(office)).isEmpty();
        assertThat(LiveDatabase.texts(
                        owner,
                        "SELECT count(*) FROM (SELECT at < lag(at) OVER (ORDER BY position) is_earlier FROM audit.access)"
                                + " WHERE is_earlier"))
                .containsExactly("0");
        assertThat(LiveDatabase.texts(owner, "SELECT count(DISTINCT actor) FROM audit.access"))
                .containsExactly("8");
    }

    @Test
    void aLookThatDidNotHappenLeavesNoGap() throws SQLException {
        look();
        office.setAutoCommit(false);
        assertThat(reveal()).isEqualTo(2);
        office.rollback();
        office.setAutoCommit(true);

        assertThat(reveal()).isEqualTo(2);
        assertThat(ChainCheck.firstMisfit(office)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "peek, '', ''",
        "'', '', ''",
        "reveal, email|phone, reply",
        "reveal, jan@example.nl, reply",
        "reveal, email, reply|look",
        "reveal, email, Because I wanted to",
        "look, '\n', ''"
    })
    void wordsOfPeopleAndSignsThatBlurTheSumAreRefused(String action, String details, String purpose)
            throws SQLException {
        look();

        assertThatThrownBy(() -> record(office, COLLEAGUE, LEAD, action, details, purpose))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("23514");
        assertThat(log()).hasSize(1);
        assertThat(ChainCheck.firstMisfit(office)).isEmpty();
    }

    @Test
    void whoLeavesOutWhoWhomOrWhyIsRefused() throws SQLException {
        for (int missing = 0; missing < 5; missing++) {
            int left = missing;
            assertThatThrownBy(() -> record(
                            office,
                            left == 0 ? null : COLLEAGUE,
                            left == 1 ? null : LEAD,
                            left == 2 ? null : "look",
                            left == 3 ? null : "",
                            left == 4 ? null : ""))
                    .as("argument %s", left)
                    .isInstanceOf(SQLException.class)
                    .extracting("SQLState")
                    .isEqualTo("23502");
        }
        assertThat(log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO audit.access SELECT * FROM audit.access",
                "UPDATE audit.access SET purpose = 'reply'",
                "DELETE FROM audit.access",
                "TRUNCATE audit.access",
                "SELECT * FROM audit.access FOR UPDATE",
                "INSERT INTO audit.head (position, hash) VALUES (0, '')",
                "UPDATE audit.head SET position = 0",
                "DELETE FROM audit.head",
                "TRUNCATE audit.head",
                "SELECT * FROM audit.head FOR UPDATE",
                "ALTER TABLE audit.access DISABLE TRIGGER ALL",
                "CREATE OR REPLACE FUNCTION audit.record(actor uuid, lead_id uuid, action text, details text,"
                        + " purpose text) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'"
            })
    void aColleagueCannotChangeTheLogOrKeepOthersOutOfIt(String command) throws SQLException {
        sixRows();
        List<String> before = log();

        assertThatThrownBy(() -> LiveDatabase.execute(office, command))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("42501");
        assertThat(log()).isEqualTo(before);
        assertThat(ChainCheck.firstMisfit(office)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Login.class,
            names = {"PUBLIC", "WORKER"})
    void noOtherDoorWritesOrReadsTheLog(Login login) throws SQLException {
        try (Connection connection = LiveDatabase.connect(server, login)) {
            assertThatThrownBy(() -> record(connection, COLLEAGUE, LEAD, "look", "", ""))
                    .isInstanceOf(SQLException.class)
                    .extracting("SQLState")
                    .isEqualTo("42501");
            assertThatThrownBy(() -> LiveDatabase.texts(connection, "SELECT action FROM audit.access"))
                    .isInstanceOf(SQLException.class)
                    .extracting("SQLState")
                    .isEqualTo("42501");
        }
    }

    private static Stream<String> changes() {
        return Stream.of(
                "at = at + interval '1 microsecond'",
                "actor = gen_random_uuid()",
                "lead_id = gen_random_uuid()",
                "action = CASE action WHEN 'look' THEN 'reveal' ELSE 'look' END",
                "details = details || '_'",
                "purpose = 'other'",
                "hash = sha256(hash)");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aRowThatWasChangedLaterIsNamed(String change) throws SQLException {
        sixRows();
        for (int position = 1; position <= 6; position++) {
            owner.setAutoCommit(false);
            LiveDatabase.execute(owner, "UPDATE audit.access SET " + change + " WHERE position = " + position);

            assertThat(ChainCheck.firstMisfit(owner)).hasValue(position);
            owner.rollback();
            owner.setAutoCommit(true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aRowThatWasTakenOutIsNamed(int position) throws SQLException {
        sixRows();
        LiveDatabase.execute(owner, "DELETE FROM audit.access WHERE position = " + position);

        assertThat(ChainCheck.firstMisfit(office)).hasValue(position);
    }

    @Test
    void aRowThatWasTakenOutIsNamedAlsoWhenTheOthersMoveUp() throws SQLException {
        sixRows();
        LiveDatabase.execute(
                owner,
                "DELETE FROM audit.access WHERE position = 3",
                "UPDATE audit.access SET position = position - 1 WHERE position = 4",
                "UPDATE audit.access SET position = position - 1 WHERE position = 5",
                "UPDATE audit.access SET position = position - 1 WHERE position = 6",
                "UPDATE audit.head SET position = 5");

        assertThat(ChainCheck.firstMisfit(office)).hasValue(3);
    }

    @Test
    void twoRowsThatChangedPlacesAreSeen() throws SQLException {
        sixRows();
        LiveDatabase.execute(
                owner,
                "UPDATE audit.access SET position = 100 WHERE position = 2",
                "UPDATE audit.access SET position = 2 WHERE position = 3",
                "UPDATE audit.access SET position = 3 WHERE position = 100");

        assertThat(ChainCheck.firstMisfit(office)).hasValue(2);
    }

    @Test
    void whoMakesAChangedRowFitItselfIsGivenAwayByTheNext() throws SQLException {
        sixRows();
        LiveDatabase.execute(owner, "UPDATE audit.access SET purpose = 'other' WHERE position = 4", """
                UPDATE audit.access a
                SET hash = audit.link((SELECT hash FROM audit.access WHERE position = 3), position, at, actor, lead_id,
                    action, details, purpose)
                WHERE position = 4
                """);

        assertThat(ChainCheck.firstMisfit(office)).hasValue(5);
    }

    @Test
    void whoMakesTheLastRowFitItselfIsGivenAwayByTheHead() throws SQLException {
        sixRows();
        LiveDatabase.execute(owner, "UPDATE audit.access SET purpose = 'other' WHERE position = 6", """
                UPDATE audit.access a
                SET hash = audit.link((SELECT hash FROM audit.access WHERE position = 5), position, at, actor, lead_id,
                    action, details, purpose)
                WHERE position = 6
                """);

        assertThat(ChainCheck.firstMisfit(office)).hasValue(6);
    }
}
