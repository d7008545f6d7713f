package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.lead.LeadExport.Format;
import nl.allesoveradministratie.pakketwijzer.lead.LeadExport.Progress;
import nl.allesoveradministratie.pakketwijzer.lead.LeadExport.Ready;
import nl.allesoveradministratie.pakketwijzer.lead.LeadExport.Wish;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessEntry;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.privacy.ExportLog;
import nl.allesoveradministratie.pakketwijzer.privacy.ExportPurpose;
import nl.allesoveradministratie.pakketwijzer.privacy.PastExport;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** Leads that leave as a file: those that were asked for and no others, nothing that calculates, and nothing unwritten. */
@ExtendWith(OutputCaptureExtension.class)
class LeadExportIT extends RunningApplication {

    /** A month of which no other test has leads. */
    private static final LocalDate FIRST = LocalDate.of(2023, 5, 1);

    private static final LocalDate LAST = LocalDate.of(2023, 5, 31);

    @Autowired
    private ApplicationContext application;

    @Autowired
    private LeadExport export;

    @Autowired
    private Sealer leadSealer;

    @Autowired
    private ExportLog exportLog;

    @Autowired
    private AccessLog accessLog;

    @Autowired
    @FlywayDataSource
    private DataSource ownerDataSource;

    private UUID me;
    private DSLContext owner;

    @BeforeEach
    void signIn() {
        owner = DSL.using(ownerDataSource, SQLDialect.POSTGRES);
        me = Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.EXPORT)
                .id();
        As.colleague(me, Role.EXPORT);
    }

    @AfterEach
    void leaveNothing() {
        As.nobody();
        var mine = LEAD_.RECEIVED_AT.between(
                FIRST.minusDays(2).atStartOfDay(IsoWeek.HERE).toOffsetDateTime(),
                LAST.plusDays(2).atStartOfDay(IsoWeek.HERE).toOffsetDateTime());
        owner.deleteFrom(LEAD_).where(mine).execute();
    }

    private UUID entered(String name, @Nullable String phone, String received) {
        UUID id = UUID.randomUUID();
        new LeadRow(owner, leadSealer)
                .insert(
                        id,
                        LeadKey.random(id),
                        "PW-" + id,
                        new Enquiry(
                                "vixum",
                                Language.NL,
                                name,
                                "Vogelhuis; & Zn",
                                new EmailAddress("kwikstaart@canary.test"),
                                phone == null ? null : new PhoneNumber(phone),
                                null,
                                "Mag ik mijn volière aftrekken?",
                                null,
                                null),
                        LeadOrigin.PHONE,
                        OffsetDateTime.parse(received));
        return id;
    }

    /** So many leads with nothing to open. */
    private void many(int leads) {
        owner.execute(
                """
                INSERT INTO lead.lead (id, reference, revision, site, language, origin, topic, reply_by, received_at,
                    last_contact_at, anonymise_on, initials, data_key)
                SELECT gen_random_uuid(), 'export ' || i, 1, 'vixum', 'nl', 'form', 'general', 'mail', at, at,
                    at::date + 365, '', '\\x00'
                FROM generate_series(1, {0}) i, LATERAL (SELECT {1}::timestamptz + i / 10 * interval '1 minute') t (at)
                """, DSL.val(leads), DSL.val(FIRST.atStartOfDay(IsoWeek.HERE).toOffsetDateTime()));
    }

    private static Wish wish(boolean withContact, Format format) {
        return new Wish(
                new ExportSelection(null, "", FIRST, LAST),
                withContact,
                format,
                ExportPurpose.REPORT,
                "Voor het jaarverslag");
    }

    private byte[] fetched(Wish wish) throws IOException {
        Ready ready = export.ask(wish);
        assertThat(export.begin(ready.id())).contains(wish.format());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.send(ready.id(), out);
        assertThat(export.progress(ready.id())).contains(new Progress(ready.leads(), ready.leads()));
        return out.toByteArray();
    }

    private String csv(boolean withContact) throws IOException {
        return new String(fetched(wish(withContact, Format.CSV)), StandardCharsets.UTF_8);
    }

    private static Document sheet(byte[] file) throws IOException {
        // By its table of contents, as spreadsheets read it.
        Path kept = Files.write(Files.createTempFile("leads", ".xlsx"), file);
        try (ZipFile zip = new ZipFile(kept.toFile())) {
            return Jsoup.parse(
                    new String(
                            zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8),
                    Parser.xmlParser());
        } finally {
            Files.delete(kept);
        }
    }

    private <T> T asPrivacyOfficer(Supplier<T> read) {
        As.roles(Role.PRIVACY_OFFICER);
        try {
            return read.get();
        } finally {
            As.colleague(me, Role.EXPORT);
        }
    }

    private List<AccessEntry> accessTo(UUID lead) {
        return asPrivacyOfficer(() -> accessLog.of(lead));
    }

    @Test
    void aLineForEachLeadInTheOrderTheyCameInWithDaysAsPeopleWriteThemHere() throws IOException {
        entered("Later", null, "2023-05-31T21:59:00Z");
        entered("Kwikstaart de Vries", "+31612345678", "2023-05-01T00:30:00Z");
        // Already June here.
        entered("Te laat", null, "2023-05-31T22:00:00Z");

        String file = csv(true);

        assertThat(file).startsWith("\uFEFF\"Nummer\";\"Ontvangen\";\"Site\"");
        List<String> lines = file.lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
                .contains("\"01-05-2023 02:30\";\"vixum\";\"Telefoon\";\"algemene vraag\"")
                .endsWith("\"Kwikstaart de Vries\";\"Vogelhuis; & Zn\";\"kwikstaart@canary.test\";\"'+31612345678\"");
        assertThat(lines.get(2)).contains("\"31-05-2023 23:59\"").endsWith("\"\"");
    }

    @Test
    void withoutContactDetailsNothingSaysWhoItIs() throws IOException {
        entered("Kwikstaart de Vries", "+31612345678", "2023-05-02T10:00:00Z");
        assertThat(csv(false))
                .doesNotContain("Kwikstaart", "Vogelhuis", "canary.test", "612345678", "Naam", "K. de V.");
    }

    @Test
    void aSheetHoldsTheSameAndNoFormulaEver() throws IOException {
        entered("=HYPERLINK(\"http://kwaad.example\")", null, "2023-05-02T10:00:00Z");
        entered("Kwik\u0001staart ☕ עברית", null, "2023-05-03T10:00:00Z");

        Document sheet = sheet(fetched(wish(true, Format.XLSX)));

        assertThat(sheet.select("row")).hasSize(3);
        assertThat(sheet.select("f")).isEmpty();
        assertThat(sheet.select("row").get(1).select("c[t=inlineStr]").eachText())
                .contains("=HYPERLINK(\"http://kwaad.example\")");
        assertThat(sheet.select("row").get(2).select("c[t=inlineStr]").eachText())
                .contains("Kwikstaart ☕ עברית");
    }

    @Test
    void whatWasAnonymisedStandsApartOrWasAddedToAnotherStays() throws IOException {
        UUID kept = entered("Blijft", null, "2023-05-02T10:00:00Z");
        UUID anonymised = entered("Anoniem", null, "2023-05-02T10:00:00Z");
        UUID doubtful = entered("Twijfel", null, "2023-05-02T10:00:00Z");
        UUID merged = entered("Dubbel", null, "2023-05-02T10:00:00Z");
        owner.update(LEAD_)
                .setNull(LEAD_.DATA_KEY)
                .where(LEAD_.ID.eq(anonymised))
                .execute();
        owner.update(LEAD_)
                .set(LEAD_.QUARANTINED_BECAUSE, "words")
                .where(LEAD_.ID.eq(doubtful))
                .execute();
        owner.update(LEAD_)
                .set(LEAD_.MERGED_INTO, kept)
                .where(LEAD_.ID.eq(merged))
                .execute();

        assertThat(csv(true).lines()).hasSize(2).last().asString().contains("Blijft");
        owner.update(LEAD_)
                .setNull(LEAD_.MERGED_INTO)
                .where(LEAD_.ID.eq(merged))
                .execute();
    }

    @Test
    void aStatusAndASiteAreLookedAt() throws IOException {
        UUID advising = entered("Advies", null, "2023-05-02T10:00:00Z");
        entered("Nieuw", null, "2023-05-02T10:00:00Z");
        owner.update(LEAD_)
                .set(LEAD_.STATUS, "advising")
                .where(LEAD_.ID.eq(advising))
                .execute();
        Wish wish = new Wish(
                new ExportSelection(LeadStatus.ADVISING, "vixum", FIRST, LAST),
                true,
                Format.CSV,
                ExportPurpose.HANDOVER,
                "Overdracht");
        assertThat(new String(fetched(wish), StandardCharsets.UTF_8))
                .contains("Advies")
                .doesNotContain("\"Nieuw\"");
        Wish elsewhere = new Wish(
                new ExportSelection(null, "allesoveradministratie", FIRST, LAST),
                true,
                Format.CSV,
                ExportPurpose.HANDOVER,
                "Overdracht");
        assertThat(export.ask(elsewhere).leads()).isZero();
        assertThat(asPrivacyOfficer(() -> exportLog.page(OptionalLong.empty(), 1)))
                .singleElement()
                .extracting(PastExport::selection)
                .isEqualTo("status=advising&site=vixum&from=2023-05-01&until=2023-05-31");
    }

    @Test
    void whoTookWhatAndWhyIsWrittenForEachLeadAndForTheWhole() throws IOException {
        UUID lead = entered("Kwikstaart de Vries", null, "2023-05-02T10:00:00Z");

        csv(true);
        csv(false);

        assertThat(accessTo(lead))
                .extracting(AccessEntry::actor, AccessEntry::action, AccessEntry::details, AccessEntry::purpose)
                .containsExactly(
                        tuple(me, "export", List.of(), "report"),
                        tuple(me, "export", List.of("name", "email", "company"), "report"));
        List<PastExport> past = asPrivacyOfficer(() -> exportLog.page(OptionalLong.empty(), 2));
        assertThat(past)
                .extracting(PastExport::actor, PastExport::purpose, PastExport::leads, PastExport::explanation)
                .containsOnly(tuple(me, "report", 1, "Voor het jaarverslag"));
        assertThat(past.getFirst().columns()).contains("reference").doesNotContain("name");
        assertThat(past.getLast().columns()).contains("reference", "name", "phone");
        assertThat(asPrivacyOfficer(accessLog::firstBroken)).isEmpty();
    }

    @Test
    void aFileOfManyPartsHoldsEachLeadOnce() throws IOException {
        many(1_203);
        List<String> lines = csv(false).lines().skip(1).toList();
        assertThat(lines).hasSize(1_203).doesNotHaveDuplicates();
        assertThat(sheet(fetched(wish(false, Format.XLSX))).select("row")).hasSize(1_204);
        assertThat(asPrivacyOfficer(accessLog::firstBroken)).isEmpty();
    }

    @Test
    void moreThanFitInAFileIsNotReadyToBeFetched() {
        many(LeadExport.MOST + 7);
        Ready ready = export.ask(wish(false, Format.CSV));
        assertThat(ready.leads()).isEqualTo(LeadExport.MOST + 1);
        assertThat(export.begin(ready.id())).isEmpty();
    }

    @Test
    void aFileIsFetchedOnceAndByWhoAskedForIt() throws IOException {
        entered("Kwikstaart", null, "2023-05-02T10:00:00Z");
        Ready ready = export.ask(wish(true, Format.CSV));
        As.colleague(UUID.randomUUID(), Role.EXPORT);
        assertThat(export.begin(ready.id())).isEmpty();
        assertThat(export.progress(ready.id())).isEmpty();
        As.colleague(me, Role.EXPORT);
        assertThatThrownBy(() -> export.send(ready.id(), OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(export.begin(ready.id())).contains(Format.CSV);
        export.send(ready.id(), OutputStream.nullOutputStream());
        assertThat(export.begin(ready.id())).isEmpty();
        assertThatThrownBy(() -> export.send(ready.id(), OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalStateException.class);
    }

    /** What was sent is written; what was not even read is not. */
    @Test
    void whoGoesAwayHalfwayLeavesTheTruthInTheLog() {
        many(1_203);
        Ready ready = export.ask(wish(false, Format.CSV));
        export.begin(ready.id());
        long before = lastPosition();
        assertThatThrownBy(() -> export.send(ready.id(), new OutputStream() {
                    private int flushed;

                    @Override
                    public void write(int octet) {}

                    @Override
                    public void flush() throws IOException {
                        if (++flushed == 2) {
                            throw new IOException("gone");
                        }
                    }
                }))
                .isInstanceOf(IOException.class);
        assertThat(export.progress(ready.id())).contains(new Progress(500, 1_203));
        assertThat(lastPosition() - before).isEqualTo(1_000);
    }

    private long lastPosition() {
        return owner.fetchSingle("SELECT position FROM audit.head").get(0, Long.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "Voor de klant met bsn 111222333"})
    void withoutWordsOrWithANumberOfAPersonNothingIsReady(String explanation) {
        Wish wish = new Wish(
                new ExportSelection(null, "", FIRST, LAST), false, Format.CSV, ExportPurpose.DUTY, explanation);
        assertThatThrownBy(() -> export.ask(wish)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at - interval '1 microsecond'",
                "actor = gen_random_uuid()",
                "purpose = 'duty'",
                "selection = 'status=all'",
                "columns = 'reference'",
                "format = 'xlsx'",
                "leads = leads + 1",
                "explanation = 'Iets anders'"
            })
    void aLineThatIsChangedLaterIsNamed(String change) throws IOException {
        entered("Kwikstaart", null, "2023-05-02T10:00:00Z");
        csv(true);
        long position = asPrivacyOfficer(() -> exportLog.page(OptionalLong.empty(), 1))
                .getFirst()
                .position();
        String line = owner.fetchSingle(
                        "SELECT to_jsonb(e)::text FROM audit.export e WHERE position = {0}", DSL.val(position))
                .get(0, String.class);
        assertThat(asPrivacyOfficer(exportLog::firstBroken)).isEmpty();
        owner.execute("UPDATE audit.export SET " + change + " WHERE position = " + position);
        assertThat(asPrivacyOfficer(exportLog::firstBroken)).hasValue(position);
        owner.execute("DELETE FROM audit.export WHERE position = {0}", DSL.val(position));
        assertThat(asPrivacyOfficer(exportLog::firstBroken)).hasValue(position);
        owner.execute(
                "INSERT INTO audit.export SELECT * FROM jsonb_populate_record(NULL::audit.export, {0}::jsonb)",
                DSL.val(line));
        assertThat(asPrivacyOfficer(exportLog::firstBroken)).isEmpty();
    }

    @Test
    void nothingOfAPersonStandsInALogOrInWhatIsKeptOfTheFile(CapturedOutput output) throws IOException {
        entered("Kwikstaart Canarievogel", "+31612345678", "2023-05-02T10:00:00Z");
        assertThat(csv(true)).contains("Canarievogel");
        List<PastExport> past = asPrivacyOfficer(() -> exportLog.page(OptionalLong.empty(), 1));
        assertThat(past.getFirst().selection()
                        + past.getFirst().columns()
                        + past.getFirst().explanation())
                .doesNotContain("Canarievogel", "canary.test", "612345678");
        assertThat(output.getAll()).doesNotContain("Canarievogel", "kwikstaart@canary.test", "612345678");
    }
}
