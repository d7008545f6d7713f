package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A visitor can put a result in the outbox, once, and so many an hour together; the public door can do nothing else there. */
class ResultMailFunctionTest {

    private final EmbeddedServer server = LiveDatabase.server();
    private final UUID mail = UUID.randomUUID();
    private Connection owner;
    private Connection visitor;

    @BeforeEach
    void connect() throws SQLException {
        owner = LiveDatabase.connect(server, Login.OWNER);
        visitor = LiveDatabase.connect(server, Login.PUBLIC);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        visitor.close();
        LiveDatabase.execute(owner, "DELETE FROM scheduler.scheduled_tasks", "DELETE FROM mail.outbox");
        owner.close();
    }

    private static boolean submit(Connection by, UUID mail, String messageId, byte @Nullable [] sealed)
            throws SQLException {
        try (PreparedStatement call = by.prepareStatement("SELECT mail.submit_result(?::uuid, ?, ?)")) {
            call.setString(1, mail.toString());
            call.setString(2, messageId);
            call.setBytes(3, sealed);
            try (ResultSet rows = call.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private boolean submit(UUID mail) throws SQLException {
        return submit(visitor, mail, "<" + mail + "@pakketwijzer.test>", new byte[] {1, 2, 3});
    }

    private String outbox() throws SQLException {
        return String.join("\n", LiveDatabase.texts(owner, """
                SELECT concat_ws(' ', o.id, kind, status, attempts, about, encode(sealed, 'hex'), (
                    SELECT string_agg(task_name || ' ' || replace(task_instance, o.id::text, ''), ' '
                        ORDER BY task_name, task_instance)
                    FROM scheduler.scheduled_tasks WHERE task_instance LIKE o.id || '%'))
                FROM mail.outbox o
                LEFT JOIN mail.letter ON outbox_id = o.id
                """));
    }

    @Test
    void aResultWaitsInTheOutboxForTheClockwork() throws SQLException {
        assertThat(submit(mail)).isTrue();
        assertThat(outbox()).isEqualTo(mail + " result waiting 0 010203 forget-mail /1 send-mail /1");
    }

    @Test
    void submittedTwiceItIsOneMailAndTheAnswerIsTheSame() throws SQLException {
        submit(mail);
        String once = outbox();
        assertThat(submit(visitor, mail, "<" + mail + "@pakketwijzer.test>", new byte[] {9}))
                .isTrue();
        assertThat(outbox()).isEqualTo(once);
    }

    private void giveUp(String kind) throws SQLException {
        LiveDatabase.execute(
                owner,
                "UPDATE mail.outbox SET kind = '" + kind + "', status = 'failed', attempts = 1, problem = 'refused',"
                        + " created_at = now() - interval '2 hours'",
                "DELETE FROM mail.letter");
    }

    /** The work of the first time may just be ending, so it is another piece of work. */
    @Test
    void whatWasGivenUpIsTriedAnewWithTheLetterOfNow() throws SQLException {
        submit(mail);
        giveUp("result");

        assertThat(submit(visitor, mail, "<" + mail + "@pakketwijzer.test>", new byte[] {9}))
                .isTrue();

        assertThat(outbox()).isEqualTo(mail + " result waiting 2 09 forget-mail /1 send-mail /1 send-mail /3");
        assertThat(LiveDatabase.texts(
                        owner, "SELECT concat(problem, created_at > now() - interval '1 minute') FROM mail.outbox"))
                .containsExactly("t");
    }

    @Test
    void aMailOfAnotherKindIsNotTriedAnew() throws SQLException {
        submit(mail);
        giveUp("lead_confirmation");
        String before = outbox();

        assertThat(submit(mail)).isTrue();

        assertThat(outbox()).isEqualTo(before);
    }

    @Test
    void tryingAnewTakesRoomOfTheHourToo() throws SQLException {
        submit(mail);
        giveUp("result");
        for (int i = 0; i < 200; i++) {
            submit(UUID.randomUUID());
        }
        assertThat(submit(mail)).isFalse();
    }

    @Test
    void afterTwoHundredInAnHourNobodyCanAddOne() throws SQLException {
        for (int i = 0; i < 200; i++) {
            assertThat(submit(UUID.randomUUID())).isTrue();
        }
        assertThat(submit(mail)).isFalse();
        assertThat(outbox()).doesNotContain(mail.toString());

        LiveDatabase.execute(owner, "UPDATE mail.outbox SET created_at = now() - interval '61 minutes'");
        assertThat(submit(mail)).isTrue();
    }

    @Test
    void otherMailsTakeNoneOfThatRoom() throws SQLException {
        LiveDatabase.execute(owner, """
                INSERT INTO mail.outbox (id, message_id, kind, created_at)
                SELECT gen_random_uuid(), gen_random_uuid(), 'lead_notice', now() FROM generate_series(1, 300)
                """);
        assertThat(submit(mail)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<00000000-0000-0000-0000-000000000000@pakketwijzer.test>",
                "<%s@>",
                "%s@pakketwijzer.test",
                "<%s@pakketwijzer.test>\r\nBcc: iedereen@pakketwijzer.test",
                "<%s@pakketwijzer.test\n>"
            })
    void aMessageIdThatIsNotOursIsRefused(String messageId) throws SQLException {
        assertThatThrownBy(() -> submit(visitor, mail, messageId.formatted(mail), new byte[] {1}))
                .isInstanceOf(SQLException.class);
        assertThat(outbox()).isEmpty();
    }

    @Test
    void nothingSealedOrFarTooMuchIsRefused() throws SQLException {
        String messageId = "<" + mail + "@pakketwijzer.test>";
        for (byte[] sealed : new byte[][] {null, {}, new byte[65_537]}) {
            assertThatThrownBy(() -> submit(visitor, mail, messageId, sealed)).isInstanceOf(SQLException.class);
        }
        assertThat(outbox()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Login.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OWNER", "PUBLIC"})
    void noOtherLoginMaySubmit(Login login) throws SQLException {
        try (Connection other = LiveDatabase.connect(server, login)) {
            assertThatThrownBy(() -> submit(other, mail, "<" + mail + "@pakketwijzer.test>", new byte[] {1}))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void thePublicLoginReadsNothingBack() {
        for (String table : new String[] {"mail.outbox", "mail.letter", "scheduler.scheduled_tasks"}) {
            assertThatThrownBy(() -> LiveDatabase.texts(visitor, "SELECT * FROM " + table))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
    }
}
