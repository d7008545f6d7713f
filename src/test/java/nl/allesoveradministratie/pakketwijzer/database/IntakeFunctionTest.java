package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A visitor can leave something behind, once however often he presses, and the public door can do nothing else. */
class IntakeFunctionTest {

    private static final String REFERENCE = "^PW-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$";

    private static final String RECEIPT =
            "{\"language\": \"nl\", \"agreedText\": \"Bel mij\", \"answersAttached\": true}";

    private final EmbeddedServer server = LiveDatabase.server();
    private final UUID submission = UUID.randomUUID();
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
        LiveDatabase.execute(
                owner,
                "DELETE FROM scheduler.scheduled_tasks",
                "DELETE FROM lead.receipt",
                "DELETE FROM lead.intake",
                "DELETE FROM lead.spent_challenge");
        owner.close();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** 32 bytes that differ for every number. */
    private static String tag(int number) {
        byte[] tag = new byte[32];
        tag[31] = (byte) number;
        return base64(tag);
    }

    private static String sealed(int tag, String words) {
        return "{\"tag\": \"" + tag(tag) + "\", \"intake\": \"" + base64(words.getBytes()) + "\"}";
    }

    private static String submit(
            Connection connection, UUID submission, @Nullable String sealed, @Nullable String receipt)
            throws SQLException {
        try (PreparedStatement call = connection.prepareStatement("SELECT lead.submit(?::uuid, ?::jsonb, ?::jsonb)")) {
            call.setString(1, submission.toString());
            call.setString(2, sealed);
            call.setString(3, receipt);
            try (ResultSet rows = call.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private String submit(String sealed) throws SQLException {
        return submit(visitor, submission, sealed, RECEIPT);
    }

    private List<String> intakes() throws SQLException {
        return LiveDatabase.texts(owner, """
                SELECT concat_ws(' ', submission_id, reference, revision, get_byte(tag, 31),
                    convert_from(sealed, 'UTF8'), opened_at)
                FROM lead.intake
                """);
    }

    private List<String> receipts() throws SQLException {
        return LiveDatabase.texts(owner, """
                SELECT concat_ws(' ', submission_id, revision, language, agreed_text, answers_attached)
                FROM lead.receipt ORDER BY revision
                """);
    }

    private List<String> tasks() throws SQLException {
        return LiveDatabase.texts(owner, """
                SELECT concat_ws(' ', task_name, task_instance, task_data, picked, version)
                FROM scheduler.scheduled_tasks ORDER BY task_instance
                """);
    }

    private void assertNothingIsStored() throws SQLException {
        assertThat(intakes()).isEmpty();
        assertThat(receipts()).isEmpty();
        assertThat(tasks()).isEmpty();
    }

    /** What many visitors get who do something at the same moment, each over a connection of his own. */
    private List<String> atOnce(int visitors, IntFunction<String> sealed) throws Exception {
        CyclicBarrier start = new CyclicBarrier(visitors);
        try (ExecutorService threads = Executors.newFixedThreadPool(visitors)) {
            List<Callable<String>> calls = IntStream.range(0, visitors)
                    .mapToObj(number -> (Callable<String>) () -> {
                        try (Connection connection = LiveDatabase.connect(server, Login.PUBLIC)) {
                            start.await();
                            return submit(connection, submission, sealed.apply(number), RECEIPT);
                        }
                    })
                    .toList();
            List<String> references = new ArrayList<>();
            for (Future<String> call : threads.invokeAll(calls)) {
                references.add(call.get());
            }
            return references;
        }
    }

    @Test
    void whoSendsSomethingGetsAReferenceAndIsKeptOnce() throws SQLException {
        String reference = submit(sealed(1, "first"));

        assertThat(reference).matches(REFERENCE);
        assertThat(intakes()).containsExactly(submission + " " + reference + " 1 1 first");
        assertThat(receipts()).containsExactly(submission + " 1 nl Bel mij t");
        assertThat(tasks()).containsExactly("open-intake " + submission + "/1 f 1");
    }

    @Test
    void whoPressesTwiceGetsTheSameReferenceAndChangesNothing() throws SQLException {
        String reference = submit(sealed(1, "first"));

        assertThat(submit(sealed(1, "sealed anew"))).isEqualTo(reference);
        assertThat(intakes()).containsExactly(submission + " " + reference + " 1 1 first");
        assertThat(receipts()).hasSize(1);
        assertThat(tasks()).hasSize(1);
    }

    @Test
    void whoGoesBackAndChangesSomethingKeepsHisReferenceAndSendsARevision() throws SQLException {
        String reference = submit(sealed(1, "first"));

        assertThat(submit(sealed(2, "second"))).isEqualTo(reference);
        assertThat(intakes()).containsExactly(submission + " " + reference + " 2 2 second");
        assertThat(receipts()).containsExactly(submission + " 1 nl Bel mij t", submission + " 2 nl Bel mij t");
        assertThat(tasks())
                .containsExactly("open-intake " + submission + "/1 f 1", "open-intake " + submission + "/2 f 1");
    }

    @Test
    void whoChangesSomethingAfterItWasOpenedIsOpenedAgain() throws SQLException {
        String reference = submit(sealed(1, "first"));
        LiveDatabase.execute(owner, "UPDATE lead.intake SET sealed = NULL, opened_at = now()");

        assertThat(submit(sealed(1, "first"))).isEqualTo(reference);
        assertThat(LiveDatabase.texts(owner, "SELECT sealed IS NULL AND opened_at IS NOT NULL FROM lead.intake"))
                .containsExactly("t");

        assertThat(submit(sealed(2, "second"))).isEqualTo(reference);
        assertThat(intakes()).containsExactly(submission + " " + reference + " 2 2 second");
    }

    @Test
    void twoVisitorsGetTwoReferences() throws SQLException {
        String reference = submit(sealed(1, "first"));
        String other = submit(visitor, UUID.randomUUID(), sealed(1, "first"), RECEIPT);

        assertThat(other).matches(REFERENCE).isNotEqualTo(reference);
        assertThat(intakes()).hasSize(2);
    }

    @Test
    void twentyPressesAtOnceAreOne() throws Exception {
        List<String> references = atOnce(20, number -> sealed(1, "same"));

        assertThat(references).hasSize(20).containsOnly(references.getFirst());
        assertThat(intakes()).containsExactly(submission + " " + references.getFirst() + " 1 1 same");
        assertThat(receipts()).hasSize(1);
        assertThat(tasks()).hasSize(1);
    }

    @Test
    void theSameChangeThatArrivesWhileTheFirstIsBeingKeptIsOneRevision() throws Exception {
        String reference = submit(sealed(1, "first"));
        visitor.setAutoCommit(false);
        submit(sealed(2, "second"));
        try (ExecutorService thread = Executors.newSingleThreadExecutor();
                Connection again = LiveDatabase.connect(server, Login.PUBLIC)) {
            Future<String> second = thread.submit(() -> submit(again, submission, sealed(2, "sealed anew"), RECEIPT));
            while (!second.isDone()
                    && LiveDatabase.texts(owner, "SELECT pid FROM pg_locks WHERE NOT granted")
                            .isEmpty()) {
                Thread.onSpinWait();
            }
            visitor.commit();

            assertThat(second.get()).isEqualTo(reference);
        }
        assertThat(intakes()).containsExactly(submission + " " + reference + " 2 2 second");
        assertThat(receipts()).hasSize(2);
        assertThat(tasks()).hasSize(2);
    }

    @Test
    void twentyDifferentVersionsAtOnceAreTwentyRevisionsOfOne() throws Exception {
        List<String> references = atOnce(20, number -> sealed(number + 1, "version"));

        assertThat(references).hasSize(20).containsOnly(references.getFirst());
        assertThat(LiveDatabase.texts(owner, "SELECT revision FROM lead.intake"))
                .containsExactly("20");
        assertThat(LiveDatabase.texts(owner, "SELECT revision FROM lead.receipt ORDER BY 1"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).toList());
        assertThat(tasks()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"tag\": \"TAG\"}",
                "{\"intake\": \"TAG\"}",
                "{\"tag\": null, \"intake\": \"TAG\"}",
                "{\"tag\": \"TAG\", \"intake\": null}",
                "{\"tag\": \"not base64\", \"intake\": \"TAG\"}"
            })
    void whoLeavesOutTheTagOrTheSealedPartIsRefusedAndNothingIsKept(String sealed) throws SQLException {
        assertThatThrownBy(() -> submit(sealed.replace("TAG", tag(1))))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("22023");
        assertNothingIsStored();
    }

    @Test
    void whoSendsNothingAtAllIsRefused() throws SQLException {
        assertThatThrownBy(() -> submit(visitor, submission, null, RECEIPT))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("22023");
        assertNothingIsStored();
    }

    @Test
    void whoSendsATagOfAnotherLengthIsRefused() throws SQLException {
        for (int length : List.of(0, 31, 33)) {
            assertThatThrownBy(() ->
                            submit("{\"tag\": \"" + base64(new byte[length]) + "\", \"intake\": \"" + tag(1) + "\"}"))
                    .isInstanceOf(SQLException.class)
                    .extracting("SQLState")
                    .isEqualTo("23514");
        }
        assertNothingIsStored();
    }

    @Test
    void whoSendsMoreThanSixtyFourKilobytesIsRefused() throws SQLException {
        assertThatThrownBy(() -> submit(sealed(1, "x".repeat(65_537))))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("23514");
        assertNothingIsStored();

        assertThat(submit(sealed(1, "x".repeat(65_536)))).matches(REFERENCE);
        assertThatThrownBy(() -> submit(sealed(2, "x".repeat(65_537))))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("23514");
        assertThat(LiveDatabase.texts(owner, "SELECT revision FROM lead.intake"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"agreedText\": \"Bel mij\", \"answersAttached\": true}",
                "{\"language\": \"de\", \"agreedText\": \"Bel mij\", \"answersAttached\": true}",
                "{\"language\": \"nl\", \"answersAttached\": true}",
                "{\"language\": \"nl\", \"agreedText\": \"\", \"answersAttached\": true}",
                "{\"language\": \"nl\", \"agreedText\": \"Bel mij\"}",
                "{\"language\": \"nl\", \"agreedText\": \"Bel mij\", \"answersAttached\": \"perhaps\"}"
            })
    void nothingIsKeptWithoutTheWordsThatWereAgreedTo(String receipt) throws SQLException {
        assertThatThrownBy(() -> submit(visitor, submission, sealed(1, "first"), receipt))
                .isInstanceOf(SQLException.class);
        assertNothingIsStored();

        String reference = submit(sealed(1, "first"));
        assertThatThrownBy(() -> submit(visitor, submission, sealed(2, "second"), receipt))
                .isInstanceOf(SQLException.class);
        assertThat(intakes()).containsExactly(submission + " " + reference + " 1 1 first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM lead.intake",
                "SELECT count(*) FROM lead.intake",
                "INSERT INTO lead.intake (submission_id, reference, tag) VALUES (gen_random_uuid(), 'PW', '')",
                "UPDATE lead.intake SET sealed = NULL",
                "DELETE FROM lead.intake",
                "TRUNCATE lead.intake",
                "SELECT * FROM lead.receipt",
                "UPDATE lead.receipt SET agreed_text = 'Mail mij'",
                "DELETE FROM lead.receipt",
                "SELECT * FROM lead.lead",
                "SELECT * FROM scheduler.scheduled_tasks",
                "SELECT lead.new_reference()",
                "SELECT scheduler.schedule('open-intake', gen_random_uuid(), 1)",
                "SELECT audit.record(gen_random_uuid(), gen_random_uuid(), 'look', '', '')",
                "SELECT audit.link('', 1, now(), gen_random_uuid(), gen_random_uuid(), 'look', '', '')"
            })
    void whoTakesOverThePublicDoorReadsAndChangesNothing(String command) throws SQLException {
        submit(sealed(1, "first"));
        List<String> before = intakes();

        assertThatThrownBy(() -> LiveDatabase.execute(visitor, command))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("42501");
        assertThat(intakes()).isEqualTo(before);
        assertThat(receipts()).hasSize(1);
    }

    @Test
    void officeAndWorkerLeaveNothingBehindInAVisitorsName() throws SQLException {
        for (Login login : List.of(Login.OFFICE, Login.WORKER)) {
            try (Connection connection = LiveDatabase.connect(server, login)) {
                assertThatThrownBy(() -> submit(connection, submission, sealed(1, "first"), RECEIPT))
                        .as("%s", login)
                        .isInstanceOf(SQLException.class)
                        .extracting("SQLState")
                        .isEqualTo("42501");
            }
        }
    }

    /** Our functions that act as the owner, and not with a search path of their own that is empty. */
    private static final String LED_ASTRAY = """
            SELECT p.oid::regproc::text FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
            WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND prosecdef
                AND NOT coalesce(proconfig, '{}') @> ARRAY ['search_path=""']
            """;

    @Test
    void noFunctionThatActsAsTheOwnerLooksForAnythingWhereTheCallerSays() throws SQLException {
        assertThat(LiveDatabase.texts(owner, LED_ASTRAY)).isEmpty();
        assertThat(LiveDatabase.texts(owner, "SELECT p.oid::regproc::text FROM pg_proc p WHERE prosecdef"))
                .contains("lead.submit", "scheduler.schedule", "audit.record");
    }

    @Test
    void aFunctionThatCouldBeLedAstrayIsSeen() throws SQLException {
        owner.setAutoCommit(false);
        LiveDatabase.execute(
                owner,
                "CREATE FUNCTION lead.open() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
                "CREATE FUNCTION lead.half() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = lead"
                        + " AS 'SELECT 1'",
                "CREATE FUNCTION lead.own() RETURNS int LANGUAGE sql AS 'SELECT 1'");

        assertThat(LiveDatabase.texts(owner, LED_ASTRAY)).containsExactlyInAnyOrder("lead.open", "lead.half");
        owner.rollback();
        owner.setAutoCommit(true);
    }

    @Test
    void whoPutsAFunctionOfHisOwnInTheWayIsNotListenedTo() throws SQLException {
        owner.setAutoCommit(false);
        LiveDatabase.execute(
                owner,
                "CREATE SCHEMA planted",
                "CREATE FUNCTION planted.decode(text, text) RETURNS bytea LANGUAGE sql AS $$ SELECT '\\x00'::bytea $$",
                "CREATE FUNCTION planted.gen_random_uuid() RETURNS uuid LANGUAGE sql"
                        + " AS $$ SELECT '00000000-0000-0000-0000-000000000000'::uuid $$",
                "SET LOCAL search_path = planted, pg_catalog");

        assertThat(submit(owner, submission, sealed(1, "first"), RECEIPT)).isNotEqualTo("PW-0000-0000-00");
        assertThat(intakes()).singleElement().asString().endsWith(" 1 1 first");
        owner.rollback();
        owner.setAutoCommit(true);
    }

    @Test
    void aThousandReferencesAreAllDifferentAndUseEverySign() throws SQLException {
        List<String> references =
                LiveDatabase.texts(owner, "SELECT lead.new_reference() FROM generate_series(1, 1000)");

        assertThat(references)
                .hasSize(1000)
                .doesNotHaveDuplicates()
                .allMatch(reference -> reference.matches(REFERENCE));
        for (int place : List.of(3, 4, 5, 6, 8, 9, 10, 11, 13, 14)) {
            assertThat(references.stream()
                            .map(reference -> reference.charAt(place))
                            .distinct())
                    .as("place %s", place)
                    .hasSize(32);
        }
    }

    private static String worked(int tag, int challenge) {
        return "{\"tag\": \"" + tag(tag) + "\", \"intake\": \"" + base64("words".getBytes()) + "\", \"challenge\": \""
                + tag(challenge) + "\", \"challengeExpires\": \"2999-01-01T00:00:00Z\"}";
    }

    private List<String> replayed() throws SQLException {
        return LiveDatabase.texts(owner, "SELECT submission_id FROM lead.intake WHERE replayed");
    }

    @Test
    void workCountsForOneFormHoweverOftenThatIsSent() throws SQLException {
        submit(worked(1, 77));
        submit(worked(2, 77));
        assertThat(replayed()).isEmpty();

        UUID other = UUID.randomUUID();
        submit(visitor, other, worked(1, 77), RECEIPT);
        assertThat(replayed()).containsExactly(other.toString());
    }

    @Test
    void whatWasSolvedIsForgottenWhenItWouldNotBeAcceptedAnyMore() throws SQLException {
        submit(worked(1, 78));
        submit(visitor, UUID.randomUUID(), worked(1, 79), RECEIPT);
        LiveDatabase.execute(
                owner,
                "UPDATE lead.spent_challenge SET expires_at = now() - interval '1 minute'"
                        + " WHERE get_byte(challenge, 31) = 78");

        submit(visitor, UUID.randomUUID(), worked(1, 80), RECEIPT);

        assertThat(LiveDatabase.texts(
                        owner, "SELECT get_byte(challenge, 31)::text FROM lead.spent_challenge ORDER BY 1"))
                .containsExactly("79", "80");
    }
}
