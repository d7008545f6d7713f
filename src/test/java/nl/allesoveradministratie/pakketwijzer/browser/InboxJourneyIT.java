package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOutcome;
import nl.allesoveradministratie.pakketwijzer.lead.LeadStatus;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A colleague at the list and at the board, with the keyboard alone; and a second one at the same time. */
class InboxJourneyIT extends BrowserTest {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private LeadDesk desk;

    private Hired mila;

    @BeforeEach
    void comeIn() throws Exception {
        mila = Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.SALES);
        signIn(mila);
    }

    @AfterEach
    void leave() {
        As.nobody();
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

    private record Lead(UUID id, String reference) {}

    private Lead entered(String name) {
        As.colleague(mila.id(), Role.SALES);
        UUID id = UUID.randomUUID();
        String reference = desk.enter(
                id,
                new Enquiry(
                        "vixum",
                        Language.NL,
                        name,
                        "",
                        new EmailAddress(id + "@klant.example"),
                        null,
                        null,
                        "Kan mijn boekhouder meekijken?",
                        null,
                        null),
                LeadOrigin.PHONE);
        return new Lead(id, reference);
    }

    private Locator line(Lead lead) {
        return page.locator("a.lr", new Page.LocatorOptions().setHasText(lead.reference()));
    }

    private void key(String key) {
        page.keyboard().press(key);
    }

    private void select(String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    @Test
    void theListIsBrowsedOpenedAndChosenFromWithKeys() {
        Lead first = entered("Anna Bakker");
        Lead second = entered("Bas Cornelissen");
        open("/kantoor/leads?van=mij");
        line(second).waitFor();

        key("j");
        assertThat(line(first)).isFocused();
        key("j");
        assertThat(line(second)).isFocused();
        key("k");
        assertThat(line(first)).isFocused();
        key("o");
        page.locator(".lead-question").waitFor();
        assertThat(line(first)).hasAttribute("aria-current", "true");
        awaitInAddress(first.reference() + "?van=mij");
        key("n");
        assertThat(page.locator(".lead-note textarea")).isFocused();
        page.keyboard().type("j?x/ is gewoon tekst");
        assertThat(page.locator(".lead-note textarea")).hasValue("j?x/ is gewoon tekst");
        assertThat(page.locator("dialog[open]")).hasCount(0);
        page.goBack();
        written("Kies een lead uit de lijst.").waitFor();

        key("?");
        page.locator("dialog[open]").getByText("Schrijf een notitie").waitFor();
        key("Escape");
        assertThat(page.locator("dialog[open]")).hasCount(0);
    }

    /** A call that is being written down is nowhere else yet (decision 40): whoever leaves is asked, by us or by the browser. */
    @Test
    void whatWasTypedDuringACallIsNotLostUnasked() {
        open("/kantoor/leads-nieuw");
        heading("Nieuwe lead");
        page.getByLabel("Naam").fill("Anna Bakker");
        page.getByLabel("Vraag").fill("Belt terug om vier uur");
        page.getByLabel("Naam").focus();
        page.waitForFunction("window.onbeforeunload !== null");

        List<String> asked = new ArrayList<>();
        page.onceDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        page.evaluate("setTimeout(() => location.reload())");
        page.waitForCondition(() -> !asked.isEmpty());
        assertThat(asked).containsExactly("beforeunload");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Vandaag"))
                .first()
                .click();
        page.getByRole(AriaRole.ALERT).getByText("nog niet bewaard").waitFor();
        press("Blijf hier");
        assertThat(page.getByRole(AriaRole.ALERT).getByText("nog niet bewaard")).hasCount(0);
        assertThat(page.getByLabel("Naam")).hasValue("Anna Bakker");
        assertThat(page.getByLabel("Vraag")).hasValue("Belt terug om vier uur");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Vandaag"))
                .first()
                .click();
        press("Ga weg zonder te bewaren");
        page.waitForURL("**/kantoor/vandaag");
        page.waitForFunction("window.onbeforeunload === null");
    }

    private Locator box(Lead lead) {
        return page.locator(".lr-row", new Page.LocatorOptions().setHasText(lead.reference()))
                .locator("input[type=checkbox]");
    }

    @Test
    void keysWorkOnTheLeadThatIsOpenWhereverOneIsInTheList() {
        Lead first = entered("Anna Bakker");
        Lead second = entered("Bas Cornelissen");
        open("/kantoor/leads?van=mij");
        line(second).waitFor();
        key("j");
        key("o");
        page.locator(".lead-question").waitFor();
        key("j");
        assertThat(line(second)).isFocused();

        key("a");
        written("1 lead gekozen").waitFor();

        assertThat(box(first)).isChecked();
        assertThat(box(second)).not().isChecked();
    }

    @Test
    void whatWasChosenIsNotChosenAnyMoreWhenSomethingElseIsLookedFor() {
        Lead lead = entered("Anna Bakker");
        open("/kantoor/leads?van=mij");
        line(lead).waitFor();
        key("j");
        key("x");
        written("1 lead gekozen").waitFor();

        key("/");
        assertThat(page.getByLabel("Zoek een lead")).isFocused();
        page.keyboard().type("PW-0000-0000-00");
        key("Enter");
        heading("Gevonden");

        assertThat(line(lead)).hasCount(0);
        assertThat(page.locator(".bulk-bar")).isHidden();
    }

    /** Until the server has taken in what was done, and the browser what it answered. */
    private void answered(Runnable done) {
        page.waitForResponse(response -> response.url().contains("v-r=uidl"), done);
        page.waitForTimeout(500);
    }

    @Test
    void keysCanBeTurnedOffAndStayOff() {
        Lead lead = entered("Anna Bakker");
        open("/kantoor/leads?van=mij");
        line(lead).waitFor();
        key("?");
        answered(
                () -> page.locator("dialog[open]").getByLabel("Sneltoetsen aan").uncheck());
        key("Escape");

        page.reload();
        line(lead).waitFor();
        key("?");
        key("j");
        page.waitForTimeout(500);
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(line(lead)).not().isFocused();
        press("alle toetsen");
        answered(
                () -> page.locator("dialog[open]").getByLabel("Sneltoetsen aan").check());
        key("Escape");
        assertThat(page.locator("dialog[open]")).hasCount(0);
        key("j");
        assertThat(line(lead)).isFocused();
    }

    @Test
    void severalLeadsAreFinishedWithKeysAndBroughtBack() {
        Lead first = entered("Anna Bakker");
        Lead second = entered("Bas Cornelissen");
        Lead third = entered("Cor Dijk");
        Hired jan = Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.SALES);
        open("/kantoor/leads?van=mij");
        line(third).waitFor();

        key("j");
        key("x");
        written("1 lead gekozen").waitFor();
        key("j");
        key("x");
        written("2 leads gekozen").waitFor();
        key("j");
        key("x");
        written("3 leads gekozen").waitFor();
        // A colleague is quicker with two of them.
        As.colleague(jan.id(), Role.SALES);
        assertThat(desk.changeStatus(second.id(), 0, LeadStatus.WAITING)).isEqualTo(LeadDesk.Result.DONE);
        desk.finish(third.id(), 0, LeadOutcome.CHOSEN, new PackageId("jortt"), "");
        key("e");
        page.waitForFunction("document.activeElement.closest('vaadin-select')?.label === 'Hoe liep het af?'");
        chooseNext();
        Locator go = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Doe het").setExact(true));
        go.focus();
        key("Enter");

        written("1 lead is veranderd.").waitFor();
        assertThat(page.locator(".done-bar"))
                .containsText(
                        "B. C. (" + second.reference() + "): een collega was eerder. Collega zette de status op Wacht");
        assertThat(page.locator(".done-bar"))
                .containsText("C. D. (" + third.reference()
                        + "): een collega was eerder. Collega rondde deze lead af: Keuze gemaakt");
        assertThat(line(first)).hasCount(0);
        press("Maak ongedaan");
        written("1 lead is weer zoals die was.").waitFor();
        assertThat(line(first)).hasCount(1);
    }

    @Test
    void whatWasFilledInForSeveralIsThereForWhomAColleagueWasQuickerWith() {
        Lead first = entered("Anna Bakker");
        Lead second = entered("Bas Cornelissen");
        Hired jan = Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.SALES);
        open("/kantoor/leads?van=mij");
        line(second).waitFor();
        key("j");
        key("x");
        key("j");
        key("x");
        written("2 leads gekozen").waitFor();
        As.colleague(jan.id(), Role.SALES);
        assertThat(desk.changeStatus(second.id(), 0, LeadStatus.WAITING)).isEqualTo(LeadDesk.Result.DONE);
        select("Wat wil je doen?", "Plan een volgende stap");
        Locator step = page.locator(".bulk-bar vaadin-text-field input");
        step.fill("Bel over de btw");
        page.locator(".bulk-bar vaadin-date-picker input")
                .fill(LocalDate.now().plusDays(9).format(DateTimeFormatter.ofPattern("dd-MM-yyyy")));
        page.keyboard().press("Tab");
        press("Doe het");
        written("1 lead is veranderd.").waitFor();
        assertThat(nextSteps(first, second)).isEqualTo(1);

        key("k");
        key("j");
        assertThat(line(second)).isFocused();
        key("x");
        written("1 lead gekozen").waitFor();
        assertThat(step).hasValue("Bel over de btw");
        press("Doe het");
        assertThat(page.locator(".bulk-bar")).isHidden();
        assertThat(nextSteps(first, second)).isEqualTo(2);
    }

    private int nextSteps(Lead... leads) {
        return application
                .getBean("officeDatabase", DSLContext.class)
                .fetchSingle(
                        "SELECT count(*) FROM lead.lead WHERE next_step_on IS NOT NULL AND id = ANY (?)",
                        DSL.val(Arrays.stream(leads).map(Lead::id).toArray(UUID[]::new)))
                .get(0, Integer.class);
    }

    @Test
    void aFilterStandsInTheAddressAndIsKeptUnderAName() {
        Lead lead = entered("Anna Bakker");
        open("/kantoor/leads");
        key("f");
        page.getByLabel("Van", new Page.GetByLabelOptions().setExact(true)).waitFor();
        select("Van", "Van mij");
        awaitInAddress("van=mij");
        select("Bron", "Telefoon");
        awaitInAddress("van=mij");
        awaitInAddress("bron=phone");
        line(lead).waitFor();
        Locator name = page.getByLabel("Naam van deze weergave");
        name.fill("Mijn bellers");
        press("Bewaar als weergave");
        Locator inMenu = page.locator(".side a.n", new Page.LocatorOptions().setHasText("Mijn bellers"));
        assertThat(inMenu).containsText("1");

        page.goBack();
        awaitInAddress("?van=mij");
        page.waitForFunction("!location.href.includes('bron')");
        inMenu.click();
        awaitInAddress("bron=phone");
        key("f");
        // The view's own panel: the one of before has a field of that name as well.
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Verander de naam"))
                .waitFor();
        page.getByLabel("Naam van deze weergave").fill("Bellers");
        press("Verander de naam");
        // Not before it is done: the name it had holds the new one.
        assertThat(inMenu).hasCount(0);
        Locator renamed = page.locator(".side a.n", new Page.LocatorOptions().setHasText("Bellers"));
        renamed.waitFor();
        press("Verwijder");
        assertThat(renamed).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Telefoon (haal dit filter weg)"))
                .click();
        page.waitForFunction("!location.href.includes('bron')");
    }

    @Test
    void whatIsLookedForIsFoundAndNeverInTheAddress() {
        Lead lead = entered("Zebedeus Uilenspiegel");
        open("/kantoor/leads");
        key("/");
        Locator field = page.getByLabel("Zoek een lead");
        assertThat(field).isFocused();
        page.keyboard().type(lead.id() + "@klant.example");
        key("Enter");
        heading("Gevonden");
        // The worker makes the digests a moment later.
        for (int i = 0; i < 20 && line(lead).count() == 0; i++) {
            page.waitForTimeout(300);
            field.fill("uilenspiegel");
            key("Enter");
            page.waitForTimeout(300);
        }
        line(lead).click();
        page.locator(".lead-question").waitFor();
        assertThat(page.url()).doesNotContain("uilenspiegel", "klant");
        assertThat(line(lead)).hasCount(1);
        field.fill("");
        key("Enter");
        heading("Leads");
    }

    @Test
    void whatAColleagueDoesIsToldWhileTheListIsOpen() {
        Lead first = entered("Anna Bakker");
        open("/kantoor/leads?van=mij");
        line(first).waitFor();

        Lead second = entered("Bas Cornelissen");
        written("1 nieuwe lead").waitFor();
        assertThat(line(second)).hasCount(0);
        press("Laat zien");
        line(second).waitFor();
        assertThat(page.locator(".news-bar")).isEmpty();
    }

    @Test
    void onTheBoardALeadIsMovedByItsMenuAndByDragging() {
        Lead lead = entered("Anna Bakker");
        Hired jan = Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.SALES);
        open("/kantoor/pijplijn?van=mij");
        Locator card = page.locator(".board-column .card", new Page.LocatorOptions().setHasText("A. B."));
        card.waitFor();
        key("j");
        assertThat(card.locator("a")).isFocused();
        key("m");
        page.locator("dialog[open]").getByText("Verplaats A. B. naar …").waitFor();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Contact gehad").setExact(true))
                .press("Enter");
        Locator contacted = page.locator("section[aria-labelledby=kolom-contacted]");
        assertThat(contacted.locator(".card")).containsText("A. B.");
        assertThat(contacted.locator(".card a")).isFocused();

        page.locator(".board-column .card").dragTo(page.locator("section[aria-labelledby=kolom-waiting]"));
        assertThat(page.locator("section[aria-labelledby=kolom-waiting] .card")).containsText("A. B.");

        page.locator(".board-column .card").dragTo(page.locator("section[aria-labelledby=kolom-done]"));
        page.locator("dialog[open]").getByText("Hoe liep het af met A. B.?").waitFor();
        press("Keuze gemaakt");
        assertThat(page.locator("section[aria-labelledby=kolom-done] .card")).containsText("Keuze gemaakt");
        press("Maak ongedaan");
        assertThat(page.locator("section[aria-labelledby=kolom-waiting] .card")).containsText("A. B.");

        // A colleague moves it first.
        As.colleague(jan.id(), Role.SALES);
        assertThat(desk.changeStatus(lead.id(), 4, LeadStatus.ADVISING)).isEqualTo(LeadDesk.Result.DONE);
        page.locator(".board-column .card").dragTo(page.locator("section[aria-labelledby=kolom-new]"));
        assertThat(page.locator(".done-bar")).containsText("een collega was eerder. Collega zette de status op Advies");
        assertThat(page.locator("section[aria-labelledby=kolom-advising] .card"))
                .containsText("A. B.");
    }

    @Test
    void onATelephoneTheBoardIsOneColumnAtATime() throws Exception {
        entered("Anna Bakker");
        BrowserContext telephone = newProfile(390);
        page = telephone.newPage();
        Hired other = Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.SALES);
        signIn(other);
        open("/kantoor/pijplijn?van=" + mila.id());
        assertThat(page.locator(".board-column:visible")).hasCount(1);
        page.locator(".board-tabs").getByText("Adviesgesprek").click();
        assertThat(page.locator("section[aria-labelledby=kolom-advising]")).isVisible();
        assertThat(page.locator("section[aria-labelledby=kolom-new]")).isHidden();
    }
}
