package nl.allesoveradministratie.pakketwijzer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.http.PartnerScreen;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.Phone;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * From screen to screen within one session, where no address is asked for: somebody who writes a link into the page by
 * hand gets no further than who types the address.
 */
class OwnDoorIT extends BrowserTest {

    @Autowired
    private ApplicationContext application;

    private void signIn(String address, String email, Phone phone) throws Exception {
        page.navigate(at(address));
        page.getByLabel("E-mailadres").fill(email);
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        page.getByLabel("Code uit je app").fill(phone.code());
        press("Ga verder");
        page.waitForURL(url -> !url.contains("inloggen"));
    }

    private void partner() throws Exception {
        HiredPartner partner = HiredPartner.of(application, "Aanbieder van het scherm");
        signIn("/partner/inloggen?verder=" + PartnerScreen.PATH, partner.email(), partner.phone());
        heading(PartnerScreen.HEADING);
    }

    private void colleague() throws Exception {
        Hired colleague = Hired.as(application, UUID.randomUUID() + "@scherm.test", Role.values());
        signIn("/inloggen?verder=/kantoor/medewerkers", colleague.email(), colleague.phone());
        heading("Medewerkers");
    }

    /** As a screen's own links do; the page stays, which the mark shows. */
    private void followLink(String path) {
        page.evaluate("""
                path => {
                    window.samePage = true;
                    const link = document.createElement('a');
                    link.href = path;
                    link.setAttribute('router-link', '');
                    document.querySelector('#outlet, #inhoud, body').append(link);
                    link.click();
                }
                """, path);
        page.waitForFunction("path => location.pathname === path", path);
        page.waitForTimeout(1_000);
        assertThat(page.evaluate("window.samePage === true")).isEqualTo(true);
    }

    private boolean has(String heading) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading))
                        .count()
                > 0;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/kantoor", "/kantoor/leads", "/en/kantoor/leads", "/kantoor/aanbieders", "/kantoor/nergens"})
    void aPartnerReachesNoScreenOfTheOffice(String path) throws Exception {
        partner();
        followLink(path);
        assertThatNothingIsThere(path);
        assertThat(page.locator(".desk, .app nav [href*='/kantoor']").count())
                .as(page.content())
                .isZero();
        assertThat(page.locator(".side a[href$='/partner']").count())
                .as("what is its own stands at the side")
                .isPositive();
        followLink("/en" + PartnerScreen.PATH);
        assertThat(has(PartnerScreen.HEADING)).as("its own screens").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {PartnerScreen.PATH, "/en" + PartnerScreen.PATH})
    void aColleagueReachesNoScreenOfPartners(String path) throws Exception {
        colleague();
        followLink("/kantoor/aanbieders");
        assertThat(has("Aanbieders")).as("its own screens").isTrue();
        followLink(path);
        assertThat(has(PartnerScreen.HEADING)).as(page.content()).isFalse();
        assertThatNothingIsThere(path);
        assertThat(page.locator(".side a[href$='/kantoor/medewerkers']").count())
                .as("what is its own stands at the side")
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {PartnerScreen.PATH, "/en" + PartnerScreen.PATH, "/kantoor/leads"})
    void aVisitorReachesNeither(String path) {
        open("/keuzehulp");
        followLink(path);
        assertThat(has(PartnerScreen.HEADING)).isFalse();
        assertThat(page.locator(".app, .desk").count()).as(page.content()).isZero();
        assertThatNothingIsThere(path);
    }

    /** Whatever is not there, and whatever is somebody else's: our own page, the same for both, with a way back. */
    private void assertThatNothingIsThere(String path) {
        assertThat(has(
                        path.startsWith("/en/")
                                ? "This page does not exist (any more)"
                                : "Deze pagina bestaat niet (meer)"))
                .as(page.content())
                .isTrue();
        assertThat(page.locator("main").count()).as("one main part").isEqualTo(1);
        assertThat(page.locator(".missing a.btn").count()).isEqualTo(1);
        assertThat(page.title())
                .contains(path.startsWith("/en/") ? "This page does not exist" : "Deze pagina bestaat niet");
    }
}
