package nl.allesoveradministratie.pakketwijzer.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.BackupCommands;
import nl.allesoveradministratie.pakketwijzer.Pakketwijzer;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.Drafts;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.sealing.FormToken;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.sealing.ProofOfWork;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.sealing.SolvedPuzzle;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.FileSystemUtils;

/**
 * Whether somebody who was erased stays erased when an old backup is put back: people ask questions, one of them with words
 * that nobody else uses; a backup is taken while the product runs; that one is erased; the backup is put back and the
 * product started. Then every sealed value is opened with the private keys and every digest looked up:
 * nothing of that one may be there, and all the rest must be. To know that the search finds what there is to find, the copy is
 * first put back without what was written down of erasures: then that one must be there.
 */
public final class RestoreChaos {

    private static final String NAME = "Kwetterbek Tjilpmans";
    private static final String COMPANY = "Volierebouw";
    private static final String EMAIL = "postduifje@canary.example";
    private static final String PHONE = "+31612349876";
    private static final String QUESTION = "Kan ik mijn zebravinken afschrijven?";
    private static final String NOTE = "Houdt van de nachtegaal";
    private static final String DRAFT = "Beste roodborstje";
    private static final String STEP = "Bel over de wielewaal";

    private static final List<String> WORDS = List.of(
            "Kwetterbek",
            "Tjilpmans",
            "postduifje",
            "612349876",
            "Volierebouw",
            "zebravinken",
            "nachtegaal",
            "roodborstje",
            "wielewaal");

    /** What a running product writes by itself, and nothing of leads. */
    private static final Set<String> MOVING = Set.of(
            "scheduler.scheduled_tasks",
            "scheduler.figures_tasks",
            "privacy.retention_run",
            "catalog.publication",
            // the first administrator's link is made, or withdrawn, at each start
            "identity.invitation");

    private final Path folder;
    private final Path backups;
    private final int people;
    private final UUID result = UUID.randomUUID();
    private final Map<String, Duration> times = new LinkedHashMap<>();
    private ConfigurableApplicationContext application;
    private DSLContext owner;

    /**
     * @param folder empty
     * @param people beside the one that is erased
     */
    public RestoreChaos(Path folder, int people) {
        this.folder = folder.resolve("data");
        this.backups = folder.resolve("backups");
        this.people = people;
    }

    /**
     * What came out.
     *
     * @param foundWithoutReplay where that one was found when nobody forgot again: the search works when this is much
     * @param found where that one was found after all; must be empty
     * @param changed rows of others that are gone or new; must be empty
     * @param times of each step
     */
    public record Result(
            Set<String> foundWithoutReplay, Set<String> found, List<String> changed, Map<String, Duration> times) {}

    public static void main(String[] args) throws Exception {
        int people = Integer.getInteger("pakketwijzer.chaos.people", 100);
        Result result = new RestoreChaos(Files.createTempDirectory("pakketwijzer-restore"), people).run();
        result.times().forEach((step, time) -> System.out.println(step + ": " + time.toMillis() + " ms"));
        System.out.println("Found when nobody forgot again: " + result.foundWithoutReplay());
        System.out.println("Found after forgetting again: " + result.found());
        System.out.println("Rows of " + people + " others that changed: " + result.changed());
        new BenchReport("restore")
                .samples(
                        "milliseconds",
                        result.times().values().stream()
                                .map(time -> (double) time.toMillis())
                                .toList())
                .goalAtLeast(
                        "places where an erased person is found when nobody forgets again",
                        result.foundWithoutReplay().size(),
                        10)
                .goal(
                        "places where an erased person is found after a restore",
                        result.found().size(),
                        0)
                .goal("rows of other people that changed", result.changed().size(), 0)
                .finish();
    }

    /** Does all of it. */
    public Result run() throws Exception {
        Path journal = folder.resolve("erasures");
        timed("start", this::start);
        timed("people ask", this::askAll);
        Map<String, Set<String>> before = rows();
        Set<String> canary = idsOfCanary();
        timed("back up", () -> BackupCommands.backup("--to=" + backups, "--pakketwijzer.data=" + folder));

        timed("erase", this::erase);
        require(found().isEmpty(), "It was not even erased");
        application.close();

        Files.move(journal, folder.resolve("aside"));
        timed("restore", () -> putBack("--without-erasures"));
        start();
        Set<String> withoutReplay = found();
        application.close();

        FileSystemUtils.deleteRecursively(journal);
        Files.move(folder.resolve("aside"), journal);
        putBack();
        timed("start and forget again", this::start);
        Set<String> found = new TreeSet<>();
        timed("search", () -> found.addAll(found()));
        List<String> changed = changed(before, rows(), canary);
        application.close();
        return new Result(withoutReplay, found, changed, times);
    }

    private interface Step {
        void run() throws Exception;
    }

    private void timed(String name, Step step) throws Exception {
        Instant begun = Instant.now();
        step.run();
        times.put(name, Duration.between(begun, Instant.now()));
    }

    private void start() {
        application = new SpringApplicationBuilder(Pakketwijzer.class)
                .run(
                        "--server.port=0",
                        "--pakketwijzer.data=" + folder,
                        "--pakketwijzer.intake.soonest=0s",
                        "--pakketwijzer.worker.polling=100ms",
                        "--pakketwijzer.trusted-proxy=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");
        owner = DSL.using(application.getBean("ownerDataSource", DataSource.class), SQLDialect.POSTGRES);
        SecurityContextHolder.setContextHolderStrategy(application.getBean(SecurityContextHolderStrategy.class));
    }

    private void putBack(String... more) {
        List<String> said = new ArrayList<>(List.of(more));
        said.addAll(List.of("--restore=" + backups, "--replace", "--pakketwijzer.data=" + folder));
        BackupCommands.restore(said.toArray(String[]::new));
    }

    // What people do

    private void askAll() throws Exception {
        for (int i = 0; i < people; i++) {
            ask(
                    i,
                    "Sanne Jansen " + i,
                    "Studio " + i,
                    "sanne" + i + "@klant.example",
                    "+3161000" + (1000 + i),
                    "Wat past?");
        }
        ask(people, NAME, COMPANY, EMAIL, PHONE, QUESTION);
        await(() -> owner.fetchCount(DSL.table("lead.lead")) == people + 1);
        UUID lead = canary();
        UUID colleague = colleague();
        try (SignedInAs me = new SignedInAs(colleague, Role.SALES)) {
            LeadDesk desk = application.getBean(LeadDesk.class);
            desk.claim(lead);
            desk.note(lead, NOTE);
            int version = owner.fetchSingle("SELECT version FROM lead.lead WHERE id = ?", lead)
                    .get(0, Integer.class);
            desk.planNextStep(lead, version, STEP, java.time.LocalDate.now().plusDays(9));
            application.getBean(Drafts.class).keep(lead, Drafts.Field.REPLY, DRAFT, 0);
        }
        resultWaits();
    }

    /** A result that was mailed by the time its person was erased, so that nothing that was written down then names it. */
    private void resultWaits() {
        owner.execute(
                "INSERT INTO mail.outbox (id, message_id, kind, created_at) VALUES (?, ?, 'result', now())",
                result,
                result.toString());
        owner.execute(
                "INSERT INTO mail.letter VALUES (?, ?)",
                result,
                application
                        .getBean("mailSealer", Sealer.class)
                        .seal("{\"to\": \"" + EMAIL + "\"}", new Place("mail.letter.sealed", result)));
    }

    private void ask(int number, String name, String company, String email, String phone, String question)
            throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("formulier", application.getBean(FormToken.class).fresh());
        fields.put(
                "bewijs", SolvedPuzzle.of(application.getBean(ProofOfWork.class).fresh()));
        fields.put("vraag", question);
        fields.put("naam", name);
        fields.put("bedrijf", company);
        fields.put("email", email);
        fields.put("telefoon", phone);
        fields.put("reageren", "bel");
        fields.put("moment", "any");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:"
                                        + application.getEnvironment().getProperty("local.server.port") + "/contact"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("X-Forwarded-For", "10." + number / 250 + "." + number % 250 + ".1")
                                .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                                        .map(field -> field.getKey() + "="
                                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                        .collect(Collectors.joining("&"))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        require(answer.statusCode() == 303, "Not taken in: " + answer.statusCode());
    }

    private UUID colleague() {
        UUID id = UUID.randomUUID();
        owner.execute(
                "INSERT INTO identity.account (id, email, name, roles, language, password_hash, created_at)"
                        + " VALUES (?, ?, 'Mila Bakker', '{editor}', 'nl', 'none', now())",
                id,
                id + "@kantoor.example");
        return id;
    }

    private UUID canary() {
        return owner.fetchSingle(
                        "SELECT lead_id FROM lead.lookup WHERE kind = 'email' AND digest = ?", digest("email", EMAIL))
                .get(0, UUID.class);
    }

    /** As the person's own page does it. */
    private void erase() throws Exception {
        owner.execute("DELETE FROM mail.outbox WHERE id = ?", result);
        UUID request = UUID.randomUUID();
        owner.transaction(transaction -> {
            transaction
                    .dsl()
                    .execute(
                            "INSERT INTO privacy.request (id, number, kind, came_by, subject, received_at, due_on)"
                                    + " VALUES (?, privacy.new_number(), 'erase', 'own', ?, now(), current_date + 30)",
                            request,
                            digest("email", EMAIL));
            transaction.dsl().execute("SELECT scheduler.schedule('erase-person', ?, 0)", request);
        });
        await(() -> owner.fetchExists(
                DSL.selectOne().from("privacy.request").where("id = ? AND status = 'done'", request)));
        // The last mail is given up without a server that sends it
        await(() -> !owner.fetchExists(DSL.selectOne()
                .from("mail.letter l JOIN mail.outbox o ON o.id = l.outbox_id")
                .where("o.about = ?", request)));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            require(Instant.now().isBefore(end), "It does not happen");
            Thread.sleep(100);
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    // The search

    private byte[] digest(String kind, String text) {
        return application.getBean("lookupDigests", Digests.class).of(kind, text);
    }

    /** Where something of the one that was erased stands: opened, looked up, or open and bare. */
    private Set<String> found() {
        Set<String> found = new TreeSet<>(new OpenedValues(application, owner).columnsWith(WORDS));
        List<byte[]> digests = new ArrayList<>(List.of(digest("email", EMAIL), digest("phone", PHONE)));
        for (String word :
                (NAME + " " + COMPANY).toLowerCase(java.util.Locale.ROOT).split(" ")) {
            digests.add(digest("name_word", word));
        }
        for (String[] column : columns("bytea")) {
            var name = DSL.field(DSL.name(column[2]), byte[].class);
            if (owner.fetchExists(DSL.selectOne()
                    .from(DSL.table(DSL.name(column[0], column[1])))
                    .where(name.in(digests)))) {
                found.add(String.join(".", column) + " (digest)");
            }
        }
        return found;
    }

    private List<String[]> columns(String type) {
        return owner.fetch(
                        "SELECT table_schema, table_name, column_name FROM information_schema.columns JOIN information_schema.tables"
                                + " USING (table_schema, table_name) WHERE table_type = 'BASE TABLE' AND data_type = ?"
                                + " AND table_schema NOT IN ('pg_catalog', 'information_schema')",
                        type)
                .map(row ->
                        new String[] {row.get(0, String.class), row.get(1, String.class), row.get(2, String.class)});
    }

    // All the rest

    /** Every row of every table, as a text. */
    private Map<String, Set<String>> rows() {
        Map<String, Set<String>> rows = new TreeMap<>();
        owner.fetch("SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                        + " AND table_schema NOT IN ('pg_catalog', 'information_schema')")
                .forEach(table -> {
                    String name = table.get(0) + "." + table.get(1);
                    if (!MOVING.contains(name)) {
                        rows.put(
                                name,
                                new TreeSet<>(owner.fetch("SELECT t::text FROM " + name + " t")
                                        .getValues(0, String.class)));
                    }
                });
        return rows;
    }

    private Set<String> idsOfCanary() {
        UUID lead = canary();
        Set<String> ids = new TreeSet<>(Set.of(lead.toString(), result.toString()));
        owner.fetch("SELECT id::text FROM mail.outbox WHERE about = ?", lead)
                .forEach(row -> ids.add(row.get(0, String.class)));
        return ids;
    }

    /** Rows that are gone without being that one's, or new. */
    private static List<String> changed(
            Map<String, Set<String>> before, Map<String, Set<String>> after, Set<String> canary) {
        List<String> changed = new ArrayList<>();
        before.forEach((table, rows) -> {
            Set<String> now = after.getOrDefault(table, Set.of());
            rows.stream()
                    .filter(row -> !now.contains(row) && canary.stream().noneMatch(row::contains))
                    .forEach(row -> changed.add(table + ": a row is gone"));
            now.stream().filter(row -> !rows.contains(row)).forEach(row -> changed.add(table + ": a row is new"));
        });
        return changed;
    }
}
