package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.consent.CookieCategory;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.EmbedDesk;
import nl.allesoveradministratie.pakketwijzer.site.EmbedInput;
import nl.allesoveradministratie.pakketwijzer.site.EmbedProvider;
import nl.allesoveradministratie.pakketwijzer.site.EventDesk;
import nl.allesoveradministratie.pakketwijzer.site.EventInput;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The main ways through the product, walked by somebody who allows something or nothing: everything works, the browser holds
 * nothing of a category that is not allowed, and nobody else is asked for anything unless a video was let in.
 */
abstract class ConsentWalk extends BrowserTest {

    private static final CookieRegistry LIST = CookieRegistry.with(Map.of(EmbedProvider.YOUTUBE, 1), 1);
    private static final PlantedParty PARTY = new PlantedParty(LIST.of(CookieCategory.MARKETING));
    private static final AtomicInteger VISITORS = new AtomicInteger();

    /** A browser that no robot drives, as far as anybody can tell: robots are not counted. */
    static final String PERSON =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    @Autowired
    private EmbedDesk embeds;

    @Autowired
    private EventDesk events;

    private String event = "";

    /**
     * Somebody, and what they said about cookies.
     *
     * @param chosen whether they chose at all
     * @param allowed what they allow
     * @param signal whether their browser asks not to be followed
     */
    record Visitor(boolean chosen, Set<CookieCategory> allowed, Language language, boolean scripts, boolean signal) {

        Visitor {
            allowed = Set.copyOf(allowed);
        }

        String path(String path) {
            return language == Language.NL ? path : path.equals("/") ? "/en" : "/en" + path;
        }
    }

    @DynamicPropertySource
    static void otherServer(DynamicPropertyRegistry properties) {
        properties.add("pakketwijzer.embeds.youtube", () -> PARTY.origin() + "/embed/{video}");
    }

    @BeforeEach
    void aVideoAndAnEvent() {
        As.roles(Role.EDITOR, Role.SALES);
        embeds.place(new EmbedInput("/pakketten/moneybird", "https://youtu.be/dQw4w9WgXcQ", "Rondleiding", "Tour"));
        if (event.isEmpty()) {
            LocalDateTime starts = LocalDateTime.now().plusDays(20).withNano(0);
            UUID id = UUID.randomUUID();
            events.draft(
                    id,
                    new EventInput(
                            List.of("allesoveradministratie"),
                            "Kies je pakket",
                            "Choose your package",
                            "Neem je vragen mee.",
                            "Bring your questions.",
                            starts,
                            starts.plusHours(1),
                            starts.minusDays(1),
                            "Utrecht",
                            "",
                            5_000));
            SiteEvent made = events.find(id).orElseThrow();
            events.publish(id, made.version());
            event = "/evenementen/" + made.address();
        }
        PARTY.asked.clear();
    }

    /** Walks all of it. */
    void walk(Visitor who) {
        List<String> hosts = new ArrayList<>();
        try (BrowserContext profile = profile(who)) {
            page = profile.newPage();
            page.onRequest(request ->
                    hosts.add(String.valueOf(URI.create(request.url()).getHost())));
            pages(who);
            finder(who);
            compare(who);
            list(who);
            contact(who);
            register(who);
        }
        boolean letsIn = who.allowed().contains(CookieCategory.MARKETING);
        assertThat(Set.copyOf(hosts)).isEqualTo(letsIn ? Set.of("localhost", "127.0.0.1") : Set.of("localhost"));
        assertThat(PARTY.asked.isEmpty()).isNotEqualTo(letsIn);
    }

    private BrowserContext profile(Visitor who) {
        BrowserContext profile = newProfileWithoutChoice(1280, who.scripts());
        Map<String, String> headers = new HashMap<>();
        headers.put("User-Agent", PERSON);
        headers.put("X-Forwarded-For", "2001:db8:77:" + Integer.toHexString(VISITORS.incrementAndGet()) + "::1");
        if (who.signal()) {
            headers.put("Sec-GPC", "1");
        }
        profile.setExtraHTTPHeaders(headers);
        if (who.chosen()) {
            FormData form = FormData.create()
                    .set("keuze", "eigen")
                    .set("lijst", LIST.version().toString());
            who.allowed().forEach(category -> form.append("categorie", category.key()));
            RequestOptions request =
                    RequestOptions.create().setForm(form).setMaxRedirects(0).setHeader("Sec-Fetch-Site", "same-origin");
            assertThat(profile.request().post(at(who.path("/cookies")), request).status())
                    .isEqualTo(303);
        }
        return profile;
    }

    private void look(Visitor who, String path) {
        page.navigate(at(who.path(path)));
        seen(who);
    }

    /** At every page on the way. */
    private void seen(Visitor who) {
        page.locator("h1").first().waitFor();
        Set<String> may = new HashSet<>(Set.of());
        LIST.all().stream()
                .filter(cookie ->
                        !cookie.category().isOptional() || who.allowed().contains(cookie.category()))
                .map(DeclaredCookie::name)
                .forEach(may::add);
        assertThat(may)
                .as(page.url())
                .containsAll(page.context().cookies().stream()
                        .map(cookie -> cookie.name)
                        .collect(Collectors.toSet()));
        assertThat(page.locator("[data-consent]")).hasCount(who.chosen() || who.signal() ? 0 : 1);
    }

    private void pages(Visitor who) {
        List.of("/", "/pakketten", "/zo-werken-we", "/voor/zzp", "/evenementen").forEach(path -> look(who, path));
        look(who, "/pakketten/moneybird");
        if (who.allowed().contains(CookieCategory.MARKETING)) {
            // It loads when it comes into view.
            page.locator(".vid iframe").scrollIntoViewIfNeeded();
            page.frameLocator(".vid iframe").locator("#player").waitFor();
        } else {
            assertThat(page.locator(".vid-off")).isVisible();
            assertThat(page.locator("iframe")).hasCount(0);
        }
        assertThat(page.context().cookies().stream().anyMatch(cookie -> cookie.name.equals(CookieRegistry.DAY)))
                .isEqualTo(who.allowed().contains(CookieCategory.STATISTICS));
    }

    private void finder(Visitor who) {
        if (who.scripts()) {
            look(who, "/keuzehulp?role=zzp&legal_form=eenmanszaak&vat_filing=need&stap=budget");
            page.locator("vaadin-button[theme~=primary]").last().click();
            page.waitForURL("**/keuzehulp/resultaat?**");
            assertThat(page.locator("article").first()).isVisible();
            seen(who);
        } else {
            // Who runs no scripts is led to what works without them.
            page.navigate(at(who.path("/keuzehulp")));
            assertThat(page.locator("main p.wrap a")).hasAttribute("href", who.path("/pakketten"));
            look(who, "/pakketten/moneybird/situatie?role=zzp&vat_filing=need");
        }
    }

    private void compare(Visitor who) {
        look(who, "/vergelijken?p=jortt,moneybird&role=zzp");
        assertThat(page.locator("thead th")).hasCount(3);
    }

    private void list(Visitor who) {
        look(who, "/pakketten/jortt");
        page.locator(".pk-actions form[data-keep] button").click();
        if (who.scripts()) {
            assertThat(page.locator("[data-kept]")).hasText("1");
        }
        look(who, "/mijn-lijst");
        assertThat(page.locator("main")).containsText("Jortt");
    }

    private void contact(Visitor who) {
        look(who, "/contact");
        page.locator("#vraag").fill("Welk pakket past bij mij?");
        person();
        page.locator(".ct-send .btn.pri").click();
        page.waitForURL("**/contact/verstuurd/**");
        seen(who);
    }

    private void register(Visitor who) {
        look(who, event + "/aanmelden");
        person();
        page.locator(".ct-send .btn.pri").click();
        page.waitForURL("**/aangemeld/**");
        seen(who);
    }

    private void person() {
        page.locator("#naam").fill("Sanne de Vries");
        page.locator("#email").fill("sanne@consent-walk.test");
    }

    /** How often the list has grown here, which is once. */
    int grown() {
        return JdbcClient.create(owner)
                .sql("SELECT max(since) FROM site.embed_party")
                .query(Integer.class)
                .single();
    }
}
