package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A visitor of a sister site asks a question there, on a page that is as strict as ours. */
class EmbeddedJourneyIT extends BrowserTest {

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    private HttpServer sister;

    @BeforeEach
    void serveAPageOfTheSister() throws IOException {
        sister = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        sister.createContext("/", exchange -> {
            boolean english = exchange.getRequestURI().getPath().startsWith("/en");
            byte[] html = """
                    <!doctype html><html lang="%s"><meta charset="utf-8"><title>Vixum</title>
                    <meta name="viewport" content="width=device-width,initial-scale=1"><main><h1>Vixum</h1>
                    <div data-pakketwijzer-formulier><a href="%s">Stel je vraag</a></div></main>
                    <script src="%s" async></script>""".formatted(english ? "en" : "nl", at("/contact"), at("/insluiten/formulier.js"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            // No styles, no images, nobody else.
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src %1$s; connect-src %1$s".formatted(at("")));
            exchange.sendResponseHeaders(200, html.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(html);
            }
        });
        sister.start();
    }

    @AfterEach
    void stop() {
        sister.stop(0);
    }

    private void visit(String path) {
        page.navigate("http://127.0.0.1:" + sister.getAddress().getPort() + path);
    }

    private void fill(String name) {
        page.getByLabel("Waar kunnen we je mee helpen?").fill("Welk pakket past bij mij?");
        page.getByLabel("Je naam").fill(name);
        page.getByLabel("Je e-mailadres").fill("jan@bedrijf.nl");
    }

    private List<String> leads(String reference) {
        return JdbcClient.create(owner)
                .sql("SELECT concat_ws(' ', site, origin, quarantined_because) FROM lead.lead WHERE reference = ?")
                .param(reference)
                .query(String.class)
                .list();
    }

    @Test
    void aQuestionIsAskedWithoutLeavingThePageAndNothingIsLeftBehind() {
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url().replaceFirst("(http://[^/]+).*", "$1")));
        visit("/");
        fill("Jan");
        press("Verstuur je vraag");
        Locator heading =
                page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Je vraag is verstuurd"));
        assertThat(heading).isFocused();
        String reference = page.locator(".reference").innerText();
        Assertions.assertThat(reference).startsWith("PW-");
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> Assertions.assertThat(leads(reference)).containsExactly("vixum embedded"));
        Assertions.assertThat(asked).containsOnly(at(""), page.url().replaceAll("/$", ""));
        Assertions.assertThat(page.evaluate("localStorage.length + sessionStorage.length"))
                .isEqualTo(0);
        Assertions.assertThat(page.context().cookies(List.of(page.url()))).isEmpty();
    }

    @Test
    void whoClicksTwiceAsksOnce() {
        visit("/");
        fill("Jan");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Verstuur je vraag"))
                .dblclick();
        String reference = page.locator(".reference").innerText();
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> Assertions.assertThat(leads(reference)).hasSize(1));
    }

    @Test
    void whatIsWrongIsReadFirstAndLeadsToItsFieldAndTheTextStays() {
        visit("/");
        fill("");
        page.getByLabel("Bel me").check();
        press("Verstuur je vraag");
        Locator summary = page.getByRole(AriaRole.ALERT);
        assertThat(summary).isFocused();
        assertThat(summary.getByRole(AriaRole.LINK)).hasCount(2);
        assertThat(page.getByLabel("Je naam")).hasAttribute("aria-invalid", "true");
        summary.getByRole(AriaRole.LINK).first().click();
        assertThat(page.getByLabel("Je naam")).isFocused();
        assertThat(page.getByLabel("Je e-mailadres")).hasValue("jan@bedrijf.nl");
        page.keyboard().type("Jan");
        page.getByLabel("Per e-mail").check();
        press("Verstuur je vraag");
        page.locator(".reference").waitFor();
    }

    @Test
    void whenWeCannotBeReachedTheTextStaysAndALinkLeadsOn() {
        visit("/");
        fill("Jan");
        page.context().setOffline(true);
        press("Verstuur je vraag");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Je tekst staat er nog");
        assertThat(page.getByLabel("Je naam")).hasValue("Jan");
        page.context().setOffline(false);
        press("Verstuur je vraag");
        page.locator(".reference").waitFor();
    }

    /** The server says for a moment that it is too much: the same question is sent again, and not a new one at once. */
    @Test
    void whoTriesAgainAfterThatIsNotDoubtful() {
        List<String> forms = new ArrayList<>();
        visit("/");
        page.route("**/insluiten/formulier", route -> {
            if (route.request().method().equals("POST")) {
                forms.add(route.request().postData().replaceFirst(".*formulier=([^&]*).*", "$1"));
            }
            if (forms.size() == 1 && route.request().method().equals("POST")) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                        .setContentType("application/json")
                        .setBody("{\"melding\": \"Even geduld.\"}"));
            } else {
                route.resume();
            }
        });
        fill("Jan");
        press("Verstuur je vraag");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Even geduld.");

        press("Verstuur je vraag");
        page.locator(".reference").waitFor();

        Assertions.assertThat(forms).hasSize(2);
        Assertions.assertThat(forms.get(1)).isEqualTo(forms.get(0));
    }

    @Test
    void itSpeaksAsTheSiteDoes() {
        visit("/");
        page.getByText("Stel je vraag via Vixum.").waitFor();
    }

    @Test
    void onAnEnglishPageItIsEnglish() {
        visit("/en");
        assertThat(page.getByRole(AriaRole.BUTTON)).hasText("Send your question");
    }

    @Test
    void withoutScriptsThereIsALinkToThePage() {
        BrowserContext plain = newProfile(1280, false);
        page = plain.newPage();
        visit("/");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Stel je vraag")))
                .hasAttribute("href", Pattern.compile("/contact$"));
    }

    @Test
    void axeFindsNothingAndItFitsAPhone() {
        page.setViewportSize(320, 700);
        visit("/");
        page.getByLabel("Bel me").check();
        press("Verstuur je vraag");
        page.getByRole(AriaRole.ALERT).waitFor();
        Assertions.assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .isEmpty();
        Assertions.assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(320);
    }
}
