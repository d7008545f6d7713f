package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import java.time.Duration;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** A page that stands open says that the session is nearly over, and when it is, so does the page that comes instead. */
@Import(MovableClock.ForTheWholeProduct.class)
class StayIT extends BrowserTest {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MovableClock clock;

    private Hired signIn(String path, String heading) throws Exception {
        Hired colleague = Hired.as(application, UUID.randomUUID() + "@blijf.test", Role.ADMIN, Role.SALES);
        page.clock().install();
        page.navigate(at("/inloggen?verder=" + path));
        page.getByLabel("E-mailadres").fill(colleague.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        page.getByLabel("Code uit je app").fill(colleague.phone().codeAt(clock.instant()));
        press("Ga verder");
        heading(heading);
        // What a page still says to the server while it comes up is a sign of life too.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return colleague;
    }

    /** Time passes, for the server and for the page that stands open. */
    private void later(Duration time) {
        clock.pass(time);
        page.clock().fastForward(time.toMillis());
    }

    private Locator notice() {
        return page.locator("#stay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kantoor/account Mijn account", "/kantoor/medewerkers Medewerkers"})
    void twoMinutesAheadItWarnsAndOneClickKeepsTheSession(String where) throws Exception {
        String[] words = where.split(" ", 2);
        signIn(words[0], words[1]);
        later(Duration.ofMinutes(12));
        page.waitForTimeout(500);
        assertThat(notice()).isHidden();
        later(Duration.ofMinutes(1));
        assertThat(notice()).isVisible();
        assertThat(notice()).containsText("Over 2 minuten loggen we je uit");
        page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> press("Blijf ingelogd"));
        assertThat(notice()).isHidden();
        clock.pass(Duration.ofMinutes(10));
        page.reload();
        heading(words[1]);
    }

    @Test
    void whenItIsOverThePageSaysSoAndLeadsBack() throws Exception {
        Hired colleague = signIn("/kantoor/medewerkers", "Medewerkers");
        later(Duration.ofMinutes(16));
        heading("Inloggen");
        assertThat(written("Je was even weg")).isVisible();
        page.getByLabel("E-mailadres").fill(colleague.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        page.getByLabel("Code uit je app").fill(colleague.phone().codeAt(clock.instant()));
        press("Ga verder");
        heading("Medewerkers");
    }

    @Test
    void whoIsShutOutWhileTypingGetsAClearPage() throws Exception {
        Hired colleague = signIn("/kantoor/medewerkers", "Medewerkers");
        Hired.as(application, UUID.randomUUID() + "@blijf.test", Role.ADMIN);
        page.getByLabel("Naam", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .fill("Een nieuwe collega");
        As.roles(Role.ADMIN);
        accounts.mayEnter(colleague.id(), false);
        As.nobody();
        press("Stuur uitnodiging");
        heading("Inloggen");
        assertThat(written("Je hebt geen toegang meer")).isVisible();
    }
}
