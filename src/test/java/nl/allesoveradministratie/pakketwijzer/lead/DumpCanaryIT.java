package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry.CallMoment;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk.Result;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.PublicOutbox;
import nl.allesoveradministratie.pakketwijzer.privacy.ExportPurpose;
import nl.allesoveradministratie.pakketwijzer.privacy.Purpose;
import nl.allesoveradministratie.pakketwijzer.privacy.VisitIntake;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Whoever steals the whole database, the server's files or the logs learns nothing that a person said of himself, from the
 * form to the last note: not as text, not as bytes, not written in hexadecimal or base64.
 */
@Proves({"S3", "S6"})
@ExtendWith(OutputCaptureExtension.class)
class DumpCanaryIT extends RunningApplication {

    /** Each of them is said in one place only, so that a find tells where it leaked. */
    private static final List<String> CANARIES = List.of(
            "Kwetterbek",
            "Tjilpmans",
            "postduifje",
            "612349876",
            "Volièrebouw",
            "zebravinken",
            "nachtegaal",
            "roodborstje",
            "0kanariecatalogus",
            "pimpelmezen",
            "wielewaaltje");

    private static final String EMAIL = "postduifje@canary.test";
    private static final String NOTE = "Houdt van de nachtegaal";
    private static final String NEXT_STEP = "Bel over het roodborstje";

    @Autowired
    private LeadIntake intake;

    @Autowired
    private LeadDesk desk;

    @Autowired
    private LeadInbox inbox;

    @Autowired
    private PublicOutbox results;

    @Autowired
    private Replies replies;

    @Autowired
    private LeadMerging merging;

    @Autowired
    private LeadExport export;

    @Autowired
    private VisitIntake visits;

    @Autowired
    private Sites sites;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    @FlywayDataSource
    private DataSource ownerDataSource;

    @Value("${pakketwijzer.data}")
    private Path data;

    private DSLContext owner;

    @BeforeEach
    void asOwner() {
        owner = DSL.using(ownerDataSource, SQLDialect.POSTGRES);
    }

    /** Somebody who only has his result mailed to himself. */
    private void result() {
        UUID mail = UUID.randomUUID();
        results.putResult(
                mail, new Letter(new EmailAddress("wielewaaltje@canary.test"), "Je resultaat", "Bekijk je resultaat"));
        await().until(() -> owner.fetchExists(OUTBOX, OUTBOX.ID.eq(mail), OUTBOX.STATUS.eq("sent")));
    }

    private static Enquiry enquiry(String question) {
        return new Enquiry(
                "vixum",
                Language.NL,
                "Kwetterbek Tjilpmans",
                "Volièrebouw",
                new EmailAddress(EMAIL),
                new PhoneNumber("+31612349876"),
                CallMoment.MORNING,
                question,
                null,
                new Attachment(
                        "role=zzp&vat_filing=pimpelmezen",
                        "0kanariecatalogus",
                        List.of(new Attachment.Place("x", "X", 1, 90, 88, 92))));
    }

    private UUID asked(UUID id, String question) {
        intake.submit(id, enquiry(question), new Receipt(Language.NL, "Alleen medewerkers.", true))
                .orElseThrow();
        await().until(() -> owner.fetchExists(OUTBOX, OUTBOX.ABOUT.eq(id), OUTBOX.STATUS.eq("sent")));
        return id;
    }

    private String reference(UUID id) {
        return owner.select(LEAD_.REFERENCE)
                .from(LEAD_)
                .where(LEAD_.ID.eq(id))
                .fetchSingle()
                .value1();
    }

    /** A question, its mails, a look, the details, a note, a next step, an answer, a second one put together, a file. */
    private UUID lead() {
        result();
        UUID id = asked(UUID.randomUUID(), "Kan ik mijn zebravinken afschrijven?");
        // The visitor goes back and changes something.
        intake.submit(
                        id,
                        enquiry("Kan ik mijn zebravinken dit jaar afschrijven?"),
                        new Receipt(Language.NL, "Alleen medewerkers.", true))
                .orElseThrow();
        await().until(() -> owner.fetchExists(LEAD_, LEAD_.ID.eq(id), LEAD_.REVISION.eq(2)));
        UUID second = asked(UUID.randomUUID(), "En mijn zebravinken van vorig jaar?");
        String reference = reference(id);
        UUID me = colleague();
        try (SignedInAs signedIn = new SignedInAs(me, Role.SALES, Role.EXPORT)) {
            inbox.open(reference);
            inbox.reveal(reference, Purpose.CALL);
            desk.claim(id);
            desk.note(id, NOTE);
            desk.planNextStep(id, version(reference), NEXT_STEP, LocalDate.of(2027, 1, 4));
            assertThat(replies.send(id, Long.MAX_VALUE, "Beste Kwetterbek, zebravinken schrijf je zelf af.")
                            .result())
                    .isEqualTo(Result.DONE);
            assertThat(merging.merge(id, version(reference), second, version(reference(second))))
                    .isEqualTo(Result.DONE);
            takeOut();
        }
        return id;
    }

    private int version(String reference) {
        return inbox.open(reference).orElseThrow().version();
    }

    private void takeOut() {
        LocalDate today = LocalDate.now();
        LeadExport.Ready ready = export.ask(new LeadExport.Wish(
                new ExportSelection(null, "", today.minusDays(1), today.plusDays(1)),
                true,
                LeadExport.Format.CSV,
                ExportPurpose.REPORT,
                "Voor de proef"));
        export.begin(ready.id()).orElseThrow();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            export.send(ready.id(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // It is the one place where they are to be.
        assertThat(file.toString(StandardCharsets.UTF_8)).contains("Tjilpmans");
    }

    /** The person looks at his own page, and takes everything along. */
    private void ownPage() throws Exception {
        visits.ask(UUID.randomUUID(), new EmailAddress(EMAIL), Language.NL, sites.named("vixum"));
        String link = await().until(
                        () -> Arrays.stream(POST.getReceivedMessages())
                                .map(DumpCanaryIT::content)
                                .filter(mail -> mail.contains(EMAIL) && mail.contains("/mijn-gegevens/"))
                                .map(mail -> mail.replaceAll("(?s).*(/mijn-gegevens/[A-Za-z0-9_-]+).*", "$1"))
                                .reduce("", (one, other) -> other),
                        found -> !found.isEmpty());
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        assertThat(sent(browser, link, "").statusCode()).isBetween(200, 303);
        HttpResponse<String> page = browser.send(
                HttpRequest.newBuilder(URI.create(at("/mijn-gegevens/overzicht")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(page.body()).contains("Tjilpmans");
    }

    private static String content(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0] + "\n" + mail.getContent();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> sent(HttpClient browser, String path, String body) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(at(path)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Forms and messages of the person that cannot be taken in, also because the database refuses them. */
    private void errors() throws Exception {
        HttpClient browser = HttpClient.newHttpClient();
        String body = "naam=Kwetterbek+Tjilpmans&email=postduifje&vraag=zebravinken&telefoon=0612349876";
        assertThat(sent(browser, "/contact", body).statusCode()).isBetween(400, 499);
        assertThat(browser.send(
                                HttpRequest.newBuilder(URI.create(at("/api/v1/leads")))
                                        .header("Content-Type", "application/json")
                                        .header("Authorization", "Bearer postduifje")
                                        .POST(HttpRequest.BodyPublishers.ofString(
                                                "{\"name\": \"Kwetterbek Tjilpmans\", \"email\": [\"postduifje\""))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isBetween(400, 499);
        assertThat(intake.submit(
                        UUID.randomUUID(),
                        enquiry("zebravinken ".repeat(9_000)),
                        new Receipt(Language.NL, "Alleen medewerkers.", true)))
                .as("more than the database takes")
                .isEmpty();
        try {
            desk.note(UUID.randomUUID(), NOTE);
        } catch (RuntimeException e) {
            // Nobody is signed in: what matters is what is said of it.
            assertThat(canariesIn(String.valueOf(e))).isEmpty();
        }
    }

    private UUID colleague() {
        UUID id = UUID.randomUUID();
        officeDatabase
                .insertInto(ACCOUNT)
                .set(ACCOUNT.ID, id)
                .set(ACCOUNT.EMAIL, id + "@kantoor.test")
                .set(ACCOUNT.NAME, "Mila Bakker")
                .set(ACCOUNT.ROLES, new String[] {"sales"})
                .set(ACCOUNT.LANGUAGE, "nl")
                .set(ACCOUNT.PASSWORD_HASH, "none")
                .set(ACCOUNT.CREATED_AT, OffsetDateTime.now())
                .execute();
        return id;
    }

    /** How a word may stand in a text or between bytes that were read as Latin-1. */
    private static List<String> disguises(String canary) {
        byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
        return Stream.concat(
                        Stream.of(
                                canary,
                                latin1(bytes),
                                latin1(canary.getBytes(StandardCharsets.UTF_16LE)),
                                HexFormat.of().formatHex(bytes)),
                        IntStream.range(0, 3).mapToObj(skipped -> base64(bytes, skipped)))
                .map(each -> each.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Whole groups of three bytes only: those look the same wherever the text around them ends. */
    private static String base64(byte[] bytes, int skipped) {
        int length = (bytes.length - skipped) / 3 * 3;
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, skipped, skipped + length));
    }

    private static List<String> canariesIn(String text) {
        return found(CANARIES, text);
    }

    private static List<String> found(List<String> words, String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(canary -> disguises(canary).stream().anyMatch(small::contains))
                .toList();
    }

    /** The columns in which one of these words stands, of all columns of all tables of ours. */
    private TreeSet<String> columnsWith(List<String> words) {
        TreeSet<String> found = new TreeSet<>();
        var columns = owner.fetch("""
                SELECT table_schema, table_name, column_name, data_type
                FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
                """);
        assertThat(columns).hasSizeGreaterThan(100);
        for (var column : columns) {
            var name = DSL.name(column.get(2, String.class));
            var table = DSL.table(DSL.name(column.get(0, String.class), column.get(1, String.class)));
            boolean bytes = column.get(3, String.class).equals("bytea");
            String text = owner
                    .select(
                            bytes
                                    ? DSL.field(name, byte[].class)
                                    : DSL.field(name).cast(String.class))
                    .from(table)
                    .fetch()
                    .stream()
                    .map(row -> row.get(0) instanceof byte[] value ? latin1(value) : String.valueOf(row.get(0)))
                    .collect(Collectors.joining("\n"));
            found(words, text).forEach(word -> found.add(table + "." + name + ": " + word));
        }
        return found;
    }

    @Test
    void noColumnOfAnyTableTellsWhatAPersonSaid() {
        lead();
        assertThat(columnsWith(CANARIES)).isEmpty();
    }

    @Test
    void onlyTheInitialsAreLeftOfTheName() {
        assertThat(owner.select(LEAD_.INITIALS)
                        .from(LEAD_)
                        .where(LEAD_.ID.eq(lead()))
                        .fetchSingle()
                        .value1())
                .isEqualTo("K. T.");
    }

    /** Other words, because the server's files keep for a while what was dropped. */
    @Test
    void theSameSearchFindsWhatIsPlanted() throws IOException {
        byte[] words = "Beste Groenling Sijsjes,".getBytes(StandardCharsets.UTF_8);
        owner.execute("CREATE TABLE lead.planted (plain text, packed jsonb, bytes bytea, hex text, base64 text)");
        try {
            owner.execute(
                    "INSERT INTO lead.planted VALUES (?, ?::jsonb, ?, ?, ?)",
                    "de GROENLING",
                    "{\"to\": [\"groenling@planted.test\"]}",
                    words,
                    HexFormat.of().formatHex(words),
                    Base64.getEncoder().encodeToString(words));
            assertThat(columnsWith(List.of("Groenling", "Sijsjes")))
                    .containsExactly(
                            "\"lead\".\"planted\".\"base64\": Groenling",
                            "\"lead\".\"planted\".\"base64\": Sijsjes",
                            "\"lead\".\"planted\".\"bytes\": Groenling",
                            "\"lead\".\"planted\".\"bytes\": Sijsjes",
                            "\"lead\".\"planted\".\"hex\": Groenling",
                            "\"lead\".\"planted\".\"hex\": Sijsjes",
                            "\"lead\".\"planted\".\"packed\": Groenling",
                            "\"lead\".\"planted\".\"plain\": Groenling");
            // The server writes all of it to its files; the search of those finds it too.
            assertThat(filesWith(List.of("Groenling"))).isNotEmpty();
        } finally {
            owner.execute("DROP TABLE lead.planted");
        }
    }

    @Test
    void neitherTheServersLogNorOursTellsWhatAPersonSaid(CapturedOutput output) throws Exception {
        lead();
        ownPage();
        errors();
        Path log = data.resolve("postgres.log");
        assertThat(log).isNotEmptyFile();
        assertThat(canariesIn(read(log))).isEmpty();
        assertThat(canariesIn(output.getAll())).isEmpty();
    }

    /** The server's files are read as they are: tables, indexes, and the log of all changes. */
    private List<String> filesWith(List<String> words) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("postgres"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !found(words, read(file)).isEmpty())
                    .map(file -> data.relativize(file).toString())
                    .toList();
        }
    }

    /** Empty for a file that the server took away meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noFileOfTheServerTellsWhatAPersonSaid() throws IOException {
        lead();
        assertThat(filesWith(CANARIES)).isEmpty();
    }
}
