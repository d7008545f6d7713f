package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.Letters;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An event from draft to full, with the keyboard only: a colleague publishes, visitors register and withdraw. */
class EventJourneyIT extends BrowserTest {

    private static final int MOST_TABS = 150;

    /** What somebody who cannot see the screen would call what has the focus. */
    private static final String FOCUSED = """
            (() => {
                const here = document.activeElement;
                const labels = here.labels ? [...here.labels].map(each => each.textContent) : [];
                const named = (here.getAttribute('aria-labelledby') || '').split(' ')
                    .map(id => document.getElementById(id)).filter(each => each).map(each => each.textContent);
                return [here.getAttribute('aria-label') || '', ...labels, ...named, here.textContent]
                    .map(each => each.trim()).filter(each => each).join('|');
            })()""";

    @Autowired
    private ApplicationContext application;

    private void tabTo(String name) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if (List.of(String.valueOf(page.evaluate(FOCUSED)).split("\\|")).contains(name)) {
                return;
            }
        }
        Assertions.fail("\"" + name + "\" cannot be reached with Tab");
    }

    private void type(String field, String text) {
        tabTo(field);
        page.keyboard().type(text);
    }

    private void pressOn(String name) {
        tabTo(name);
        page.keyboard().press("Enter");
    }

    private void moment(String field, LocalDate day, String time) {
        type(field, DateTimeFormatter.ofPattern("dd-MM-yyyy").format(day));
        type(field + " om", time);
    }

    private void visitor(int number) {
        var profile = newProfile(1280);
        profile.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "2001:db8:9:" + number + "::1"));
        page = profile.newPage();
    }

    private void register(String name, String email, String send) {
        type("Je naam", name);
        type("Je e-mailadres", email);
        pressOn(send);
    }

    private static String mailTo(String address, String part) {
        return await().until(
                        () -> Arrays.stream(POST.getReceivedMessages())
                                .map(mail -> text(mail, address))
                                .filter(text -> text.contains(part))
                                .findFirst()
                                .orElse(""),
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

    @Test
    void fromDraftToWhoMovedUp() throws Exception {
        Hired mila = Hired.as(application, UUID.randomUUID() + "@event-journey.test", Role.SALES);
        LocalDate day = LocalDate.now().plusDays(9);
        String title = "Kies je pakket " + Letters.random();
        String sanne = UUID.randomUUID() + "@event-journey.test";
        String ali = UUID.randomUUID() + "@event-journey.test";

        // A colleague makes an event with one place, forgets something, and publishes it.
        open("/kantoor");
        page.getByLabel("E-mailadres").fill(mila.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        page.getByLabel("Code uit je app").fill(mila.phone().code());
        press("Ga verder");
        page.waitForURL("**/kantoor/vandaag");
        pressOn("Evenementen");
        heading("Evenementen");
        pressOn("Nieuw evenement");
        heading("Nieuw evenement");
        type("Titel in het Nederlands", title);
        type("Titel in het Engels", "Choose your package");
        type("Tekst in het Nederlands", "Neem je vragen mee.");
        type("Tekst in het Engels", "Bring your questions.");
        tabTo("AllesoverAdministratie");
        page.keyboard().press("Space");
        moment("Begint op", day, "15:30");
        moment("Eindigt op", day, "17:00");
        moment("Aanmelden kan tot", day, "12:00");
        type("Aantal plaatsen", "1");
        pressOn("Bewaar");
        assertThat(written("Nog niet bewaard.")).isVisible();
        assertThat(written("Vul een plaats in, of een link")).isVisible();
        type("Waar", "Zaal De Wijzer, Utrecht");
        pressOn("Bewaar");
        heading(title);
        pressOn("Publiceer");
        written("Gepubliceerd. Bezoekers kunnen zich aanmelden.").waitFor();
        assertThat(written("Nog niemand meldde zich aan.")).isVisible();
        Page office = page;

        // A visitor finds it from the home page, and registers.
        visitor(1);
        open("/");
        pressOn("Evenementen");
        heading("Evenementen");
        pressOn(title);
        heading(title);
        assertThat(written("Nog 1 plaats")).isVisible();
        pressOn("Meld je aan");
        heading("Meld je aan");
        pressOn("Meld je aan");
        assertThat(written("Je bent nog niet aangemeld.")).isVisible();
        register("Sanne de Vries", sanne, "Meld je aan");
        heading("Je bent aangemeld");
        String event = page.url().replaceAll("/aangemeld/.*", "");
        Matcher link = Pattern.compile("(/evenementen/afmelden/\\S+)").matcher(mailTo(sanne, "Je bent aangemeld"));
        Assertions.assertThat(link.find()).isTrue();

        // Another comes too late for the one place, and waits.
        visitor(2);
        page.navigate(event);
        heading(title);
        pressOn("Zet me op de wachtlijst");
        heading("Meld je aan");
        register("Ali Demir", ali, "Zet me op de wachtlijst");
        heading("Je staat op de wachtlijst");
        mailTo(ali, "wachtlijst");

        // The first withdraws by the link in the mail, and the other hears that there is a place.
        visitor(1);
        open(link.group(1));
        heading("Wil je je afmelden?");
        pressOn("Meld me af");
        heading("Je bent afgemeld");
        mailTo(ali, "Er is een plaats voor je");

        // The colleague sees initials, and a name only after saying why.
        page = office;
        page.reload();
        heading(title);
        assertThat(written("1 komt, niemand wacht, 1 meldde zich af")).isVisible();
        assertThat(page.locator("main")).not().containsText("Demir");
        tabTo("Toon gegevens van A. D.");
        page.keyboard().press("Enter");
        assertThat(written("Kies eerst een reden.")).isVisible();
        page.waitForFunction("document.activeElement.closest('vaadin-select') !== null");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Antwoord sturen"))
                .waitFor();
        page.keyboard().press("Enter");
        tabTo("Toon gegevens van A. D.");
        page.keyboard().press("Enter");
        assertThat(written(ali)).isVisible();
        assertThat(page.locator("main")).not().containsText("Sanne");

        // And calls it off, after a second thought.
        pressOnFromTheTop("Laat niet doorgaan");
        pressOn("Ja, laat niet doorgaan");
        written("Het gaat niet door.").waitFor();
        mailTo(ali, "Gaat niet door");
        page.navigate(event);
        assertThat(written("Dit evenement gaat niet door.")).isVisible();
    }

    private void pressOnFromTheTop(String name) {
        page.locator("h1").first().evaluate("heading => { heading.tabIndex = -1; heading.focus(); }");
        pressOn(name);
    }
}
