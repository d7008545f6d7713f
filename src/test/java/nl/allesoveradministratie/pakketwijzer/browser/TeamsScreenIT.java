package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An administrator makes a team by keyboard, is told what is wrong where it is wrong, and a colleague says when he will be away. */
class TeamsScreenIT extends BrowserTest {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    @Autowired
    private ApplicationContext application;

    private void signIn(Hired who, String path) throws Exception {
        page = newProfile(1280).newPage();
        open("/inloggen?verder=" + path);
        page.getByLabel("E-mailadres").fill(who.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(who.phone().code());
        press("Ga verder");
    }

    private static void type(Locator within, String label, String text) {
        Locator field = within.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
        field.fill(text);
        field.press("Tab");
    }

    private static void press(Locator within, String button) {
        within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(false))
                .first()
                .press("Enter");
    }

    @Test
    void aTeamIsMadeAndAColleagueSaysThatHeWillBeAway() throws Exception {
        Hired ada = Hired.as(application, UUID.randomUUID() + "@teams.test", Role.ADMIN);
        Hired sam = Hired.as(application, UUID.randomUUID() + "@teams.test", Role.SALES);
        String name = "Team " + UUID.randomUUID();
        signIn(ada, "/kantoor/teams");
        heading("Teams");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Nieuw team"))
                .press("Enter");
        Locator card = page.locator(".team").last();
        assertThat(card.getByLabel("Naam van het team")).isFocused();

        // Everything that is wrong is said at once, each at its place; nothing is kept.
        type(card, "Doel voor de eerste reactie, in kantooruren", "morgen");
        type(card, "maandag tot", "08:30");
        type(card, "dinsdag van", "half negen");
        type(card, "woensdag tot", "");
        press(card, "Bewaar team");
        assertThat(card).containsText("Geef het team een naam.");
        assertThat(card).containsText("Schrijf uren en minuten, van 0:01 tot 160:00.");
        assertThat(card).containsText("Kies een tijd na het begin.");
        assertThat(card).containsText("Schrijf een tijd als 9:00.");
        assertThat(card).containsText("Vul allebei in, of laat allebei leeg.");

        type(card, "Naam van het team", name);
        type(card, "Doel voor de eerste reactie, in kantooruren", "4:00");
        for (String day :
                new String[] {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}) {
            type(card, day + " van", "0:00");
            type(card, day + " tot", "23:59");
        }
        press(card, "Bewaar team");
        assertThat(page.locator(".told")).containsText(name + " is bewaard");
        assertThat(card.locator("h2")).hasText(name);
        page.reload();
        card = page.locator(".team", new Page.LocatorOptions().setHasText(name));
        assertThat(card.getByLabel("Doel voor de eerste reactie, in kantooruren"))
                .hasValue("4:00");
        assertThat(card.getByLabel("zondag tot")).hasValue("23:59");

        signIn(sam, "/kantoor/vandaag");
        page.locator("h1", new Page.LocatorOptions().setHasText(", Collega")).waitFor();
        Locator mine = page.locator(".today-team");
        mine.locator("summary").press("Enter");
        type(mine, "Eerste dag", LocalDate.now().plusDays(3).format(TYPED));
        type(mine, "Laatste dag", LocalDate.now().plusDays(2).format(TYPED));
        press(mine, "Bewaar afwezigheid");
        assertThat(mine).containsText("Kies een dag, niet voor de eerste.");
        type(mine, "Laatste dag", LocalDate.now().plusDays(5).format(TYPED));
        press(mine, "Bewaar afwezigheid");
        assertThat(mine.locator(".absences li")).hasCount(1);
        press(mine, "Toch aanwezig");
        assertThat(mine.locator(".absences li")).hasCount(0);
    }
}
