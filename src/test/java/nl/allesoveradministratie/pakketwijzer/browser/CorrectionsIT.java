package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.Letters;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From a visitor who sees a mistake to an editor who decides. */
class CorrectionsIT extends BrowserTest {

    @Autowired
    private ApplicationContext application;

    private void report(String text) {
        open("/pakketten/moneybird");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Meld een fout"))
                .click();
        heading("Klopt er iets niet?");
        page.getByLabel("Waar gaat het over?").selectOption("bank_link");
        page.getByLabel("Wat klopt er niet?").fill(text);
        page.getByLabel("Waar kunnen we dat lezen?").fill("https://www.example.com/banken");
        press("Verstuur je melding");
        heading("Je melding is verstuurd");
    }

    private void signIn() throws Exception {
        Hired eva = Hired.as(application, UUID.randomUUID() + "@redactie.test", Role.EDITOR);
        open("/inloggen?verder=/kantoor/correcties");
        page.getByLabel("E-mailadres").fill(eva.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(eva.phone().code());
        press("Ga verder");
        heading("Correcties");
    }

    private Locator card(String text) {
        return page.locator(".cor", new Page.LocatorOptions().setHasText(text));
    }

    private static void press(Locator card, String button) {
        card.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    @Test
    void anEditorTakesOneOverAndLeavesAnother() throws Exception {
        String right = "Dit klopt " + Letters.random();
        String wrong = "<b>Dit klopt niet</b> " + Letters.random();
        report(right);
        report(wrong);
        signIn();

        assertThat(card(right)).containsText("Moneybird: Automatische bankkoppeling");
        assertThat(card(right).locator(".sunk")).containsText("Deels");
        assertThat(card(right).locator(".sunk a.src")).isVisible();
        assertThat(card(wrong)).containsText("<b>Dit klopt niet</b>");
        card(right).getByLabel("Notitie voor collega’s").fill("Gezien op de prijspagina.");
        press(card(right), "Neem over");
        assertThat(written("is overgenomen. We wissen hem uiterlijk over 90 dagen."))
                .isVisible();
        Locator change =
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Wijzig dit in de catalogus"));
        assertThat(page.locator("[role=status]").filter(new Locator.FilterOptions().setHas(change)))
                .containsText("is overgenomen");
        assertThat(card(wrong).getByText("Wijzig dit in de catalogus"))
                .hasAttribute("href", "/kantoor/catalogus-feit?pakket=moneybird&veld=criteria.bank_link");
        press(card(wrong), "Wijs af");
        assertThat(written("is niet overgenomen. We wissen hem uiterlijk over 90 dagen."))
                .isVisible();

        page.reload();
        heading("Correcties");
        assertThat(card(right)).hasCount(0);
        assertThat(card(wrong)).hasCount(0);
        open("/kantoor/catalogus-feit?pakket=moneybird&veld=criteria.bank_link");
        heading("Automatische bankkoppeling");
    }

    @Test
    void whoeverIsSecondIsToldAndChangesNothing() throws Exception {
        String text = "Twee redacteuren " + Letters.random();
        report(text);
        signIn();
        Page second = page.context().newPage();
        second.navigate(page.url());
        Locator there = second.locator(".cor", new Page.LocatorOptions().setHasText(text));
        there.waitFor();
        press(card(text), "Neem over");
        assertThat(written("is overgenomen. We wissen")).isVisible();

        press(there, "Wijs af");

        assertThat(second.getByText("een collega was je voor")).isVisible();
    }
}
