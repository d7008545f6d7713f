package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A visitor asks a question: from the result to the thank-you page, with and without scripts, with and without mistakes. */
class ContactJourneyIT extends BrowserTest {

    private static final String ANSWERS = "role=zzp&legal_form=eenmanszaak&vat_filing=need&budget=30";
    private static final Pattern THANKS = Pattern.compile("/contact/verstuurd/PW-");
    private static final AtomicInteger VISITORS = new AtomicInteger();

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    @BeforeEach
    void anotherVisitor() {
        page = visitor(newProfile(1280));
    }

    /** Without scripts, or at another width. */
    private void withProfile(int width, boolean scripts) {
        page = visitor(newProfile(width, scripts));
    }

    private static Page visitor(BrowserContext profile) {
        profile.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "2001:db8:1" + VISITORS.incrementAndGet() + "::1"));
        return profile.newPage();
    }

    private void fill() {
        page.getByLabel("Waar kunnen we je mee helpen?").fill("Welk pakket past bij mij?");
        page.getByLabel("Je naam").fill("Jan Kanariepiet");
        page.getByLabel("Je e-mailadres").fill("jan@bedrijf.nl");
    }

    private void send() {
        press("Verstuur je vraag");
    }

    private String reference() {
        page.waitForURL(THANKS);
        return page.locator("#referentie").innerText();
    }

    private UUID submission() {
        return UUID.fromString(page.locator("[name=formulier]").inputValue().substring(0, 36));
    }

    private int kept(UUID submission) {
        return count("lead.intake", submission);
    }

    /** One for each time that something else was sent. */
    private int revisions(UUID submission) {
        return count("lead.receipt", submission);
    }

    private int count(String table, UUID submission) {
        return JdbcClient.create(owner)
                .sql("SELECT count(*) FROM " + table + " WHERE submission_id = ?")
                .param(submission)
                .query(Integer.class)
                .single();
    }

    @Test
    void fromTheResultAQuestionWithTheAnswersAndBackToTheResult() {
        open("/keuzehulp/resultaat?" + ANSWERS);
        page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Stel je vraag"))
                .click();
        heading("Stel je vraag");
        fill();
        written("Bekijk wat we meesturen").click();
        assertThat(page.getByText("Eenmanszaak", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        page.getByLabel("Stuur mijn antwoorden uit de keuzehulp mee").check();
        UUID submission = submission();
        send();
        heading("Je vraag is verstuurd");
        Assertions.assertThat(reference()).startsWith("PW-");
        Assertions.assertThat(kept(submission)).isEqualTo(1);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Terug naar je resultaat"))
                .click();
        heading("bij jou");
        Assertions.assertThat(page.url()).endsWith("/keuzehulp/resultaat?" + ANSWERS);
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void whoClicksTwiceAsksOnce(boolean scripts) {
        withProfile(1280, scripts);
        open("/contact");
        fill();
        UUID submission = submission();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Verstuur je vraag"))
                .dblclick();
        Assertions.assertThat(reference()).startsWith("PW-");
        Assertions.assertThat(kept(submission)).isEqualTo(1);
        Assertions.assertThat(revisions(submission)).isEqualTo(1);
    }

    @Test
    void whoGoesBackAndMendsTheAddressStillHasOneQuestion() {
        open("/contact?" + ANSWERS);
        fill();
        UUID submission = submission();
        send();
        String first = reference();
        page.goBack();
        heading("Stel je vraag");
        assertThat(page.getByLabel("Je naam")).hasValue("Jan Kanariepiet");
        page.getByLabel("Je e-mailadres").fill("beter@bedrijf.nl");
        send();
        Assertions.assertThat(reference()).isEqualTo(first);
        Assertions.assertThat(kept(submission)).isEqualTo(1);
        Assertions.assertThat(revisions(submission)).isEqualTo(2);
    }

    @Test
    void theThankYouPageCanBeLoadedAgain() {
        open("/contact");
        fill();
        UUID submission = submission();
        send();
        String reference = reference();
        page.reload();
        Assertions.assertThat(reference()).isEqualTo(reference);
        Assertions.assertThat(kept(submission)).isEqualTo(1);
    }

    @Test
    void twoFormsInTwoTabsAreTwoQuestions() {
        open("/contact");
        fill();
        Page first = page;
        page = first.context().newPage();
        open("/contact");
        fill();
        send();
        String second = reference();
        page = first;
        send();
        Assertions.assertThat(reference()).isNotEqualTo(second);
    }

    @Test
    void withoutScriptsItWorksTheSame() {
        withProfile(1280, false);
        open("/contact?" + ANSWERS);
        page.getByLabel("Je naam").fill("Jan");
        send();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Je vraag is nog niet verstuurd");
        assertThat(page.getByLabel("Je naam")).hasValue("Jan");
        fill();
        page.getByLabel("Stuur mijn antwoorden uit de keuzehulp mee").check();
        UUID submission = submission();
        send();
        Assertions.assertThat(reference()).startsWith("PW-");
        Assertions.assertThat(kept(submission)).isEqualTo(1);
        // What only a script can do is not offered.
        assertThat(page.locator("[data-copy]")).isHidden();
        assertThat(written("Terug naar je resultaat")).isVisible();
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void theNumberIsAskedOnlyOfWhoWantsToBeCalled(boolean scripts) {
        withProfile(1280, scripts);
        open("/contact");
        assertThat(page.getByLabel("Je telefoonnummer", new Page.GetByLabelOptions().setExact(true)))
                .isHidden();
        assertThat(page.getByLabel("Wanneer past het?")).isHidden();
        page.getByLabel("Bel me").check();
        assertThat(page.getByLabel("Je telefoonnummer", new Page.GetByLabelOptions().setExact(true)))
                .isVisible();
        assertThat(page.getByLabel("Wanneer past het?")).isVisible();
        fill();
        page.getByLabel("Je telefoonnummer", new Page.GetByLabelOptions().setExact(true))
                .fill("06 12345678");
        page.getByLabel("Wanneer past het?").selectOption("morning");
        send();
        page.waitForURL(THANKS);
        assertThat(written("We bellen je")).isVisible();
    }

    @Test
    void theFieldThatPeopleDoNotSeeIsSkippedByTheKeyboardToo() {
        open("/contact");
        page.getByLabel("Waar kunnen we je mee helpen?").focus();
        for (int i = 0; i < 8; i++) {
            page.keyboard().press("Tab");
            Assertions.assertThat(page.evaluate("document.activeElement.id")).isNotEqualTo("website");
        }
    }

    @Test
    void withTheKeyboardOnly() {
        open("/contact?" + ANSWERS);
        page.getByLabel("Waar kunnen we je mee helpen?").focus();
        page.keyboard().type("Welk pakket past bij mij?");
        page.keyboard().press("Tab");
        page.keyboard().type("Jan");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().type("jan@bedrijf.nl");
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        assertThat(page.getByLabel("Bel me")).isChecked();
        page.keyboard().press("Tab");
        page.keyboard().type("06 12345678");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        assertThat(page.getByLabel("Stuur mijn antwoorden uit de keuzehulp mee"))
                .isChecked();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        Assertions.assertThat(reference()).startsWith("PW-");
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void whatIsWrongIsReadFirstAndLeadsToItsField(boolean scripts) {
        withProfile(1280, scripts);
        open("/contact");
        page.getByLabel("Bel me").check();
        send();
        Locator summary = page.getByRole(AriaRole.ALERT);
        assertThat(summary).isFocused();
        assertThat(summary.getByRole(AriaRole.LINK)).hasCount(4);
        for (String field : List.of("vraag", "naam", "email", "telefoon")) {
            summary.locator("a[href='#" + field + "']").click();
            assertThat(page.locator("#" + field)).isFocused();
            assertThat(page.locator("#" + field)).isInViewport();
        }
    }

    @Test
    void theReferenceCanBeCopied() {
        open("/contact");
        fill();
        send();
        page.waitForURL(THANKS);
        assertThat(page.locator("[data-copy]")).isVisible();
    }

    @Test
    void theSentPageIsReadFromItsHeading() {
        open("/contact");
        fill();
        send();
        page.waitForURL(THANKS);
        assertThat(page.locator("h1")).isFocused();
    }

    @Test
    void axeFindsNothingInAFormWithMistakes() {
        open("/contact?pakket=jortt&" + ANSWERS);
        page.getByLabel("Bel me").check();
        send();
        assertThat(page.locator(".errmsg")).hasCount(4);
        Axe.findsNothingInLightAndDark(page, "mistakes");
    }

    @Test
    void aFormWithMistakesDoesNotScrollSidewaysAtFourHundredPercent() {
        withProfile(320, true);
        open("/contact?" + ANSWERS);
        page.getByLabel("Bel me").check();
        page.getByLabel("Je naam").fill("Wolfeschlegelsteinhausenbergerdorff".repeat(5));
        send();
        assertThat(page.locator(".errmsg")).hasCount(3);
        Axe.nothingScrollsSidewaysEnlarged(page, "mistakes");
    }
}
