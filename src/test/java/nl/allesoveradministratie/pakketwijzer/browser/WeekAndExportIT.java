package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.IsoWeek;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looking back on a week, taking leads out with a purpose, and next steps in a calendar of one's own. */
class WeekAndExportIT extends BrowserTest {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private LeadDesk desk;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource ownerDataSource;

    private Hired hired(Role... roles) {
        return Hired.as(application, UUID.randomUUID() + "@week.test", roles);
    }

    private void signIn(Hired colleague) throws Exception {
        open("/kantoor");
        page.getByLabel("E-mailadres").fill(colleague.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(colleague.phone().code());
        press("Ga verder");
        page.locator(".side").waitFor();
    }

    /** Entered by telephone on some day and answered half an hour later; finished if it says how. */
    private void lead(Hired by, String name, String received, String outcome) {
        UUID id = UUID.randomUUID();
        As.colleague(by.id(), Role.SALES);
        desk.enter(
                id,
                new Enquiry("vixum", Language.NL, name, "", null, null, null, "Een vraag", null, null),
                LeadOrigin.PHONE);
        As.nobody();
        OffsetDateTime at = OffsetDateTime.parse(received);
        officeDatabase
                .update(LEAD_)
                .set(LEAD_.RECEIVED_AT, at)
                .set(LEAD_.RESPOND_BY, at.plusHours(8))
                .set(LEAD_.FIRST_RESPONSE_AT, at.plusMinutes(95))
                .set(LEAD_.RESPONSE_MINUTES, 95)
                .set(LEAD_.STATUS, outcome.isEmpty() ? "advising" : "done")
                .set(LEAD_.OUTCOME, outcome.isEmpty() ? null : outcome)
                .set(LEAD_.OUTCOME_AT, outcome.isEmpty() ? null : at.plusHours(30))
                .where(LEAD_.ID.eq(id))
                .execute();
    }

    /** Once more is in another week. */
    private static final AtomicInteger WALKS = new AtomicInteger();

    private static void byKeyboard(Locator control) {
        control.focus();
        control.press("Enter");
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void lookingBackOnAWeekByKeyboard() throws Exception {
        Hired me = hired(Role.SALES);
        // So long ago that no other test has leads of then, and not so long that leads of then have had their time.
        IsoWeek week = IsoWeek.of(LocalDate.now(ZoneId.of("Europe/Amsterdam"))).plus(-30 - 2 * WALKS.getAndIncrement());
        LocalDate wednesday = week.monday().plusDays(2);
        lead(me, "Merel", wednesday + "T10:00:00Z", "chosen");
        lead(me, "Spreeuw", wednesday + "T11:00:00Z", "elsewhere");
        lead(me, "Lijster", wednesday + "T12:00:00Z", "");
        signIn(me);
        byKeyboard(link("Week"));
        page.waitForURL("**/kantoor/week");
        open("/kantoor/week?week=" + week);
        heading("Week " + week.number());

        assertThat(page.locator(".fig-numbers")).containsText("Ontvangen3");
        assertThat(page.locator(".fig-numbers")).containsText("1 u 35 min3 van 3 beantwoord");
        assertThat(page.locator(".fig-numbers")).containsText("100%3 van 3 met een termijn");
        assertThat(page.locator(".fig-numbers")).containsText("50%1 van 2 afgerond");
        assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Per bron")))
                .containsText("50% (1 van 2)");
        assertThat(page.locator("body")).not().containsText("Merel");

        // The picture's figures stand in a table too, which leads to each week.
        byKeyboard(page.locator(".partner-table summary"));
        Locator table = page.getByRole(
                AriaRole.TABLE, new Page.GetByRoleOptions().setName("De laatste 13 weken, de nieuwste bovenaan"));
        assertThat(table.locator("tbody tr")).hasCount(13);
        assertThat(table.locator("tbody tr").first()).containsText("100% (3 van 3)");
        byKeyboard(table.locator("tbody tr").nth(1).locator("a"));
        heading("Week " + week.plus(-1).number());
        assertThat(written("In deze week kwam er niets binnen")).isVisible();
        byKeyboard(link("Week later"));
        heading("Week " + week.number());
        assertThat(page.url()).endsWith("/kantoor/week?week=" + week);

        Download file = page.waitForDownload(() -> byKeyboard(link("Download CSV")));
        assertThat(Files.readString(file.path())).contains("\"" + week + "\";\"all\";\"\";\"received\";\"3\"");
        open("/kantoor/week?week=2022-W99");
        assertThat(written("Die week kennen we niet.")).isVisible();
    }

    @Test
    void lookingAtHowTheSiteIsUsedAndWhichFactsAreMissed() throws Exception {
        JdbcClient.create(ownerDataSource).sql("""
                        INSERT INTO insight.own_figure VALUES
                            ('2022-05-16', 'vixum', 'wanted', 'payroll', 12), ('2022-05-16', 'vixum', 'page', 'home', 40),
                            ('2022-05-16', 'vixum', 'page', 'segments', NULL),
                            ('2022-05-16', 'vixum', 'missing', 'moneybird:payroll', 9),
                            ('2022-05-16', 'vixum', 'finder', '0', 30), ('2022-05-16', 'vixum', 'finder', '1', 25),
                            ('2022-05-16', 'vixum', 'finder', '2', NULL), ('2022-05-16', 'vixum', 'finder', '3', 20),
                            ('2022-05-16', 'vixum', 'finder', '4', 20), ('2022-05-16', 'vixum', 'finder', '5', 20),
                            ('2022-05-16', 'vixum', 'finder', '6', 20), ('2022-05-16', 'vixum', 'finder', '7', 20),
                            ('2022-05-16', 'vixum', 'finder', '8', 20), ('2022-05-16', 'vixum', 'finder', '9', 20),
                            ('2022-05-16', 'vixum', 'finder', '10', 15)
                        ON CONFLICT DO NOTHING
                        """).update();
        signIn(hired(Role.EDITOR));
        byKeyboard(link("Gebruik van de site"));
        heading("Gebruik van de site");
        open("/kantoor/statistiek?site=vixum&week=2022-W20");

        assertThat(page.locator(".fig-numbers")).containsText("Uitkomst gezien15");
        assertThat(page.locator(".fig-numbers")).containsText("50%");
        Locator finder = page.getByRole(
                AriaRole.TABLE, new Page.GetByRoleOptions().setName("Bezoekers per pagina van de keuzehulp"));
        assertThat(finder.locator("tbody tr").nth(0)).containsText("Wie je bent305");
        assertThat(finder.locator("tbody tr").nth(2)).containsText("21 tot 24");
        assertThat(finder.locator("tbody tr").nth(2)).containsText("minder dan 5");
        assertThat(page.locator("body"))
                .containsText(
                        "Nog 1 andere laten we niet zien: die gold voor minder dan 5 bezoekers, of voor bijna iedereen.");

        Download file = page.waitForDownload(() -> byKeyboard(link("Download CSV")));
        assertThat(Files.readString(file.path()))
                .contains(
                        "\"2022-W20\";\"vixum\";\"finder\";\"2\";\"21\";\"24\"",
                        "\"2022-W20\";\"vixum\";\"missing\";\"moneybird:payroll\";\"9\";\"9\"")
                .doesNotContain("segments");

        // An editor comes from what visitors miss to the fact itself.
        byKeyboard(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Moneybird: ")));
        page.waitForURL("**/kantoor/catalogus-feit?pakket=moneybird&veld=payroll");

        open("/kantoor/statistiek?site=bestaat-niet&week=2022-W99");
        assertThat(written("Van die week zijn er geen cijfers.")).isVisible();
    }

    @Test
    void takingLeadsOutAsksWhatForAndIsSeenByThePrivacyOfficer() throws Exception {
        Hired me = hired(Role.EXPORT);
        OffsetDateTime received = OffsetDateTime.parse("2022-06-15T10:00:00Z");
        // What an earlier walk left on that day
        officeDatabase
                .update(LEAD_)
                .set(LEAD_.RECEIVED_AT, received.minusYears(1))
                .where(LEAD_.RECEIVED_AT.eq(received))
                .execute();
        lead(me, "Roodborst Tapuit", received.toString(), "");
        signIn(me);
        heading("Export");
        press("Zet het bestand klaar");
        assertThat(written("Kies eerst een reden.")).isVisible();
        assertThat(written("Schrijf in een paar woorden waar je het voor nodig hebt."))
                .isVisible();

        day("Ontvangen vanaf", "15-06-2022");
        day("Tot en met", "14-06-2022");
        page.getByLabel("Met naam, bedrijf, e-mail en telefoon").check();
        page.getByLabel("Tekst (csv)").check();
        page.getByLabel("Waarvoor?").click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("Overdracht tussen Seven Elements en Vixum"))
                .click();
        page.getByLabel("In je eigen woorden").fill("Vixum neemt deze week over");
        press("Zet het bestand klaar");
        assertThat(written("Deze dag ligt voor de eerste.")).isVisible();
        day("Tot en met", "15-06-2022");
        press("Zet het bestand klaar");
        written("1 lead staat klaar").waitFor();

        Download file = page.waitForDownload(() -> press("Haal het bestand op"));
        assertThat(file.suggestedFilename()).matches("leads-\\d{4}-\\d{2}-\\d{2}\\.csv");
        assertThat(Files.readString(file.path())).contains("\"Roodborst Tapuit\"", "\"15-06-2022 12:00\"");
        written("Klaar: 1 lead opgehaald.").waitFor();
        assertThat(page.url()).endsWith("/kantoor/export");

        page = newProfile(390).newPage();
        signIn(hired(Role.PRIVACY_OFFICER));
        open("/kantoor/exportlogboek");
        Locator line = page.locator("tbody tr", new Page.LocatorOptions().setHasText("Vixum neemt deze week over"))
                .first();
        assertThat(line).containsText("Overdracht tussen Seven Elements en Vixum");
        assertThat(line).containsText("elke status, elke site, 15 jun 2022 t/m 15 jun 2022");
        assertThat(line).containsText("Met naam, bedrijf, e-mailadres, telefoonnummer");
        assertThat(page.locator("body")).not().containsText("Roodborst");
        press("Controleer het logboek");
        written("Het logboek is heel.").waitFor();
        open("/kantoor/inzagelogboek");
        assertThat(page.locator("tbody tr").first()).containsText("Nam mee in een bestand: naam");
        assertThat(page.locator("tbody tr").first()).containsText("Overdracht tussen Seven Elements en Vixum");
    }

    private void day(String label, String day) {
        Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
        field.fill(day);
        field.press("Tab");
    }

    @Test
    void whoMayNotTakeLeadsOutSeesNoWayTo() throws Exception {
        signIn(hired(Role.SALES));
        assertThat(link("Export")).hasCount(0);
        open("/kantoor/export");
        heading("Hier mag je niet bij");
        open("/kantoor/exportlogboek");
        heading("Hier mag je niet bij");
    }

    @Test
    void nextStepsInAnotherCalendarAtAnAddressThatIsShownOnce() throws Exception {
        page = newProfile(390).newPage();
        signIn(hired(Role.SALES));
        open("/kantoor/agenda");
        heading("Agenda");
        assertThat(written("Je hebt nog geen adres voor je agenda.")).isVisible();
        byKeyboard(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Maak een adres")));
        written("Je nieuwe adres").waitFor();
        String address = page.getByLabel("Adres voor je agenda").inputValue();
        assertThat(answer(address).statusCode()).isEqualTo(200);
        assertThat(answer(address).body()).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");

        page.reload();
        written("Je adres is gemaakt").waitFor();
        assertThat(page.content()).doesNotContain(".ics");
        press("Trek het adres in");
        written("Het adres werkt niet meer.").waitFor();
        assertThat(answer(address).statusCode()).isEqualTo(404);
    }

    /** As a calendar asks, which is signed in nowhere. */
    private static HttpResponse<String> answer(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
