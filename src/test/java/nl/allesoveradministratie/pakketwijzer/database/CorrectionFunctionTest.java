package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A visitor can report a mistake, once however often he presses, and the public door can do nothing else with it. */
class CorrectionFunctionTest {

    private static final String HANDLE = "UPDATE catalog.correction SET status = 'accepted', handled_at = now(),"
            + " handled_by = '%s', note = 'klopt'";

    private final EmbeddedServer server = LiveDatabase.server();
    private final UUID submission = UUID.randomUUID();
    private final UUID editor = UUID.randomUUID();
    private Connection owner;
    private Connection visitor;

    @BeforeEach
    void connect() throws SQLException {
        owner = LiveDatabase.connect(server, Login.OWNER);
        LiveDatabase.execute(
                owner,
                "INSERT INTO catalog.package (id, name, content_hash) VALUES ('jortt', 'Jortt', 'x')"
                        + " ON CONFLICT DO NOTHING",
                "INSERT INTO identity.account (id, email, name, roles, language, password_hash, created_at) VALUES ('"
                        + editor + "', '" + editor + "@test.test', 'Eva', '{editor}', 'nl', 'x', now())");
        visitor = LiveDatabase.connect(server, Login.PUBLIC);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        visitor.close();
        LiveDatabase.execute(
                owner,
                "DELETE FROM catalog.correction",
                "DELETE FROM scheduler.scheduled_tasks",
                "DELETE FROM catalog.package",
                "DELETE FROM identity.account WHERE id = '" + editor + "'");
        owner.close();
    }

    private static String report(
            Connection connection, UUID submission, String about, String field, String said, @Nullable String source)
            throws SQLException {
        try (PreparedStatement call =
                connection.prepareStatement("SELECT catalog.report_correction(?::uuid, ?, ?, ?, ?, '2026-11-25')")) {
            call.setString(1, submission.toString());
            call.setString(2, about);
            call.setString(3, field);
            call.setString(4, said);
            call.setString(5, source);
            try (ResultSet rows = call.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private String report(String said) throws SQLException {
        return report(visitor, submission, "jortt", "bank_link", said, "https://www.example.com/");
    }

    private List<String> kept() throws SQLException {
        return LiveDatabase.texts(
                owner,
                "SELECT concat_ws(' ', package_id, field, said, source_url, submitted_on, status)"
                        + " FROM catalog.correction");
    }

    private void waiting(String about, int many) throws SQLException {
        LiveDatabase.execute(
                owner,
                "INSERT INTO catalog.correction (id, package_id, field, said, submitted_on) SELECT gen_random_uuid(), '"
                        + about + "', 'other', 'x', '2026-11-25' FROM generate_series(1, " + many + ")");
    }

    @Test
    void whatIsReportedIsKeptWithItsDayAndNothingMore() throws SQLException {
        assertThat(report("Klopt niet")).isEqualTo("received");

        assertThat(kept()).containsExactly("jortt bank_link Klopt niet https://www.example.com/ 2026-11-25 open");
    }

    @Test
    void sentAgainItIsTheSameReportAndSaysWhatWasSentLast() throws SQLException {
        report("Klopt niet");

        assertThat(report("Klopt niet")).isEqualTo("received");
        assertThat(report("Klopt toch niet")).isEqualTo("received");
        assertThat(kept()).singleElement().asString().contains("Klopt toch niet");
    }

    @Test
    void whatAnEditorHandledIsNotChangedAnyMore() throws SQLException {
        report("Klopt niet");
        try (Connection office = LiveDatabase.connect(server, Login.OFFICE)) {
            LiveDatabase.execute(office, HANDLE.formatted(editor));
        }

        assertThat(report("Iets anders")).isEqualTo("received");
        assertThat(kept()).singleElement().asString().contains("Klopt niet").contains("accepted");
    }

    @Test
    void aPackageThatDoesNotExistIsNotReportedOn() throws SQLException {
        assertThat(report(visitor, submission, "verdwenen", "bank_link", "Klopt niet", null))
                .isEqualTo("unknown");
        assertThat(kept()).isEmpty();
    }

    @Test
    void aThousandMayWaitAndNoMore() throws SQLException {
        waiting("verdwenen", 999);

        assertThat(report("De duizendste")).isEqualTo("received");
        assertThat(report(visitor, UUID.randomUUID(), "jortt", "other", "Nog een", null))
                .isEqualTo("full");
        assertThat(report("De duizendste, verbeterd")).isEqualTo("received");
        assertThat(kept()).hasSize(1000);
    }

    @Test
    void aboutOnePackageFiftyMayWaitAndAboutAnotherThereIsRoom() throws SQLException {
        LiveDatabase.execute(
                owner, "INSERT INTO catalog.package (id, name, content_hash) VALUES ('moneybird', 'Moneybird', 'x')");
        waiting("jortt", 49);

        assertThat(report("De vijftigste")).isEqualTo("received");
        assertThat(report(visitor, UUID.randomUUID(), "jortt", "other", "Nog een", null))
                .isEqualTo("full");
        assertThat(report("De vijftigste, verbeterd")).isEqualTo("received");
        assertThat(report(visitor, UUID.randomUUID(), "moneybird", "other", "Een ander", null))
                .isEqualTo("received");
    }

    @Test
    void thatItIsToBeForgottenIsPlannedAtOnce() throws SQLException {
        report("Klopt niet");
        report("Klopt toch niet");
        assertThat(LiveDatabase.texts(
                        owner,
                        "SELECT task_name || ' ' || task_instance FROM scheduler.scheduled_tasks WHERE task_instance LIKE '"
                                + submission + "%'"))
                .containsExactly("forget-correction " + submission + "/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"said", "source_url", "package_id", "note", "handled_by"})
    void theClockworkForgetsWhatItCannotRead(String column) throws SQLException {
        report("Klopt niet");
        try (Connection worker = LiveDatabase.connect(server, Login.WORKER)) {
            assertThatThrownBy(() -> LiveDatabase.texts(worker, "SELECT " + column + " FROM catalog.correction"))
                    .extracting("SQLState")
                    .isEqualTo("42501");
            LiveDatabase.execute(worker, "DELETE FROM catalog.correction WHERE id = '" + submission + "'");
        }
        assertThat(kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "ftp://www.example.com/", "//www.example.com", ""})
    void onlyTheAddressOfAPageIsTakenIn(String source) throws SQLException {
        assertThatThrownBy(() -> report(visitor, submission, "jortt", "other", "x", source))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("23514");
        assertThat(kept()).isEmpty();
    }

    @Test
    void aTextThatIsTooLongOrEmptyIsRefused() {
        for (String said : List.of("", "x".repeat(1001))) {
            assertThatThrownBy(() -> report(said)).extracting("SQLState").isEqualTo("23514");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM catalog.correction",
                "SELECT count(*) FROM catalog.correction",
                "INSERT INTO catalog.correction (id, package_id, field, said, submitted_on)"
                        + " VALUES (gen_random_uuid(), 'jortt', 'other', 'x', '2026-11-25')",
                "UPDATE catalog.correction SET status = 'open'",
                "DELETE FROM catalog.correction"
            })
    void whoTakesOverThePublicDoorReadsAndChangesNothing(String command) throws SQLException {
        report("Klopt niet");

        assertThatThrownBy(() -> LiveDatabase.execute(visitor, command))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("42501");
        assertThat(kept()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"said = 'x'", "source_url = null", "package_id = 'x'", "field = 'x'", "submitted_on = now()"})
    void staffDecideButDoNotChangeWhatWasSaid(String change) throws SQLException {
        report("Klopt niet");
        try (Connection office = LiveDatabase.connect(server, Login.OFFICE)) {
            assertThatThrownBy(() -> LiveDatabase.execute(office, "UPDATE catalog.correction SET " + change))
                    .extracting("SQLState")
                    .isEqualTo("42501");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Login.class,
            names = {"OWNER", "PUBLIC"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseReports(Login login) throws SQLException {
        try (Connection connection = LiveDatabase.connect(server, login)) {
            assertThatThrownBy(() -> report(connection, submission, "jortt", "other", "x", null))
                    .extracting("SQLState")
                    .isEqualTo("42501");
        }
    }
}
