package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.Proves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody has who holds the login of "Mijn gegevens" and nothing else: nobody's rows, without the secret of a session. */
@Proves({"S1", "P4"})
class SubjectLoginTest {

    private static final List<String> TABLES =
            List.of("lead.lead", "lead.event", "lead.receipt", "lead.registration", "lead.draft", "privacy.request");

    private final UUID mine = UUID.randomUUID();
    private final UUID others = UUID.randomUUID();
    private final UUID visit = UUID.randomUUID();
    private Connection owner;
    private Connection subject;

    @BeforeEach
    void planted() throws SQLException {
        owner = LiveDatabase.connect(LiveDatabase.server(), Login.OWNER);
        subject = LiveDatabase.connect(LiveDatabase.server(), Login.SUBJECT);
        subject.setAutoCommit(false);
        lead(mine, "mine");
        lead(others, "others");
        run(
                "INSERT INTO privacy.visit (id, subject, link_hash, link_until) VALUES (?, sha256('mine'), sha256('link'),"
                        + " now() + interval '15 minutes')",
                visit);
    }

    @AfterEach
    void gone() throws SQLException {
        subject.close();
        for (String table : List.of(
                "privacy.new_address",
                "privacy.request",
                "privacy.visit",
                "lead.event",
                "lead.receipt",
                "lead.lookup",
                "lead.lead",
                "lead.intake",
                "scheduler.scheduled_tasks")) {
            run("DELETE FROM " + table);
        }
        owner.close();
    }

    private void lead(UUID id, String whose) throws SQLException {
        run(
                "INSERT INTO lead.intake (submission_id, reference, tag) VALUES (?, ?, sha256('x'))",
                id,
                "PW-" + id.toString().substring(0, 8));
        run(
                "INSERT INTO lead.lead (id, reference, revision, site, language, origin, topic, reply_by, received_at,"
                        + " data_key, name, initials, last_contact_at, anonymise_on, answers, owner)"
                        + " VALUES (?, ?, 1, 'vixum', 'nl', 'form', 'result', 'mail', now(), 'key', 'name', 'X.', now(),"
                        + " current_date + 300, 'sealed', NULL)",
                id,
                "PW-" + id.toString().substring(0, 8));
        run(
                "INSERT INTO lead.lookup (lead_id, kind, digest, received_at, marks) VALUES (?, 'email', sha256(?::bytea), now(), 0)",
                id,
                whose);
        run("INSERT INTO lead.event (id, lead_id, at, kind) VALUES (gen_random_uuid(), ?, now(), 'received')", id);
        run(
                "INSERT INTO lead.receipt (submission_id, revision, language, agreed_text, answers_attached)"
                        + " VALUES (?, 1, 'nl', 'agreed', true)",
                id);
        run(
                "INSERT INTO privacy.request (id, number, kind, came_by, subject, received_at, due_on) VALUES"
                        + " (gen_random_uuid(), privacy.new_number(), 'access', 'letter', sha256(?::bytea), now(), current_date)",
                whose);
    }

    private void run(String command, Object... values) throws SQLException {
        change(owner, command, values);
    }

    private static int change(Connection connection, String command, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(command)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private void comeIn() throws SQLException {
        LiveDatabase.execute(subject, "SELECT privacy.begin_visit(sha256('link'), sha256('secret'))", "COMMIT");
    }

    private void name(String secret) throws SQLException {
        LiveDatabase.execute(subject, "SELECT set_config('pakketwijzer.subject', '" + secret + "', true)");
    }

    private String count(String table) throws SQLException {
        return LiveDatabase.texts(subject, "SELECT count(*) FROM " + table).getFirst();
    }

    private List<String> leads() throws SQLException {
        return LiveDatabase.texts(subject, "SELECT id FROM lead.lead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "%", "' OR true --", "secret2"})
    void whoNamesNoSessionOrGuessesOneSeesNothing(String secret) throws SQLException {
        comeIn();
        if (!secret.isEmpty()) {
            name(secret.replace("'", "''"));
        }
        for (String table : TABLES) {
            assertThat(count(table)).as(table).isEqualTo("0");
        }
        assertThat(LiveDatabase.texts(subject, "SELECT * FROM privacy.own_looks()"))
                .isEmpty();
    }

    @Test
    void whoNamesTheSessionSeesHisOwnUntilTheTransactionEndsAlsoOnAConnectionThatIsUsedAgain() throws SQLException {
        comeIn();
        name("secret");
        assertThat(leads()).containsExactly(mine.toString());
        assertThat(count("lead.event")).isEqualTo("1");
        assertThat(count("lead.receipt")).isEqualTo("1");
        assertThat(count("privacy.request")).isEqualTo("1");
        subject.commit();
        assertThat(leads()).isEmpty();
        name("another");
        assertThat(leads()).isEmpty();
        subject.rollback();
        assertThat(leads()).isEmpty();
    }

    @Test
    void aLinkIsUsedOnceAndNotAfterItsTime() throws SQLException {
        String begin = "SELECT privacy.begin_visit(sha256('link'), sha256('secret'))";
        run("UPDATE privacy.visit SET link_until = now() - interval '1 second'");
        assertThat(LiveDatabase.texts(subject, begin)).containsOnlyNulls();
        run("UPDATE privacy.visit SET link_until = now() + interval '1 minute'");
        assertThat(LiveDatabase.texts(subject, begin)).doesNotContainNull();
        subject.commit();
        assertThat(LiveDatabase.texts(subject, begin.replace("secret", "second")))
                .containsOnlyNulls();
        assertThat(LiveDatabase.texts(subject, "SELECT privacy.link_until(sha256('link'))"))
                .containsOnlyNulls();
    }

    @Test
    void aSessionThatIsOverShowsNothing() throws SQLException {
        comeIn();
        run("UPDATE privacy.visit SET session_until = now() - interval '1 second'");
        name("secret");
        assertThat(leads()).isEmpty();
        assertThat(LiveDatabase.texts(subject, "SELECT privacy.prolong_visit()"))
                .doesNotContain("t");
    }

    @Test
    void aSessionGoesOnForFiveHoursAtMost() throws SQLException {
        comeIn();
        run("UPDATE privacy.visit SET session_begun = now() - interval '4 hours 50 minutes'");
        name("secret");
        LiveDatabase.execute(subject, "SELECT privacy.prolong_visit()", "COMMIT");
        assertThat(LiveDatabase.texts(owner, "SELECT session_until < now() + interval '11 minutes' FROM privacy.visit"))
                .containsExactly("t");
    }

    @Test
    void onlyOnesOwnIsChanged() throws SQLException {
        comeIn();
        name("secret");
        String pause = "UPDATE lead.lead SET paused_because = 'restricted', paused_at = now() WHERE id = ?";
        assertThat(change(subject, pause, others)).isZero();
        assertThat(change(subject, pause, mine)).isEqualTo(1);
        assertThat(change(subject, "UPDATE lead.lead SET version = version + 1"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT owner FROM lead.lead",
                "SELECT actor FROM lead.event",
                "SELECT * FROM lead.lookup",
                "SELECT * FROM lead.intake",
                "SELECT * FROM privacy.visit",
                "SELECT * FROM privacy.new_address",
                "SELECT * FROM audit.access",
                "SELECT * FROM identity.account",
                "SELECT * FROM mail.outbox",
                "UPDATE lead.lead SET email = NULL",
                "UPDATE lead.lead SET data_key = NULL",
                "UPDATE lead.lead SET held_because = NULL",
                "UPDATE lead.lead SET anonymise_on = '2999-01-01'",
                "DELETE FROM lead.lead",
                "DELETE FROM lead.event",
                "UPDATE privacy.request SET status = 'done'",
                "DELETE FROM privacy.request",
                "SELECT scheduler.schedule('erase-person', gen_random_uuid(), 0)",
                "SELECT privacy.ask(gen_random_uuid(), 'x')"
            })
    void whatIsNotForThePersonIsNotThere(String command) throws SQLException {
        comeIn();
        name("secret");
        refused(command);
    }

    private void refused(String command) throws SQLException {
        assertThatThrownBy(() -> LiveDatabase.execute(subject, command))
                .as(command)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        subject.rollback();
    }

    private static String request(String kind, String subject, String lead, String status) {
        return "INSERT INTO privacy.request (id, number, kind, came_by, subject, lead_id, received_at, due_on, status,"
                + " ended_at) VALUES (gen_random_uuid(), privacy.new_number(), '" + kind + "', 'own', " + subject + ", "
                + lead + ", now(), current_date, '" + status + "', " + (status.equals("open") ? "NULL" : "now()") + ")";
    }

    @Test
    void aRequestIsMadeForOneselfAndWhatOthersMustDoIsNotSaidToBeDone() throws SQLException {
        comeIn();
        name("secret");
        LiveDatabase.execute(subject, request("erase", "privacy.subject()", "'" + mine + "'", "open"));
        assertThat(LiveDatabase.texts(subject, "SELECT count(*) FROM privacy.request"))
                .containsExactly("2");
        subject.rollback();
        for (String wrong : List.of(
                request("erase", "sha256('others')", "NULL", "open"),
                request("erase", "privacy.subject()", "'" + others + "'", "open"),
                request("erase", "privacy.subject()", "NULL", "done"),
                request("restrict", "privacy.subject()", "NULL", "refused"))) {
            name("secret");
            refused(wrong);
        }
        name("secret");
        refused("INSERT INTO lead.event (id, lead_id, at, kind) VALUES (gen_random_uuid(), '" + others
                + "', now(), 'paused')");
        name("secret");
        refused("INSERT INTO lead.event (id, lead_id, at, kind) VALUES (gen_random_uuid(), '" + mine
                + "', now(), 'note')");
    }
}
