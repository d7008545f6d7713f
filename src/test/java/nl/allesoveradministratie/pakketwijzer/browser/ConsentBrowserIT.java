package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who comes for the first time and has not said anything about cookies yet. */
class ConsentBrowserIT extends BrowserTest {

    @BeforeEach
    void comeForTheFirstTime() {
        page = newProfileWithoutChoice(1280, true).newPage();
    }

    private Locator banner() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Mogen we cookies plaatsen?"));
    }

    private Locator button(String name) {
        return banner().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private Set<String> cookies() {
        return page.context().cookies().stream().map(cookie -> cookie.name).collect(Collectors.toSet());
    }

    private String choice() {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals(CookieRegistry.CHOICE))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    private void openQuietly(String path) {
        page.navigate(at(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
        page.locator("h1").first().waitFor();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390, 320})
    @Proves("C2")
    void c2refusingIsAsEasyToFindAndToDoAsAccepting(int width) {
        page.setViewportSize(width, 900);
        open("/");
        BoundingBox refuse = button("Alles weigeren").boundingBox();
        BoundingBox accept = button("Alles accepteren").boundingBox();

        assertThat(refuse.width).isEqualTo(accept.width);
        assertThat(refuse.height).isEqualTo(accept.height).isGreaterThanOrEqualTo(44);
        assertThat(refuse.y).isLessThanOrEqualTo(accept.y);
        assertThat(refuse.x).isLessThanOrEqualTo(accept.x);
        assertThat(look("Alles weigeren")).isNotEmpty().isEqualTo(look("Alles accepteren"));
        button("Alles weigeren").focus();
        page.keyboard().press("Tab");
        assertThat(button("Alles accepteren")).isFocused();
    }

    /** Everything a browser computes of how it looks, but where it is and how wide its own words are. */
    private Map<?, ?> look(String button) {
        return (Map<?, ?>) button(button).evaluate("""
                button => {
                    const style = getComputedStyle(button);
                    return Object.fromEntries([...style].filter(name => !/origin/.test(name))
                        .map(name => [name, style.getPropertyValue(name)]));
                }""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alles weigeren", "Alles accepteren"})
    @Proves("C2")
    void c2oneClickIsEnough(String choice) {
        open("/pakketten");
        button(choice).click();

        assertThat(banner()).hasCount(0);
        page.waitForCondition(() -> !choice().isEmpty());
        assertThat(choice()).contains(choice.equals("Alles accepteren") ? ".s.C-" : "..");
        open("/");
        assertThat(banner()).hasCount(0);
        open("/keuzehulp");
        assertThat(banner()).hasCount(0);
    }

    @Test
    @Proves("C3")
    void c3nothingButAButtonIsConsent() {
        open("/");
        page.keyboard().press("Escape");
        page.mouse().wheel(0, 4000);
        page.mouse().click(5, 400);
        open("/pakketten");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Moneybird"))
                .first()
                .click();
        page.waitForURL("**/pakketten/moneybird*");

        assertThat(banner()).isVisible();
        assertThat(choice()).isEmpty();
        open("/cookies");
        assertThat(page.getByRole(AriaRole.SWITCH)).not().isChecked();
        page.getByRole(AriaRole.SWITCH).check();
        open("/");
        assertThat(choice()).isEmpty();
        assertThat(banner()).isVisible();
    }

    @Test
    @Proves("C12")
    void c12withoutScriptsTheBannerIsAFormThatComesBackToThePage() {
        page = newProfileWithoutChoice(390, false).newPage();
        open("/pakketten?zoek=money");
        button("Alles weigeren").click();
        page.waitForURL("**/pakketten?zoek=money");

        assertThat(banner()).hasCount(0);
        assertThat(choice()).contains("..");
    }

    @Test
    void aBrowserThatLeavesTheButtonOutOfAFormSendsTheChoice() {
        page.addInitScript(OLD_BROWSER);
        open("/contact");
        page.evaluate("window.same = true");
        button("Alles weigeren").click();

        assertThat(banner()).hasCount(0);
        assertThat(choice()).contains("..");
        assertThat(page.evaluate("window.same")).isEqualTo(true);
    }

    @Test
    void whatSomebodyTypedStaysWhenTheyChoose() {
        open("/contact");
        page.getByLabel("Waar kunnen we je mee helpen?").fill("Welk pakket kan met e-facturen overweg?");
        button("Alles weigeren").click();

        assertThat(banner()).hasCount(0);
        assertThat(page.getByLabel("Waar kunnen we je mee helpen?"))
                .hasValue("Welk pakket kan met e-facturen overweg?");
        assertThat(page.locator("main")).isFocused();
        assertThat(page.locator("[data-consent-done]"))
                .hasText("Je keuze is bewaard. Je vindt die terug onderaan elke pagina.");
        assertThat(page.url()).endsWith("/contact");
    }

    @Test
    void whatSomebodyTypedStaysWhenAnAcceptanceCannotBeKept() {
        page.route(
                "**/cookies",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setStatus(503)
                        .setBody("")));
        open("/contact");
        page.getByLabel("Waar kunnen we je mee helpen?").fill("Welk pakket?");
        button("Alles accepteren").click();

        assertThat(banner().getByText("er is niets extra aangezet")).isVisible();
        assertThat(page.getByLabel("Waar kunnen we je mee helpen?")).hasValue("Welk pakket?");
        page.unroute("**/cookies");
        button("Alles weigeren").click();
        assertThat(banner()).hasCount(0);
        assertThat(page.getByLabel("Waar kunnen we je mee helpen?")).hasValue("Welk pakket?");
    }

    @Test
    void whenSendingByScriptFailsTheFormIsSentAsAForm() {
        page.addInitScript("delete window.fetch; window.fetch = () => Promise.reject(new TypeError('away'))");
        open("/pakketten");
        button("Alles accepteren").click();
        page.waitForCondition(() -> choice().contains(".s.C-"));

        page.waitForURL("**/pakketten");
        assertThat(banner()).hasCount(0);
    }

    @Test
    void aPageFromTheBrowsersMemoryDoesNotAskWhatIsKnownByNow() {
        open("/contact");
        page.getByLabel("Waar kunnen we je mee helpen?").fill("Welk pakket?");
        banner().getByRole(AriaRole.LINK).click();
        page.waitForURL("**/cookies");
        press("Bewaar mijn keuze");
        page.waitForURL("**/cookies?bewaard=1");
        assertThat(written("Je keuze is bewaard.")).isVisible();
        page.goBack();
        page.goBack();
        page.waitForURL("**/contact");

        assertThat(banner()).hasCount(0);
    }

    @Test
    @Proves("C8")
    void c8whoChangesTheirMindFindsTheSettingsUnderEveryPage() {
        open("/pakketten/moneybird");
        button("Alles accepteren").click();
        assertThat(banner()).hasCount(0);
        page.getByRole(AriaRole.CONTENTINFO)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Cookie-instellingen"))
                .click();
        page.waitForURL("**/cookies");
        assertThat(page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Statistieken")))
                .isChecked();
        press("Alles weigeren");
        page.waitForURL("**/cookies?bewaard=1");

        assertThat(page.getByRole(AriaRole.SWITCH)).not().isChecked();
        assertThat(choice()).endsWith(".r.");
    }

    /** One click gave it, and one takes it back; what somebody was typing stays. */
    @Test
    @Proves("C8")
    void c8takingItBackIsOneClickOnEveryPage() {
        open("/pakketten/moneybird");
        button("Alles accepteren").click();
        assertThat(banner()).hasCount(0);
        page.waitForCondition(() -> choice().contains(".s"));
        open("/contact");
        page.getByLabel("Waar kunnen we je mee helpen?").fill("Nog niet verstuurd");
        press("Zet cookies uit");
        page.waitForCondition(() -> choice().endsWith("r."));

        assertThat(written("Je keuze is bewaard")).isAttached();
        assertThat(page.getByLabel("Waar kunnen we je mee helpen?")).hasValue("Nog niet verstuurd");
        open("/keuzehulp");
        assertThat(written("Zet cookies uit")).hasCount(0);
        assertThat(banner()).hasCount(0);
    }

    @Test
    @Proves("C12")
    void c12theKeyboardIsEnough() {
        open("/pakketten");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(button("Alles weigeren")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(banner().getByRole(AriaRole.LINK)).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL("**/cookies");
        page.getByRole(AriaRole.SWITCH).focus();
        page.keyboard().press("Space");
        assertThat(page.getByRole(AriaRole.SWITCH)).isChecked();
        while (!Boolean.TRUE.equals(page.evaluate("document.activeElement.value === 'eigen'"))) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        page.waitForURL("**/cookies?bewaard=1");
        assertThat(choice()).contains(".s.C-");
    }

    /** WCAG 2.4.11: while the banner is there, what has the focus is never wholly behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"/contact", "/keuzehulp?role=zzp&stap=bedrijf", "/cookies"})
    void theBannerNeverHidesWhatHasTheFocus(String path) {
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, 900);
            openQuietly(path);
            for (int i = 0; i < 60; i++) {
                page.keyboard().press("Tab");
                Object hidden = page.evaluate("""
                        () => {
                            const at = document.activeElement;
                            const bar = document.querySelector('.ck-in, .cs-tray');
                            if (!bar || at === document.body || bar.contains(at)) return '';
                            const focus = at.getBoundingClientRect(), cover = bar.getBoundingClientRect();
                            // Past the last stop the browser itself has the focus, and the way to the content is put aside.
                            return focus.right > 0 && focus.bottom > focus.top && focus.top >= cover.top && focus.bottom <= cover.bottom
                                ? at.outerHTML.slice(0, 120) : '';
                        }""");
                assertThat(hidden).as(path + " at " + width).isEqualTo("");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/keuzehulp?role=zzp&stap=bedrijf"})
    void atTheEndOfThePageNothingIsBehindTheBanner(String path) {
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, 800);
            openQuietly(path);
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
            double footer = page.locator("footer.ft").boundingBox().y
                    + page.locator("footer.ft").boundingBox().height;
            assertThat(page.locator(".ck-in").boundingBox().y).isGreaterThanOrEqualTo(footer);
        }
    }

    @Test
    void onAPhoneTheFinderGoesOnWhileTheBannerIsThere() {
        page.setViewportSize(390, 844);
        openQuietly("/keuzehulp?role=zzp&stap=bedrijf");
        assertThat(banner()).isVisible();
        choose("Welke rechtsvorm heeft je bedrijf?", "Bv", "legal_form=bv");
        press("Volgende");
        heading("Hoeveel verwerk je per maand?");
        button("Alles weigeren").click();
        assertThat(banner()).hasCount(0);
        press("Volgende");
        page.waitForURL(url -> !url.contains("stap=hoeveel"));
    }

    @Test
    @Proves("C12")
    void c12atFourHundredPercentTheBannerStandsAtTheTopAndScrollsAway() {
        try (BrowserContext narrow = newProfileWithoutChoice(320, true)) {
            page = narrow.newPage();
            page.setViewportSize(320, 256);
            openQuietly("/");
            assertThat(banner()).isInViewport();
            page.locator("h1").scrollIntoViewIfNeeded();
            page.evaluate("scrollTo(0, document.querySelector('h1').getBoundingClientRect().top + scrollY)");
            assertThat(banner()).not().isInViewport();
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(320);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en", "/contact", "/cookies?bewaard=1"})
    @Proves("C12")
    void c12axeFindsNothing(String path) {
        openQuietly(path);
        Axe.findsNothingInLightAndDark(page, path);
        // A page of that width from the start
        page.setViewportSize(320, 900);
        openQuietly(path);
        Axe.nothingScrollsSidewaysEnlarged(page, path);
    }

    @Test
    @Proves("C12")
    void c12inEnglishItAsksInEnglish() {
        open("/en/pakketten");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reject all"))
                .click();
        assertThat(page.locator("[data-consent]")).hasCount(0);
        assertThat(page.locator("[data-consent-done]")).containsText("Your choice is saved");
    }
}
