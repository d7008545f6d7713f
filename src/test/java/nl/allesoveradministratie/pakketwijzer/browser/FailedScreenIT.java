package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A screen of staff of which a table is gone for a while: who works there is told, and goes on afterwards. */
@ExtendWith(OutputCaptureExtension.class)
class FailedScreenIT extends BrowserTest {

    @Autowired
    private ApplicationContext application;

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    private boolean away;

    private void away(boolean now) {
        JdbcClient.create(owner)
                .sql(
                        now
                                ? "ALTER TABLE lead.site_key RENAME TO site_key_away"
                                : "ALTER TABLE lead.site_key_away RENAME TO site_key")
                .update();
        away = now;
    }

    @AfterEach
    void putBack() {
        if (away) {
            away(false);
        }
    }

    private void signedIn() throws Exception {
        Hired admin = Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.ADMIN);
        open("/inloggen?verder=/kantoor/sleutels");
        page.getByLabel("E-mailadres").fill(admin.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(admin.phone().code());
        press("Ga verder");
        heading("Sleutels van sites");
    }

    private Locator dialog() {
        return page.locator("dialog[open]");
    }

    @Test
    void aStepThatFailsIsSaidWithACodeAndCanBeTakenAgain(CapturedOutput log) throws Exception {
        signedIn();
        page.getByLabel("Waar is hij voor?").fill("het formulier");
        away(true);
        press("Maak sleutel");

        assertThat(dialog()).containsText("Er ging iets mis bij ons");
        String code = dialog().locator(".num").innerText();
        assertThat(code).matches("[0-9A-F]{8}");
        assertThat(log.getOut()).contains("A step on a screen failed, error code " + code);
        // Where it failed, without a word of PostgreSQL's
        assertThat(log.getOut()).contains("DataAccessException").doesNotContain("does not exist");
        Axe.findsNothingInLightAndDark(page, "a step that failed");
        page.keyboard().press("Escape");
        assertThat(dialog()).hasCount(0);
        assertThat(page.getByLabel("Waar is hij voor?")).hasValue("het formulier");

        away(false);
        press("Maak sleutel");
        assertThat(page.locator(".key-shown")).isVisible();
    }

    @Test
    void aScreenThatFailsLeadsBackToItself(CapturedOutput log) throws Exception {
        signedIn();
        away(true);
        open("/en/kantoor/sleutels");

        heading("Something went wrong on our side");
        String code = page.locator(".missing .num").innerText();
        assertThat(log.getOut()).contains("A screen failed, and showed error code " + code);
        assertThat(page.locator("body")).not().containsText("exception");
        Axe.findsNothingInLightAndDark(page, "a screen that failed");
        Axe.nothingScrollsSidewaysEnlarged(page, "a screen that failed");

        away(false);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Try again"))
                .click();
        heading("Keys of sites");
    }
}
