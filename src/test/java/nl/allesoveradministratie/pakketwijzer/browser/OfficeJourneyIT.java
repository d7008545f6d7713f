package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.identity.FounderLink;
import nl.allesoveradministratie.pakketwijzer.identity.Phone;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** From result to colleague: a visitor asks, the worker opens and mails, a colleague signs in and follows up. */
@TestPropertySource(properties = "test.own=an application in which nobody works yet")
@DirtiesContext // The link of the first start works once
class OfficeJourneyIT extends BrowserTest {

    private static final Pattern LINK = Pattern.compile("http://\\S+/uitnodiging/(\\S+)");

    private static final String PASSWORD = "een lange zin van niemand";

    @Autowired
    private ApplicationContext application;

    private static String text(MimeMessage mail) {
        try {
            return mail.getSubject() + "\n" + mail.getContent();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> mailsTo(String address) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .map(OfficeJourneyIT::text)
                .toList();
    }

    private static String mailTo(String address, String part) {
        await().until(() -> mailsTo(address).stream().anyMatch(mail -> mail.contains(part)));
        return mailsTo(address).stream()
                .filter(mail -> mail.contains(part))
                .findFirst()
                .orElseThrow();
    }

    private static String path(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).isTrue();
        return "/uitnodiging/" + link.group(1);
    }

    private Phone enrol(String link, String name, String email) throws Exception {
        open(link);
        if (!email.isEmpty()) {
            page.getByLabel("E-mailadres").fill(email);
        }
        page.getByLabel("Je naam").fill(name);
        page.getByLabel("Kies een wachtwoord").fill(PASSWORD);
        Phone phone = new Phone(page.locator("#sleutel").innerText());
        page.getByLabel("Code uit je app").fill(phone.code());
        press("Maak account");
        written("Je account is klaar").waitFor();
        return phone;
    }

    private void signIn(String email, Phone phone) throws Exception {
        open("/kantoor");
        page.getByLabel("E-mailadres").fill(email);
        page.getByLabel("Wachtwoord").fill(PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(phone.code());
        press("Ga verder");
    }

    private void field(String label, String text) {
        Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
        field.fill(text);
        field.press("Tab");
    }

    @Test
    void fromResultToFollowUp() throws Exception {
        String founder = UUID.randomUUID() + "@kantoor.test";
        String mila = UUID.randomUUID() + "@kantoor.test";
        String visiting = UUID.randomUUID() + "@journey.test";
        // The first administrator comes in by the link of the first start, and invites a colleague.
        Phone admin = enrol(path(FounderLink.printed(application)), "Ada Beheer", founder);
        assertThat(FounderLink.printed(application)).isEmpty();
        signIn(founder, admin);
        heading("Medewerkers");
        field("Naam", "Mila Bakker");
        field("E-mailadres", mila);
        page.locator(".people-invite").getByLabel("Sales").check();
        press("Stuur uitnodiging");
        written("De uitnodiging staat klaar").waitFor();
        String invitation = mailTo(mila, "uitgenodigd");
        BrowserContext other = newProfile(1280);
        page = other.newPage();
        Phone sales = enrol(path(invitation), "Mila Bakker", "");

        // A visitor asks from a result, and gets a confirmation; the colleague a notice without a name.
        BrowserContext visitor = newProfile(1280);
        page = visitor.newPage();
        open("/keuzehulp/resultaat?role=zzp&vat_filing=need");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Stel je vraag"))
                .click();
        heading("Stel je vraag");
        page.getByLabel("Waar kunnen we je mee helpen?").fill("Kan mijn boekhouder meekijken?");
        page.getByLabel("Je naam").fill("Sanne de Vries");
        page.getByLabel("Je e-mailadres").fill(visiting);
        page.getByLabel("Stuur mijn antwoorden uit de keuzehulp mee").check();
        press("Verstuur je vraag");
        heading("Je vraag is verstuurd");
        String reference = page.locator("#referentie").innerText();
        assertThat(mailTo(visiting, reference)).contains("Sanne de Vries", "Kan mijn boekhouder meekijken?");
        assertThat(mailTo(mila, reference)).doesNotContain("Sanne", visiting, "boekhouder");

        // The colleague signs in, sees the lead without a name, and takes it on.
        page = other.pages().getFirst();
        signIn(mila, sales);
        page.locator("nav a.n", new Page.LocatorOptions().setHasText("Leads")).click();
        heading("Leads");
        Locator row = page.locator("a.lr", new Page.LocatorOptions().setHasText(reference));
        assertThat(row).containsText("S. de V.");
        assertThat(page.locator("body")).not().containsText("Sanne");
        row.click();
        assertThat(page.locator(".lead-question")).hasText("Kan mijn boekhouder meekijken?");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Wensen 2"))
                .click();
        assertThat(page.locator(".lead-sent")).containsText("Zzp");
        assertThat(page.locator(".lead-contact")).containsText("S•••• d•••• V••••");
        press("Neem op je");
        written("Je nam deze lead op je").waitFor();

        // Without a reason nothing is shown; with one it is, and written down.
        press("Toon gegevens");
        written("Kies eerst een reden.").waitFor();
        page.getByLabel("Waarom kijk je?").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Antwoord sturen"))
                .click();
        press("Toon gegevens");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(visiting))
                .waitFor();
        assertThat(page.locator(".lead-contact")).containsText("Sanne de Vries");

        // A note, a next step, a status.
        field("Notitie", "Belt liever na vieren.");
        press("Bewaar notitie");
        assertThat(page.locator(".tl .said").first()).hasText("Belt liever na vieren.");
        field("Volgende stap", "Nabellen over de boekhouder");
        field("Wanneer", LocalDate.now().plusDays(2).format(DateTimeFormatter.ofPattern("dd-MM-yyyy")));
        press("Plan");
        assertThat(page.locator(".lead-next.planned")).containsText("Nabellen over de boekhouder");
        page.getByLabel("Status").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Contact gehad"))
                .click();
        written("Je zette de status op Contact gehad").waitFor();
        assertThat(page.locator(".lead-retention")).containsText("12 maanden na het laatste contact");

        // The administrator becomes privacy officer as well, and reads in the log who looked and why.
        page = newProfile(1280).newPage();
        signIn(founder, admin);
        page.locator("tr", new Page.LocatorOptions().setHasText(founder))
                .getByLabel("Privacy")
                .check();
        written("De wijziging is bewaard").waitFor();
        press("Uitloggen");
        written("Je bent uitgelogd").waitFor();
        signIn(founder, admin);
        // What waits comes first; the log is a step further.
        heading("Privacyverzoeken");
        page.navigate(at("/kantoor/inzagelogboek"));
        heading("Inzagelogboek");
        assertThat(page.locator("tbody tr").first()).containsText("Mila Bakker");
        assertThat(page.locator("tbody tr").first()).containsText("Zag: naam, e-mailadres");
        assertThat(page.locator("tbody tr").first()).containsText("Antwoord sturen");
        press("Controleer het logboek");
        written("Het logboek is heel.").waitFor();
    }
}
