package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A visitor puts packages aside with nothing but forms. */
class MyListIT extends RunningApplication {

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Autowired
    private PublishedCatalog catalog;

    private HttpResponse<String> send(HttpRequest.Builder request, String list) throws Exception {
        if (!list.isEmpty()) {
            request.header("Cookie", "pw_lijst=" + list);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String list) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(at(path))), list);
    }

    private HttpResponse<String> post(String form, String list) throws Exception {
        return post("/mijn-lijst", form, list, "same-origin");
    }

    private HttpResponse<String> post(String path, String form, String list, String from) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(at(path)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", from)
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                list);
    }

    /** The list as the response leaves it in the browser; "-" = as it was. */
    private static String list(HttpResponse<String> response) {
        return response.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("pw_lijst="))
                .map(cookie -> cookie.replaceAll("^pw_lijst=|;.*", ""))
                .reduce((first, second) -> "twice")
                .orElse("-");
    }

    private static List<String> names(HttpResponse<String> response) {
        return Jsoup.parse(response.body()).select(".plist h2").eachText();
    }

    @ParameterizedTest
    @CsvSource({
        "erbij=jortt, '', jortt",
        "erbij=moneybird, jortt, jortt.moneybird",
        "erbij=jortt, jortt, -",
        "erbij=bestaat-niet, jortt, -",
        "erbij=JORTT, '', -",
        "erbij=%3Cscript%3E, '', -",
        "eraf=jortt, jortt.moneybird, moneybird",
        "eraf=jortt, moneybird, -",
        "eraf=jortt, jortt, ''",
        "wis=1, jortt.moneybird, ''",
        "wis=1, '', -",
        "onzin=1, jortt, -"
    })
    void aFormAddsOrTakesOffAndEverythingElseIsNothing(String form, String before, String after) throws Exception {
        HttpResponse<String> response = post(form, before);
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("location")).contains("/mijn-lijst");
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        assertThat(list(response)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "terug=%2Fpakketten%2Fjortt%3Frole%3Dzzp, /pakketten/jortt?role=zzp",
        "terug=https%3A%2F%2Fkwaad.test, /",
        "terug=%2F%2Fkwaad.test, /",
        "terug=%2F%5Ckwaad.test, /",
        "terug=%2Fa%0D%0AX-Kwaad%3A1, /"
    })
    void theVisitorComesBackToAPageOfOurs(String back, String location) throws Exception {
        HttpResponse<String> response = post("erbij=jortt&" + back, "");
        assertThat(response.headers().firstValue("location")).contains(location);
        assertThat(response.headers().firstValue("x-kwaad")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void aFormOfAnotherSiteChangesNothing(String from) throws Exception {
        HttpResponse<String> response = post("/mijn-lijst", "wis=1", "jortt", from);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(list(response)).isEqualTo("-");
        assertThat(names(response)).containsExactly("Jortt");
        assertThat(post("/mijn-lijst", "erbij=jortt", "", from).statusCode()).isEqualTo(403);
    }

    @Test
    void theScriptOfAPageGetsTheCount() throws Exception {
        HttpResponse<String> response = post("erbij=moneybird&stil=1", "jortt");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("2");
        assertThat(list(response)).isEqualTo("jortt.moneybird");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stil=1", "stil=1&terug=%2F", "stil=1&onzin=jortt"})
    void aScriptThatAsksForNothingIsToldSo(String form) throws Exception {
        HttpResponse<String> response = post(form, "jortt");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(list(response)).isEqualTo("-");
    }

    @Test
    void twentyFitAndTheNextIsRefusedWithAnExplanation() throws Exception {
        List<String> ids = catalog.current().packages().stream()
                .map(AccountingPackage::id)
                .map(PackageId::value)
                .toList();
        String twenty = String.join(".", ids.subList(0, 20));
        HttpResponse<String> response = post("erbij=" + ids.get(20), twenty);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).contains("Je lijst is vol");
        assertThat(list(response)).isEqualTo("-");

        // What has left the catalogue takes no room.
        String nineteen = ids.subList(0, 19).stream().collect(Collectors.joining(".", "", ".verdwenen"));
        assertThat(list(post("erbij=" + ids.get(20), nineteen))).endsWith("." + ids.get(20));
    }

    @ParameterizedTest
    @CsvSource({"/mijn-lijst, Mijn lijst", "/en/mijn-lijst, My list"})
    void theListShowsWhatWasPutAsideInThatOrder(String path, String title) throws Exception {
        HttpResponse<String> page = get(path, "moneybird.jortt");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(page.body()).select("h1").text()).isEqualTo(title);
        assertThat(names(page)).containsExactly("Moneybird", "Jortt");
        assertThat(Jsoup.parse(page.body()).select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(list(page)).isEqualTo("-");
        assertThat(page.body()).doesNotContain(" style=").doesNotContain(" onclick=");
    }

    @Test
    void whatHasLeftTheCatalogueVanishesAndThePageSaysSoOnce() throws Exception {
        HttpResponse<String> page = get("/mijn-lijst", "jortt.verdwenen");
        assertThat(names(page)).containsExactly("Jortt");
        assertThat(page.body()).contains("niet meer in onze catalogus");
        assertThat(Jsoup.parse(page.body()).select("[data-kept]").text()).isEqualTo("1");
        assertThat(list(page)).isEqualTo("jortt");
        assertThat(get("/mijn-lijst", "jortt").body()).doesNotContain("niet meer in onze catalogus");
    }

    @Test
    void anEmptyListLeadsOn() throws Exception {
        HttpResponse<String> page = get("/mijn-lijst", "");
        assertThat(page.body()).contains("Je lijst is nog leeg", "href=\"/keuzehulp\"");
        assertThat(list(page)).isEqualTo("-");
    }

    @Test
    void aPriceThatIsNotKnownIsToFollow() throws Exception {
        assertThat(Jsoup.parse(get("/mijn-lijst", "offective").body())
                        .select(".ml-price")
                        .text())
                .contains("€ ––", "prijs volgt");
    }

    @Test
    void aPriceThatIsKnownIsThereAlsoOfAPackageOfWhichTooLittleIsKnownToRankIt() throws Exception {
        assertThat(Jsoup.parse(get("/mijn-lijst", "the-bookie").body())
                        .select(".ml-price")
                        .text())
                .contains("€ 50")
                .doesNotContain("prijs volgt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pakketten", "/pakketten/jortt", "/vergelijken?p=jortt,moneybird"})
    void everyPageShowsTheCountAndIsAnotherPageWithAnotherList(String path) throws Exception {
        HttpResponse<String> page = get(path, "jortt.moneybird");
        assertThat(Jsoup.parse(page.body()).select("header [data-kept]").text()).isEqualTo("2");
        String etag = page.headers().firstValue("etag").orElseThrow();
        assertThat(send(HttpRequest.newBuilder(URI.create(at(path))).header("If-None-Match", etag), "jortt.moneybird")
                        .statusCode())
                .isEqualTo(304);
        for (String list : List.of("", "jortt", "jortt.odoo")) {
            assertThat(send(HttpRequest.newBuilder(URI.create(at(path))).header("If-None-Match", etag), list)
                            .statusCode())
                    .as(list)
                    .isEqualTo(200);
        }
    }

    @Test
    void theButtonAtAPackageAddsOrTakesOff() throws Exception {
        assertThat(Jsoup.parse(get("/pakketten/jortt", "").body())
                        .select(".kp button")
                        .attr("name"))
                .isEqualTo("erbij");
        assertThat(Jsoup.parse(get("/pakketten/jortt", "jortt").body())
                        .select(".kp button")
                        .attr("name"))
                .isEqualTo("eraf");
        assertThat(get("/pakketten/jortt?zoek=%22%3E%3Cscript%3Ealert(1)", "").body())
                .doesNotContain("<script>alert");
    }

    @Test
    void aCookieFullOfNonsenseIsAnEmptyList() throws Exception {
        assertThat(get("/mijn-lijst", "..-.<b>.".repeat(200)).body()).contains("Je lijst is nog leeg");
    }
}
