package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A visitor of each kind walks from the front page to a comparison. */
class JourneyIT extends BrowserTest {

    @Test
    void aSelfEmployedPersonFindsAPackage() {
        List<String> outside = watchOtherHosts();
        start("Zzp'er");
        heading("Heb je een pakket nodig?");
        press("Volgende");
        heading("Wat voor bedrijf heb je?");
        choose("Welke rechtsvorm heeft je bedrijf?", "Eenmanszaak", "legal_form=eenmanszaak");
        press("Volgende");
        heading("Hoeveel verwerk je per maand?");
        press("Volgende");
        written("Stap 4 van 9").waitFor();
        choose("Btw-aangifte rechtstreeks versturen", "Moet", "vat_filing=need");
        walkToTheResult(5);
        lookAtAPackageAndCompare();
        Assertions.assertThat(outside).isEmpty();
    }

    @Test
    void aBusinessWithStaffFindsAPackage() {
        start("Mkb-bedrijf");
        press("Volgende");
        choose("Welke rechtsvorm heeft je bedrijf?", "Bv", "legal_form=bv");
        walkToTheResult(3);
        lookAtAPackageAndCompare();
    }

    @Test
    void anAccountantFindsAPackage() {
        start("Accountant of boekhouder");
        page.getByRole(AriaRole.SPINBUTTON).first().fill("40");
        page.keyboard().press("Tab");
        awaitInAddress("client_count=40");
        walkToTheResult(2);
        lookAtAPackageAndCompare();
    }

    private List<String> watchOtherHosts() {
        List<String> outside = new ArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(at("/")) && !request.url().startsWith("data:")) {
                outside.add(request.url());
            }
        });
        return outside;
    }

    private void start(String role) {
        open("/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Start de keuzehulp"))
                .first()
                .click();
        heading("Voor wie zoek je een pakket?");
        choose("Voor wie zoek je een pakket?", role, "role=");
        press("Volgende");
        written("Stap 1 van 9").waitFor();
    }

    /** Skips what is left, up to the last page; every page can be skipped. */
    private void walkToTheResult(int next) {
        for (int number = next; number <= 9; number++) {
            press("Overslaan");
            page.getByText("Stap " + number + " van 9").waitFor();
        }
        press("Bekijk je resultaat");
        heading("bij jou");
    }

    private void lookAtAPackageAndCompare() {
        Locator first = page.getByRole(AriaRole.ARTICLE).first();
        String name = first.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setLevel(2))
                .innerText();
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Vergelijk ")))
                .first()
                .check();
        awaitInAddress("vergelijk=");
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Vergelijk ")))
                .nth(1)
                .check();
        page.waitForFunction("/vergelijk=[a-z-]+(,|%2C)[a-z-]+/.test(location.href)");

        page.getByRole(AriaRole.ARTICLE)
                .first()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bekijk pakket"))
                .click();
        heading(name);
        assertThat(page.getByText(Pattern.compile("Op basis van je \\d+ antwoorden|Op basis van 1 antwoord")))
                .isVisible();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Terug naar je resultaat"))
                .click();
        heading("bij jou");
        page.goBack();
        page.goBack();
        heading("bij jou");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Vergelijk 2 pakketten"))
                .click();
        assertThat(page.getByRole(AriaRole.TABLE)).isVisible();
        assertThat(page.locator("thead th")).hasCount(3);
    }
}
