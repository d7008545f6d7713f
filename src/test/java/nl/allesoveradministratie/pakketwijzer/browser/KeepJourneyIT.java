package nl.allesoveradministratie.pakketwijzer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody keeps what was found: on the list, as a link, on paper. */
class KeepJourneyIT extends BrowserTest {

    private static final String RESULT =
            "/keuzehulp/resultaat?role=zzp&legal_form=eenmanszaak&vat_filing=need&bank_link=need&budget=30";

    private static Locator keep(Page page) {
        return page.locator(".kp button").first();
    }

    private static void assertCount(Page page, String count) {
        PlaywrightAssertions.assertThat(page.locator(".mylist [data-kept]")).hasText(count);
    }

    @Test
    void fromTheResultAPackageGoesOnTheListWithoutANewPageAndIsStillThereAfterOne() {
        open(RESULT);
        String address = page.url();
        page.evaluate("window.same = true");
        String name = page.locator(".rc h2").first().innerText();

        keep(page).click();
        assertCount(page, "1");
        PlaywrightAssertions.assertThat(page.locator("[data-kept-said]")).hasText(name + " staat in je lijst.");
        PlaywrightAssertions.assertThat(keep(page)).containsText("Haal uit mijn lijst");
        assertThat(page.evaluate("window.same")).isEqualTo(true);
        assertThat(page.url()).isEqualTo(address);

        page.reload();
        page.locator("h1").first().waitFor();
        PlaywrightAssertions.assertThat(keep(page)).containsText("Haal uit mijn lijst");
        page.locator(".mylist").click();
        heading("Mijn lijst");
        PlaywrightAssertions.assertThat(page.locator(".plist h2")).hasText(name);
    }

    @Test
    void whatVaadinDrawsAnewKnowsTheListAsItIs() {
        open(RESULT);
        keep(page).click();
        assertCount(page, "1");
        page.locator(".rc vaadin-checkbox").first().click();
        awaitInAddress("vergelijk=");
        PlaywrightAssertions.assertThat(keep(page)).containsText("Haal uit mijn lijst");
    }

    @Test
    void aDoubleClickIsOneClick() {
        open("/pakketten/jortt");
        keep(page).dblclick();
        assertCount(page, "1");
        PlaywrightAssertions.assertThat(keep(page)).containsText("Haal uit mijn lijst");
        page.waitForTimeout(300);
        open("/mijn-lijst");
        assertThat(page.locator(".plist h2").allInnerTexts()).containsExactly("Jortt");
    }

    @Test
    void twoClicksAtOnceOnTwoPackagesKeepBoth() {
        open(RESULT);
        page.evaluate("[...document.querySelectorAll('.kp button')].slice(0, 2).forEach(each => each.click())");
        assertCount(page, "2");
        page.reload();
        page.locator("h1").first().waitFor();
        assertCount(page, "2");
    }

    @Test
    void aClickWhileTheOneBeforeIsOnItsWayIsIgnored() {
        open("/pakketten/jortt");
        page.evaluate("[1, 2].forEach(() => document.querySelector('.kp button').click())");
        assertCount(page, "1");
        keep(page).click();
        page.waitForCondition(
                () -> page.context().cookies().stream().noneMatch(cookie -> cookie.name.equals("pw_lijst")));
    }

    @Test
    void aBrowserThatLeavesTheButtonOutOfAFormKeepsAPackageAllTheSame() {
        page.addInitScript(OLD_BROWSER);
        open("/pakketten/jortt");
        page.evaluate("window.same = true");
        keep(page).click();
        assertCount(page, "1");
        assertThat(page.evaluate("window.same")).isEqualTo(true);
    }

    @Test
    void whatTheScriptCannotSendTheFormSends() {
        page.addInitScript(OLD_BROWSER);
        page.route("**/mijn-lijst", route -> {
            if (route.request().postData().contains("stil=1")) {
                route.abort();
            } else {
                route.resume();
            }
        });
        open("/pakketten/jortt?role=zzp");
        keep(page).click();
        assertCount(page, "1");
        PlaywrightAssertions.assertThat(keep(page)).containsText("Haal uit mijn lijst");
        assertThat(page.url()).endsWith("/pakketten/jortt?role=zzp");
    }

    @Test
    void twoTabsAddToTheSameList() {
        Page other = page.context().newPage();
        open("/pakketten/jortt");
        other.navigate(at("/pakketten/moneybird"));
        keep(page).click();
        assertCount(page, "1");
        keep(other).click();
        assertCount(other, "2");
    }

    @Test
    void withoutScriptsTheButtonComesBackToTheSamePage() {
        Page plain = newProfile(1280, false).newPage();
        plain.navigate(at("/pakketten/jortt?role=zzp"));
        keep(plain).click();
        plain.waitForURL("**/pakketten/jortt?role=zzp");
        assertCount(plain, "1");
        PlaywrightAssertions.assertThat(keep(plain)).containsText("Haal uit mijn lijst");
        keep(plain).click();
        PlaywrightAssertions.assertThat(keep(plain)).containsText("Bewaar in mijn lijst");
    }

    @Test
    void fromTheListTheFirstFourAreComparedAndOneIsTakenOff() {
        for (String id : List.of("jortt", "moneybird", "snelstart", "tellow", "informer")) {
            open("/pakketten/" + id);
            keep(page).click();
            PlaywrightAssertions.assertThat(keep(page)).containsText("Haal uit");
        }
        open("/mijn-lijst");
        page.locator(".ml-row", new Page.LocatorOptions().setHasText("Moneybird"))
                .getByText("Haal weg")
                .click();
        assertCount(page, "4");
        press("Vergelijk deze");
        page.waitForURL("**/vergelijken?p=**");
        assertThat(page.locator(".cmp-pack").count()).isEqualTo(4);
        open("/mijn-lijst");
        press("Wis de lijst");
        written("Je lijst is nog leeg").waitFor();
        assertThat(page.context().cookies()).noneMatch(cookie -> cookie.name.equals("pw_lijst"));
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 861, 1000, 1180, 1280})
    void theHeaderHasRoomForTheList(int width) {
        try (BrowserContext profile = newProfile(width)) {
            Screenshots.putAside("-gevuld", profile, at(""));
            Page small = profile.newPage();
            for (String path : List.of("/mijn-lijst", "/en/mijn-lijst")) {
                small.navigate(at(path));
                assertThat((int) small.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(width);
                assertThat(
                                (boolean)
                                        small.evaluate(
                                                "[...document.querySelectorAll('.hd .wrap > *:not(.vh)')].every(each => each.getBoundingClientRect().right <= innerWidth)"))
                        .as(path)
                        .isTrue();
            }
        }
    }

    @Test
    void whereCopyingIsRefusedTheLinkIsThereToCopyByHand() {
        page.addInitScript(
                "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject() } })");
        open(RESULT);
        written("Kopieer de link").click();
        Locator byHand = page.getByLabel("De link naar dit resultaat");
        PlaywrightAssertions.assertThat(byHand).isFocused();
        PlaywrightAssertions.assertThat(byHand).hasValue(page.url());
        PlaywrightAssertions.assertThat(page.locator("#copied")).containsText("Kopiëren lukte niet");
    }

    @Test
    void onPaperTheWholeResultIsThereInBlackOnWhite() {
        open(RESULT);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));

        for (String gone : List.of(
                ".hd", ".ft", ".res-aside", ".tray", ".rc .kp", ".rc vaadin-checkbox", ".crumb", ".not-ranked .why")) {
            assertThat(page.locator(gone).all()).as(gone).noneMatch(Locator::isVisible);
        }
        for (String there : List.of("h1", ".chips", ".rc h2", ".rc .why-facts", ".cost", ".printed")) {
            assertThat(page.locator(there).all()).as(there).isNotEmpty().allMatch(Locator::isVisible);
        }
        assertThat(page.locator(".printed").innerText()).contains("afgedrukt op", RESULT);
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.rc')).color"))
                .isEqualTo("rgb(0, 0, 0)");
        assertThat((String) page.evaluate(
                        "getComputedStyle(document.querySelector('.why-facts a.src'), '::after').content"))
                .contains("https://");
    }

    @Test
    void afterPrintingWhatWasClosedIsClosedAgain() {
        open(RESULT);
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator("main details:not([open])").count()).isZero();
        page.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(page.locator("main details[open]").count()).isZero();
    }

    @Test
    void theResultLeadsToTheMailAndBackToTheSameResult() {
        open(RESULT);
        written("Mail me mijn resultaat").click();
        heading("Mail me mijn resultaat");
        page.getByLabel("Je e-mailadres").fill("kanariepiet");
        press("Verstuur de mail");
        PlaywrightAssertions.assertThat(page.locator("#email")).isFocused();
        page.getByLabel("Je e-mailadres").fill("kanariepiet@journey.test");
        press("Verstuur de mail");
        heading("Je mail is onderweg");
        assertThat(page.url()).doesNotContain("kanariepiet");
        written("Terug naar je resultaat").click();
        page.waitForURL("**" + RESULT.replace("?", "\\?"));
        page.locator(".rc").first().waitFor();
    }
}
