package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole finder without a mouse, for each kind of user and in both languages: every page is answered, and some of what
 * follows; on the result two packages are compared, another answer is tried out and applied, a package is looked at, and the
 * result is mailed.
 */
class KeyboardJourneyIT extends BrowserTest {

    /** No page has more to tab through. */
    private static final int MOST_TABS = 200;

    private ResourceBundle texts = ResourceBundle.getBundle("messages.texts", Locale.of("nl"));

    /** How often the arrow is pressed on the first card to reach this kind of user. */
    @ParameterizedTest
    @CsvSource({"zzp, 0, NL", "mkb, 1, NL", "accountant, 2, NL", "zzp, 0, EN"})
    void everyKindOfUserGetsEverythingWithTheKeyboardOnly(String role, int down, Language language) {
        texts = ResourceBundle.getBundle("messages.texts", language.locale());
        open(language.prefix() + "/");
        goOn("home.start");
        heading(says("finder.role.title"));
        tabToFirstControl();
        page.keyboard().press("Space");
        for (int i = 0; i < down; i++) {
            page.keyboard().press("ArrowDown");
        }
        awaitInAddress("role=" + role);
        goOn("finder.next");
        for (int number = 1; number <= 9; number++) {
            page.getByText(says("finder.step")
                            .replace("{0,number,integer}", String.valueOf(number))
                            .replace("{1,number,integer}", "9"))
                    .waitFor();
            answerFirst();
            goOn(number < 9 ? "finder.next" : "finder.follow.go");
        }
        heading(says("finder.follow.title"));
        answerFirst();
        goOn("finder.finish");
        awaitResult();
        Assertions.assertThat(answers()).as("answers in the address").isGreaterThan(7);

        compareTwo();
        tryOutAndApply();
        lookAtOne();
        mail();
    }

    private void compareTwo() {
        compareNext();
        compareNext();
        tabTo(says("result.tray.go").split("\\{")[0] + "2");
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.contains("/vergelijken?p="));
        assertThat(page.locator(".cmp tr.fact").first().locator("td")).hasCount(2);
        page.goBack();
        awaitResult();
    }

    /** The box on the next card; the list is drawn anew and gives the keyboard back. */
    private void compareNext() {
        tabUntil("a box to compare", "document.activeElement.closest('.rc [data-compare]')");
        String box = String.valueOf(page.evaluate("""
                () => {
                    const box = document.activeElement.closest('[data-compare]');
                    box.dataset.before = '';
                    return box.dataset.compare;
                }
                """));
        page.keyboard().press("Space");
        awaitInAddress(box);
        page.waitForFunction(
                "box => document.activeElement.closest('[data-compare]:not([data-before])')?.dataset.compare === box",
                box);
    }

    private void tryOutAndApply() {
        String before = page.url();
        tabUntil(
                "an answer to try out",
                "document.activeElement.closest('.wi') && document.activeElement.matches('input')");
        page.keyboard().press("Space");
        assertThat(page.locator(".wi-told p").first()).not().isEmpty();
        goOn("whatif.apply");
        page.waitForURL(url -> !url.equals(before));
        // The new heading has the focus, so a screen reader begins there.
        page.waitForFunction("document.activeElement.tagName === 'H1'");
    }

    private void lookAtOne() {
        goOn("result.view");
        assertThat(page.getByText(Pattern.compile(
                        says("package.fit.answers").split("<")[1].split("\\{")[0] + "\\d+")))
                .isVisible();
        page.goBack();
        awaitResult();
    }

    private void mail() {
        goOn("result.keep.mail");
        heading(says("mailform.title"));
        tabUntil("the field", "document.activeElement.name === 'email'");
        page.keyboard().type("tab@example.org");
        page.keyboard().press("Enter");
        heading(says("mailform.sent.title"));
    }

    private void awaitResult() {
        page.locator(".rc").first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    }

    private String says(String key) {
        return texts.getString(key);
    }

    private int answers() {
        String query = page.url().substring(page.url().indexOf('?') + 1);
        return Set.of(query.split("&")).size();
    }

    /** Answers the first question of a page, whatever its kind. */
    private void answerFirst() {
        String before = page.url();
        tabToFirstControl();
        String type = String.valueOf(page.evaluate("document.activeElement.type || ''"));
        if (type.equals("number")) {
            page.keyboard().type("3");
            page.keyboard().press("Tab");
        } else {
            page.keyboard().press("Space");
        }
        page.waitForURL(url -> !url.equals(before));
    }

    /** By the beginning of its words, before what is filled in. */
    private void goOn(String button) {
        tabTo(says(button).split("\\{")[0].strip());
        page.keyboard().press("Enter");
    }

    private void tabToFirstControl() {
        tabUntil(
                "a control",
                "document.activeElement.closest('.fq-main') && document.activeElement.tagName === 'INPUT'");
    }

    private void tabTo(String name) {
        tabUntil(
                name,
                "((document.activeElement.getAttribute('aria-label') || '') + ' '"
                        + " + document.activeElement.textContent.trim()).includes(" + quoted(name) + ")");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "\\'") + "'";
    }

    private void tabUntil(String what, String there) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("!!(" + there + ")"))) {
                return;
            }
        }
        Assertions.fail("\"" + what + "\" cannot be reached with Tab");
    }
}
