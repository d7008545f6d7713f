package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places at an event: never one too many, whoever comes and goes at once; and what the public door can do with them. */
class RegistrationFunctionTest {

    private final EmbeddedServer server = LiveDatabase.server();
    private final UUID event = UUID.randomUUID();
    private Connection owner;
    private Connection visitor;

    @BeforeEach
    void connect() throws SQLException {
        owner = LiveDatabase.connect(server, Login.OWNER);
        visitor = LiveDatabase.connect(server, Login.PUBLIC);
        event(event, 10);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        visitor.close();
        LiveDatabase.execute(
                owner,
                "DELETE FROM scheduler.scheduled_tasks",
                "DELETE FROM lead.registration",
                "DELETE FROM lead.receipt",
                "DELETE FROM lead.intake",
                "DELETE FROM site.event");
        owner.close();
    }

    private void event(UUID id, int capacity) throws SQLException {
        LiveDatabase.execute(owner, """
                INSERT INTO site.event (id, address, sites, title_nl, title_en, about_nl, about_en, starts_at, ends_at,
                    closes_at, place, link, capacity, state)
                VALUES ('%s', 'e-%s', '{vixum}', 'T', 'T', 'T', 'T', now() + interval '9 days', now() + interval '10 days',
                    now() + interval '8 days', 'Utrecht', 'https://geheim.test', %d, 'published')
                """.formatted(id, id, capacity));
    }

    private void set(String what) throws SQLException {
        LiveDatabase.execute(owner, "UPDATE site.event SET " + what);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private String register(Connection by, UUID submission, String said, String site) throws SQLException {
        String tag = base64((said + "x".repeat(32)).substring(0, 32));
        try (PreparedStatement call =
                by.prepareStatement("SELECT outcome FROM lead.register(?::uuid, ?::uuid, ?, ?::jsonb, ?::jsonb)")) {
            call.setString(1, submission.toString());
            call.setString(2, event.toString());
            call.setString(3, site);
            call.setString(4, "{\"tag\": \"" + tag + "\", \"intake\": \"" + base64(said) + "\"}");
            call.setString(5, "{\"language\": \"nl\", \"agreedText\": \"Akkoord\"}");
            try (ResultSet rows = call.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private String register(UUID submission) throws SQLException {
        return register(visitor, submission, "said", "vixum");
    }

    private String register() throws SQLException {
        return register(UUID.randomUUID());
    }

    private static byte[] hash(UUID registration) {
        return ByteBuffer.allocate(32)
                .putLong(registration.getMostSignificantBits())
                .putLong(registration.getLeastSignificantBits())
                .array();
    }

    private String withdraw(Connection by, byte[] hash) throws SQLException {
        try (PreparedStatement call = by.prepareStatement("SELECT lead.withdraw(?)")) {
            call.setBytes(1, hash);
            try (ResultSet rows = call.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** As the worker does once it has written the mail. */
    private void mailed() throws SQLException {
        LiveDatabase.execute(
                owner, "UPDATE lead.registration SET link_hash = uuid_send(id) || decode(repeat('00', 16), 'hex')");
    }

    private String count(String status) throws SQLException {
        return LiveDatabase.texts(owner, "SELECT count(*) FROM lead.registration WHERE status = '" + status + "'")
                .getFirst();
    }

    private void assertEverythingFits() throws SQLException {
        assertThat(LiveDatabase.texts(owner, """
                SELECT concat_ws(' ', e.coming, e.capacity, c.coming, c.waiting)
                FROM site.event e, LATERAL (SELECT count(*) FILTER (WHERE status = 'coming') AS coming,
                    count(*) FILTER (WHERE status = 'waiting') AS waiting
                    FROM lead.registration r WHERE r.event_id = e.id) c
                WHERE e.coming <> c.coming OR c.coming > e.capacity OR c.waiting > 0 AND c.coming < e.capacity
                """)).isEmpty();
    }

    @Test
    void fiftyAtOnceForTenPlacesAreTenWhoComeAndFortyWhoWait() throws Exception {
        List<Future<String>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            for (int i = 0; i < 50; i++) {
                outcomes.add(threads.submit(() -> {
                    try (Connection own = LiveDatabase.connect(server, Login.PUBLIC)) {
                        return register(own, UUID.randomUUID(), "said", "vixum");
                    }
                }));
            }
        }
        List<String> told = new ArrayList<>();
        for (Future<String> outcome : outcomes) {
            told.add(outcome.get());
        }

        assertThat(told.stream().filter("coming"::equals)).hasSize(10);
        assertThat(told.stream().filter("waiting"::equals)).hasSize(40);
        assertThat(count("coming")).isEqualTo("10");
        assertEverythingFits();
    }

    @Test
    void whileManyComeAndGoAtOnceNobodyGetsAPlaceThatIsNotThere() throws Exception {
        List<UUID> first = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            first.add(UUID.randomUUID());
            register(first.getLast());
        }
        mailed();
        try (ExecutorService threads = Executors.newFixedThreadPool(30)) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    try (Connection own = LiveDatabase.connect(server, Login.PUBLIC)) {
                        return number % 2 == 0
                                ? withdraw(own, hash(first.get(number / 2)))
                                : register(own, UUID.randomUUID(), "said", "vixum");
                    }
                }));
            }
            for (Future<String> each : all) {
                assertThat(each.get()).isIn("done", "coming", "waiting");
            }
        }
        assertThat(count("withdrawn")).isEqualTo("15");
        assertThat(count("coming")).isEqualTo("10");
        assertEverythingFits();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappensInWhateverOrderItFits(long seed) throws SQLException {
        Random random = new Random(seed);
        List<UUID> all = new ArrayList<>();
        set("capacity = 3");
        for (int i = 0; i < 60; i++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    all.add(UUID.randomUUID());
                    register(all.getLast());
                    mailed();
                }
                case 2 -> {
                    if (!all.isEmpty()) {
                        withdraw(visitor, hash(all.get(random.nextInt(all.size()))));
                    }
                }
                default -> {
                    set("capacity = greatest(coming, 1, %d)".formatted(1 + random.nextInt(8)));
                    LiveDatabase.execute(owner, "SELECT lead.event_changed('" + event + "', false)");
                }
            }
            assertEverythingFits();
        }
    }

    @Test
    void whoWaitsLongestMovesUp() throws SQLException {
        set("capacity = 1");
        UUID comes = UUID.randomUUID();
        UUID waits = UUID.randomUUID();
        register(comes);
        assertThat(register(waits)).isEqualTo("waiting");
        register();
        mailed();

        assertThat(withdraw(visitor, hash(comes))).isEqualTo("done");

        assertThat(LiveDatabase.texts(owner, "SELECT id FROM lead.registration WHERE status = 'coming'"))
                .containsExactly(waits.toString());
        assertThat(LiveDatabase.texts(
                        owner,
                        "SELECT task_name FROM scheduler.scheduled_tasks WHERE task_instance = '" + waits + "/2'"))
                .containsExactly("tell-registrant");
        assertThat(count("waiting")).isEqualTo("1");
    }

    @Test
    void theLinkWorksOnce() throws SQLException {
        UUID comes = UUID.randomUUID();
        register(comes);
        mailed();

        assertThat(withdraw(visitor, hash(comes))).isEqualTo("done");
        assertThat(withdraw(visitor, hash(comes))).isEqualTo("used");
        assertThat(withdraw(visitor, hash(UUID.randomUUID()))).isEqualTo("unknown");
    }

    @Test
    void nobodyWithdrawsFromWhatHasBegunOrIsOff() throws SQLException {
        UUID comes = UUID.randomUUID();
        register(comes);
        mailed();
        set("state = 'cancelled'");
        assertThat(withdraw(visitor, hash(comes))).isEqualTo("cancelled");
        set("state = 'published', closes_at = now() - interval '2 hours', starts_at = now() - interval '1 hour'");
        assertThat(withdraw(visitor, hash(comes))).isEqualTo("late");
        assertThat(count("coming")).isEqualTo("1");
    }

    @Test
    void theSameFormTwiceIsOneRegistrationAndAChangeKeepsThePlace() throws SQLException {
        set("capacity = 1");
        UUID submission = UUID.randomUUID();

        assertThat(register(submission)).isEqualTo("coming");
        assertThat(register(submission)).isEqualTo("coming");
        assertThat(register(visitor, submission, "mended", "vixum")).isEqualTo("coming");

        assertThat(LiveDatabase.texts(owner, "SELECT revision FROM lead.intake"))
                .containsExactly("2");
        assertThat(LiveDatabase.texts(owner, "SELECT revision FROM lead.receipt ORDER BY 1"))
                .containsExactly("1", "2");
        assertThat(LiveDatabase.texts(owner, "SELECT task_name FROM scheduler.scheduled_tasks"))
                .hasSize(2);
    }

    @Test
    void whoWithdrewIsNotRegisteredAgainByTheOldForm() throws SQLException {
        UUID submission = UUID.randomUUID();
        register(submission);
        mailed();
        withdraw(visitor, hash(submission));

        assertThat(register(visitor, submission, "mended", "vixum")).isEqualTo("withdrawn");
        assertEverythingFits();
    }

    @Test
    void nobodyRegistersForWhatIsClosedOffOrOfAnotherSite() throws SQLException {
        assertThat(register(visitor, UUID.randomUUID(), "said", "sevenelements"))
                .isEqualTo("gone");
        set("state = 'draft'");
        assertThat(register()).isEqualTo("gone");
        set("state = 'cancelled'");
        assertThat(register()).isEqualTo("cancelled");
        set("state = 'published', closes_at = now() - interval '1 second'");
        assertThat(register()).isEqualTo("closed");
        assertThat(LiveDatabase.texts(owner, "SELECT submission_id FROM lead.intake"))
                .isEmpty();
    }

    @Test
    void theSubmissionOfAnotherFormIsRefused() throws SQLException {
        UUID submission = UUID.randomUUID();
        LiveDatabase.execute(
                owner,
                "INSERT INTO lead.intake (submission_id, reference, tag) VALUES ('" + submission
                        + "', 'PW-X', decode(repeat('00', 32), 'hex'))");

        assertThatThrownBy(() -> register(submission))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("23505");
        assertEverythingFits();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT link FROM site.event",
                "SELECT * FROM site.event",
                "UPDATE site.event SET capacity = 1",
                "UPDATE site.event SET coming = 0",
                "DELETE FROM site.event",
                "SELECT id FROM lead.registration",
                "UPDATE lead.registration SET status = 'coming'",
                "DELETE FROM lead.registration",
                "SELECT lead.event_changed(gen_random_uuid(), true)"
            })
    void whoTakesOverThePublicDoorReadsNobodyAndChangesNothing(String command) throws SQLException {
        register();

        assertThatThrownBy(() -> LiveDatabase.execute(visitor, command))
                .isInstanceOf(SQLException.class)
                .extracting("SQLState")
                .isEqualTo("42501");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE site.event SET coming = coming + 1",
                "UPDATE lead.registration SET status = 'coming'",
                "DELETE FROM lead.registration",
                "DELETE FROM site.event"
            })
    void notEvenTheOfficeCountsPlacesPastTheFunctions(String command) throws SQLException {
        try (Connection office = LiveDatabase.connect(server, Login.OFFICE)) {
            assertThatThrownBy(() -> LiveDatabase.execute(office, command))
                    .isInstanceOf(SQLException.class)
                    .extracting("SQLState")
                    .isEqualTo("42501");
        }
    }
}
