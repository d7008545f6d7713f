package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can happen to a visitor on the way, and what must not be lost. */
class FinderIT extends BrowserTest {

    private static final String LEGAL_FORM = "Welke rechtsvorm heeft je bedrijf?";

    @Test
    void theBrowsersBackGoesBackAPageAndKeepsLaterAnswers() {
        open("/keuzehulp?role=zzp&stap=bedrijf");
        choose(LEGAL_FORM, "Vof", "legal_form=vof");
        press("Volgende");
        heading("Hoeveel verwerk je per maand?");
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("11 tot en met 20"))
                .check();
        awaitInAddress("purchase_docs=11-20");
        page.goBack();
        heading("Wat voor bedrijf heb je?");
        assertThat(choice(LEGAL_FORM, "Vof")).isChecked();
        press("Volgende");
        heading("Hoeveel verwerk je per maand?");
        assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("11 tot en met 20")))
                .isChecked();
    }

    @Test
    void aReloadASecondTabAndAnotherBrowserShowTheSame() {
        open("/keuzehulp?role=zzp&stap=bedrijf");
        choose(LEGAL_FORM, "Bv", "legal_form=bv");
        page.reload();
        heading("Wat voor bedrijf heb je?");
        assertThat(choice(LEGAL_FORM, "Bv")).isChecked();
        String address = page.url();
        Page secondTab = page.context().newPage();
        secondTab.navigate(address);
        assertThat(secondTab.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(startingWith("Bv"))))
                .isChecked();
        Page elsewhere = newProfile(390).newPage();
        elsewhere.navigate(address);
        assertThat(elsewhere.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(startingWith("Bv"))))
                .isChecked();
    }

    @Test
    void anExpiredSessionComesBackAtTheSameQuestion() {
        open("/keuzehulp?role=zzp&stap=bedrijf");
        choose(LEGAL_FORM, "Bv", "legal_form=bv");
        // The server forgot the session, as after its time-out or a restart.
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
        press("Volgende");
        page.reload();
        heading("Wat voor bedrijf heb je?");
        assertThat(choice(LEGAL_FORM, "Bv")).isChecked();
        press("Volgende");
        heading("Hoeveel verwerk je per maand?");
    }

    @Test
    void onlyTheRoleCannotBeSkippedAndSaysSo() {
        open("/keuzehulp");
        press("Volgende");
        assertThat(written("Kies eerst voor wie het pakket is.").first()).isVisible();
        choose("Voor wie zoek je een pakket?", "Mkb-bedrijf", "role=mkb");
        press("Volgende");
        written("Stap 1 van 9").waitFor();
    }

    @Test
    void aDoubleClickOnNextLosesNothing() {
        open("/keuzehulp?role=zzp&legal_form=bv&stap=bedrijf");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Volgende").setExact(true))
                .dblclick();
        page.getByText(Pattern.compile("Stap [34] van 9")).waitFor();
        awaitInAddress("legal_form=bv");
    }

    @Test
    void notKnowingIsAnAnswerThatIsKept() {
        open("/keuzehulp?role=zzp&stap=bedrijf");
        choose(LEGAL_FORM, "Weet ik niet", "onbekend=legal_form");
        page.reload();
        assertThat(choice(LEGAL_FORM, "Weet ik niet")).isChecked();
        choose(LEGAL_FORM, "Vof", "legal_form=vof");
        assertThat(choice(LEGAL_FORM, "Weet ik niet")).not().isChecked();
    }

    @Test
    void aMustMakesPackagesDropOutAndSaysWhy() {
        open("/keuzehulp?role=zzp&stap=bijhouden");
        choose("Voorraad bijhouden", "Moet", "stock=need");
        assertThat(page.getByText(Pattern.compile("pakket(ten)? (valt|vallen) af: ")))
                .isVisible();
        assertThat(page.locator(".dot-off").first()).isVisible();
    }

    @Test
    void aLinkWithNonsenseSaysSoAndKeepsTheRest() {
        open("/keuzehulp?role=zzp&legal_form=zeppelin&stock=need&stap=bedrijf");
        assertThat(written("Een deel van deze link kenden we niet.")).isVisible();
        assertThat(written("Voorraad")).not().hasCount(0);
    }

    @Test
    void aLinkToAResultSaysSoTooButNotOfWhatMailProgramsHangOnIt() {
        open("/keuzehulp/resultaat?role=zzp&legal_form=zeppelin&stock=need&old_question=yes");
        assertThat(written("Een deel van deze link kenden we niet.")).isVisible();
        assertThat(page.locator(".chips").getByText("Voorraad")).isVisible();

        open("/keuzehulp/resultaat?role=zzp&stock=need&utm_source=nieuwsbrief&fbclid=abc");
        assertThat(page.locator(".chips").getByText("Voorraad")).isVisible();
        assertThat(written("Een deel van deze link kenden we niet.")).hasCount(0);
    }

    @Test
    void aNumberThatIsNoneIsRefusedAtTheField() {
        open("/keuzehulp?role=mkb&stap=groei");
        var users = page.getByRole(AriaRole.SPINBUTTON).first();
        users.fill("-3");
        page.keyboard().press("Tab");
        assertThat(written("Vul een heel getal in, van 0 tot 1.000.000. Bijvoorbeeld: 3")
                        .first())
                .isVisible();
        users.fill("3");
        page.keyboard().press("Tab");
        awaitInAddress("users=3");
    }

    @Test
    void whoNeedsNoPackageIsToldSo() {
        open("/keuzehulp?role=zzp&stap=nodig");
        assertThat(written("Dit bekijken we eerst")).isVisible();
        choose("Hoeveel verkoopfacturen stuur je per maand?", "0 tot en met 2", "sales_invoices=0-2");
        choose("Hoe zit het bij jou met de btw?", "Ik gebruik de KOR", "vat_status=KOR");
        assertThat(written("Een pakket is waarschijnlijk nog niet nodig")).isVisible();
        press("Bekijk de tussenstand");
        heading("bij jou");
        assertThat(written("Een pakket is waarschijnlijk nog niet nodig")).isVisible();
    }

    @Test
    void whoKnowsOnlyTheYearIsHelpedToANumberPerMonth() {
        open("/keuzehulp?role=zzp&sales_invoices=3-5&stap=hoeveel");
        written("Help me schatten").first().click();
        press("Reken om");
        assertThat(written("Vul een heel getal in, vanaf 0. Bijvoorbeeld: 120").first())
                .isVisible();
        page.getByLabel("Aantal").first().fill("120");
        press("Reken om");
        awaitInAddress("purchase_docs=6-10");
        written("Help me schatten").nth(1).click();
        press("Schat uit mijn facturen en bonnen");
        awaitInAddress("bank_transactions=21-50");
    }

    @Test
    void afterTheNinePagesOnlyWhatStillMattersIsAsked() {
        open("/keuzehulp?role=mkb&sector=bouw&bank_link=need&stap=budget");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(startingWith("Verder met ±")))
                .click();
        heading("Nog een paar vragen die verschil maken");
        int left = left();
        awaitInAddress("stap=verder.");
        String first = page.url();
        press("Volgende");
        page.waitForURL(url -> !url.equals(first) && url.contains("onbekend="));
        // Who passes over a question is not asked it again.
        org.assertj.core.api.Assertions.assertThat(left()).isEqualTo(left - 3);
        press("Vorige");
        page.waitForURL(url -> url.contains(first.substring(first.indexOf("stap="))));
        press("Bekijk je resultaat");
        heading("bij jou");
    }

    private int left() {
        String label = page.getByText(Pattern.compile("^Nog ± \\d+")).first().innerText();
        return Integer.parseInt(label.replaceAll("[^0-9]", ""));
    }

    @Test
    void theWholeFinderWorksWithTheKeyboard() {
        open("/keuzehulp");
        page.getByRole(AriaRole.RADIO).first().focus();
        page.keyboard().press("Space");
        awaitInAddress("role=zzp");
        page.keyboard().press("ArrowDown");
        awaitInAddress("role=mkb");
        for (int i = 0; i < 12 && !focusedText().contains("Volgende"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        written("Stap 1 van 9").waitFor();
        // The new heading has the focus, so a screen reader begins there.
        page.waitForFunction("document.activeElement.tagName === 'H1'");
    }

    private String focusedText() {
        return String.valueOf(page.evaluate("document.activeElement.textContent"));
    }

    @Test
    void theResultCanBeSortedByCostFilteredAndShared() {
        open("/keuzehulp/resultaat?role=zzp&sales_invoices=11-25&volgorde=kosten&tot=20");
        assertThat(page.getByRole(AriaRole.ARTICLE)).not().hasCount(0);
        assertThat(page.getByText(
                        Pattern.compile("duurder of heeft geen bekende prijs|duurder of hebben geen bekende prijs")))
                .isVisible();
        for (var price : page.locator(".rc .price").allInnerTexts()) {
            String euro = price.replaceAll("[^0-9,]", "").replace(',', '.');
            org.assertj.core.api.Assertions.assertThat(Double.parseDouble(euro)).isLessThanOrEqualTo(20);
        }
        page.context().grantPermissions(java.util.List.of("clipboard-write", "clipboard-read"));
        press("Kopieer de link");
        assertThat(written("De link is gekopieerd")).isVisible();
    }

    @Test
    void onTheResultARemainingWishCanBeAdded() {
        open("/keuzehulp/resultaat?role=zzp");
        page.getByLabel("Kies een onderwerp").click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("API").setExact(true))
                .click();
        page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("Fijn").setExact(true))
                .check();
        awaitInAddress("api=nice");
        assertThat(page.locator(".chips").getByText("API")).isVisible();
    }

    @Test
    void whatDropsOutSaysOnWhatThatRests() {
        open("/keuzehulp/resultaat?" + ANSWERED.replace("stock=nice", "stock=need"));
        page.getByText(Pattern.compile("^\\d+ pakket(ten)? val(t|len) af$"))
                .first()
                .click();
        Locator moneybird = page.locator(".not-ranked li")
                .filter(new Locator.FilterOptions().setHasText("Moneybird"))
                .first();
        assertThat(moneybird).containsText("Mist: Voorraadbeheer");
        assertThat(moneybird.locator("a.src")).containsText(Pattern.compile("Bron: .*\\d{4}"));
    }

    @Test
    void theResultExplainsItsScore() {
        open("/keuzehulp/resultaat?role=zzp&bank_link=need&stock=nice&sales_invoices=11-25");
        page.getByText(Pattern.compile("^Waarom \\d+\\?$")).first().click();
        assertThat(page.getByText(Pattern.compile("Zo komen we op \\d+ van de 100 punten"))
                        .first())
                .isVisible();
        assertThat(page.locator(".why-facts a.src").first()).isVisible();
    }

    private static final String ANSWERED = "role=zzp&legal_form=bv&sales_invoices=11-25&vat_filing=need&bank_link=need"
            + "&ocr=need&hours=nice&stock=nice&who_books=samen";

    @Test
    void aWhatIfIsPreviewedLeftPreviewedAgainAppliedAndStays() {
        open("/keuzehulp?" + ANSWERED + "&stap=budget");
        press("Bekijk de tussenstand");
        page.locator(".wi-told").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        String firstBefore = firstCard();

        setStock("Nee");
        assertThat(page.locator(".wi-told")).containsText("plek 1");
        assertThat(page.locator(".wi-told")).containsText(Pattern.compile("stijgt|daalt|valt af|komt terug"));
        org.assertj.core.api.Assertions.assertThat(page.url()).contains("stock=nice");
        org.assertj.core.api.Assertions.assertThat(firstCard()).isEqualTo(firstBefore);
        press("Laat zo");
        assertThat(page.locator(".wi-told")).isEmpty();
        assertThat(stock()).containsText("Fijn");

        setStock("Nee");
        assertThat(page.locator(".wi-told")).containsText("plek 1");
        String promised = page.locator(".wi-told p").innerText();
        press("Pas toe");
        awaitInAddress("stock=no");
        // The new heading has the focus, so a screen reader begins there.
        page.waitForFunction("document.activeElement.tagName === 'H1'");
        org.assertj.core.api.Assertions.assertThat(promised).contains(firstCard());
        org.assertj.core.api.Assertions.assertThat(firstCard()).isNotEqualTo(firstBefore);

        page.goBack();
        written("Stap 9 van 9").waitFor();
        awaitInAddress("stock=no");
        page.goForward();
        page.locator(".rc").first().waitFor();
        page.reload();
        page.locator(".rc").first().waitFor();
        org.assertj.core.api.Assertions.assertThat(promised).contains(firstCard());
        org.assertj.core.api.Assertions.assertThat(page.url()).contains("stock=no");
    }

    @Test
    void whatIsTriedOutGoesOnWhileTheListIsSortedFilteredAndCompared() {
        open("/keuzehulp/resultaat?" + ANSWERED);
        setStock("Nee");
        assertThat(page.locator(".wi-told")).containsText("plek 1");

        Locator box = page.locator(".rc [data-compare]").first();
        String compared = String.valueOf(box.getAttribute("data-compare"));
        // A list that closes takes the keyboard back
        page.locator("vaadin-select[opened]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        box.locator("input").focus();
        page.keyboard().press("Space");
        awaitInAddress("vergelijk=" + compared);
        page.waitForFunction(
                "id => document.activeElement.closest('[data-compare]')?.dataset.compare === id", compared);
        assertThat(page.locator(".tray .slot").first()).isVisible();
        page.locator(".res-order vaadin-select").first().click();
        page.getByRole(AriaRole.OPTION).last().click();
        awaitInAddress("volgorde=kosten");
        assertThat(page.locator(".keep a"))
                .hasAttribute("href", Pattern.compile(".*volgorde=kosten&vergelijk=" + compared));

        assertThat(page.locator(".wi-told")).containsText("plek 1");
        assertThat(stock()).containsText("Nee");
        press("Pas toe");
        awaitInAddress("stock=no");
        awaitInAddress("vergelijk=" + compared);
    }

    @Test
    void aSwitchThatIsTurnedOffAndOnAgainStandsForWhatItSays() {
        open("/keuzehulp/resultaat?" + ANSWERED);
        page.locator(".wi [data-kept] input").first().focus();
        page.keyboard().press("Space");
        assertThat(page.locator(".wi-preview.open")).hasCount(1);
        page.keyboard().press("Space");
        assertThat(page.locator(".wi-preview.open")).hasCount(0);
    }

    private Locator stock() {
        return page.locator(".wi li").filter(new Locator.FilterOptions().setHasText("Voorraadbeheer"));
    }

    private void setStock(String level) {
        stock().locator("vaadin-select").click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(level).setExact(true))
                .click();
    }

    private String firstCard() {
        return String.valueOf(page.locator(".rc").first().getAttribute("aria-label"));
    }

    @Test
    void whatWouldChangeTheTopCanBeLookedAtFirst() {
        open("/keuzehulp/resultaat?" + ANSWERED);
        written("Dit zou de top veranderen").click();
        Locator change = page.locator(".top-changes li").first();
        String promised = change.locator(".mut").innerText();
        change.locator("vaadin-button").click();
        assertThat(page.locator(".wi-told p")).containsText(promised);
        org.assertj.core.api.Assertions.assertThat(page.url()).contains("stock=nice");
        assertThat(page.locator(".top-changes li")).hasCount(6);
        page.locator(".top-changes vaadin-button").last().click();
        assertThat(page.locator(".top-changes li").nth(6)).isVisible();
    }

    @Test
    void theOneRequirementThatExcludesAPackageCanBeDropped() {
        open("/keuzehulp/resultaat?role=zzp&stock=need");
        page.getByText(Pattern.compile("^\\d+ pakket(ten)? val(t|len) af$")).click();
        Locator way = page.locator(".way-back").first();
        assertThat(way).containsText("Zonder deze eis komt");
        way.locator("vaadin-button").click();
        awaitInAddress("stock=no");
    }

    @Test
    void theQuestionsForTheVendorCanBeCopied() {
        open("/keuzehulp/resultaat?" + ANSWERED);
        page.context().grantPermissions(java.util.List.of("clipboard-write", "clipboard-read"));
        page.getByText(Pattern.compile("^Waarom \\d+\\?$")).nth(1).click();
        assertThat(written("Waarom niet hoger?").first()).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Kopieer de vragen over " + secondCard()))
                .click();
        assertThat(written("De vragen zijn gekopieerd").first()).isVisible();
        org.assertj.core.api.Assertions.assertThat(String.valueOf(page.evaluate("navigator.clipboard.readText()")))
                .startsWith("Vragen over " + secondCard())
                .contains("?\n");
    }

    /** Half of the packages have no place; what is known of them is told all the same, and what to ask. */
    @Test
    void aPackageOfWhichTooLittleIsKnownComesWithWhatIsKnownAndWhatToAsk() {
        open("/keuzehulp/resultaat?" + ANSWERED);
        page.context().grantPermissions(java.util.List.of("clipboard-write", "clipboard-read"));
        page.getByText(Pattern.compile("^Van \\d+ pakketten weten we te weinig$"))
                .click();
        Locator first = page.locator(".not-ranked li:has(.why)").first();
        String name = first.locator("a").first().innerText();
        first.getByText(Pattern.compile("^Wat we van jouw punten weten")).click();
        assertThat(first.locator(".why-body")).containsText("Vragen over " + name);
        press("Kopieer de vragen over " + name);
        assertThat(first.getByText("De vragen zijn gekopieerd")).isVisible();
        org.assertj.core.api.Assertions.assertThat(String.valueOf(page.evaluate("navigator.clipboard.readText()")))
                .startsWith("Vragen over " + name)
                .contains("?\n");
    }

    private String secondCard() {
        return String.valueOf(page.locator(".rc").nth(1).getAttribute("aria-label"));
    }

    @Test
    void onAPhoneTheWhatIfIsOneTapAway() {
        page = newProfile(390).newPage();
        open("/keuzehulp/resultaat?" + ANSWERED);
        page.locator(".res-list > .what-if-go").click();
        page.waitForFunction("document.activeElement.textContent === 'Wat als…'");
    }

    @Test
    void theResultShowsHowItsCostIsMadeAndWhereTheNextEditionStarts() {
        open("/keuzehulp/resultaat?role=zzp&users=3&sales_invoices=3-5&volgorde=kosten");
        showAll();
        var card = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("SnelStart"));
        card.getByText(Pattern.compile("^Zo komen we op €.20,50 per maand$")).click();
        assertThat(card.getByRole(AriaRole.ROW)
                        .filter(new com.microsoft.playwright.Locator.FilterOptions()
                                .setHasText("2 extra gebruikers × €\u00a02,50")))
                .containsText("€\u00a0180");
        assertThat(card.getByRole(AriaRole.ROW)
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Samen")))
                .containsText("€\u00a0738");

        open("/keuzehulp/resultaat?role=zzp&sales_invoices=3-5&purchase_docs=0-5&volgorde=kosten");
        showAll();
        var steps = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("Rompslomp"))
                .locator(".steps");
        assertThat(steps).containsText("Vanaf 6 verkoopfacturen per maand");
        assertThat(steps).containsText("Puur Factuur, €\u00a08,95 per maand");
    }

    private void showAll() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(startingWith("Toon nog")))
                .click();
    }

    @Test
    void englishIsEnglishThroughout() {
        open("/en/keuzehulp?role=zzp&stap=bedrijf");
        heading("What kind of business do you have?");
        press("Next");
        written("Step 3 of 9").waitFor();
        org.assertj.core.api.Assertions.assertThat(page.url()).contains("/en/keuzehulp");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Nederlands"))
                .first()
                .click();
        written("Stap 3 van 9").waitFor();
    }

    @Test
    void theChoiceOfDarkStaysAndCanBeUndone() {
        open("/");
        press("Donker");
        page.waitForFunction("document.documentElement.dataset.theme === 'dark'");
        open("/keuzehulp");
        page.waitForFunction("document.documentElement.dataset.theme === 'dark'");
        press("Automatisch");
        page.waitForFunction("document.documentElement.dataset.theme === undefined");
        org.assertj.core.api.Assertions.assertThat(page.context().cookies())
                .noneMatch(cookie -> cookie.name.equals("pw_weergave"));
    }
}
