package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The office's screen of vendors: what somebody does at one of them leaves the others alone, and the keyboard its place. */
class VendorsIT extends BrowserTest {

    @Autowired
    private ApplicationContext application;

    private String first;
    private String second;
    private Locator told;

    @BeforeEach
    void anAdministratorLooksAtTwoVendors() throws Exception {
        first = "Aanbieder A " + UUID.randomUUID();
        second = "Aanbieder B " + UUID.randomUUID();
        HiredPartner.of(application, first, "jortt");
        HiredPartner.of(application, second, "bunni");
        Hired ada = Hired.as(application, UUID.randomUUID() + "@aanbieders.test", Role.ADMIN);
        open("/inloggen?verder=/kantoor/aanbieders");
        page.getByLabel("E-mailadres").fill(ada.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(ada.phone().code());
        press("Ga verder");
        heading("Aanbieders");
        told = page.locator(".told[role=status]");
        assertThat(told).hasText("");
        // The same element all along: a reader of screens hears what changes in it, not what comes with it.
        told.evaluate("region => region.before = true");
    }

    private Locator card(String vendor) {
        return page.locator(".vendor", new Page.LocatorOptions().setHasText(vendor));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private Locator field(String vendor, String label) {
        return card(vendor).locator(".vendor-invite").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private void says(String text) {
        assertThat(told).containsText(text);
        assertThat(told).isInViewport();
        assertThat(told.evaluate("region => region.before === true")).isEqualTo(true);
    }

    private void typeHalfAnInvitation() {
        card(first).locator("summary").first().click();
        field(first, "Naam").fill("Pim de W");
        field(first, "E-mailadres").fill("pim@aan");
    }

    private void findItStillThere() {
        assertThat(field(first, "Naam")).hasValue("Pim de W");
        assertThat(field(first, "E-mailadres")).hasValue("pim@aan");
        assertThat(field(first, "Naam")).isVisible();
    }

    @Test
    void halfAnInvitationSurvivesWhatIsDoneAtAnotherVendor() {
        typeHalfAnInvitation();
        Locator packages = card(second).locator("vaadin-multi-select-combo-box input");
        packages.fill("Rompslomp");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Rompslomp"))
                .click();
        packages.press("Escape");
        Locator keep = button(card(second), "Bewaar pakketten");
        keep.press("Enter");
        says("De wijziging is bewaard");
        assertThat(keep).isFocused();
        findItStillThere();

        // A new one comes in between, in the order of the alphabet.
        String between = "Aanbieder A z" + UUID.randomUUID();
        Locator add = page.locator(".people-invite");
        add.getByLabel("Naam van de aanbieder").fill(between);
        add.locator("vaadin-multi-select-combo-box input").fill("Moneybird");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Moneybird"))
                .click();
        add.locator("vaadin-multi-select-combo-box input").press("Escape");
        button(add, "Voeg toe").press("Enter");
        says("De aanbieder is toegevoegd");
        assertThat(button(add, "Voeg toe")).isFocused();
        assertThat(card(between)).containsText("Er is nog niemand die inlogt.");
        assertThat(page.locator(".vendor h2").allInnerTexts()).containsSubsequence(first, between, second);
        findItStillThere();

        page.reload();
        assertThat(card(second).locator("vaadin-multi-select-combo-box input")).isVisible();
        assertThat(card(second).locator("vaadin-multi-select-combo-box-chip"))
                .containsText(new String[] {"Bunni", "Rompslomp"});
    }

    @Test
    void whoIsShutOutAndLetInAgainKeepsTheKeyboardAtTheSameButton() {
        typeHalfAnInvitation();
        button(card(first), "Sluit buiten").press("Enter");
        says("De wijziging is bewaard");
        assertThat(button(card(first), "Laat toe")).isFocused();
        assertThat(button(card(first), "Nieuw wachtwoord")).hasCount(0);
        assertThat(button(card(second), "Nieuw wachtwoord")).hasCount(1);
        findItStillThere();
        page.keyboard().press("Enter");
        assertThat(button(card(first), "Sluit buiten")).isFocused();

        button(card(first), "Nieuw wachtwoord").press("Enter");
        says("De uitnodiging staat klaar");
        assertThat(button(card(first), "Nieuw wachtwoord")).isFocused();
        button(card(first), "Trek in").press("Enter");
        says("De uitnodiging werkt niet meer");
        assertThat(button(card(first), "Trek in")).hasCount(0);
        assertThat(told).isFocused();
        findItStillThere();
    }

    @Test
    void anInvitationThatIsSentLeavesTheFormEmptyAndOneThatIsRefusedLeavesItFilled() {
        typeHalfAnInvitation();
        Locator send = button(card(first), "Stuur uitnodiging");
        String email = UUID.randomUUID() + "@aanbieder.test";
        field(first, "E-mailadres").fill(email);
        send.press("Enter");
        says("De uitnodiging staat klaar");
        assertThat(card(first).locator("tbody")).containsText(email);
        assertThat(field(first, "Naam")).hasValue("");
        assertThat(send).isFocused();

        String taken = card(second).locator("tbody td").nth(1).innerText();
        field(first, "Naam").fill("Pim de Wit");
        field(first, "E-mailadres").fill(taken);
        send.press("Enter");
        says("Er is al een account met dit adres");
        assertThat(field(first, "E-mailadres")).hasValue(taken);
        assertThat(send).isFocused();
    }
}
