package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A colleague's day, from the start page to the week's figures, without touching the mouse. */
class StaffDayIT extends BrowserTest {

    private final String email = UUID.randomUUID() + "@dag.test";

    /** More stops than any screen of the desk has. */
    private static final int MOST_STOPS = 150;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private LeadDesk desk;

    @Test
    void aColleaguesDayGoesByKeyboardAlone() throws Exception {
        Hired mila = Hired.as(application, UUID.randomUUID() + "@kantoor.test", Role.SALES);
        String first = entered(mila, "Kan mijn boekhouder meekijken?");
        await().until(() -> mails() == 1);
        String second = entered(mila, "En kan ik ook offertes maken?");
        await().until(() -> mails() == 2);
        signIn(mila);

        // The start page: the one who waits longest comes first
        tabTo(page.locator(".today-list").first().locator("a.lr").first());
        page.keyboard().press("Enter");
        assertThat(page.locator("#lead-naam")).containsText(first);

        // Reveal
        tabTo(page.getByLabel("Waarom kijk je?"));
        chooseNext();
        tabTo(button("Toon gegevens"));
        page.keyboard().press("Enter");
        assertThat(page.locator("a[href='mailto:" + email + "']")).isVisible();

        // Reply
        tabTo(button("Afronden"));
        page.keyboard().press("r");
        Locator reply = field("Je antwoord");
        assertThat(reply).isFocused();
        page.keyboard().type("Ja, je boekhouder kan gratis meekijken.");
        page.keyboard().press("Control+Enter");
        written("Je antwoord gaat over 10 seconden weg.").waitFor();
        await().until(() -> mails() == 3);

        // Next step
        tabTo(field("Volgende stap"));
        page.keyboard().type("Bellen over de overstap");
        tabTo(field("Wanneer"));
        page.keyboard()
                .type(LocalDate.now(ZoneId.of("Europe/Amsterdam"))
                        .plusDays(2)
                        .format(DateTimeFormatter.ofPattern("dd-MM-yyyy")));
        tabTo(button("Plan"));
        page.keyboard().press("Enter");
        assertThat(page.locator(".lead-next.planned")).containsText("Bellen over de overstap");

        // Merge: the same person asked twice
        tabTo(button("Voeg samen met " + second).last());
        page.keyboard().press("Enter");
        tabTo(button("Voeg samen"));
        page.keyboard().press("Enter");
        page.getByText(second + " is samengevoegd met " + first).first().waitFor();

        // Outcome
        tabTo(button("Afronden"));
        page.keyboard().press("e");
        written("Hoe liep het af?").waitFor();
        page.keyboard().press("4");
        written("Afgerond: Reageert niet meer.").waitFor();

        // The week
        tabTo(page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("Week").setExact(true)));
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("^Week ")))
                .first()
                .waitFor();
        assertThat(page.locator("main")).containsText("Ontvangen");
    }

    private String entered(Hired by, String question) {
        try (SignedInAs here = new SignedInAs(by.id(), Role.SALES)) {
            return desk.enter(
                    UUID.randomUUID(),
                    new Enquiry(
                            "vixum",
                            Language.NL,
                            "Sanne de Vries",
                            "",
                            new EmailAddress(email),
                            null,
                            null,
                            question,
                            null,
                            null),
                    LeadOrigin.PHONE);
        }
    }

    private void signIn(Hired colleague) throws Exception {
        open("/kantoor");
        page.getByLabel("E-mailadres").fill(colleague.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        page.keyboard().press("Enter");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(colleague.phone().code());
        page.keyboard().press("Enter");
        page.waitForURL("**/kantoor/vandaag");
    }

    /** Presses Tab until the keyboard is there, as somebody without a mouse does. */
    private void tabTo(Locator place) {
        place.waitFor();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            if ((boolean) place.evaluate(
                    "each => each === document.activeElement || each.contains(document.activeElement)")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        fail("Tab does not lead to %s", place);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private long mails() {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(email);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .count();
    }
}
