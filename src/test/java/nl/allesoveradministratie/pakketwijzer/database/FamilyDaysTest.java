package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads that were put together go on one day, and each of them on its own when they are apart again. */
class FamilyDaysTest {

    private static final String KEPT = "00000000-0000-4000-8000-00000000000c";
    private static final String ADDED = "00000000-0000-4000-8000-00000000000b";
    private static final String ADDED_TO_THAT = "00000000-0000-4000-8000-00000000000a";

    private final EmbeddedServer server = LiveDatabase.server();
    private Connection owner;

    @BeforeEach
    void threeLeadsInOne() throws SQLException {
        owner = LiveDatabase.connect(server, Login.OWNER);
        owner.setAutoCommit(false);
        LiveDatabase.execute(
                owner,
                lead(KEPT, "2026-03-10"),
                lead(ADDED, "2026-06-10"),
                lead(ADDED_TO_THAT, "2026-04-10"),
                merge(ADDED, ADDED_TO_THAT),
                merge(KEPT, ADDED));
    }

    @AfterEach
    void rollBack() throws SQLException {
        owner.rollback();
        owner.close();
    }

    private static String lead(String id, String contact) {
        return """
                INSERT INTO lead.lead (id, reference, revision, site, language, origin, topic, reply_by, received_at, initials,
                    last_contact_at)
                VALUES ('%1$s', '%1$s', 1, 'vixum', 'nl', 'form', 'general', 'mail', '%2$s 12:00+01', 'X', '%2$s 12:00+01')
                """.formatted(id, contact);
    }

    private static String merge(String kept, String added) {
        return """
                INSERT INTO identity.account (id, email, name, roles, language, password_hash, created_at)
                    VALUES ('%1$s', 'dagen@kantoor.test', 'Mila', '{sales}', 'nl', 'none', now()) ON CONFLICT DO NOTHING;
                UPDATE lead.lead SET merged_into = '%1$s' WHERE id = '%2$s';
                INSERT INTO lead.merge (id, kept, added, merged_at, merged_by)
                    VALUES (gen_random_uuid(), '%1$s', '%2$s', now(), (SELECT a.id FROM identity.account a
                        WHERE a.email = 'dagen@kantoor.test'));
                SELECT lead.renew_days('{%1$s}')
                """.formatted(kept, added);
    }

    private List<String> days() throws SQLException {
        return LiveDatabase.texts(
                owner,
                "SELECT anonymise_on FROM lead.lead WHERE id IN ('%s', '%s', '%s') ORDER BY id DESC"
                        .formatted(KEPT, ADDED, ADDED_TO_THAT));
    }

    @Test
    void allGoOnTheLatestOfTheirDays() throws SQLException {
        assertThat(days()).containsExactly("2027-06-10", "2027-06-10", "2027-06-10");
    }

    @Test
    void whatIsAddedGoesWithACustomerWhoWasHandedOver() throws SQLException {
        LiveDatabase.execute(
                owner,
                "UPDATE lead.lead SET outcome = 'chosen', status = 'done', handed_over_at = '2026-07-01 12:00+02' WHERE id = '"
                        + KEPT + "'",
                "SELECT lead.renew_days('{" + KEPT + "}')");

        assertThat(days()).containsExactly("2026-07-31", "2026-07-31", "2026-07-31");
    }

    @Test
    void whatIsTakenApartAfterThatHasItsOwnDayAgain() throws SQLException {
        whatIsAddedGoesWithACustomerWhoWasHandedOver();

        LiveDatabase.execute(
                owner,
                "UPDATE lead.lead SET merged_into = NULL WHERE id = '" + ADDED + "'",
                "SELECT lead.renew_days('{" + KEPT + "," + ADDED + "}')");

        assertThat(days()).containsExactly("2026-07-31", "2027-06-10", "2027-06-10");
    }

    @Test
    void whatIsTakenOutOfWhatWasItselfAddedLeavesTheRestTogether() throws SQLException {
        LiveDatabase.execute(
                owner,
                "UPDATE lead.lead SET last_contact_at = '2026-09-10 12:00+02' WHERE id = '" + KEPT + "'",
                "SELECT lead.renew_days('{" + KEPT + "}')",
                "UPDATE lead.lead SET merged_into = NULL WHERE id = '" + ADDED_TO_THAT + "'",
                "SELECT lead.renew_days('{" + ADDED + "," + ADDED_TO_THAT + "}')");

        assertThat(days()).containsExactly("2027-09-10", "2027-09-10", "2027-04-10");
    }

    @Test
    void anotherPeriodLeavesThemTogether() throws SQLException {
        LiveDatabase.execute(owner, "SELECT privacy.keep_rules('{\"lead\": \"P13M\"}')");

        assertThat(days()).containsExactly("2027-07-10", "2027-07-10", "2027-07-10");
    }

    @Test
    void whoIsLeftWhenOneIsForgottenIsKeptNoLongerThanIsItsOwnDue() throws SQLException {
        LiveDatabase.execute(owner, "SELECT lead.forget('{" + ADDED + "}')");

        assertThat(days()).containsExactly("2027-03-10", "2027-04-10");
    }

    /** Who is in contact with the one changes the other after it; who did it the other way round would wait for him, and he for them. */
    @Test
    void whoeverHoldsOneHoldsTheOneThatItWasAddedToFirst() throws Exception {
        owner.commit();
        try (Connection colleague = LiveDatabase.connect(server, Login.OWNER);
                Connection other = LiveDatabase.connect(server, Login.OWNER)) {
            colleague.setAutoCommit(false);
            other.setAutoCommit(false);
            String process =
                    LiveDatabase.texts(other, "SELECT pg_backend_pid()").getFirst();
            LiveDatabase.texts(colleague, "SELECT id FROM lead.lead WHERE id = '" + KEPT + "' FOR UPDATE");
            Thread waiting = Thread.ofVirtual().start(() -> {
                try {
                    LiveDatabase.texts(other, "SELECT lead.hold('{" + ADDED + "}')");
                    other.rollback();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().until(() -> LiveDatabase.texts(
                            owner, "SELECT wait_event_type FROM pg_stat_activity WHERE pid = " + process)
                    .contains("Lock"));

            assertThat(LiveDatabase.texts(
                            colleague, "SELECT id FROM lead.lead WHERE id = '" + ADDED + "' FOR UPDATE NOWAIT"))
                    .hasSize(1);

            colleague.rollback();
            waiting.join();
        } finally {
            LiveDatabase.execute(
                    owner,
                    "SELECT lead.forget('{" + String.join(",", KEPT, ADDED, ADDED_TO_THAT) + "}')",
                    "DELETE FROM identity.account WHERE email = 'dagen@kantoor.test'");
            owner.commit();
        }
    }

    @Test
    void whatWasAddedToWhoIsForgottenStaysTogether() throws SQLException {
        LiveDatabase.execute(
                owner,
                "UPDATE lead.lead SET last_contact_at = '2026-09-10 12:00+02' WHERE id = '" + KEPT + "'",
                "SELECT lead.renew_days('{" + KEPT + "}')",
                "SELECT lead.forget('{" + KEPT + "}')");

        assertThat(days()).containsExactly("2027-06-10", "2027-06-10");
    }
}
