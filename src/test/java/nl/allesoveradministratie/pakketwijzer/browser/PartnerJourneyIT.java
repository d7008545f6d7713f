package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.Partners;
import nl.allesoveradministratie.pakketwijzer.identity.Phone;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.Released;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A vendor's partner from invitation to export, and every way that leads to somebody else's figures ending in one 404. */
class PartnerJourneyIT extends BrowserTest {

    private static final Map<String, Integer> FUNNEL =
            Map.of("shown", 500, "viewed", 200, "compared", 10, "shortlisted", 5, "clicked_out", 100);

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Partners partners;

    private void figures() {
        Released released = Released.in(application);
        for (String pack : List.of("jortt", "bunni")) {
            for (int month = 1; month <= 3; month++) {
                LocalDate from = LocalDate.of(2023, month, 1);
                released.put(Family.R3, from, pack, FUNNEL)
                        .put(Family.R5, from, pack, Map.of("chromium_new", 300, "safari_new", 20))
                        .put(Family.R6, from, pack, Map.of("north", 80, "west", 310, "abroad", 4))
                        .put(Family.R7, from, pack, Map.of("none", 200, "minox", 70, "moneybird", 3))
                        .put(Family.R8, from, pack, Map.of("minox", 150, "moneybird", 3));
            }
            released.put(Family.R4, LocalDate.of(2023, 3, 20), pack, Map.of("computer", 140, "phone", 90, "other", 2));
        }
    }

    private String invitation(String email) {
        Hired ada = Hired.as(application, UUID.randomUUID() + "@uitnodiger.test", Role.ADMIN);
        UUID vendor = HiredPartner.of(application, "Reis " + UUID.randomUUID(), "jortt")
                .vendor();
        HiredPartner.of(application, "Concurrent " + UUID.randomUUID(), "bunni");
        As.colleague(ada.id(), Role.ADMIN);
        partners.invite(vendor, new EmailAddress(email), "Pim de Wit", Language.NL);
        As.nobody();
        await().until(() -> !mail(email).isEmpty());
        return mail(email).replaceAll("(?s).*(/partner/uitnodiging/\\S+).*", "$1");
    }

    /** What was written to somebody last; empty = nothing yet. */
    private static String mail(String address) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> text(mail, true).equals(address))
                .map(mail -> text(mail, false))
                .reduce("", (earlier, later) -> later);
    }

    private static String text(MimeMessage mail, boolean to) {
        try {
            return to
                    ? mail.getRecipients(Message.RecipientType.TO)[0].toString()
                    : mail.getContent().toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void tab(String name) {
        page.locator(".partner-tabs")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
        assertThat(page.locator(".partner-tabs [aria-current=page]")).hasText(name);
    }

    @Test
    @Proves("S7")
    void fromInvitationToExportAndNowhereElse() throws Exception {
        figures();
        String email = UUID.randomUUID() + "@aanbieder.test";

        // Invited: an account with a password and an app.
        open(invitation(email));
        Phone phone = new Phone(page.locator("#sleutel").innerText());
        page.getByLabel("Kies een wachtwoord").fill(Hired.PASSWORD);
        page.getByLabel("Code uit je app").fill(phone.code());
        page.locator(".si-form button").click();
        page.getByLabel("E-mailadres").fill(email);
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(phone.code());
        press("Ga verder");
        heading("Afspraken over de cijfers");
        press("Ik ga akkoord");
        heading("Interesse in jouw pakketten");

        // Reads: months, a quarter as their sum, comparisons, audience, facts.
        assertThat(page.locator(".partner-card")).hasCount(1);
        page.locator(".partner-card").getByRole(AriaRole.LINK).click();
        heading("Interesse in Jortt");
        assertThat(page.locator(".partner-kpi")).containsText("Alleen getoond");
        assertThat(page.locator(".partner-kpi")).containsText("geen duidelijk verschil met februari 2023");
        written("Toon als tabel").click();
        assertThat(page.locator(".partner-table tbody tr")).hasCount(3);
        page.locator(".partner-spans")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Kwartaal"))
                .click();
        assertThat(page.locator(".partner-kpi")).containsText("600");
        tab("Vergelijkingen");
        assertThat(page.locator(".partner-bars").first()).containsText("Minox");
        assertThat(page.locator(".partner-bars").first()).not().containsText("Moneybird");
        tab("Publiek");
        assertThat(page.locator(".partner-bars").first()).containsText("West-Nederland");
        assertThat(page.locator("main")).containsText("IP Geolocation by DB-IP");
        tab("Feiten");
        written("Klopt er iets niet?").last().click();
        page.locator("vaadin-select").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Voorraad"))
                .first()
                .click();
        page.getByLabel("Wat moet het zijn?").fill("Dit zit er sinds mei in.");
        press("Stuur aan de redactie");
        assertThat(page.locator(".told")).containsText("De redactie heeft je melding");

        // Exports: as a person, and as a program with a key.
        String file = get("/partner/pakketten/jortt/funnel-months.csv?per=month&periode=2023-03", "")
                .text();
        assertThat(file).contains("2023-03;2023-03-01;2023-03-31;1;clicked_out;100;15;yes");
        page.locator(".side")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sleutels"))
                .click();
        heading("Sleutels");
        page.getByLabel("Naam").fill("dashboard");
        press("Maak sleutel");
        String key = page.locator(".told .partner-key").innerText();
        page.reload();
        heading("Sleutels");
        assertThat(page.locator("main")).not().containsText(key);
        assertThat(get("/api/partner/v1/packages/jortt/funnel-months?period=2023-03", key)
                        .status())
                .isEqualTo(200);

        // Everything else is one and the same nothing.
        String nothing = notFound("/partner/pakketten/bestaat-niet");
        for (String way : List.of(
                "/partner/pakketten/bunni",
                "/partner/pakketten/bunni/vergelijkingen",
                "/partner/pakketten/bunni/publiek?per=quarter",
                "/partner/pakketten/bunni/feiten",
                "/partner/pakketten/BUNNI",
                "/partner/pakketten/jortt,bunni",
                "/partner/pakketten/bunni/funnel-months.csv?periode=2023-03",
                "/partner/pakketten/bunni/compared-with.csv",
                "/partner/pakketten/jortt/funnel-months.csv?periode=1999-01",
                "/partner/pakketten/jortt/leads.csv")) {
            assertThat(notFound(way)).as(way).isEqualTo(nothing);
        }
        String none =
                get("/api/partner/v1/packages/bestaat-niet/funnel-months", key).text();
        for (String way : List.of("bunni/funnel-months", "bunni/funnel-months.csv", "bunni/regions?span=year")) {
            APIResponse answer = get("/api/partner/v1/packages/" + way, key);
            assertThat(answer.status()).as(way).isEqualTo(404);
            assertThat(answer.text()).as(way).isEqualTo(none);
        }
        // Within the session, where no address is asked for.
        open("/partner");
        assertThat(page.locator(".partner-card")).hasCount(1);
        page.evaluate("""
                () => {
                    const link = document.createElement('a');
                    link.href = '/partner/pakketten/bunni/publiek';
                    link.setAttribute('router-link', '');
                    document.querySelector('main').append(link);
                    link.click();
                }
                """);
        page.waitForFunction("() => location.pathname.endsWith('publiek')");
        assertThat(page.locator(".partner-card")).hasCount(0);
        assertThat(page.locator(".partner-bars, .partner-tabs")).hasCount(0);
        heading("Deze pagina bestaat niet (meer)");
        assertThat(page.locator("main .btn")).hasAttribute("href", "/partner");

        // Revokes the key, by keyboard: asked once more, and Escape keeps it.
        page.locator(".side")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sleutels"))
                .click();
        Locator revoke = page.locator(".partner-rows")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Trek in dashboard"));
        revoke.press("Enter");
        assertThat(page.locator("dialog[open]")).containsText("meteen geen cijfers meer");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(revoke).isFocused();
        assertThat(get("/api/partner/v1/packages", key).status()).isEqualTo(200);
        revoke.press("Enter");
        page.locator("dialog[open]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ja, trek in"))
                .press("Enter");
        assertThat(page.locator(".told")).containsText("werkt niet meer");
        assertThat(page.locator(".told")).isFocused();
        assertThat(get("/api/partner/v1/packages", key).status()).isEqualTo(401);
    }

    /** @param key of a program; empty = as the person who is signed in */
    private APIResponse get(String path, String key) {
        RequestOptions options = RequestOptions.create();
        if (!key.isEmpty()) {
            options.setHeader("Authorization", "Bearer " + key);
        }
        return page.context().request().get(at(path), options);
    }

    private String notFound(String path) {
        Response response = page.navigate(at(path));
        assertThat(response.status()).as(path).isEqualTo(404);
        return page.locator("main").innerText();
    }
}
