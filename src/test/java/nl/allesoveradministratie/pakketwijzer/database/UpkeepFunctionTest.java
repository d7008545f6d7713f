package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures by which one watches over the installation: what waits and since when, and nothing of anybody. */
class UpkeepFunctionTest {

    private static final String LEAD = """
            INSERT INTO lead.lead (id, reference, revision, site, language, origin, topic, reply_by, received_at, initials,
                status, last_contact_at, anonymise_on, respond_by, first_response_at, quarantined_because)
            VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'vixum', 'nl', 'form', 'general', 'mail', now() - interval '%s', 'X',
                'new', now(), current_date + 300, now() - interval '%s', %s, %s)
            """;

    private final EmbeddedServer server = LiveDatabase.server();
    private Connection owner;

    @BeforeEach
    void connect() throws SQLException {
        owner = LiveDatabase.connect(server, Login.OWNER);
        owner.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        owner.rollback();
        owner.close();
    }

    private String figure(String expression) throws SQLException {
        return LiveDatabase.texts(owner, "SELECT " + expression + " FROM upkeep.figures(now()) f")
                .getFirst();
    }

    @Test
    void countsWhoWaitsAndWhoWaitsTooLong() throws SQLException {
        LiveDatabase.execute(
                owner,
                LEAD.formatted("3 hours", "1 hour", "NULL", "NULL"),
                LEAD.formatted("2 hours", "-1 hour", "NULL", "NULL"),
                LEAD.formatted("9 hours", "8 hours", "now()", "NULL"),
                LEAD.formatted("9 hours", "8 hours", "NULL", "'links'"));

        assertThat(figure("leads_unanswered || ' ' || leads_late || ' ' || (now() - oldest_unanswered)"))
                .isEqualTo("2 1 03:00:00");
    }

    @Test
    void tellsSinceWhenAQuestionIsInNoListYet() throws SQLException {
        String intake = "INSERT INTO lead.intake (submission_id, reference, tag, sealed, received_at)"
                + " VALUES (gen_random_uuid(), gen_random_uuid(), sha256('x'), %s, now() - interval '%s')";
        LiveDatabase.execute(
                owner,
                intake.formatted("NULL", "90 minutes"),
                intake.formatted("'x'", "40 minutes"),
                intake.formatted("'x'", "5 minutes"));

        assertThat(figure("now() - oldest_unopened")).isEqualTo("00:40:00");
    }

    @Test
    void countsMailsButNotThoseThatAnybodyCanMakeFail() throws SQLException {
        String mail = "INSERT INTO mail.outbox (id, message_id, kind, created_at, status) VALUES (gen_random_uuid(),"
                + " gen_random_uuid(), '%s', now() - interval '%s', '%s')";
        LiveDatabase.execute(
                owner,
                mail.formatted("lead_notice", "20 minutes", "waiting"),
                mail.formatted("lead_notice", "50 minutes", "sent"),
                mail.formatted("lead_notice", "90 minutes", "failed"),
                mail.formatted("result", "80 minutes", "waiting"));

        assertThat(figure("mails_waiting || ' ' || mails_failed || ' ' || (now() - oldest_unsent)"))
                .isEqualTo("1 1 00:20:00");
    }

    @Test
    void countsDaysWhoseFiguresAreOverdueFromSixInTheMorning() throws SQLException {
        LiveDatabase.execute(owner, "SELECT insight.begin('2026-11-20')");

        for (String[] moment : new String[][] {
            {"2026-11-20 12:00", "0"}, {"2026-11-21 05:59", "0"}, {"2026-11-21 06:00", "1"}, {"2026-11-23 07:00", "3"}
        }) {
            assertThat(LiveDatabase.texts(
                            owner,
                            "SELECT release_days_overdue FROM upkeep.figures('" + moment[0] + " Europe/Amsterdam')"))
                    .as(moment[0])
                    .containsExactly(moment[1]);
        }
    }

    @Test
    void countsRefusedReleasesOfAWeek() throws SQLException {
        LiveDatabase.execute(
                owner,
                "DELETE FROM insight.refusal",
                "SELECT insight.note_refusal(now() - interval '8 days')",
                "SELECT insight.note_refusal(now() - interval '5 days')",
                "SELECT insight.note_refusal(now())",
                "SELECT insight.note_refusal(now())");

        assertThat(figure("releases_refused")).isEqualTo("3");
    }

    @Test
    void tellsWhatTheLastNightLeft() throws SQLException {
        String run = "INSERT INTO privacy.retention_run (at, class, rule, due, removed, held)"
                + " VALUES (now() - interval '%s', '%s', 'P1D', %s, %s, 0)";
        LiveDatabase.execute(
                owner,
                run.formatted("30 hours", "mail", 9, 0),
                run.formatted("6 hours", "mail", 9, 9),
                run.formatted("6 hours", "lead", 5, 3));

        assertThat(figure("retention_overdue || ' ' || (now() - last_retention)"))
                .isEqualTo("2 06:00:00");
    }

    @Test
    void aClassThatFailsNightAfterNightIsMissed() throws SQLException {
        String run = "INSERT INTO privacy.retention_run (at, class, rule, due, removed, held)"
                + " VALUES (now() - interval '%s', '%s', 'P1D', %s, %s, 0)";
        LiveDatabase.execute(
                owner,
                run.formatted("54 hours", "mail", 9, 9),
                run.formatted("54 hours", "lead", 4, 4),
                run.formatted("30 hours", "lead", 1, 1),
                run.formatted("6 hours", "lead", 5, 5));

        assertThat(figure("retention_overdue || ' ' || (now() - last_retention)"))
                .isEqualTo("0 2 days 06:00:00");
    }

    @Test
    void onlyTheOfficeAndTheClockworkMayKnow() throws SQLException {
        for (Login login : Login.values()) {
            try (Connection connection = LiveDatabase.connect(server, login)) {
                if (login == Login.OFFICE || login == Login.WORKER || login == Login.OWNER) {
                    assertThat(LiveDatabase.texts(connection, "SELECT mails_failed FROM upkeep.figures(now())"))
                            .hasSize(1);
                } else {
                    assertThatThrownBy(() -> LiveDatabase.texts(connection, "SELECT * FROM upkeep.figures(now())"))
                            .as("%s", login)
                            .isInstanceOf(SQLException.class)
                            .extracting("SQLState")
                            .isEqualTo("42501");
                }
                assertThat(LiveDatabase.texts(connection, "SELECT upkeep.schema_version()"))
                        .containsExactly(String.valueOf(Migrations.newest()));
            }
        }
    }
}
