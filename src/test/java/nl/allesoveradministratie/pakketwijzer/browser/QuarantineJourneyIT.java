package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.Letters;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From a program, or somebody who looks like one, to a colleague who decides with one key. */
class QuarantineJourneyIT extends BrowserTest {

    @Autowired
    private ApplicationContext application;

    /** With the field filled in that people do not see. */
    private void ask(String question, String email) {
        page = newProfile(1280).newPage();
        open("/contact");
        page.getByLabel("Waar kunnen we je mee helpen?").fill(question);
        page.getByLabel("Je naam").fill("Jan Jansen");
        page.getByLabel("Je e-mailadres").fill(email);
        page.locator("#website").evaluate("field => field.value = 'https://win.example'");
        press("Verstuur je vraag");
        heading("Je vraag is verstuurd");
    }

    private void signIn(Role role, String path, String heading) throws Exception {
        Hired colleague = Hired.as(application, UUID.randomUUID() + "@kantoor.test", role);
        page = newProfile(1280).newPage();
        open("/inloggen?verder=" + path);
        page.getByLabel("E-mailadres").fill(colleague.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(colleague.phone().code());
        press("Ga verder");
        heading(heading);
    }

    private Locator card(String question) {
        return page.locator(".apart", new Page.LocatorOptions().setHasText(question));
    }

    private static boolean hasMail(String address) {
        return Arrays.stream(POST.getReceivedMessages()).anyMatch(mail -> {
            try {
                return mail.getAllRecipients()[0].toString().equals(address);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aColleagueDecidesWithTheKeyboardAlone() throws Exception {
        String good = "Goede vraag " + Letters.random();
        String bad = "<b>Win nu</b> " + Letters.random();
        String email = UUID.randomUUID() + "@apart.test";
        ask(good, email);
        ask(bad, "niemand@apart.test");
        await().until(() -> {
            signIn(Role.SALES, "/kantoor/quarantaine", "Quarantaine");
            return card(good).isVisible() && card(bad).isVisible();
        });

        Locator first = page.locator(".apart").first();
        for (int stop = 0; stop < 60 && !(boolean) first.evaluate("card => card === document.activeElement"); stop++) {
            page.keyboard().press("Tab");
        }
        assertThat(first).isFocused();
        assertThat(card(good)).containsText("Een veld dat mensen niet zien, was ingevuld.");
        assertThat(card(bad)).containsText("<b>Win nu</b>");
        for (int step = 0;
                step < 60 && !(boolean) card(good).evaluate("card => card === document.activeElement");
                step++) {
            page.keyboard().press("j");
            page.waitForTimeout(200);
        }
        page.keyboard().press("r");
        assertThat(written("staat nu bij de leads")).isVisible();
        assertThat(card(bad)).isFocused();
        page.keyboard().press("x");
        assertThat(written("is geen lead. De afzender krijgt geen bericht.")).isVisible();
        await().until(() -> hasMail(email));

        open("/kantoor/leads");
        assertThat(page.locator("a.lr").first()).isVisible();
        open("/kantoor/quarantaine");
        assertThat(card(good)).hasCount(0);
        assertThat(card(bad)).hasCount(0);
    }

    @Test
    void anAdministratorMakesAKeyThatIsShownOnceAndEndsIt() throws Exception {
        signIn(Role.ADMIN, "/kantoor/sleutels", "Sleutels van sites");
        String name = "formulier " + UUID.randomUUID();
        page.getByLabel("Waar is hij voor?").fill(name);
        press("Maak sleutel");
        String key = page.locator(".key-shown").innerText();
        org.assertj.core.api.Assertions.assertThat(key).matches("pw_[A-Za-z0-9_-]{32}");
        page.reload();
        heading("Sleutels van sites");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
                .isVisible();
        assertThat(page.locator("body")).not().containsText(key);
        press("Trek in " + name);
        assertThat(written("werkt niet meer")).isVisible();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
                .containsText("Ingetrokken op");
    }
}
