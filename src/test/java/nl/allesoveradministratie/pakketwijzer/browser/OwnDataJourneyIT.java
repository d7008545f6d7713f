package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.lead.Attachment;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadIntake;
import nl.allesoveradministratie.pakketwijzer.lead.Receipt;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From asking for the link to being forgotten, on a phone. */
@Proves({"P4", "P7"})
class OwnDataJourneyIT extends BrowserTest {

    private static final int MOST_TABS = 120;

    @Autowired
    private LeadIntake intake;

    private String ask(String email) {
        String reference = intake.submit(
                        UUID.randomUUID(),
                        new Enquiry(
                                "allesoveradministratie",
                                Language.NL,
                                "Kanariepiet de Vries",
                                "Vogelhuis",
                                new EmailAddress(email),
                                PhoneNumber.parse("06 12345678").orElseThrow(),
                                Enquiry.CallMoment.MORNING,
                                "Mag ik mijn volière aftrekken?",
                                null,
                                new Attachment(
                                        "role=zzp&vat_filing=need",
                                        "0123",
                                        List.of(new Attachment.Place("jortt", "Jortt", 1, 90, 88, 92)))),
                        new Receipt(Language.NL, "Alleen medewerkers zien dit.", true))
                .orElseThrow();
        mailTo(email, "Je vraag is aangekomen");
        return reference;
    }

    private static String linkIn(String address, String subject) {
        Matcher link = Pattern.compile("(/mijn-gegevens/\\S+)").matcher(mailTo(address, subject));
        Assertions.assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String mailTo(String address, String subject) {
        return await().until(
                        () -> Arrays.stream(POST.getReceivedMessages())
                                .map(each -> text(each, address))
                                .filter(text -> text.startsWith(subject))
                                .reduce("", (one, other) -> other),
                        text -> !text.isEmpty());
    }

    private static String text(MimeMessage mail, String address) {
        try {
            boolean isTo = mail.getAllRecipients()[0].toString().equals(address);
            return isTo ? mail.getSubject() + "\n" + mail.getContent() : "";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
    }

    private void looksRight(String what) {
        Axe.findsNothing(page, what);
        Assertions.assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(what)
                .isLessThanOrEqualTo(390);
        Path folder = Path.of("target", "screenshots");
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve("m-17-" + what + ".png")));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.waitForTimeout(400);
        Axe.findsNothing(page, what + " dark");
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve("dm-17-" + what + ".png")));
        page.setViewportSize(1280, 900);
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve("d-17-" + what + ".png")));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.waitForTimeout(400);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve("17-" + what + ".png")));
        page.setViewportSize(390, 900);
    }

    private void come(String email) {
        open("/mijn-gegevens");
        page.getByLabel("Je e-mailadres").fill(email);
        press("Mail me de link");
        heading("Kijk in je e-mail");
        page.navigate(at(linkIn(email, "Je link naar Mijn gegevens")));
        heading("Open je gegevens");
    }

    @Test
    void fromAskingToBeingForgotten() throws Exception {
        String email = UUID.randomUUID() + "@own-journey.test";
        String reference = ask(email);
        page = newProfile(390).newPage();

        open("/");
        page.locator("footer").getByText("Mijn gegevens").click();
        heading("Mijn gegevens");
        page.getByLabel("Je e-mailadres").fill("geen adres");
        press("Mail me de link");
        assertThat(written("Dit adres klopt niet helemaal")).isVisible();
        looksRight("vragen");
        open("/mijn-gegevens?stap=onderweg");
        looksRight("onderweg");
        come(email);
        looksRight("link");
        String link = page.url();
        press("Bekijk mijn gegevens");
        heading("Mijn gegevens");
        assertThat(written("Kanariepiet de Vries")).isVisible();
        assertThat(page.getByText(email)).isVisible();
        assertThat(written("Mag ik mijn volière aftrekken?").first()).isVisible();
        looksRight("overzicht");
        page.locator("details").evaluateAll("all => all.forEach(each => each.open = true)");
        assertThat(written("1. Jortt (90)")).isVisible();
        looksRight("open");

        follow("Verbeter " + reference);
        heading("Verbeter je gegevens");
        page.getByLabel("Je naam").fill("Willemijn Zeevogel");
        looksRight("verbeteren");
        press("Bewaar");
        assertThat(written("Willemijn Zeevogel").first()).isVisible();
        assertThat(page.locator(".own-done")).containsText("Je nummer is V-");

        Download json = page.waitForDownload(() -> press("Voor een programma (JSON)"));
        Assertions.assertThat(json.suggestedFilename()).matches("mijn-gegevens-\\d{4}-\\d\\d-\\d\\d\\.json");
        Assertions.assertThat(Files.readString(json.path())).contains("Willemijn Zeevogel", reference);

        follow("Zet mijn gegevens stil");
        heading("Wil je je gegevens stilzetten?");
        looksRight("stilzetten");
        press("Ja, zet stil");
        assertThat(page.locator(".own-case .badge")).hasText("Staat stil");
        looksRight("stil");
        follow("Ga weer verder");
        press("Ja, ga verder");
        assertThat(page.locator(".own-case .badge")).hasText("Nieuw");

        follow("Wis mijn gegevens");
        heading("Wil je je gegevens wissen?");
        looksRight("wissen");
        press("Ja, wis mijn gegevens");
        assertThat(page.locator(".own-done").first()).containsText("We wissen je gegevens");
        looksRight("gewist");
        // Back, and once more: the same form is the same request.
        page.goBack();
        heading("Wil je je gegevens wissen?");
        page.goForward();
        heading("Mijn gegevens");
        press("Nu sluiten");
        heading("Je gegevens zijn gesloten");
        looksRight("gesloten");
        page.goBack();
        heading("Je tijd is om");
        assertThat(page.locator("main")).not().containsText("Willemijn");
        page.navigate(link);
        heading("Deze link werkt niet meer");
        looksRight("op");
    }

    @Test
    void withTheKeyboardAndWithoutScripts() {
        String email = UUID.randomUUID() + "@own-journey.test";
        ask(email);
        page = newProfile(390, false).newPage();
        come(email);
        tabTo("Bekijk mijn gegevens");
        page.keyboard().press("Enter");
        heading("Mijn gegevens");
        tabTo("Maak bezwaar");
        page.keyboard().press("Enter");
        heading("Wil je bezwaar maken?");
        tabTo("Ja, maak bezwaar");
        page.keyboard().press("Enter");
        assertThat(page.locator(".own-done").first()).containsText("Je bezwaar is verwerkt");
    }

    private void tabTo(String name) {
        Locator wanted = page.locator("a:focus, button:focus").filter(new Locator.FilterOptions().setHasText(name));
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if (wanted.count() == 1) {
                return;
            }
        }
        Assertions.fail("\"" + name + "\" cannot be reached with Tab");
    }

    @Test
    void twoTabsAndADoubleClickAreOneRequestEach() {
        String email = UUID.randomUUID() + "@own-journey.test";
        ask(email);
        page = newProfile(1280).newPage();
        come(email);
        press("Bekijk mijn gegevens");
        heading("Mijn gegevens");
        Page first = page;
        page = first.context().newPage();
        page.navigate(at("/mijn-gegevens/verzoek/stilzetten"));
        first.navigate(at("/mijn-gegevens/verzoek/stilzetten"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ja, zet stil"))
                .dblclick();
        assertThat(page.locator(".own-case .badge")).hasText("Staat stil");
        assertThat(written("Stilgezet")).hasCount(1);
        first.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ja, zet stil"))
                .click();
        assertThat(first.locator(".own-case .badge")).hasText("Staat stil");
    }
}
