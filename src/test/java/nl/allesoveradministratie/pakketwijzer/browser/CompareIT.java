package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Comparing on a phone, enlarged, without scripts and on paper. */
class CompareIT extends BrowserTest {

    private static final String FOUR = "/vergelijken?p=e-boekhouden,jortt,moneybird,snelstart";

    private Page narrow(int width, int height, boolean scripts) {
        Page narrow = newProfile(width, scripts).newPage();
        narrow.setViewportSize(width, height);
        return narrow;
    }

    private static BoundingBox box(Locator what) {
        return what.boundingBox();
    }

    private static void scrollTo(Page narrow, String row) {
        narrow.evaluate(
                "row => [...document.querySelectorAll('tr.fact > th')].find(th => th.textContent.includes(row))"
                        + ".scrollIntoView({ block: 'center' })",
                row);
    }

    @Test
    void fourPackagesFitAPhoneAndTheirNamesStayInView() {
        Page narrow = narrow(390, 844, true);
        narrow.navigate(at(FOUR));
        assertThat((int) narrow.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        scrollTo(narrow, "Voorraad");
        for (String name : new String[] {"e-Boekhouden.nl", "Jortt", "Moneybird", "SnelStart"}) {
            assertThat(narrow.locator(".cmp thead")
                            .getByRole(
                                    AriaRole.LINK,
                                    new Locator.GetByRoleOptions().setName(name).setExact(true)))
                    .isInViewport();
        }
        // Two by two: the third cell stands below the first
        Locator cells = narrow.locator("tr.fact", new Page.LocatorOptions().setHasText("Voorraad"))
                .first()
                .locator("td");
        assertThat(box(cells.nth(2)).x).isEqualTo(box(cells.nth(0)).x);
        assertThat(box(cells.nth(2)).y).isGreaterThan(box(cells.nth(0)).y);
    }

    /** 1280 by 900 at 400 % is 320 by 225 CSS pixels. */
    @Test
    void enlargedFourTimesTheNamesLeaveRoomForTheFacts() {
        Page narrow = narrow(320, 225, true);
        narrow.navigate(at(FOUR));
        scrollTo(narrow, "Voorraad");
        BoundingBox head = box(narrow.locator(".cmp thead"));
        assertThat(head.y).isBetween(-1.0, 1.0);
        assertThat(head.height).isLessThan(113);
    }

    @Test
    void onlyDifferencesIsASwitchThatStandsInTheAddressAndNeedsNoScript() {
        Page narrow = narrow(390, 844, false);
        narrow.navigate(at(FOUR));
        int all = narrow.locator("tr.fact").count();
        Locator only =
                narrow.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Alleen verschillen tonen"));
        assertThat(only).hasAttribute("aria-checked", "false");
        only.press("Space");
        narrow.waitForURL("**verschillen=1**");
        assertThat(only).hasAttribute("aria-checked", "true");
        assertThat(narrow.locator("tr.fact").count()).isLessThan(all);
        only.press("Enter");
        assertThat(only).hasAttribute("aria-checked", "false");
        assertThat(narrow.locator("tr.fact")).hasCount(all);
    }

    @Test
    void aPackageIsAddedAndTakenAwayWithoutScripts() {
        Page narrow = narrow(390, 844, false);
        narrow.navigate(at("/vergelijken?p=jortt,moneybird"));
        narrow.getByLabel("Pakket toevoegen").selectOption(new SelectOption().setLabel("Yuki"));
        narrow.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Voeg toe"))
                .click();
        assertThat(narrow.locator("h1")).hasText("Jortt, Moneybird en Yuki vergelijken");
        narrow.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Haal Moneybird uit de vergelijking"))
                .click();
        assertThat(narrow.locator("h1")).hasText("Jortt en Yuki vergelijken");
    }

    @Test
    void onPaperThereIsOnlyTheComparison() {
        open("/vergelijken/jortt/moneybird");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".cmp-tools")).isHidden();
        assertThat(page.locator(".hd")).isHidden();
        assertThat(page.locator(".ft")).isHidden();
        assertThat(page.locator("tr.fact").first()).isVisible();
    }

    @Test
    void aKindOfBusinessStartsTheFinderWithItsAnswers() {
        open("/voor");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Bv’s").setExact(true))
                .click();
        heading("Boekhoudpakket voor een bv");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Maak er jouw antwoorden van"))
                .click();
        page.waitForURL(Pattern.compile(".*/keuzehulp.*legal_form=bv.*"));
        page.locator("h1").first().waitFor();
    }
}
