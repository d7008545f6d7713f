package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.consent.CookieCategory;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.site.Embed;
import nl.allesoveradministratie.pakketwijzer.site.EmbedDesk;
import nl.allesoveradministratie.pakketwijzer.site.EmbedInput;
import nl.allesoveradministratie.pakketwijzer.site.EmbedProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A video of somebody else on our page: it loads for who lets it in, and for nobody else; another server plays its owner. */
class EmbedJourneyIT extends BrowserTest {

    private static final String VIDEO = "dQw4w9WgXcQ";
    private static final String PLACE = "/pakketten/moneybird";
    private static final PlantedParty PARTY = new PlantedParty(
            CookieRegistry.with(Map.of(EmbedProvider.YOUTUBE, 1), 1).of(CookieCategory.MARKETING));

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    @Autowired
    private EmbedDesk desk;

    @Autowired
    private ApplicationContext application;

    @DynamicPropertySource
    static void otherServer(DynamicPropertyRegistry properties) {
        properties.add("pakketwijzer.embeds.youtube", () -> PARTY.origin() + "/embed/{video}");
    }

    @AfterAll
    static void closeOtherServer() {
        PARTY.close();
    }

    @BeforeEach
    void nothingIsPlacedAndNobodyHasChosen() {
        As.roles(Role.EDITOR);
        JdbcClient.create(owner).sql("DELETE FROM site.embed_party").update();
        JdbcClient.create(owner).sql("DELETE FROM site.embed").update();
        desk.remove(UUID.randomUUID());
        PARTY.asked.clear();
        page = newProfileWithoutChoice(1280, true).newPage();
    }

    private Embed place(String path, String address) {
        As.roles(Role.EDITOR);
        assertThat(desk.place(new EmbedInput(path, address, "Een rondleiding", "A tour")))
                .isEqualTo(EmbedDesk.Result.DONE);
        return desk.all().stream()
                .filter(embed -> embed.place().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private Embed place() {
        return place(PLACE, "https://www.youtube.com/watch?v=" + VIDEO);
    }

    private Response look(String path) {
        Response response = Objects.requireNonNull(
                page.navigate(at(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE)));
        page.locator("h1").first().waitFor();
        return response;
    }

    private static String policy(Response response) {
        return response.headers().getOrDefault("content-security-policy", "");
    }

    private Set<String> cookies() {
        return page.context().cookies().stream()
                .map(cookie -> cookie.name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String choice() {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals(CookieRegistry.CHOICE))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    private Locator banner() {
        return page.locator("[data-consent]");
    }

    private void choose(String button) {
        banner().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
        assertThat(banner()).hasCount(0);
        page.waitForCondition(() -> !choice().isEmpty());
    }

    private void showOnce() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Laat zien"))
                .click();
        page.waitForURL("**toon=*");
    }

    private void assertPlays() {
        // It loads when it comes into view.
        page.locator(".vid iframe").scrollIntoViewIfNeeded();
        page.frameLocator(".vid iframe").locator("#player").waitFor();
        assertThat(PARTY.asked).contains("/embed/" + VIDEO);
    }

    private void assertWaits() {
        assertThat(page.locator("iframe")).hasCount(0);
        assertThat(page.locator(".vid-off")).containsText("YouTube (Google)");
        assertThat(PARTY.asked).isEmpty();
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    @Proves({"C1", "C7"})
    void c7withoutConsentABoxNamesThePartyAndNobodyIsAskedForAnything(boolean scripts) {
        place();
        page = newProfileWithoutChoice(1280, scripts).newPage();
        List<String> hosts = new ArrayList<>();
        page.onRequest(
                request -> hosts.add(String.valueOf(URI.create(request.url()).getHost())));
        Response response = look(PLACE);

        assertWaits();
        assertThat(hosts).isNotEmpty().containsOnly("localhost");
        assertThat(policy(response)).doesNotContain("frame-src").contains("default-src 'none'");
        assertThat(page.locator(".vid-off"))
                .containsText("krijgt Google je IP-adres, je browser en het adres van onze site");
        Locator away = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Bekijk bij YouTube"));
        assertThat(away).hasAttribute("href", "https://www.youtube.com/watch?v=" + VIDEO);
        assertThat(away).hasAttribute("target", "_blank");
        assertThat(away).hasAttribute("rel", "noopener noreferrer");
    }

    /** Whatever gets into the page, by a mistake of ours: the browser itself refuses it. */
    @Test
    @Proves("C7")
    void c7aPlantedFrameIsRefusedByTheBrowserWithoutConsentAndLoadedWithIt() {
        place();
        look(PLACE);
        plantFrame();
        page.waitForTimeout(500);
        assertThat(PARTY.asked).isEmpty();

        choose("Alles accepteren");
        look(PLACE);
        assertPlays();
        PARTY.asked.clear();
        plantFrame();
        page.waitForCondition(() -> PARTY.asked.contains("/planted"));
        // Where no video stands, there is nothing to let in, whatever was agreed to.
        look("/pakketten/jortt");
        PARTY.asked.clear();
        plantFrame();
        page.waitForTimeout(500);
        assertThat(PARTY.asked).isEmpty();
    }

    private void plantFrame() {
        page.evaluate(
                "address => { const frame = document.createElement('iframe'); frame.src = address;"
                        + " document.body.append(frame); }",
                PARTY.origin() + "/planted");
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    @Proves("C7")
    void c7whoPressesSeesItThisOnceAndNothingIsKeptOfThat(boolean scripts) {
        Embed embed = place();
        page = newProfile(1280, scripts).newPage();
        look(PLACE + "?role=zzp&vat_filing=need");
        Set<String> before = cookies();
        showOnce();
        assertPlays();
        assertThat(page.url()).contains("role=zzp").contains("vat_filing=need").endsWith("#video-" + embed.id());
        Set<String> ours = new TreeSet<>(cookies());
        ours.removeAll(names(EmbedProvider.YOUTUBE));
        assertThat(ours).isEqualTo(before);
        assertThat(before).doesNotContainAnyElementsOf(names(EmbedProvider.YOUTUBE));

        PARTY.asked.clear();
        look(PLACE);
        assertWaits();
    }

    private static Set<String> names(EmbedProvider provider) {
        return CookieRegistry.with(Map.of(provider, 1), 1).of(CookieCategory.MARKETING).stream()
                .map(DeclaredCookie::name)
                .collect(Collectors.toSet());
    }

    @Test
    @Proves("C7")
    void c7aLinkFromElsewhereDoesNotPress() {
        Embed embed = place();
        String address = PLACE + "?toon=" + embed.id();
        // Typed, or from a bookmark
        assertThat(policy(look(address))).doesNotContain("frame-src");
        assertWaits();
        // From somebody else's page
        page.navigate(PARTY.origin() + "/elders");
        PARTY.asked.clear();
        page.evaluate("address => { location.href = address; }", at(address));
        page.waitForURL("**toon=*");
        page.locator("h1").first().waitFor();
        assertWaits();
    }

    @Test
    @Proves({"C7", "C8"})
    void c8withdrawingShutsItOutOnTheNextResponse() {
        place();
        look(PLACE);
        choose("Alles accepteren");
        assertThat(policy(look(PLACE))).contains("frame-src " + PARTY.origin() + ";");
        assertPlays();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Zet cookies uit"))
                .click();
        page.waitForCondition(() -> choice().endsWith("r."));
        PARTY.asked.clear();

        assertThat(policy(look(PLACE))).doesNotContain("frame-src");
        assertWaits();
        assertThat(cookies()).doesNotContain(CookieRegistry.DAY);
    }

    @Test
    @Proves({"C7", "C11"})
    void c11aSignalKeepsItOutAndAChoiceThatIsMadeLaterWins() {
        place();
        page.context().setExtraHTTPHeaders(Map.of("Sec-GPC", "1"));
        look(PLACE);
        assertThat(banner()).hasCount(0);
        assertWaits();

        look("/cookies");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Marketing en sociale media"))
                .check();
        press("Bewaar mijn keuze");
        page.waitForURL("**/cookies?bewaard=1");
        assertThat(choice()).contains("Sm");
        look(PLACE);
        assertPlays();
    }

    /** What anybody's server sets; some browsers do not keep what comes from within a frame, and others do. */
    private void watchWhatIsSet(Set<String> seen) {
        page.onResponse(response -> {
            if (!response.url().startsWith(at("/"))) {
                response.headersArray().stream()
                        .filter(header -> header.name.equalsIgnoreCase("set-cookie"))
                        .map(header -> header.value.replaceAll("=.*", ""))
                        .forEach(seen::add);
            }
        });
    }

    /** Every public page after "accept all", and everything that sets a cookie is done once: exactly the list, no more, no less. */
    @Test
    @Proves("C5")
    void c5afterAcceptAllTheBrowserHoldsExactlyTheList() throws Exception {
        Hired mila = Hired.as(application, UUID.randomUUID() + "@embed-journey.test", Role.EDITOR);
        place();
        place("/voor/zzp", "https://youtu.be/abcdefghijk");
        page.context().setExtraHTTPHeaders(Map.of("User-Agent", ConsentWalk.PERSON));
        look("/");
        choose("Alles accepteren");
        Set<String> seen = new TreeSet<>(cookies());
        Screenshots.PAGES.forEach((name, path) -> {
            look(path);
            seen.addAll(cookies());
            assertNothingElseIsStored();
        });
        watchWhatIsSet(seen);
        look(PLACE);
        assertPlays();
        page.waitForCondition(() -> seen.containsAll(names(EmbedProvider.YOUTUBE)));
        page.locator("form[data-keep] button").first().click();
        page.waitForCondition(() -> cookies().contains(CookieRegistry.LIST));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Donker"))
                .click();
        page.waitForCondition(() -> cookies().contains(CookieRegistry.THEME));
        seen.addAll(cookies());
        signIn(mila);
        seen.addAll(cookies());

        assertThat(seen)
                .isEqualTo(CookieRegistry.with(Map.of(EmbedProvider.YOUTUBE, 1), 1).all().stream()
                        .map(DeclaredCookie::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
        look("/cookies");
        assertThat(new TreeSet<>(page.locator("tbody code").allInnerTexts())).isEqualTo(seen);
    }

    private void assertNothingElseIsStored() {
        assertThat(page.evaluate(FirstVisitIT.STORED))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    private void signIn(Hired who) throws Exception {
        open("/inloggen");
        page.getByLabel("E-mailadres").fill(who.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        page.getByLabel("Code uit je app").fill(who.phone().code());
        press("Ga verder");
        page.waitForURL("**/kantoor/**");
    }

    @Test
    @Proves("C10")
    void c10theFirstVideoOfAPartyAsksWhoAllowedSomethingAndLeavesWhoRefusedAlone() {
        look(PLACE);
        choose("Alles accepteren");
        assertThat(choice()).startsWith("4.").contains(".s.");
        Page refuser = newProfile(1280).newPage();

        place();
        look(PLACE);
        assertThat(banner()).containsText("Google");
        assertWaits();
        refuser.navigate(at(PLACE));
        assertThat(refuser.locator("[data-consent]")).hasCount(0);
        assertThat(refuser.locator(".vid-off")).isVisible();

        choose("Alles accepteren");
        assertThat(choice()).startsWith("4+1.").contains(".sm");
        look(PLACE);
        assertPlays();
        // A second one of the same party adds nothing to the list.
        place("/pakketten/jortt", "https://www.youtube.com/watch?v=abcdefghijk");
        look("/pakketten/jortt");
        assertThat(banner()).hasCount(0);
    }

    @Test
    @Proves("C10")
    void c10whoRefusedVideosIsNotAskedWhenAnotherPartyComesOrComesBack() {
        Embed embed = place();
        look("/cookies");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Statistieken"))
                .check();
        press("Bewaar mijn keuze");
        page.waitForURL("**/cookies?bewaard=1");
        assertThat(choice()).contains(".sM.");

        As.roles(Role.EDITOR);
        desk.remove(embed.id());
        look("/cookies");
        assertThat(page.locator(".cs-none")).hasCount(2);
        place();
        place("/pakketten/jortt", "https://vimeo.com/123456789");
        look(PLACE);
        assertThat(banner()).hasCount(0);
        assertWaits();
    }

    @Test
    @Proves({"C5", "C10"})
    void anAcceptanceOfAListThatBecameAnotherIsNotKept() {
        look("/pakketten");
        place();
        banner().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Alles accepteren"))
                .click();
        written("De lijst met cookies is net veranderd.").waitFor();

        assertThat(choice()).isEmpty();
        assertThat(page.locator("tbody code", new Page.LocatorOptions().setHasText("YSC")))
                .isVisible();
        assertThat(written("Google geeft daar geen volledige lijst van.")).isVisible();
    }

    @Test
    @Proves("C12")
    void c12theBoxIsForEverybody() {
        place();
        for (String path : List.of(PLACE, "/en" + PLACE, "/cookies", "/en/cookies")) {
            page = newProfile(1280).newPage();
            look(path);
            Axe.findsNothingInLightAndDark(page, path);
            Axe.nothingScrollsSidewaysEnlarged(page, path);
        }
    }

    /** A colleague places it with the keyboard and the mouse, and takes it away again. */
    @Test
    void anEditorPlacesAVideoAndTakesItAway() throws Exception {
        Hired eva = Hired.as(application, UUID.randomUUID() + "@embed-journey.test", Role.EDITOR);
        signIn(eva);
        open("/kantoor/videos");
        assertThat(written("Er staat nog geen video op de site.")).isVisible();
        press("Plaats de video");
        assertThat(written("Dit is geen adres van een video bij YouTube of Vimeo."))
                .isVisible();
        page.locator("vaadin-select").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Pakket: Moneybird"))
                .click();
        page.getByLabel("Adres van de video").fill("https://youtu.be/" + VIDEO + "?si=x");
        page.getByLabel("Titel in het Nederlands").fill("Een rondleiding <b>");
        page.getByLabel("Titel in het Engels").fill("A tour");
        page.keyboard().press("Tab");
        // What was complained of is mended; the button stays where it is from here on.
        assertThat(page.locator(".ev-form [invalid]")).hasCount(0);
        press("Plaats de video");
        written("De video staat op de pagina.").waitFor();

        Page visitor = newProfile(1280).newPage();
        visitor.navigate(at(PLACE));
        assertThat(visitor.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Een rondleiding <b>")))
                .isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Haal weg: Een rondleiding <b>"))
                .click();
        written("De video is weg.").waitFor();
        visitor.reload();
        assertThat(visitor.locator(".vids")).hasCount(0);
    }
}
