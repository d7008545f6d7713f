package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From fact to visitor: one editor changes, another looks and publishes, the public page follows; and all the way back. */
class EditingJourneyIT extends BrowserTest {

    private static final String FACT = "/kantoor/catalogus-feit?pakket=asperion&veld=criteria.quotes";

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Amsterdam"));

    @Autowired
    private ApplicationContext application;

    private Page signedIn(Hired editor) throws Exception {
        page = newProfile(1280).newPage();
        open("/kantoor");
        page.getByLabel("E-mailadres").fill(editor.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(editor.phone().code());
        press("Ga verder");
        heading("Catalogus: werklijst");
        return page;
    }

    /** What a visitor reads on the package's page, until it says so. */
    private void visitorSees(Page visitor, String... parts) {
        Locator facts = visitor.locator("main");
        for (int look = 0; look < 60; look++) {
            visitor.navigate(at("/pakketten/asperion"));
            String text = facts.innerText();
            if (Arrays.stream(parts).allMatch(text::contains)) {
                return;
            }
            visitor.waitForTimeout(500);
        }
        for (String part : parts) {
            assertThat(facts).containsText(part);
        }
    }

    private void fillIn(String note) {
        page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("Deels").setExact(true))
                .check();
        page.getByLabel("Webadres van de bron").fill("https://voorbeeld.test/bank");
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Zelf op die pagina"))
                .check();
        press("Vandaag");
        page.getByLabel("Opmerking").fill(note);
    }

    @Test
    void twoEditorsChangeAFactAndTakeItBack() throws Exception {
        Hired anna = Hired.as(application, UUID.randomUUID() + "@editing.test", Role.EDITOR);
        Hired bart = Hired.as(application, UUID.randomUUID() + "@editing.test", Role.EDITOR);
        Page visitor = newProfile(1280).newPage();

        // Anna changes a fact, and cannot publish it herself.
        Page desk = signedIn(anna);
        open(FACT);
        heading("Offertes");
        fillIn("alleen via een verzonnen koppeling");
        press("Zet in mijn voorstel");
        heading("Asperion");
        press("Stel voor");
        written("Je voorstel wacht op een collega").waitFor();
        assertThat(page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Publiceer").setExact(true)))
                .isDisabled();
        assertThat(page.locator("main")).containsText("Dit is je eigen voorstel");
        String proposal = page.url().replaceFirst("https?://[^/]+", "");
        open(FACT);
        heading("Offertes");
        fillIn("een latere opmerking");

        // Bart sees what was and what becomes, what visitors notice of it, and publishes.
        signedIn(bart);
        written("op een tweede paar ogen").click();
        heading("Voorstellen");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Asperion").setExact(true))
                .click();
        heading("Asperion");
        assertThat(page.locator(".change")).containsText("alleen via een verzonnen koppeling");
        assertThat(page.locator("main")).containsText("voorbeeldbezoekers verandert er iets");
        press("Publiceer");
        written("Gepubliceerd. Bezoekers zien het").waitFor();

        String day = TODAY.format(DateTimeFormatter.ofPattern("d MMM yyyy", Locale.of("nl")));
        visitorSees(visitor, "alleen via een verzonnen koppeling", day);

        // The form that Anna had open does not overwrite it unseen; what she typed is still there.
        page = desk;
        press("Zet in mijn voorstel");
        written("Een collega wijzigde dit feit intussen").waitFor();
        assertThat(page.locator(".fact-desk")).containsText("alleen via een verzonnen koppeling");
        assertThat(page.getByLabel("Opmerking")).hasValue("een latere opmerking");

        // Anna takes it back, Bart publishes that, and the page is as it was.
        open(proposal);
        press("Maak ongedaan");
        written("Het voorstel om dit terug te draaien wacht").waitFor();
        signedIn(bart);
        open("/kantoor/catalogus-voorstellen");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Terug: Asperion"))
                .click();
        heading("Terug: Asperion");
        press("Publiceer");
        written("Gepubliceerd. Bezoekers zien het").waitFor();
        for (int look = 0; look < 60; look++) {
            visitor.navigate(at("/pakketten/asperion"));
            if (!visitor.locator("main").innerText().contains("verzonnen koppeling")) {
                break;
            }
            visitor.waitForTimeout(500);
        }
        assertThat(visitor.locator("main")).not().containsText("verzonnen koppeling");

        // The fact itself remembers both.
        open(FACT);
        assertThat(page.locator(".fact-history .card")).hasCount(2);
    }

    @Test
    void whatIsFilledInWrongIsSaidAtTheFieldAndAddressesThatAreNothingSaySo() throws Exception {
        signedIn(Hired.as(application, UUID.randomUUID() + "@editing.test", Role.EDITOR));

        open("/kantoor/catalogus-feit?pakket=asperion&veld=criteria.ocr");
        page.getByLabel("Webadres van de bron").fill("geen adres");
        page.getByLabel("Gezien op").fill("31-12-2099");
        press("Zet in mijn voorstel");
        written("Begin met http:// of https://").waitFor();
        written("Deze datum ligt in de toekomst").waitFor();

        open("/kantoor/catalogus-feit?pakket=bestaat-niet&veld=<b>x</b>&editie=99999");
        written("Dit feit is er niet").waitFor();
        open("/kantoor/catalogus-voorstel/" + "x".repeat(2000));
        written("Dit voorstel is er niet").waitFor();
        open("/kantoor/catalogus?pakket=bestaat-niet&soort=onzin");
        heading("Catalogus: werklijst");
    }

    @Test
    void anEditorTakesInAFileThatIsFirstWrongAndThenRight() throws Exception {
        signedIn(Hired.as(application, UUID.randomUUID() + "@editing.test", Role.EDITOR));
        open("/kantoor/catalogus-bestanden");
        heading("Catalogus: bestanden");

        press("Lees in");
        written("Kies eerst een bestand.").waitFor();
        readIn("groot.zip", new byte[5_000_001]);
        written("Dit bestand is groter dan 5 MB").waitFor();
        readIn("lijst <b>.json", "{\n\"id\": ".getBytes(StandardCharsets.UTF_8));
        written("Het gaat mis op regel 2").waitFor();
        assertThat(page.locator("main")).containsText("lijst <b>.json");

        String file = Files.readString(Path.of("db/catalog/packages/bunni.json"));
        readIn(
                "bunni.json",
                file.replaceFirst("\"grade\": \"D\"", "\"grade\": \"A\"").getBytes(StandardCharsets.UTF_8));
        written("past niet bij de bron").waitFor();
        assertThat(page.locator("main")).containsText("Er is niets ingelezen. Op 1 plek klopt iets niet.");

        readIn("bunni.json", file.getBytes(StandardCharsets.UTF_8));
        written("Geen feit is anders").waitFor();

        readIn(
                "bunni.json",
                file.replaceFirst("\"note\": (null|\"[^\"]*\")", "\"note\": \"uit een bestand\"")
                        .replace("\"remarks\": []", "\"remarks\": [\"verzonnen\"]")
                        .getBytes(StandardCharsets.UTF_8));
        written("1 feit is anders").waitFor();
        assertThat(page.locator("main")).containsText("1 pakket met andere opmerkingen");
        written("Bekijk het concept").click();
        heading("bunni.json, ");
        assertThat(page.locator(".change")).containsText("uit een bestand");
    }

    private void readIn(String name, byte[] content) {
        page.getByLabel("Bestand", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload(name, "application/octet-stream", content));
        press("Lees in");
    }

    @Test
    void aPromotionThatIsNotedNowhereIsFilledIn() throws Exception {
        signedIn(Hired.as(application, UUID.randomUUID() + "@editing.test", Role.EDITOR));
        open("/kantoor/catalogus?pakket=moneybird");
        press("Vul in");
        written("Kies eerst wat je wilt invullen.").waitFor();
        page.getByLabel("Wat", new Page.GetByLabelOptions().setExact(true)).click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Actie, aantal maanden"))
                .click();
        press("Vul in");
        heading("Actie, aantal maanden");
        page.getByLabel("Waarde").fill("13");
        page.getByLabel("Webadres van de bron").fill("https://www.moneybird.nl/prijzen/");
        press("Zet in mijn voorstel");
        written("Kies of vul een waarde in die hier past.").waitFor();
        page.getByLabel("Waarde").fill("3");
        press("Zet in mijn voorstel");
        heading("Moneybird");
        assertThat(page.locator("main")).containsText("Actie, aantal maanden");
    }

    @Test
    void whoChangesTheNoteOnlyLeavesTheDateAsItWas() throws Exception {
        signedIn(Hired.as(application, UUID.randomUUID() + "@editing.test", Role.EDITOR));
        open("/kantoor/catalogus-feit?pakket=moneybird&veld=vendor");
        String before = page.getByLabel("Gezien op").inputValue();
        page.getByLabel("Opmerking").fill("alleen de opmerking");
        press("Zet in mijn voorstel");
        heading("Moneybird");

        open("/kantoor/catalogus-feit?pakket=moneybird&veld=vendor");
        written("Dit feit staat al in je voorstel").waitFor();
        assertThat(page.getByLabel("Opmerking")).hasValue("alleen de opmerking");
        assertThat(page.getByLabel("Gezien op")).hasValue(before);
        assertThat(page.getByLabel("Gezien op"))
                .not()
                .hasValue(TODAY.format(DateTimeFormatter.ofPattern("dd-MM-yyyy")));
    }
}
