package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Comparing packages, two against each other, and what fits a kind of business: pages made of facts. */
class ComparePagesIT extends RunningApplication {

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(at(path))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Document page(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(page.body());
    }

    private static List<String> flagged(Document page) {
        return page.select("tr.fact:has(.flag) > th").stream()
                .map(Element::ownText)
                .toList();
    }

    @Test
    void onlyDifferencesShowsAsManyRowsAsItSays() throws Exception {
        Document all = page("/vergelijken?p=jortt,moneybird,snelstart");
        Document different = page("/vergelijken?p=jortt,moneybird,snelstart&verschillen=1");

        assertThat(all.select("tr.fact")).hasSize(47);
        assertThat(different.select(".cmp-only .num").text())
                .isEqualTo(different.select("tr.fact").size() + " van 47 kenmerken verschillen")
                .isEqualTo(all.select(".cmp-only .num").text());
        assertThat(different.select("[role=switch]").attr("aria-checked")).isEqualTo("true");
        assertThat(different.select("tr.fact").size()).isBetween(10, 46);
    }

    /** To the editors, and not to the form that asks for advice. */
    @Test
    void whoSeesAMistakeTellsTheEditorsOfWhichPackage() throws Exception {
        for (String path : List.of("/vergelijken?p=jortt,moneybird", "/vergelijken/jortt/moneybird")) {
            assertThat(page(path).select(".cmp-wrong a").eachAttr("href"))
                    .as(path)
                    .containsExactly("/pakketten/jortt/klopt-niet", "/pakketten/moneybird/klopt-niet");
        }
        assertThat(page("/en/vergelijken/jortt/moneybird")
                        .select(".cmp-wrong a")
                        .eachAttr("href"))
                .containsExactly("/en/pakketten/jortt/klopt-niet", "/en/pakketten/moneybird/klopt-niet");
    }

    @Test
    void everyCellWithAFactSaysWhereAndWhenItWasRead() throws Exception {
        Document page = page("/vergelijken?p=jortt,moneybird,snelstart,yuki");

        assertThat(page.select("tr.fact > td"))
                .hasSize(4 * 47)
                .allSatisfy(cell -> assertThat(cell.text().contains("Onbekend"))
                        .isNotEqualTo(cell.select("a.src").hasText()));
    }

    @Test
    void everyMustHaveIsFlaggedAlsoWhenItIsAnAnswerToAChoice() throws Exception {
        Document page =
                page("/vergelijken?p=jortt,tellow&role=zzp&legal_form=bv&bank_link=need&hours=nice&mileage=need");

        assertThat(flagged(page))
                .containsExactlyInAnyOrder(
                        "Gemaakt voor zzp’ers", "Automatische bankkoppeling", "Kilometerregistratie", "Rechtsvormen");
        assertThat(flagged(page("/vergelijken?p=jortt,tellow"))).isEmpty();
    }

    @Test
    void anAnswerThatIsNotUnderstoodIsSaidSo() throws Exception {
        for (String path : List.of("/vergelijken?p=jortt,moneybird", "/vergelijken/jortt/moneybird?verschillen=1")) {
            assertThat(page(path + "&role=zeppelin").select(".note.warn").text())
                    .as(path)
                    .contains("Een deel van de link begrepen we niet");
            assertThat(page(path + "&role=zzp").select(".note.warn")).as(path).isEmpty();
        }
    }

    @Test
    void theWayBackToTheResultKeepsWhatWasChosen() throws Exception {
        Document page = page("/vergelijken?p=jortt,moneybird&role=zzp&bank_link=need");

        assertThat(page.select(".crumb a").eachAttr("href"))
                .contains("/keuzehulp/resultaat?role=zzp&bank_link=need&vergelijk=jortt,moneybird");
        assertThat(page.select("thead a.ico").eachAttr("href"))
                .containsExactly(
                        "/vergelijken?p=moneybird&role=zzp&bank_link=need",
                        "/vergelijken?p=jortt&role=zzp&bank_link=need");
    }

    @Test
    void whatIsLeftOutOfAComparisonIsNamed() throws Exception {
        assertThat(page("/vergelijken?p=jortt,verdwenen").select(".note").text())
                .contains("kennen we niet (meer): verdwenen");
        assertThat(page("/vergelijken?p=jortt,moneybird,snelstart,yuki,twinfield")
                        .select(".note")
                        .text())
                .contains("We tonen de eerste vier. Weggelaten: Twinfield");
        Document typed = page("/vergelijken?p=jortt,%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(typed.select(".note").text()).contains("is geen pakket");
        assertThat(typed.select("main").html()).doesNotContain("<script>alert(1)");
        assertThat(typed.select("script:not([src])")).isEmpty();
    }

    @Test
    void aPackageOfWhichLittleIsKnownHasItsPriceWhenThatIsKnown() throws Exception {
        assertThat(page("/vergelijken?p=bunni,jortt").select("td .price").eachText())
                .hasSize(2)
                .noneMatch(price -> price.contains("––"));
    }

    @Test
    void aComparisonOfOnesOwnIsNotForSearchEngines() throws Exception {
        assertThat(page("/vergelijken?p=jortt,moneybird")
                        .select("meta[name=robots]")
                        .attr("content"))
                .isEqualTo("noindex");
        assertThat(page("/vergelijken").select("meta[name=robots]")).isEmpty();
        assertThat(page("/vergelijken").select("link[rel=canonical]").attr("href"))
                .isEqualTo(at("/vergelijken"));
    }

    @Test
    void theBarePageLeadsToEveryPair() throws Exception {
        Document page = page("/vergelijken");

        assertThat(page.select(".cmp-pair a").eachAttr("href")).contains("/vergelijken/jortt/moneybird");
        assertThat(page.select(".cmp-pair summary b").eachText()).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    @Test
    void twoPackagesHaveOneAddressInWhicheverOrder() throws Exception {
        HttpResponse<String> turned = get("/vergelijken/moneybird/jortt");

        assertThat(turned.statusCode()).isEqualTo(301);
        assertThat(get("/vergelijken/moneybird/jortt?verschillen=1&role=zzp&bank_link=need&users=x")
                        .headers()
                        .firstValue("location"))
                .contains("/vergelijken/jortt/moneybird?verschillen=1&role=zzp&bank_link=need");
        assertThat(turned.headers().firstValue("location")).contains("/vergelijken/jortt/moneybird");
        assertThat(get("/en/vergelijken/moneybird/jortt").headers().firstValue("location"))
                .contains("/en/vergelijken/jortt/moneybird");
    }

    @Test
    void withTooLittleToSayItIsAnOrdinaryComparison() throws Exception {
        HttpResponse<String> thin = get("/vergelijken/jortt/offective");

        assertThat(thin.statusCode()).isEqualTo(302);
        assertThat(thin.headers().firstValue("location")).contains("/vergelijken?p=jortt,offective");
        assertThat(get("/vergelijken/jortt/offective?role=zzp").headers().firstValue("location"))
                .contains("/vergelijken?p=jortt,offective&role=zzp");
        assertThat(get("/en/vergelijken/jortt/jortt").headers().firstValue("location"))
                .contains("/en/vergelijken?p=jortt");
    }

    @Test
    void twoAgainstEachOtherSaysWhatEachHasWithASource() throws Exception {
        Document page = page("/vergelijken/moneybird/snelstart");

        assertThat(page.select("h1").text()).isEqualTo("Moneybird of SnelStart?");
        assertThat(page.select(".vs-card h2").eachText()).containsExactly("Moneybird", "SnelStart");
        assertThat(page.select(".vs-card > .vs-only > li"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.select("a.src")).hasSize(2));
        assertThat(page.select(".vs-cost").text()).contains("per maand");
        assertThat(page.text()).doesNotContainIgnoringCase("beste keuze");
        assertThat(page.select("tr.fact")).hasSize(47);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/vergelijken/jortt/bestaat-niet",
                "/vergelijken/jortt/%3Cscript%3E",
                "/vergelijken/jortt/moneybird/yuki",
                "/voor/bestaat-niet",
                "/en/voor/%22%3E",
                "/voor/ZZP"
            })
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void anAddressOfTenThousandLettersIsAnsweredLikeAnyOther() throws Exception {
        String long_ = "a".repeat(6000);

        assertThat(get("/vergelijken?p=jortt," + long_).statusCode()).isEqualTo(200);
        assertThat(get("/vergelijken/jortt/" + long_).statusCode()).isEqualTo(404);
        assertThat(get("/voor/" + long_).statusCode()).isEqualTo(404);
    }

    @Test
    void whatFitsAKindOfBusinessHasReasonsAndStartsTheFinder() throws Exception {
        Document page = page("/voor/zzp");

        assertThat(page.select(".seg-given a.btn").attr("href"))
                .startsWith("/keuzehulp?role=zzp&legal_form=eenmanszaak");
        assertThat(page.select(".seg-pack")).hasSizeGreaterThanOrEqualTo(3).allSatisfy(pack -> {
            assertThat(pack.select(".seg-reasons li")).hasSizeGreaterThan(5);
            assertThat(pack.select(".ring")).hasSize(1);
            assertThat(pack.select(".seg-reasons a.src")).isNotEmpty();
        });
        assertThat(page.text()).contains("Wat past volgens deze antwoorden").doesNotContain("beste pakket");
        assertThat(page("/voor").select(".seg-list a").eachAttr("href")).contains("/voor/zzp", "/voor/bv");
    }

    static Stream<String> madeForSearch() {
        return Stream.of("", "/en")
                .flatMap(language -> Stream.of(
                        language + "/vergelijken/jortt/moneybird",
                        language + "/vergelijken/exact-online/snelstart",
                        language + "/voor",
                        language + "/voor/zzp",
                        language + "/voor/kantoor"));
    }

    @ParameterizedTest
    @MethodSource("madeForSearch")
    void aPageMadeOfFactsTellsSearchEnginesWhatItIs(String path) throws Exception {
        Document page = page(path);

        assertThat(page.select("meta[name=description]").attr("content")).hasSizeBetween(50, 155);
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(at(path));
        assertThat(page.select("link[rel=alternate]").eachAttr("hreflang")).containsExactly("nl", "en");
        JsonNode data = JsonMapper.shared()
                .readTree(page.select("script[type=application/ld+json]").html());
        assertThat(data.get("@type").stringValue()).isEqualTo("WebPage");
        assertThat(data.get("breadcrumb").get("itemListElement").values())
                .extracting(item -> item.get("position").intValue())
                .startsWith(1, 2);
        assertThat(data.get("mainEntity").get("itemListElement").values())
                .hasSize(data.get("mainEntity").get("numberOfItems").intValue())
                .allSatisfy(item -> assertThat(item.get("item").stringValue()).startsWith(at("/")));
        assertThat(data.toString()).doesNotContain("ating").doesNotContain("offer");
        assertThat(page(path + "?bank_link=need").select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
    }
}
