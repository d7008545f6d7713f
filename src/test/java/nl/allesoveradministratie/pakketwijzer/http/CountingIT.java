package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Who is counted, from the first request to the sums in the database. */
@TestPropertySource(properties = "pakketwijzer.usage.pause=50ms")
class CountingIT extends RunningApplication {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private static final AtomicInteger CONSENTS = new AtomicInteger();

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource owner;

    /** Somebody who agreed today, with the cookies of a browser. */
    private final class Visitor {

        private String choice = "4.%s.s.C-BBBB-%04d"
                .formatted(LocalDate.now(ZoneId.of("Europe/Amsterdam")), CONSENTS.incrementAndGet());
        private String day = "";

        HttpResponse<String> get(String path, String... headers) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at(path)));
            if (!List.of(headers).contains("User-Agent")) {
                request.header("User-Agent", AGENT);
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
            return send(request);
        }

        void choose(String what) throws Exception {
            send(HttpRequest.newBuilder(URI.create(at("/cookies")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "same-origin")
                    .POST(HttpRequest.BodyPublishers.ofString("keuze=" + what + "&terug=%2F")));
        }

        HttpResponse<String> keep(String pack) throws Exception {
            return send(HttpRequest.newBuilder(URI.create(at("/mijn-lijst")))
                    .header("User-Agent", AGENT)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "same-origin")
                    .POST(HttpRequest.BodyPublishers.ofString("erbij=" + pack)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            request.header("Cookie", "pw_keuze=" + choice + (day.isEmpty() ? "" : "; pw_dag=" + day));
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : response.headers().allValues("set-cookie")) {
                String value = cookie.replaceAll("^[^=]*=|;.*", "");
                if (cookie.startsWith("pw_dag=")) {
                    day = value;
                } else if (cookie.startsWith("pw_keuze=")) {
                    choice = value;
                }
            }
            return response;
        }

        Visitor viewed(String pack) throws Exception {
            get("/pakketten/" + pack);
            get("/pakketten/" + pack);
            return this;
        }
    }

    private int counted(String pack, String bin) {
        return JdbcClient.create(owner)
                .sql("SELECT coalesce(sum(browser_days), 0)::int FROM usage.counter WHERE package_id = ? AND bin = ?")
                .params(pack, bin)
                .query(Integer.class)
                .single();
    }

    /** With twenty others, among whom what still waits goes along. */
    private void awaitCounted(String pack, String bin, int number) throws Exception {
        visitors(20, "imuis");
        await().until(() -> counted(pack, bin) == number);
    }

    private List<Visitor> visitors(int number, String pack) throws Exception {
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            visitors.add(new Visitor().viewed(pack));
        }
        return visitors;
    }

    @Test
    void whoWithdrawsIsTakenOutAndNotCountedAgainThatDay() throws Exception {
        Visitor one = visitors(25, "odoo").getLast();
        awaitCounted("odoo", "viewed", 25);

        one.choose("weigeren");
        assertThat(one.day).isEmpty();
        awaitCounted("odoo", "viewed", 24);

        one.choose("accepteren");
        one.viewed("odoo").viewed("banana");
        assertThat(one.day).isEmpty();
        visitors(20, "twinfield");
        awaitCounted("twinfield", "viewed", 20);
        assertThat(counted("odoo", "viewed")).isEqualTo(24);
        assertThat(counted("banana", "viewed")).isZero();
    }

    @Test
    void whoPutsAPackageOnTheListCountsThereOnceAndNoLongerAsAViewer() throws Exception {
        for (Visitor each : visitors(20, "fenna")) {
            each.keep("fenna");
            each.keep("fenna");
        }
        awaitCounted("fenna", "shortlisted", 20);
        awaitCounted("fenna", "viewed", 0);
        awaitCounted("fenna", "computer", 20);
    }

    @Test
    void whoGoesOnToTheVendorCountsThereAndNoLongerAsAViewer() throws Exception {
        for (Visitor each : visitors(20, "gekko")) {
            HttpResponse<String> out = each.get("/pakketten/gekko/website");
            assertThat(out.statusCode()).isEqualTo(303);
            assertThat(out.headers().firstValue("location")).contains("https://getgekko.com");
            assertThat(out.headers().firstValue("cache-control")).contains("no-store");
        }
        awaitCounted("gekko", "clicked_out", 20);
        awaitCounted("gekko", "viewed", 0);
        awaitCounted("gekko", "computer", 20);
    }

    private int ownCounted(String kind, String key) {
        return JdbcClient.create(owner)
                .sql("SELECT coalesce(sum(browser_days), 0)::int FROM usage.own_counter WHERE kind = ? AND key = ?")
                .params(kind, key)
                .query(Integer.class)
                .single();
    }

    /** With twenty others, among whom what still waits goes along. */
    private void awaitOwnCounted(String kind, String key, int number) throws Exception {
        visitors(20, "imuis");
        await().until(() -> ownCounted(kind, key) == number);
    }

    @Test
    void ourOwnStatisticsCountKindsOfPagesOnceADayOfWhoAgreedUntilTheyWithdraw() throws Exception {
        Visitor last = new Visitor();
        for (int i = 0; i < 25; i++) {
            last = new Visitor();
            last.get("/hoe-anoniem?q=jan@voorbeeld.nl");
            assertThat(last.day).isNotEmpty();
            last.get("/en/hoe-anoniem");
            last.get("/voor/bestaat-niet");
            last.get("/contact");
        }
        Visitor refused = new Visitor();
        refused.choice = "1.2026-11-25..";
        refused.get("/hoe-anoniem");
        refused.get("/hoe-anoniem");
        awaitOwnCounted("page", "how_anonymous", 25);
        assertThat(ownCounted("page", "segment")).isZero();
        assertThat(JdbcClient.create(owner)
                        .sql("SELECT DISTINCT key FROM usage.own_counter WHERE kind = 'page'")
                        .query(String.class)
                        .list())
                .allMatch(key -> key.matches("[a-z_]+"))
                .doesNotContain("contact");

        last.choose("weigeren");
        awaitOwnCounted("page", "how_anonymous", 24);
    }

    @Test
    void aPackageOfWhichNobodyKnowsTheWebSiteLeadsNowhere() throws Exception {
        assertThat(new Visitor().get("/pakketten/king/website").statusCode()).isEqualTo(404);
        assertThat(new Visitor().get("/pakketten/bestaat-niet/website").statusCode())
                .isEqualTo(404);
    }

    /** A browser that still has the page has viewed it again all the same. */
    @Test
    void aPageThatTheBrowserStillHasIsAViewToo() throws Exception {
        String etag = new Visitor()
                .get("/pakketten/tellow")
                .headers()
                .firstValue("etag")
                .orElseThrow();
        for (int i = 0; i < 20; i++) {
            Visitor each = new Visitor();
            assertThat(each.get("/pakketten/tellow", "If-None-Match", etag).statusCode())
                    .isEqualTo(304);
            assertThat(each.day).isNotEmpty();
            each.get("/");
            each.get("/vergelijken?p=tellow,minox");
        }
        awaitCounted("tellow", "compared", 20);
    }

    @ParameterizedTest
    @CsvSource({
        "User-Agent, Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "User-Agent, curl/8.5.0",
        "Sec-Purpose, prefetch",
        "Sec-Purpose, prefetch;prerender",
        "Sec-GPC, 1"
    })
    void programsPagesThatNobodyAskedForAndASignalAreNoVisits(String header, String value) throws Exception {
        Visitor visitor = new Visitor();

        assertThat(visitor.get("/pakketten/wefact", header, value).statusCode()).isEqualTo(200);
        assertThat(visitor.day).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2026-11-25..", "1.2020-01-01.s.C-BBBB-0000", "nonsens"})
    void whoDidNotAgreeGetsNoCookieOfTheDay(String choice) throws Exception {
        Visitor visitor = new Visitor();
        visitor.choice = choice;

        visitor.get("/pakketten/wefact");
        visitor.get("/vergelijken?p=wefact,minox");
        visitor.get("/pakketten/wefact/website");

        assertThat(visitor.day).isEmpty();
    }

    /** The page is there at once, and what was counted arrives when the database takes it again. */
    @Test
    void aDatabaseThatTakesNothingKeepsNobodyWaitingAndLosesNothing() throws Exception {
        JdbcClient jdbc = JdbcClient.create(owner);
        jdbc.sql("REVOKE EXECUTE ON FUNCTION usage.add FROM pw_public").update();
        try {
            for (Visitor each : visitors(20, "reeleezee")) {
                assertThat(each.get("/pakketten/reeleezee").statusCode()).isEqualTo(200);
            }
            Thread.sleep(500);
            assertThat(counted("reeleezee", "viewed")).isZero();
        } finally {
            jdbc.sql("GRANT EXECUTE ON FUNCTION usage.add TO pw_public").update();
        }
        awaitCounted("reeleezee", "viewed", 20);
    }
}
