package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The page of one lead, as colleagues use it: alone with the keyboard, and with two at once. */
class LeadPageIT extends BrowserTest {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private LeadDesk desk;

    @Autowired
    private Accounts accounts;

    private Hired hired() {
        return Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.SALES);
    }

    private Page signedIn(Hired colleague, int width) throws Exception {
        page = newProfile(width).newPage();
        signIn(colleague);
        return page;
    }

    private void signIn(Hired colleague) throws Exception {
        open("/kantoor");
        page.getByLabel("E-mailadres").fill(colleague.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(colleague.phone().code());
        press("Ga verder");
        page.waitForURL("**/kantoor/vandaag");
        open("/kantoor/leads");
        heading("Leads");
    }

    private String entered(Hired by, String name, String email, String question) {
        try (SignedInAs here = new SignedInAs(by.id(), Role.SALES)) {
            return desk.enter(
                    UUID.randomUUID(),
                    new Enquiry(
                            "vixum", Language.NL, name, "", new EmailAddress(email), null, null, question, null, null),
                    LeadOrigin.PHONE);
        }
    }

    private UUID id(String reference) {
        return application
                .getBean("officeDatabase", DSLContext.class)
                .fetchSingle("SELECT id FROM lead.lead WHERE reference = ?", reference)
                .get(0, UUID.class);
    }

    private void openLead(Page in, String reference) {
        in.navigate(at("/kantoor/leads/" + reference));
        in.locator(".lead-question").first().waitFor();
    }

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static Locator button(Page in, String name) {
        return in.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator field(Page in, String label) {
        return in.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static void choose(Page in, String label, String option) {
        field(in, label).click();
        in.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option))
                .click();
    }

    @Test
    void ofTwoColleaguesTheSecondSeesWhatChangedAndLosesNothing() throws Exception {
        Hired first = hired();
        Hired second = hired();
        String reference = entered(first, "Sanne de Vries", "twee@page.test", "Kan mijn boekhouder meekijken?");
        Page one = signedIn(first, 1280);
        openLead(one, reference);
        Page other = signedIn(second, 1280);
        openLead(other, reference);
        field(other, "Notitie").fill("Nog niet af");

        choose(one, "Status", "Advies");
        one.getByText("Je zette de status op Advies").waitFor();
        choose(other, "Status", "Wacht");

        assertThat(other.locator(".lead-main [role=alert]")).containsText("Collega zette de status op Advies");
        assertThat(field(other, "Notitie")).hasValue("Nog niet af");
        button(other, "Bekijk wat er veranderde").click();
        assertThat(field(other, "Status")).containsText("Advies");
        assertThat(field(other, "Notitie")).hasValue("Nog niet af");
    }

    @Test
    void aReplyIsWrittenTakenBackAndSentByKeyboardAlone() throws Exception {
        Hired me = hired();
        String email = UUID.randomUUID() + "@page.test";
        String reference = entered(me, "Sanne de Vries", email, "Kan mijn boekhouder meekijken?");
        await().until(() -> mailsTo(email).size() == 1);
        Page page = signedIn(me, 1280);
        openLead(page, reference);

        button(page, "Antwoord").focus();
        page.keyboard().press("Enter");
        assertThat(field(page, "Je antwoord")).isFocused();
        field(page, "Sjabloon").focus();
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Heb je nog hulp nodig?"))
                .waitFor();
        page.keyboard().type("Heb");
        page.keyboard().press("Enter");
        assertThat(field(page, "Je antwoord")).isFocused();
        assertThat(field(page, "Je antwoord"))
                .hasValue(Pattern.compile("Beste \\[naam],.*" + reference + ".*", Pattern.DOTALL));
        page.keyboard().press("Control+Enter");
        written("Je antwoord gaat over 10 seconden weg.").waitFor();
        assertThat(button(page, "Ongedaan maken")).isFocused();
        page.keyboard().press("Enter");
        written("Je antwoord is teruggenomen en wordt niet verstuurd.").waitFor();
        assertThat(field(page, "Je antwoord")).hasValue(Pattern.compile("Beste \\[naam],.*", Pattern.DOTALL));
        field(page, "Je antwoord").focus();
        page.keyboard().press("Control+End");
        page.keyboard().type("\nPS Dit is de tweede.");
        page.keyboard().press("Control+Enter");
        written("Je antwoord gaat over 10 seconden weg.").waitFor();

        await().until(() -> mailsTo(email).size() == 2);
        assertThat(mailsTo(email).get(1).getContent().toString())
                .contains("Beste Sanne de Vries,", "PS Dit is de tweede.");
        // The page looks once whether it has left; on a busy machine that may be too early
        await().until(() -> application
                .getBean("officeDatabase", DSLContext.class)
                .fetchExists(
                        DSL.table("lead.lead"),
                        DSL.condition("id = {0} AND first_response_at IS NOT NULL", DSL.val(id(reference)))));
        openLead(page, reference);
        assertThat(page.locator(".lead-first")).containsText("Eerste reactie in");
        assertThat(page.locator("body")).not().containsText("Sanne de Vries");
    }

    @Test
    void aFactThatIsNotKnownHoldsTheReplyBackAtTheField() throws Exception {
        Hired me = hired();
        String reference = entered(me, "Sanne de Vries", "gat@page.test", "Wat kost het?");
        Page page = signedIn(me, 1280);
        openLead(page, reference);
        button(page, "Antwoord").click();
        choose(page, "Sjabloon", "Prijs van een pakket");

        assertThat(page.locator(".lead-reply-text [slot=error-message]"))
                .containsText("Vul [prijs] in of haal het weg: de prijs is onbekend.");
        button(page, "Verstuur antwoord").click();

        assertThat(page.locator(".lead-reply-text [slot=error-message]"))
                .containsText("Vul [prijs] in of haal het weg: de prijs is onbekend.");
        assertThat(page.locator(".lead-tab")).not().containsText("Je schreef een antwoord");
    }

    @Test
    void whatWasBeingWrittenIsThereAfterTheSessionIsLost() throws Exception {
        Hired me = hired();
        String reference = entered(me, "Sanne de Vries", "sessie@page.test", "Vraag");
        Page page = signedIn(me, 1280);
        openLead(page, reference);
        button(page, "Antwoord").click();
        field(page, "Je antwoord").fill("Bijna af");
        field(page, "Je antwoord").press("Tab");
        field(page, "Notitie").fill("Ook bijna af");
        field(page, "Notitie").press("Tab");
        awaitDrafts(reference, 2);
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
        page.reload();
        page.getByLabel("Wachtwoord").waitFor();

        signIn(me);
        openLead(page, reference);

        assertThat(field(page, "Je antwoord")).hasValue("Bijna af");
        assertThat(field(page, "Notitie")).hasValue("Ook bijna af");
    }

    @Test
    void aReplyThatIsClosedIsThereWhenItIsOpenedAgainAndOneThatIsThrownAwayIsNot() throws Exception {
        Hired me = hired();
        String reference = entered(me, "Sanne de Vries", "dicht@page.test", "Vraag");
        Page page = signedIn(me, 1280);
        openLead(page, reference);
        button(page, "Antwoord").click();
        field(page, "Je antwoord").fill("Half");
        field(page, "Je antwoord").press("Tab");
        button(page, "Sluit").click();
        assertThat(field(page, "Je antwoord")).hasCount(0);

        button(page, "Antwoord").click();
        assertThat(field(page, "Je antwoord")).hasValue("Half");
        button(page, "Gooi weg").click();
        assertThat(field(page, "Je antwoord")).hasCount(0);
        button(page, "Antwoord").click();
        assertThat(field(page, "Je antwoord")).hasValue("");
    }

    @Test
    void whoAnswersAfterAColleagueReadsThatAnswerFirst() throws Exception {
        Hired first = hired();
        Hired second = hired();
        String reference = entered(first, "Sanne de Vries", "allebei@page.test", "Vraag");
        Page one = signedIn(first, 1280);
        openLead(one, reference);
        Page other = signedIn(second, 1280);
        openLead(other, reference);
        button(other, "Antwoord").click();
        field(other, "Je antwoord").fill("Mijn antwoord");

        button(one, "Antwoord").click();
        field(one, "Je antwoord").fill("Een eerder antwoord");
        button(one, "Verstuur antwoord").click();
        one.getByText("Je antwoord gaat over 10 seconden weg.").waitFor();
        button(other, "Verstuur antwoord").click();

        assertThat(other.locator(".lead-box [role=alert]")).containsText("Een eerder antwoord");
        assertThat(field(other, "Je antwoord")).hasValue("Mijn antwoord");
        button(other, "Verstuur toch").click();
        other.getByText("Je antwoord gaat over 10 seconden weg.").waitFor();
    }

    @Test
    void twoLeadsOfOnePersonArePutTogetherAndTakenApart() throws Exception {
        Hired me = hired();
        String email = UUID.randomUUID() + "@page.test";
        String earlier = entered(me, "Sanne de Vries", email, "De eerste vraag");
        await().until(() -> mailsTo(email).size() == 1);
        String later = entered(me, "Sanne de Vries", email, "De tweede vraag");
        await().until(() -> mailsTo(email).size() == 2);
        Page page = signedIn(me, 1280);
        openLead(page, later);

        button(page, "Voeg samen met " + earlier).last().click();
        assertThat(page.locator(".cor-side").first()).containsText(earlier + " blijft");
        assertThat(page.locator(".cor-side").last()).containsText("De tweede vraag");
        button(page, "Voeg samen").click();

        page.getByText(later + " is samengevoegd met " + earlier).first().waitFor();
        assertThat(page.locator(".lead-added")).containsText("De tweede vraag");
        assertThat(page.locator("#lead-naam")).containsText(earlier);
        openLead(page, later);
        page.getByText(later + " is samengevoegd met " + earlier).first().waitFor();
        page.waitForURL("**/kantoor/leads/" + earlier);
        button(page, "Haal " + later + " weer los").click();
        assertThat(page.locator(".lead-added")).hasCount(0);
        openLead(page, later);
        assertThat(page.locator("#lead-naam")).containsText(later);
    }

    @Test
    void itEndsWithOneKeyAndIsUndoneWithAnother() throws Exception {
        Hired me = hired();
        String reference = entered(me, "Sanne de Vries", "klaar@page.test", "Vraag");
        Page page = signedIn(me, 1280);
        openLead(page, reference);

        button(page, "Afronden").focus();
        page.keyboard().press("Enter");
        written("Hoe liep het af?").waitFor();
        page.keyboard().press("4");
        written("Afgerond: Reageert niet meer.").waitFor();
        assertThat(button(page, "Ongedaan maken")).isFocused();
        page.keyboard().press("Enter");

        written("Je maakte de laatste wijziging ongedaan").waitFor();
        assertThat(field(page, "Status")).containsText("Nieuw");
    }

    @Test
    void whoChangesTheNextStepAfterAColleagueDidLosesNothing() throws Exception {
        Hired first = hired();
        Hired second = hired();
        String reference = entered(first, "Sanne de Vries", "stap@page.test", "Vraag");
        try (SignedInAs here = new SignedInAs(first.id(), Role.SALES)) {
            assertThat(desk.planNextStep(
                            id(reference), 0, "Bel maandag", LocalDate.now().plusDays(9)))
                    .isEqualTo(LeadDesk.Result.DONE);
        }
        Page page = signedIn(second, 1280);
        openLead(page, reference);
        button(page, "Verplaats de stap").click();
        assertThat(field(page, "Volgende stap")).hasValue("Bel maandag");
        field(page, "Volgende stap").fill("Bel dinsdag over de jaarrekening");
        field(page, "Volgende stap").press("Tab");
        awaitDraft(reference);
        try (SignedInAs here = new SignedInAs(first.id(), Role.SALES)) {
            assertThat(desk.planNextStep(
                            id(reference),
                            1,
                            "Mail een voorbeeld",
                            LocalDate.now().plusDays(3)))
                    .isEqualTo(LeadDesk.Result.DONE);
        }

        openLead(page, reference);

        assertThat(field(page, "Volgende stap")).hasValue("Bel dinsdag over de jaarrekening");
        page.getByText("Nu staat er: Mail een voorbeeld").waitFor();
        button(page, "Laat het zo").click();
        page.locator(".lead-next.planned", new Page.LocatorOptions().setHasText("Mail een voorbeeld"))
                .waitFor();
        openLead(page, reference);
        assertThat(field(page, "Volgende stap")).hasCount(0);
    }

    @Test
    void whyItEndedIsThereWhenOneComesBack() throws Exception {
        Hired me = hired();
        String reference = entered(me, "Sanne de Vries", "reden@page.test", "Vraag");
        Page page = signedIn(me, 1280);
        openLead(page, reference);
        button(page, "Afronden").click();
        Locator reason = page.locator(".lead-box vaadin-text-field input");
        reason.fill("Koos een pakket van zijn boekhouder");
        reason.press("Tab");
        page.waitForTimeout(1500);
        button(page, "Sluit").click();
        button(page, "Afronden").click();
        assertThat(reason).hasValue("Koos een pakket van zijn boekhouder");

        openLead(page, reference);
        button(page, "Afronden").click();
        assertThat(reason).hasValue("Koos een pakket van zijn boekhouder");
        page.locator(".lead-outcomes vaadin-button").nth(2).click();
        written("Afgerond: Elders geholpen.").waitFor();
        button(page, "Ongedaan maken").click();
        button(page, "Afronden").click();
        assertThat(reason).hasValue("");
    }

    @Test
    void whoIsShutOutWhileWritingIsSentAwayAndNoNoteComesOfIt() throws Exception {
        Hired me = hired();
        hired();
        String reference = entered(me, "Sanne de Vries", "weg@page.test", "Vraag");
        Page page = signedIn(me, 1280);
        openLead(page, reference);
        field(page, "Notitie").fill("Dit mag er niet meer bij");
        field(page, "Notitie").press("Tab");
        awaitDraft(reference);
        try (SignedInAs here = new SignedInAs(UUID.randomUUID(), Role.ADMIN)) {
            accounts.mayEnter(me.id(), false);
        }

        button(page, "Bewaar notitie").click();

        heading("Inloggen");
        assertThat(written("Je hebt geen toegang meer")).isVisible();
        assertThat(application
                        .getBean("officeDatabase", DSLContext.class)
                        .fetchSingle(
                                "SELECT count(*) FROM lead.event WHERE kind = 'note' AND lead_id = ?", id(reference))
                        .get(0, Integer.class))
                .isZero();
    }

    private void awaitDraft(String reference) {
        awaitDrafts(reference, 1);
    }

    private void awaitDrafts(String reference, int many) {
        await().until(() -> application
                        .getBean("officeDatabase", DSLContext.class)
                        .fetchCount(DSL.table("lead.draft"), DSL.condition("lead_id = {0}", DSL.val(id(reference))))
                >= many);
    }

    @Test
    void aStepThatIsHalfPlannedIsThereWithItsDayWhenOneComesBack() throws Exception {
        Hired me = hired();
        String reference = entered(me, "Sanne de Vries", "dag@page.test", "Vraag");
        LocalDate day = LocalDate.now().plusDays(9);
        String typed = "%02d-%02d-%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
        Page page = signedIn(me, 1280);
        openLead(page, reference);
        field(page, "Wanneer").fill("06-12-0226");
        field(page, "Wanneer").press("Tab");
        button(page, "Plan").click();
        written("hoogstens twee jaar vooruit").waitFor();
        field(page, "Wanneer").fill(typed);
        field(page, "Wanneer").press("Tab");
        awaitDraft(reference);

        openLead(page, reference);

        assertThat(field(page, "Wanneer")).hasValue(typed);
        field(page, "Volgende stap").fill("Bel over de jaarrekening");
        button(page, "Plan").click();
        page.locator(".lead-next.planned", new Page.LocatorOptions().setHasText("Bel over de jaarrekening"))
                .waitFor();
        openLead(page, reference);
        assertThat(field(page, "Wanneer")).hasCount(0);
    }

    @Test
    void veryLongNamesAndWordsFromRightToLeftStayInTheirPlace() throws Exception {
        Hired me = hired();
        String question = "שלום 👩‍💻 " + "x".repeat(4_000) + " \u202Eabc";
        String reference = entered(me, "ש" + "א".repeat(9_999), "lang@page.test", question);
        Page page = signedIn(me, 390);
        openLead(page, reference);
        choose(page, "Waarom kijk je?", "Bellen");
        button(page, "Toon gegevens").click();
        written("Vastgelegd in het inzagelogboek")
                .or(page.locator("a[href^='mailto:']"))
                .first()
                .waitFor();

        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        assertThat(page.locator(".lead-question").evaluate("each => getComputedStyle(each).direction"))
                .isEqualTo("rtl");
        assertThat(page.locator("#lead-naam").evaluate("each => getComputedStyle(each).direction"))
                .isEqualTo("ltr");
    }
}
