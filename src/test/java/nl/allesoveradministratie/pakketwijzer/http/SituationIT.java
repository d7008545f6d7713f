package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
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

/** A package held against a situation, and the plan for switching, as a client without scripts sees them. */
class SituationIT extends RunningApplication {

    private static final String ANSWERS =
            "role=zzp&legal_form=eenmanszaak&sector=bouw&vat_status=btw-plichtig&icp=yes&oss=no"
                    + "&which_bank=ING&accountant_package=moneybird&exit_access=need&current_package=snelstart";

    private static final LocalDate NEXT_NEW_YEAR =
            LocalDate.of(LocalDate.now(ZoneId.of("Europe/Amsterdam")).getYear() + 1, 1, 1);

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Document page(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(page.body(), at(path));
    }

    static Stream<String> pages() {
        return Stream.of("", "/en")
                .flatMap(language -> Stream.of(
                        language + "/pakketten/moneybird/situatie",
                        language + "/pakketten/moneybird/situatie?" + ANSWERS,
                        language + "/overstappen",
                        language + "/overstappen?p=moneybird&" + ANSWERS));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageNeedsNoScriptNoCookieAndIsCheapToAskForAgain(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("set-cookie")).isEmpty();
        assertThat(page.body()).doesNotContain(" style=").doesNotContain(" onclick=");
        assertThat(page.body()).contains(path.startsWith("/en") ? "<html lang=\"en\"" : "<html lang=\"nl\"");
        String etag = page.headers().firstValue("etag").orElseThrow();
        assertThat(get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    @Test
    void anAddressWithAnswersIsNotForSearchEngines() throws Exception {
        for (String path : List.of("/pakketten/moneybird/situatie", "/overstappen?p=moneybird")) {
            assertThat(page(path).select("meta[name=robots]").attr("content"))
                    .as(path)
                    .isEqualTo("noindex");
        }
        assertThat(page("/overstappen").select("meta[name=robots]")).isEmpty();
    }

    @Test
    void withoutAnswersThereIsOneCheckAndTheWayToTheFinder() throws Exception {
        Document page = page("/pakketten/moneybird/situatie");
        assertThat(page.select(".si-check h2").eachText()).containsExactly("Opzeggen en 7 jaar bewaren");
        assertThat(page.select(".si-hint a").attr("href")).isEqualTo("/keuzehulp");
    }

    @Test
    void theChecksThatApplySayWhyAndEveryFactHasASourceOrIsToBeAsked() throws Exception {
        Document page = page("/pakketten/moneybird/situatie?" + ANSWERS);
        assertThat(page.select(".si-check h2").eachText())
                .containsExactly(
                        "Btw-aangifte via Digipoort",
                        "Btw verlegd",
                        "Opgaaf ICP",
                        "Bankkoppeling",
                        "Samenwerken met je boekhouder",
                        "Opzeggen en 7 jaar bewaren");
        assertThat(page.text())
                .contains(
                        "Branche: Bouw",
                        "In jouw branche komt het vaak voor",
                        "Je boekhouder werkt er zelf mee",
                        "RGS");
        assertThat(page.select("dl.facts > div")).isNotEmpty().allSatisfy(row -> {
            Element source = row.select(".si-src .src").first();
            assertThat(source).isNotNull();
            boolean known = !source.attr("href").isEmpty();
            assertThat(known || source.text().equals("Navragen bij de aanbieder"))
                    .as(row.text())
                    .isTrue();
        });
        assertThat(page.select(".si-aside a").eachAttr("href"))
                .anyMatch(href -> href.startsWith("/keuzehulp/resultaat?role=zzp"))
                .anyMatch(href -> href.startsWith("/overstappen?p=moneybird&role=zzp"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pakketten/bestaat-niet/situatie",
                "/en/pakketten/bestaat-niet/situatie",
                "/pakketten/%3Cb%3E/situatie",
                "/pakketten/moneybird/situatie/x"
            })
    void aPackageThatDoesNotExistIsNotFound(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains(path.startsWith("/en") ? "This page does not exist" : "Deze pagina bestaat niet")
                .doesNotContain("<b>/situatie");
    }

    @Test
    void answersThatNobodyUnderstandsAreLeftOutAndSaidSo() throws Exception {
        String nonsense = "x".repeat(5_000);
        for (String path : List.of("/pakketten/moneybird/situatie?icp=", "/overstappen?sector=")) {
            Document page = page(path + nonsense);
            assertThat(page.select("main").text())
                    .contains("Een deel van de link begrepen we niet")
                    .doesNotContain("xxxxx");
        }
        assertThat(page("/overstappen?p=" + nonsense).text()).contains("bestaat niet (meer)");
    }

    @Test
    void thePlanHasTheDatesOfTheLaw() throws Exception {
        Document page = page("/overstappen?p=moneybird&start=" + NEXT_NEW_YEAR + "&" + ANSWERS);
        int year = NEXT_NEW_YEAR.getYear();
        assertThat(page.select("h1").text()).isEqualTo("Overstappen naar Moneybird");
        assertThat(page.select(".sw-steps .law h3").eachText())
                .containsExactly(
                        "Laatste btw-aangifte en opgaaf ICP uit SnelStart",
                        "Eerste btw-aangifte en opgaaf ICP uit Moneybird",
                        "Aangifte inkomstenbelasting over " + (year - 1),
                        "Bewaar je oude administratie tot en met deze dag");
        assertThat(page.select(".sw-steps .law time").eachAttr("datetime"))
                .containsExactly(year + "-01-31", year + "-04-30", year + "-04-30", (year + 6) + "-12-31");
    }

    @Test
    void whoAddsUpNoReturnIsNotToldToAndNoEarlierStartIsProposed() throws Exception {
        LocalDate midQuarter = NEXT_NEW_YEAR.plusMonths(4).plusDays(14);
        assertThat(page("/overstappen?start=" + midQuarter + "&vat_status=KOR")
                        .select(".sw-begin")
                        .text())
                .contains("Dit moment kan goed")
                .doesNotContain("Begin op", "tel je dan op");
        Element begin =
                page("/overstappen?start=" + midQuarter).select(".sw-begin").first();
        assertThat(begin).isNotNull();
        assertThat(begin.text()).contains("tel je dan op uit twee pakketten");
        assertThat(begin.select("a").attr("href")).contains("start=" + NEXT_NEW_YEAR.plusMonths(6));
    }

    @Test
    void aWrongStartIsSaidAtTheFieldAndNothingIsLost() throws Exception {
        Document page = page("/overstappen?p=moneybird&start=31-31-2027&" + ANSWERS);
        assertThat(page.select("#fout-start").text()).contains("We begrijpen deze datum niet");
        Element field = page.select("#start").first();
        assertThat(field).isNotNull();
        assertThat(field.attr("value")).isEqualTo("31-31-2027");
        assertThat(field.attr("aria-describedby")).isEqualTo("fout-start");
        assertThat(page.select("input[type=hidden]").eachAttr("name"))
                .contains("role", "legal_form", "icp")
                .doesNotContain("current_package", "p", "start");
        assertThat(page.select("option[selected]").eachAttr("value")).containsExactly("snelstart", "moneybird");
        assertThat(page.select(".sw-steps li")).isNotEmpty();
        assertThat(page("/overstappen?start=2001-01-01").select("#fout-start").text())
                .contains("al voorbij");
    }

    @Test
    void markupInTheStartIsShownAsTextAndAFarTooLongOneIsCutShort() throws Exception {
        HttpResponse<String> page = get("/overstappen?start=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script>alert");
        assertThat(Jsoup.parse(page.body()).select("#start").attr("value")).isEqualTo("\"><script>alert(1)</script>");
        assertThat(page("/overstappen?start=" + "9".repeat(6_000))
                        .select("#start")
                        .attr("value"))
                .hasSize(40);
    }

    @Test
    void whoChoosesTheirOwnPackageIsAskedForAnother() throws Exception {
        assertThat(page("/overstappen?p=snelstart&current_package=snelstart").text())
                .contains("Dit pakket gebruik je al");
    }

    @Test
    void theCalendarHoldsThePlanAndNothingOfAnybody() throws Exception {
        String link = page("/overstappen?p=moneybird&start=" + NEXT_NEW_YEAR + "&" + ANSWERS)
                .select("a[download]")
                .attr("href");
        HttpResponse<String> file = get(link);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("content-type").orElseThrow()).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(file.headers().firstValue("content-disposition").orElseThrow())
                .contains("overstapplan.ics");
        assertThat(file.headers().firstValue("x-robots-tag")).contains("noindex");
        assertThat(file.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains("DTSTART;VALUE=DATE:" + NEXT_NEW_YEAR.getYear() + "0131\r\n");
        assertThat(uids(file.body())).hasSize(14).doesNotHaveDuplicates();
        assertThat(uids(get(link).body())).isEqualTo(uids(file.body()));
        assertThat(get("/en" + link).body()).contains("SUMMARY:Set up Moneybird\r\n");
    }

    private static List<String> uids(String file) {
        return file.lines().filter(line -> line.startsWith("UID:")).toList();
    }

    @Test
    void aCalendarThatCannotBeMadeGoesBackToThePageThatSaysWhy() throws Exception {
        String markup = URLEncoder.encode("\"><b>", StandardCharsets.UTF_8);
        HttpResponse<String> file = get("/en/overstappen.ics?p=moneybird&icp=yes&start=" + markup);
        assertThat(file.statusCode()).isEqualTo(303);
        String location = file.headers().firstValue("location").orElseThrow();
        assertThat(location).isEqualTo("/en/overstappen?p=moneybird&start=" + markup + "&icp=yes");
        assertThat(page(location).select("#fout-start").text()).contains("We do not understand this date");
    }

    @Test
    void thePackagePageLeadsToBoth() throws Exception {
        List<String> links =
                page("/pakketten/moneybird?role=zzp").select(".pk-onward a").eachAttr("href");
        assertThat(links).contains("/pakketten/moneybird/situatie?role=zzp", "/overstappen?p=moneybird&role=zzp");
    }
}
