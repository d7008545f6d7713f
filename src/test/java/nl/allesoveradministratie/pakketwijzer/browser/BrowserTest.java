package nl.allesoveradministratie.pakketwijzer.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.Patience;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A visitor with a fresh browser profile for each test, who has refused all cookies that are not needed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest extends RunningApplication {

    /** Makes of the browser one from before 2023: a form's data never holds the button, and no script can press it. */
    static final String OLD_BROWSER = "const Own = FormData; window.FormData = class extends Own {"
            + " constructor(form) { super(form); } }; delete HTMLFormElement.prototype.requestSubmit;";

    private Browser browser;
    private Refusal refusal;
    private final List<BrowserContext> profiles = new ArrayList<>();

    Page page;

    @BeforeAll
    void openBrowser() {
        browser = new Browser();
        refusal = new Refusal(at(""));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void freshProfile() {
        page = newProfile(1280).newPage();
    }

    @AfterEach
    void closeProfiles() {
        profiles.forEach(BrowserContext::close);
        profiles.clear();
    }

    /** Another browser, which shares nothing with the first. */
    BrowserContext newProfile(int width) {
        return newProfile(width, true);
    }

    /** One that may run no scripts. */
    BrowserContext newProfile(int width, boolean scripts) {
        BrowserContext profile = newProfileWithoutChoice(width, scripts);
        refusal.in(profile);
        return profile;
    }

    /** One of somebody who has not said anything about cookies yet. */
    BrowserContext newProfileWithoutChoice(int width, boolean scripts) {
        BrowserContext profile = browser.get()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setJavaScriptEnabled(scripts)
                        .setLocale("nl-NL"));
        profile.setDefaultTimeout(Patience.LONGEST.toMillis());
        profiles.add(profile);
        return profile;
    }

    void open(String path) {
        page.navigate(at(path));
        page.locator("h1").first().waitFor();
    }

    /** A choice within a question. */
    Locator choice(String question, String label) {
        return page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName(question))
                .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(startingWith(label)));
    }

    /** A card's name is its title and the line below it. */
    static Pattern startingWith(String label) {
        return Pattern.compile("^" + label.replaceAll("([.?()+])", "\\\\$1") + "( |$)");
    }

    /** Chooses, and waits until the server has taken it in: then the answer stands in the address. */
    void choose(String question, String label, String inAddress) {
        choice(question, label).check();
        awaitInAddress(inAddress);
    }

    /** Waits until the address, which the server rewrites without a new page, holds this. */
    void awaitInAddress(String part) {
        page.waitForFunction("part => location.href.includes(part)", part);
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** On a list that has the focus, with the keyboard: the choice below the one that it has. Its items come a moment after it opens. */
    void chooseNext() {
        page.keyboard().press("Enter");
        page.waitForFunction("document.activeElement?.getAttribute('role') === 'option'");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.locator("vaadin-select[opened]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** What is written on the page; not the copy that Vaadin keeps for a moment where screen readers are told of it. */
    Locator written(String text) {
        return page.getByText(text).and(page.locator(":not(body > [aria-live])"));
    }

    void heading(String text) {
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(text).setLevel(1))
                .waitFor();
    }
}
