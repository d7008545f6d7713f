package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole finder without a mouse: every page is answered, down to the result, a package and back. */
class KeyboardJourneyIT extends BrowserTest {

    /** No page has more to tab through. */
    private static final int MOST_TABS = 160;

    /** How often the arrow is pressed on the first card to reach this kind of user. */
    @ParameterizedTest
    @CsvSource({"zzp, 0", "mkb, 1", "accountant, 2"})
    void everyKindOfUserGetsToAResultWithTheKeyboardOnly(String role, int down) {
        open("/");
        tabTo("Start de keuzehulp");
        page.keyboard().press("Enter");
        heading("Voor wie zoek je een pakket?");
        tabToFirstControl();
        page.keyboard().press("Space");
        for (int i = 0; i < down; i++) {
            page.keyboard().press("ArrowDown");
        }
        awaitInAddress("role=" + role);
        goOn("Volgende");
        for (int number = 1; number <= 9; number++) {
            page.getByText("Stap " + number + " van 9").waitFor();
            answerFirst();
            goOn(number < 9 ? "Volgende" : "Verder met ±");
        }
        heading("Nog een paar vragen die verschil maken");
        goOn("Bekijk je resultaat");
        heading("bij jou");
        Assertions.assertThat(answers()).as("answers in the address").isGreaterThan(6);

        tabTo("Vergelijk");
        page.keyboard().press("Space");
        awaitInAddress("vergelijk=");
        tabTo("Bekijk pakket");
        page.keyboard().press("Enter");
        assertThat(page.getByText(Pattern.compile("Op basis van je \\d+ antwoorden")))
                .isVisible();
        page.goBack();
        heading("bij jou");
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

    private void goOn(String button) {
        tabTo(button);
        page.keyboard().press("Enter");
    }

    private void tabToFirstControl() {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("!!document.activeElement.closest('.fq-main')"
                    + " && document.activeElement.tagName === 'INPUT'"))) {
                return;
            }
        }
        Assertions.fail("No control can be reached with Tab");
    }

    private void tabTo(String name) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            Object focused = page.evaluate("(document.activeElement.getAttribute('aria-label') || '') + ' '"
                    + " + document.activeElement.textContent.trim()");
            if (String.valueOf(focused).contains(name)) {
                return;
            }
        }
        Assertions.fail("\"" + name + "\" cannot be reached with Tab");
    }
}
