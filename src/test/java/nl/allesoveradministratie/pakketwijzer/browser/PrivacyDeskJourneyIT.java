package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.privacy.AskedRight;
import nl.allesoveradministratie.pakketwijzer.privacy.EnteredRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.IdentityCheck;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestDesk;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a privacy officer does, with the keyboard only: a request by letter, a breach and its report. */
class PrivacyDeskJourneyIT extends BrowserTest {

    @Autowired
    private ApplicationContext application;

    private Hired signedIn(Role... roles) throws Exception {
        Hired colleague = Hired.as(application, UUID.randomUUID() + "@privacy.test", roles);
        open("/kantoor");
        page.getByLabel("E-mailadres").fill(colleague.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(colleague.phone().code());
        press("Ga verder");
        page.locator(".side").waitFor();
        return colleague;
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private void type(String label, String text) {
        field(label).focus();
        page.keyboard().insertText(text);
        page.keyboard().press("Tab");
    }

    private void enter(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .focus();
        page.keyboard().press("Enter");
    }

    /** What came of it gets the focus; whoever goes on before that is taken away from where they went. */
    private void told(String words) {
        page.locator(":focus", new Page.LocatorOptions().setHasText(words)).waitFor();
    }

    private void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .focus();
        page.keyboard().press("Enter");
    }

    /** Opens it; what is open already, stays so. */
    private void unfold(String summary) {
        Locator words = page.locator("summary", new Page.LocatorOptions().setHasText(summary))
                .first();
        do {
            words.focus();
            page.keyboard().press("Enter");
        } while (!(boolean) words.evaluate("each => each.parentElement.open"));
    }

    @Test
    void aRequestByLetterIsEnteredCheckedAndAnswered() throws Exception {
        signedIn(Role.PRIVACY_OFFICER);
        heading("Privacyverzoeken");
        follow("Privacyverzoek invoeren");
        heading("Privacyverzoek invoeren");
        type("Notitie", "Vraagt om een kopie");
        enter("Bewaar het verzoek");
        page.locator(".pv-history").getByText("Vraagt om een kopie").waitFor();
        Axe.findsNothing(page, "a request");

        // Whoever is not known yet gets no answer.
        unfold("Afronden als beantwoord");
        enter("Rond af");
        told("Ga eerst na wie het vraagt.");
        unfold("Nagaan wie het is");
        field("Hoe weet je wie het is?").focus();
        chooseNext();
        enter("Bewaar hoe");
        told("Bewaard hoe je weet wie het is.");
        unfold("Afronden als beantwoord");
        enter("Rond af");
        told("Afgerond als beantwoord.");
        assertThat(page.locator(".pv-history li")).hasCount(3);
        follow("Privacyverzoeken");
        heading("Privacyverzoeken");
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Afgerond"))
                .waitFor();
    }

    /** A letter of somebody whom we know by telephone only; its number. */
    private String written(Hired officer) {
        try (SignedInAs colleague = new SignedInAs(officer.id(), Role.PRIVACY_OFFICER, Role.SALES)) {
            String lead = application
                    .getBean(LeadDesk.class)
                    .enter(
                            UUID.randomUUID(),
                            new Enquiry(
                                    "vixum",
                                    Language.NL,
                                    "Karel Brief",
                                    "",
                                    null,
                                    PhoneNumber.parse("06 12345678").orElseThrow(),
                                    null,
                                    "Past Jortt bij mij?",
                                    null,
                                    null),
                            LeadOrigin.PHONE);
            return application
                    .getBean(RequestDesk.class)
                    .enter(new EnteredRequest(
                            AskedRight.CORRECT,
                            "letter",
                            LocalDate.now(MovableClock.ZONE),
                            lead,
                            IdentityCheck.IN_PERSON,
                            ""))
                    .orElseThrow();
        }
    }

    @Test
    void whatIsWrongOfALeadIsCorrectedForWhoWrote() throws Exception {
        Hired officer = signedIn(Role.PRIVACY_OFFICER, Role.SALES);
        open("/kantoor/verzoeken/" + written(officer));
        page.locator(".pv-history").waitFor();

        unfold("Gegevens verbeteren");
        Axe.findsNothing(page, "a request that is carried out");
        written("Ik weet wie het vraagt, en dat deze aanvraag van die persoon is.")
                .click();
        enter("Verbeter");
        told("Nog niets veranderd.");
        type("Naam", "Karel de Brief");
        enter("Verbeter");
        told("Gedaan. We hebben geen e-mailadres.");
        page.locator(".pv-history").getByText("Uitgevoerd").waitFor();
    }

    @Test
    void howLongEverythingIsKeptStandsOnOneScreen() throws Exception {
        signedIn(Role.PRIVACY_OFFICER);
        // Where the calendar stood before
        open("/kantoor/bewaartermijnen");
        heading("Bewaren en wissen");
        page.waitForURL("**/kantoor/bewaren");
        for (String part : new String[] {"Leads waarvan de dag gekomen is", "Vastgezette leads", "Per maand"}) {
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(part))
                    .waitFor();
        }
        assertThat(page.locator(".side a[href$='kantoor/bewaartermijnen']")).hasCount(0);
    }

    @Test
    void aBreachIsWrittenDownWarnsAndIsReported() throws Exception {
        signedIn(Role.PRIVACY_OFFICER, Role.SALES);
        LocalDateTime aware = LocalDateTime.now(MovableClock.ZONE).minusHours(60);
        open("/kantoor/datalekken/nieuw");
        type("Ontdekt op", DateTimeFormatter.ofPattern("dd-MM-yyyy").format(aware));
        type("Ontdekt op om", DateTimeFormatter.ofPattern("HH:mm").format(aware));
        type("Wat er gebeurde", "Een lijst lag in de trein");
        enter("Bewaar wat bekend is");
        page.locator(".badge.warn", new Page.LocatorOptions().setHasText("Nog 1"))
                .first()
                .waitFor();
        Axe.findsNothing(page, "a breach");

        // It is seen where the day begins, also of who follows up leads.
        open("/kantoor/vandaag");
        page.locator(".pv-notice").getByText("minder dan 24 uur").waitFor();

        open("/kantoor/datalekken");
        page.locator("td a").first().focus();
        page.keyboard().press("Enter");
        unfold("Aanvullen of besluiten");
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Niet nodig"))
                .first()
                .focus();
        page.keyboard().press("Space");
        enter("Bewaar wat bekend is");
        told("Niet bewaard. Kijk bij de velden met een melding.");
        type("Waarom niet gemeld, of waarom te laat", "Er stond niets leesbaars op");
        enter("Bewaar wat bekend is");
        told("Bewaard. Wat er eerst stond staat onderaan.");
        assertThat(page.locator(".pv-history > li")).hasCount(2);
        page.locator(".badge.pos", new Page.LocatorOptions().setHasText("Op tijd besloten"))
                .waitFor();
        open("/kantoor/vandaag");
        page.locator(".today-lists").waitFor();
        assertThat(page.locator(".pv-notice")).hasCount(0);
    }

    private int requests() {
        return application
                .getBean("officeDatabase", DSLContext.class)
                .fetchSingle("SELECT count(*) FROM privacy.request")
                .get(0, int.class);
    }

    @Test
    void whoFollowsUpLeadsEntersARequestAndSeesNoRegister() throws Exception {
        signedIn(Role.SALES);
        follow("Privacyverzoek invoeren");
        heading("Privacyverzoek invoeren");
        int before = requests();
        field("Notitie").fill("Belde erover");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bewaar het verzoek"))
                .dblclick();
        written("Bewaard als V-").waitFor();
        assertThat(field("Notitie")).hasValue("");
        org.assertj.core.api.Assertions.assertThat(requests())
                .as("a double click is one request")
                .isEqualTo(before + 1);
        open("/kantoor/verzoeken");
        heading("Hier mag je niet bij");
        open("/kantoor/datalekken/1");
        heading("Hier mag je niet bij");
    }
}
