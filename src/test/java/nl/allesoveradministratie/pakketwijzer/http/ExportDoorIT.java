package nl.allesoveradministratie.pakketwijzer.http;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.ExportSelection;
import nl.allesoveradministratie.pakketwijzer.lead.IsoWeek;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadExport;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.privacy.ExportPurpose;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Files of figures and of leads as a browser fetches them: by whom, from where, and kept nowhere. */
class ExportDoorIT extends RunningApplication {

    private static final LocalDate DAY = LocalDate.of(2022, 3, 9);

    @Autowired
    private ApplicationContext application;

    @Autowired
    private LeadExport export;

    @Autowired
    private LeadDesk desk;

    @Autowired
    private DSLContext officeDatabase;

    @AfterEach
    void signOut() {
        As.nobody();
    }

    private Hired hired(Role... roles) {
        return Hired.as(application, UUID.randomUUID() + "@export.test", roles);
    }

    private OfficeBrowser signedIn(Hired colleague) throws Exception {
        OfficeBrowser browser = new OfficeBrowser(at(""));
        browser.password(colleague.email(), Hired.PASSWORD);
        assertThat(browser.code(colleague.phone().code()).statusCode()).isEqualTo(303);
        return browser;
    }

    private UUID entered(Hired by) {
        UUID id = UUID.randomUUID();
        As.colleague(by.id(), Role.SALES);
        desk.enter(
                id,
                new Enquiry("vixum", Language.NL, "Goudhaantje", "", null, null, null, "Een vraag", null, null),
                LeadOrigin.VISIT);
        return id;
    }

    private String asked(Hired by, LeadExport.Format format) {
        UUID id = entered(by);
        officeDatabase
                .update(LEAD_)
                .set(LEAD_.RECEIVED_AT, OffsetDateTime.parse(DAY + "T10:00:00Z"))
                .where(LEAD_.ID.eq(id))
                .execute();
        As.colleague(by.id(), Role.EXPORT);
        LeadExport.Ready ready = export.ask(new LeadExport.Wish(
                new ExportSelection(null, "", DAY, DAY), true, format, ExportPurpose.FOLLOW_UP, "Nabellen"));
        return "/kantoor/export/" + ready.id();
    }

    @ParameterizedTest
    @CsvSource({
        "CSV, text/csv;charset=UTF-8, .csv",
        "XLSX, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, .xlsx"
    })
    void whoAskedFetchesItOnceAndItIsKeptNowhere(LeadExport.Format format, String type, String end) throws Exception {
        Hired me = hired(Role.EXPORT);
        String path = asked(me, format);
        OfficeBrowser browser = signedIn(me);

        HttpResponse<String> file = browser.post(path, Map.of());

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("content-type")).contains(type);
        assertThat(file.headers().firstValue("cache-control")).contains("no-store");
        assertThat(file.headers().firstValue("content-disposition"))
                .hasValueSatisfying(
                        value -> assertThat(value).startsWith("attachment").contains(end));
        if (format == LeadExport.Format.CSV) {
            assertThat(file.body()).startsWith("\uFEFF").contains("Goudhaantje");
        }
        assertThat(browser.post(path, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void aColleagueWhoMayExportTooDoesNotGetMine() throws Exception {
        String path = asked(hired(Role.EXPORT), LeadExport.Format.CSV);
        assertThat(signedIn(hired(Role.EXPORT)).post(path, Map.of()).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SALES", "EDITOR", "PRIVACY_OFFICER", "ADMIN"})
    void whoMayNotExportGetsNothing(Role role) throws Exception {
        HttpResponse<String> answer = signedIn(hired(role)).post("/kantoor/export/" + UUID.randomUUID(), Map.of());
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void anotherSiteCannotHaveItFetched() throws Exception {
        Hired me = hired(Role.EXPORT);
        String path = asked(me, LeadExport.Format.CSV);
        OfficeBrowser browser = signedIn(me);
        assertThat(browser.post(path, Map.of(), "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(browser.get(path).statusCode()).isIn(404, 405);
        assertThat(browser.post(path, Map.of()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%3Cblink%3E", "00000000-0000-4000-8000-000000000000"})
    void anUnknownFileIsNotFound(String id) throws Exception {
        HttpResponse<String> answer = signedIn(hired(Role.EXPORT)).post("/kantoor/export/" + id, Map.of());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("<blink>", "Exception");
    }

    @Test
    void theFiguresOfAWeekAreAFileForSales() throws Exception {
        entered(hired(Role.SALES));
        String week = IsoWeek.of(LocalDate.now(ZoneId.of("Europe/Amsterdam"))).toString();
        String path = "/kantoor/week/cijfers.csv?week=" + week;
        OfficeBrowser browser = signedIn(hired(Role.SALES));
        HttpResponse<String> file = browser.get(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("cache-control")).contains("no-store");
        assertThat(file.body())
                .startsWith("\uFEFF\"period\";\"kind\";\"key\";\"figure\";\"value\";\"of\"\r\n")
                .containsPattern("\"" + week + "\";\"all\";\"\";\"received\";\"[1-9]\\d*\";\"\"\r\n")
                .containsPattern("\"" + week + "\";\"origin\";\"visit\";\"received\";\"[1-9]\\d*\";\"\"\r\n")
                .doesNotContain("Goudhaantje");
        assertThat(browser.get("/kantoor/week/cijfers.csv?week=2022-W10").body())
                .as("of so long ago there are no figures, but of the nearest week")
                .contains("received")
                .doesNotContain("2022-W10");
        assertThat(signedIn(hired(Role.EDITOR)).get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?week=", "?week=2026-W99", "?week=%3Cb%3E"})
    void ofAWeekThatIsNoneThereIsNoFile(String query) throws Exception {
        assertThat(signedIn(hired(Role.SALES))
                        .get("/kantoor/week/cijfers.csv" + query)
                        .statusCode())
                .isEqualTo(404);
    }
}
