package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plain pages as a client without scripts sees them. */
class PagesIT extends RunningApplication {

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static Stream<String> pages() {
        return Stream.of("", "/en")
                .flatMap(language -> Stream.of(
                        language.isEmpty() ? "/" : language,
                        language + "/pakketten",
                        language + "/pakketten?zoek=money&voor=zzp",
                        language + "/pakketten/moneybird",
                        language + "/vergelijken",
                        language + "/vergelijken?p=jortt,moneybird,snelstart",
                        language + "/vergelijken/jortt/moneybird",
                        language + "/voor",
                        language + "/voor/zzp",
                        language + "/zo-werken-we",
                        language + "/hoe-anoniem"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageNeedsNoSessionNoCookieAndNoOtherHost(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("set-cookie")).isEmpty();
        String policy = page.headers().firstValue("content-security-policy").orElse("");
        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe");
        assertThat(page.headers().firstValue("accept-ch")).isEmpty();
        assertThat(page.headers().firstValue("cache-control")).contains("no-cache, private");
        assertThat(String.join(",", page.headers().allValues("vary"))).containsIgnoringCase("cookie");
        // What the browser would load by itself comes from us; links to sources are only followed by people.
        assertThat(loaded(page.body())).allMatch(address -> address.startsWith("/assets/"));
        assertThat(page.body()).contains("<h1>").doesNotContain(" style=").doesNotContain(" onclick=");
        assertThat(page.body()).contains(path.startsWith("/en") ? "<html lang=\"en\"" : "<html lang=\"nl\"");
    }

    @Test
    void aPackageOfWhichNobodySaysWhetherItIsForMeComesLastAndSaysSo() throws Exception {
        Document page = Jsoup.parse(get("/pakketten?voor=accountant").body());
        List<Element> rows = page.select(".prow");
        assertThat(rows).hasSameSizeAs(Jsoup.parse(get("/pakketten").body()).select(".prow"));
        List<Boolean> unsaid =
                rows.stream().map(row -> row.text().contains("nog niet bekend")).toList();
        assertThat(unsaid).isSorted().contains(true, false);
        assertThat(rows.stream().filter(row -> row.select("h2").text().equals("Rompslomp")))
                .singleElement()
                .satisfies(row -> assertThat(row.text()).contains("Voor kantoren: nog niet bekend"));
    }

    private static List<String> loaded(String html) {
        return Pattern.compile(
                        "<(?:script|img|link rel=\"(?:stylesheet|icon|preload)\")[^>]*?(?:src|href)=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageTravelsCompressed(String path) throws Exception {
        assertThat(get(path, "Accept-Encoding", "gzip").headers().firstValue("content-encoding"))
                .contains("gzip");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void askingAgainForAnUnchangedPageCostsNothing(String path) throws Exception {
        String etag = get(path).headers().firstValue("etag").orElseThrow();
        HttpResponse<String> again = get(path, "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get(path, "If-None-Match", etag, "Cookie", "pw_weergave=dark")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bestaat-niet",
                "/en/bestaat-niet",
                "/pakketten/bestaat-niet",
                "/pakketten/..%2Fetc",
                "/keuzehulp/onzin",
                "/login",
                "/wp-admin.php",
                "/assets/geheim.css"
            })
    void whatDoesNotExistIsNotFoundForEverybody(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isIn(400, 404);
        assertThat(page.headers().allValues("set-cookie")).isEmpty();
        if (page.statusCode() == 404) {
            assertThat(page.body())
                    .contains(path.startsWith("/en") ? "This page does not exist" : "Deze pagina bestaat niet");
            assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        }
    }

    @Test
    void theFinderIsThereWithTheSameHeaderAndFooter() throws Exception {
        HttpResponse<String> finder = get("/keuzehulp?role=zzp");
        assertThat(finder.statusCode()).isEqualTo(200);
        assertThat(finder.body())
                .contains("class=\"hd\"")
                .contains("class=\"ft\"")
                .contains("<html lang=\"nl\"")
                .contains("De keuzehulp heeft JavaScript nodig");
        assertThat(get("/en/keuzehulp/resultaat").body()).contains("<html lang=\"en\"");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void everyFactOnAPackagePageHasASourceOrSaysUnknown() throws Exception {
        String page = get("/pakketten/moneybird").body();
        int facts = count(page, "<dt>");
        assertThat(facts).isEqualTo(44);
        assertThat(count(page, "class=\"src-cell\"")).isEqualTo(facts);
        assertThat(page).contains("Richtprijs, peildatum 8 oktober 2026").contains("Navragen bij de aanbieder");
    }

    private Document read(String path) throws Exception {
        return Jsoup.parse(get(path).body());
    }

    @Test
    void whomAPackageSuitsStandsAboveAnyPriceAndEveryReasonHasItsSource() throws Exception {
        Document page = read("/pakketten/moneybird");
        assertThat(page.select("#kort .pk-suits")).hasSize(2);
        assertThat(page.select("#kort .pk-suits li"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.select("a.src[href^=http]")).hasSize(1));
        assertThat(page.body().html().indexOf("id=\"kort\""))
                .isLessThan(page.body().html().indexOf("class=\"price\""));
        assertThat(page.select("#kort").text()).doesNotContain("Onbekend").doesNotContain("€");
    }

    @Test
    void whatIsUnknownIsAQuestionToTheVendor() throws Exception {
        Document page = read("/pakketten/moneybird");
        int unknown = page.select("#kenmerken .unk").size();
        assertThat(unknown).isPositive();
        assertThat(page.select("#vragenlijst li").size()).isGreaterThanOrEqualTo(unknown);
        assertThat(read("/en/pakketten/moneybird").select("#vragenlijst li").eachText())
                .allMatch(question -> question.endsWith("?"));
    }

    @Test
    void aSecondHandFactSaysWhoQuotesIt() throws Exception {
        assertThat(read("/pakketten/moneybird").select(".src.via").eachText())
                .isNotEmpty()
                .allMatch(via -> via.startsWith("aangehaald door "));
    }

    @Test
    void answersInTheAddressChangeNothingInWhatSearchEnginesAreTold() throws Exception {
        Document page = read("/pakketten/moneybird?role=zzp&stock=need");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(at("/pakketten/moneybird"));
        assertThat(page.select("link[rel=alternate]").eachAttr("href"))
                .containsExactly(at("/pakketten/moneybird"), at("/en/pakketten/moneybird"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/en", "/pakketten", "/en/pakketten/moneybird", "/pakketten/offective"})
    void searchEnginesAreToldWhatAPageIsAboutWithoutPricesOrRatings(String path) throws Exception {
        String json = read(path).select("script[type=application/ld+json]").html();
        JsonNode data = JsonMapper.shared().readTree(json);
        assertThat(data.path("@context").stringValue()).isEqualTo("https://schema.org");
        assertThat(json).doesNotContain("offers", "Offer", "price", "Rating", "review");
        if (path.contains("moneybird")) {
            assertThat(data.path("mainEntity").path("@type").stringValue()).isEqualTo("SoftwareApplication");
            assertThat(data.path("mainEntity").path("name").stringValue()).isEqualTo("Moneybird");
            assertThat(data.path("breadcrumb")
                            .path("itemListElement")
                            .get(2)
                            .path("item")
                            .stringValue())
                    .isEqualTo(at(path));
        }
        if (path.equals("/pakketten")) {
            assertThat(data.path("numberOfItems").intValue()).isEqualTo(40);
        }
    }

    @Test
    void whatSomebodyTypesIsShownButNeverRun() throws Exception {
        String page =
                get("/pakketten?zoek=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body();
        assertThat(page).doesNotContain("<script>alert").contains("Geen pakket gevonden");
    }

    @Test
    void theHostNameDecidesTheBrand() throws Exception {
        assertThat(rawGet("vixum.test", "")).contains("van Vixum");
        assertThat(rawGet("iets-anders.test", "")).contains("van AllesoverAdministratie");
    }

    private String rawGet(String host, String headers) throws Exception {
        try (Socket socket = new Socket("localhost", port())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyHostAndEveryChoiceGetsItsOwnPageAlsoWhenAnotherWasDrawnBefore() throws Exception {
        for (int time = 0; time < 2; time++) {
            assertThat(rawGet("localhost:" + port(), "")).contains("href=\"http://localhost:" + port() + "/\"");
            assertThat(rawGet("vixum.test", "")).contains("href=\"http://vixum.test/\"");
            assertThat(get("/pakketten/moneybird").body()).doesNotContain("data-theme=\"dark\"");
            assertThat(get("/pakketten/moneybird", "Cookie", "pw_weergave=dark").body())
                    .contains("data-theme=\"dark\"");
            assertThat(get("/en/pakketten/moneybird").body()).contains("<html lang=\"en\"");
            assertThat(get("/pakketten/moneybird?role=zzp&bank_link=need").body())
                    .contains("?role=zzp&amp;bank_link=need");
            assertThat(get("/pakketten/jortt").body()).contains("<h1>Jortt</h1>");
        }
    }

    @Test
    void theOnlyStyleWithinAPageIsTheOneThatThePolicyNames() throws Exception {
        HttpResponse<String> home = get("/");
        String style = home.body().split("<style>")[1].split("</style>")[0];
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(home.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("style-src 'self' 'sha256-" + hash + "';"));
        assertThat(style).containsPattern("url\\(\"/assets/fonts/[a-z-]+-[0-9a-f]{32}\\.woff2\"\\)");
        assertThat(policy("/en")).contains("style-src 'self' 'sha256-" + hash + "';");
        for (String other : List.of("/pakketten", "/en/pakketten/jortt", "/bestaat-niet", "/assets/geheim.css")) {
            assertThat(get(other).body()).doesNotContain("<style>");
            assertThat(policy(other)).as(other).contains("style-src 'self';");
        }
        assertThat(policy("/keuzehulp")).contains("style-src 'self' 'unsafe-inline';");
    }

    private String policy(String path) throws Exception {
        return get(path).headers().firstValue("content-security-policy").orElse("");
    }

    @Test
    void packagesAlikeStandSideBySideOnThePageOfTheTwoWithTheAnswers() throws Exception {
        List<String> known = alike("/pakketten/moneybird?role=zzp&bank_link=need");
        assertThat(known).anyMatch(address -> address.startsWith("/vergelijken/"));
        for (String address : known) {
            assertThat(address).contains("moneybird").contains("role=zzp");
            assertThat(get(address).statusCode()).as(address).isEqualTo(200);
        }
        assertThat(alike("/en/pakketten/moneybird"))
                .anyMatch(address -> address.matches("/en/vergelijken/[a-z-]+/[a-z-]+"));
        assertThat(alike("/pakketten/offective"))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("/vergelijken?p=offective,"));
    }

    private List<String> alike(String path) throws Exception {
        return Jsoup.parse(get(path).body()).select("#vergelijk a").eachAttr("href");
    }

    @Test
    void theHomePageLeadsToEveryKindOfBusiness() throws Exception {
        assertThat(Jsoup.parse(get("/").body()).select("main a[href=/voor]").text())
                .isEqualTo("Kies je soort bedrijf");
        assertThat(Jsoup.parse(get("/en").body())
                        .select("main a[href=/en/voor]")
                        .text())
                .isEqualTo("Choose your kind of business");
    }

    @Test
    void whenItGoesWrongTheVisitorGetsACodeAndNoDetails() throws Exception {
        HttpResponse<String> page = get(BrokenPage.PATH);
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body())
                .contains("Er ging iets mis bij ons")
                .containsPattern("<b class=\"num\">[0-9A-F]{8}</b>")
                .doesNotContain(BrokenPage.SECRET)
                .doesNotContain("IllegalStateException");
        assertThat(get("/en" + BrokenPage.PATH).statusCode()).isEqualTo(404);
        HttpResponse<String> problem = get("/api/v1" + BrokenPage.PATH);
        assertThat(problem.statusCode()).isEqualTo(500);
        assertThat(problem.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(problem.body()).contains("code").doesNotContain(BrokenPage.SECRET);
    }

    @Test
    void theThemeFormGoesBackToOurOwnPagesOnly() throws Exception {
        HttpResponse<String> chosen = post("weergave=dark&terug=%2Fpakketten%3Fzoek%3Da", "same-origin");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("location")).contains("/pakketten?zoek=a");
        assertThat(chosen.headers().firstValue("set-cookie").orElseThrow())
                .contains("pw_weergave=dark")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(post("weergave=dark&terug=%2F%2Fkwaad.example", "same-origin")
                        .headers()
                        .firstValue("location"))
                .contains("/");
        assertThat(post("weergave=dark&terug=%2F", "cross-site").headers().firstValue("set-cookie"))
                .isEmpty();
    }

    private HttpResponse<String> post(String form, String fetchSite) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(at("/weergave")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", fetchSite)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void stylesheetsAndFontsAreKeptForGood() throws Exception {
        String page = get("/").body();
        for (String address : loaded(page)) {
            HttpResponse<String> file = get(address);
            assertThat(file.statusCode()).as(address).isEqualTo(200);
            assertThat(file.headers().firstValue("cache-control").orElse(""))
                    .as(address)
                    .contains("immutable");
        }
    }

    /** Every page that search engines are told of is there, under that very address and with its other language. */
    @Test
    void theSitemapNamesPagesThatAreThereInBothLanguages() throws Exception {
        HttpResponse<String> sitemap = get("/sitemap.xml");
        assertThat(sitemap.statusCode()).isEqualTo(200);
        assertThat(sitemap.headers().firstValue("content-type").orElseThrow()).startsWith("application/xml");
        Document xml = Jsoup.parse(sitemap.body(), "", Parser.xmlParser());
        List<String> addresses = xml.select("loc").eachText();
        assertThat(addresses)
                .doesNotHaveDuplicates()
                .contains(
                        at("/"),
                        at("/en"),
                        at("/keuzehulp"),
                        at("/pakketten/moneybird"),
                        at("/en/pakketten/moneybird"),
                        at("/vergelijken/jortt/moneybird"),
                        at("/voor/zzp"),
                        at("/overstappen"),
                        at("/en/overstappen"),
                        at("/hoe-anoniem"));
        for (String address : addresses) {
            String path = address.substring(at("").length());
            HttpResponse<String> page = get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(Jsoup.parse(page.body()).select("link[rel=canonical]").attr("href"))
                    .isEqualTo(address);
        }
        assertThat(xml.select("url"))
                .allSatisfy(url -> assertThat(url.getElementsByTag("xhtml:link").eachAttr("hreflang"))
                        .containsExactly("nl", "en"));
    }

    @Test
    void searchEnginesStayOutOfTheOfficeAndThePartnersDoor() throws Exception {
        HttpResponse<String> robots = get("/robots.txt");
        assertThat(robots.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
        assertThat(robots.body())
                .contains("Disallow: /kantoor", "Disallow: /partner", "Sitemap: " + at("/sitemap.xml"))
                .doesNotContain("Disallow: /\n");
    }
}
