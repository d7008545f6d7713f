package nl.allesoveradministratie.pakketwijzer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.insight.ReleaseRun;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** From visit to anonymous figure: who refuses is not counted, who agrees is, and a partner sees sums with noise only. */
@Import(MovableClock.ForTheWholeProduct.class)
@TestPropertySource(properties = "pakketwijzer.usage.pause=100ms")
class FiguresJourneyIT extends BrowserTest {

    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    @Autowired
    private MovableClock clock;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private ReleaseRun run;

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource ownerDataSource;

    @Autowired
    @Qualifier("partnerDatabase")
    private DSLContext partnerDatabase;

    /** What somebody does about the banner. */
    enum State {
        NOTHING_CHOSEN,
        REJECTED,
        ACCEPTED,
        PRIVACY_SIGNAL
    }

    private DSLContext owner() {
        return DSL.using(ownerDataSource, SQLDialect.POSTGRES);
    }

    private int counted(String pack, String bin) {
        Integer count = owner().fetchOne(
                        "SELECT coalesce(sum(browser_days), 0)::int FROM usage.counter WHERE package_id = ? AND bin = ?",
                        pack,
                        bin)
                .get(0, Integer.class);
        return count == null ? 0 : count;
    }

    /** What our own statistics count of a kind. */
    private List<String> own(String kind) {
        return owner()
                .fetchValues(
                        "SELECT key || ' ' || browser_days FROM usage.own_counter WHERE kind = ? AND browser_days > 0",
                        kind)
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private int countedAtAll() {
        return owner().fetchSingle("SELECT count(*)::int FROM usage.counter WHERE browser_days > 0")
                .get(0, Integer.class);
    }

    /** A profile whose browser is somebody's, not a program's. */
    private Page visitor(State state) {
        BrowserContext profile = newProfileWithoutChoice(1280, true);
        profile.setExtraHTTPHeaders(
                state == State.PRIVACY_SIGNAL
                        ? Map.of("User-Agent", AGENT, "Sec-GPC", "1")
                        : Map.of("User-Agent", AGENT));
        page = profile.newPage();
        open("/");
        Locator banner = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Alles weigeren"));
        switch (state) {
            case NOTHING_CHOSEN -> banner.waitFor();
            case REJECTED -> {
                banner.click();
                banner.waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
            }
            case ACCEPTED -> {
                press("Alles accepteren");
                banner.waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
            }
            case PRIVACY_SIGNAL -> assertThat(banner).isHidden();
        }
        return page;
    }

    private List<String> cookies() {
        return page.context().cookies().stream()
                .map(cookie -> cookie.name)
                .sorted()
                .toList();
    }

    /** The whole public side, whatever was chosen; only who agreed gets the cookie of the day. */
    @ParameterizedTest
    @EnumSource(State.class)
    void findsAPackageWhateverWasChosen(State state) {
        visitor(state);
        open("/keuzehulp/resultaat?role=zzp&vat_filing=need");
        assertThat(page.locator(".rc").first()).isVisible();
        assertThat(cookies().contains("pw_dag")).as("after a result").isEqualTo(state == State.ACCEPTED);
        open("/pakketten/minox");
        open("/vergelijken?p=minox,informer");
        open("/contact?pakket=minox");
        heading("Stel je vraag");
        assertThat(cookies().contains("pw_dag")).isEqualTo(state == State.ACCEPTED);
        assertThat(cookies().contains("pw_keuze")).isEqualTo(state == State.ACCEPTED || state == State.REJECTED);
    }

    @Test
    @Proves("S7")
    void fromVisitToFigure() throws Exception {
        LocalDate day = LocalDate.now(clock);
        HiredPartner partner = HiredPartner.of(application, "Aanbieder van twee", "moneybird", "jortt");

        // Somebody refuses, and looks around: nothing is counted.
        visitor(State.REJECTED);
        open("/pakketten/moneybird");
        open("/vergelijken?p=moneybird,jortt");
        open("/pakketten/moneybird");
        assertThat(cookies()).doesNotContain("pw_dag");
        assertThat(countedAtAll()).isZero();

        // Somebody agrees, views and compares.
        visitor(State.ACCEPTED);
        open("/pakketten/moneybird");
        open("/vergelijken?p=moneybird,bunni");
        open("/pakketten/moneybird");
        // Two pages of questions, a result that asks for recognising receipts, and back.
        open("/keuzehulp?role=mkb&stap=bedrijf");
        heading("Wat voor bedrijf heb je?");
        open("/keuzehulp/resultaat?role=mkb&legal_form=bv&ocr=need");
        assertThat(page.locator(".rc").first()).isVisible();
        open("/keuzehulp");
        heading("Voor wie zoek je een pakket?");
        Cookie dayCookie = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("pw_dag"))
                .findFirst()
                .orElseThrow();
        assertThat(dayCookie.httpOnly).isTrue();

        // Alone that browser stays in memory; with 300 others it goes along.
        assertThat(countedAtAll()).isZero();
        threeHundredVisitors("jortt");
        await().until(() -> counted("jortt", "viewed") >= 280);

        // Midnight passes; the next morning the day is released, once.
        clock.moveTo(day.plusDays(1).atTime(0, 1));
        await().until(() -> counted("jortt", "viewed") == 300);
        assertThat(counted("moneybird", "compared")).isEqualTo(1);
        assertThat(counted("moneybird", "viewed")).isZero();
        await().until(() -> own("finder").equals(List.of("10 1")));
        assertThat(own("wanted")).contains("ocr 1");
        assertThat(own("page")).noneMatch(page -> page.startsWith("finder") || page.startsWith("result"));
        assertThat(run.run()).isZero();
        clock.moveTo(day.plusDays(1).atTime(LocalTime.of(6, 10)));
        assertThat(run.run()).isEqualTo(1);
        assertThat(run.run()).isZero();
        assertThat(owner().fetchSingle("SELECT count(*)::int FROM insight.cell WHERE from_day = ?", day)
                        .get(0, Integer.class))
                .isEqualTo(40 * 4);
        assertThat(owner().fetchSingle("SELECT count(*)::int FROM insight.ledger WHERE from_day = ?", day)
                        .get(0, Integer.class))
                .isEqualTo(1);
        assertThat(countedAtAll()).isZero();

        // The partner signs in, accepts the terms, and sees one figure and one that is too small.
        page = newProfile(1280).newPage();
        open("/partner");
        page.getByLabel("E-mailadres").fill(partner.email());
        page.getByLabel("Wachtwoord").fill(Hired.PASSWORD);
        press("Inloggen");
        heading("Vul de code in");
        page.getByLabel("Code uit je app").fill(partner.phone().codeAt(clock.instant()));
        press("Ga verder");
        heading("Afspraken over de cijfers");
        press("Ik ga akkoord");
        heading("Interesse in jouw pakketten");
        assertThat(card("Moneybird")).containsText("te klein om te tonen");
        assertThat(Integer.parseInt(
                        card("Jortt").locator(".partner-number").innerText().split(" ")[0]))
                .isBetween(230, 370);
        card("Jortt").getByRole(AriaRole.LINK).click();
        heading("Interesse in Jortt");
        written("Toon als tabel").click();
        assertThat(page.locator(".partner-table tbody tr")).hasCount(1);
        String csv = page.context()
                .request()
                .get(at("/partner/pakketten/jortt/funnel-days.csv?periode="
                        + day.toString().substring(0, 7)))
                .text();
        assertThat(csv).contains(day + ";1;viewed_or_further;", day + ";1;clicked_out;;15;no");

        // Nothing else can be reached: not in the browser, not over HTTP, not with the login of the partner's door.
        String nothing = notFound("/partner/pakketten/bestaat-niet");
        assertThat(notFound("/partner/pakketten/bunni")).isEqualTo(nothing);
        assertThat(notFound("/partner/pakketten/bunni/funnel-days.csv?periode=2026-11"))
                .isEqualTo(nothing);
        assertThat(notFound("/partner/pakketten/jortt/funnel-days.csv?periode=1999-01"))
                .isEqualTo(nothing);
        assertThat(notFound("/partner/pakketten/jortt/funnel-days.csv?periode=alles"))
                .isEqualTo(nothing);
        notFound("/kantoor");
        notFound("/kantoor/leads");
        assertThat(partnerDatabase
                        .fetchSingle("SELECT count(*)::int FROM insight.cell")
                        .get(0, Integer.class))
                .isZero();
        for (String table :
                List.of("usage.counter", "usage.closed", "insight.ledger", "lead.lead", "consent.receipt")) {
            assertThatThrownBy(() -> partnerDatabase.fetch("SELECT * FROM " + table))
                    .as(table)
                    .hasMessageContaining("permission denied");
        }
    }

    private Locator card(String pack) {
        return page.locator(".partner-card", new Page.LocatorOptions().setHasText(pack));
    }

    /** The page that says so, without what differs from request to request. */
    private String notFound(String path) {
        Response response = page.navigate(at(path));
        assertThat(response.status()).as(path).isEqualTo(404);
        return page.locator("main").innerText();
    }

    /** Each with a consent and a cookie jar of its own: one page, and the same once more. */
    private void threeHundredVisitors(String pack) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 300; i++) {
                String choice = "pw_keuze=4.%s.s.C-AAAA-%04d".formatted(LocalDate.now(clock), i);
                String today = cookie(view(client, pack, choice), "pw_dag");
                view(client, pack, choice + "; " + today);
            }
        }
    }

    private HttpResponse<Void> view(HttpClient client, String pack, String cookies) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(at("/pakketten/" + pack)))
                        .header("User-Agent", AGENT)
                        .header("Cookie", cookies)
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private static String cookie(HttpResponse<Void> response, String name) {
        return response.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .findFirst()
                .orElseThrow();
    }
}
