package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
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
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry.CallMoment;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.PublicOutbox;
import nl.allesoveradministratie.pakketwijzer.privacy.Purpose;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
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
        await().atMost(Duration.ofSeconds(20))
                .until(() -> owner.fetchExists(OUTBOX, OUTBOX.ID.eq(mail), OUTBOX.STATUS.eq("sent")));
    }

    /** A question, its mails, a look, the details, a note, a next step: all that may happen to a lead. */
    private UUID lead() {
        result();
        UUID id = UUID.randomUUID();
        Enquiry enquiry = new Enquiry(
                "vixum",
                Language.NL,
                "Kwetterbek Tjilpmans",
                "Volièrebouw",
                new EmailAddress("postduifje@canary.test"),
                new PhoneNumber("+31612349876"),
                CallMoment.MORNING,
                "Kan ik mijn zebravinken afschrijven?",
                null,
                new Attachment(
                        "role=zzp&vat_filing=pimpelmezen",
                        "0kanariecatalogus",
                        List.of(new Attachment.Place("x", "X", 1, 90, 88, 92))));
        intake.submit(id, enquiry, new Receipt(Language.NL, "Alleen medewerkers.", true))
                .orElseThrow();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> owner.fetchExists(OUTBOX, OUTBOX.ABOUT.eq(id), OUTBOX.STATUS.eq("sent")));
        String reference = owner.select(LEAD_.REFERENCE)
                .from(LEAD_)
                .where(LEAD_.ID.eq(id))
                .fetchSingle()
                .value1();
        try (SignedInAs me = new SignedInAs(colleague(), Role.SALES)) {
            inbox.open(reference);
            inbox.reveal(reference, Purpose.CALL);
            desk.claim(id);
            desk.note(id, NOTE);
            desk.planNextStep(id, inbox.again(reference).orElseThrow().version(), NEXT_STEP, LocalDate.of(2027, 1, 4));
        }
        return id;
    }

    private UUID colleague() {
        UUID id = UUID.randomUUID();
        officeDatabase
                .insertInto(ACCOUNT)
                .set(ACCOUNT.ID, id)
                .set(ACCOUNT.EMAIL, id + "@kantoor.test")
                .set(ACCOUNT.NAME, "Mila Bakker")
                .set(ACCOUNT.ROLES, new String[] {"editor"})
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
    void neitherTheServersLogNorOursTellsWhatAPersonSaid(CapturedOutput output) throws IOException {
        lead();
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
