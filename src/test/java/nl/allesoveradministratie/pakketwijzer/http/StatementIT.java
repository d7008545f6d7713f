package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The privacy statement as people read it. */
@Proves("P1")
class StatementIT extends RunningApplication {

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(at(path))).build(), BodyHandlers.ofString());
    }

    private Document page(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body(), at(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/privacy", "/en/privacy", "/privacy/versies/1", "/en/privacy/versies/1"})
    void everyVersionIsReadInBothLanguagesWithoutAnOpenPlace(String path) throws Exception {
        Document page = page(path);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.text()).contains("Seven Elements B.V.", "Vixum B.V.").doesNotContain("[[", "]]");
        assertThat(page.select(".ps-versions li")).isNotEmpty();
        assertThat(page.select("[style], main script")).isEmpty();
    }

    @Test
    void whatTheOwnerDidNotFillInIsSaid() throws Exception {
        assertThat(page("/privacy").text()).contains("Nog niet ingevuld", "nog niet officieel gepubliceerd");
        assertThat(page("/en/privacy").text()).contains("Not filled in yet", "not officially published yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/privacy/versies/0", "/privacy/versies/99", "/privacy/versies/eerste", "/privacy/versies/1%27"})
    void aVersionThatThereIsNotIsAPageThatIsNotThere(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void everyPlaceOnThePageThatIsPointedToIsThere() throws Exception {
        Document page = page("/privacy");
        assertThat(page.select("main a[href^=#]").eachAttr("href"))
                .isNotEmpty()
                .allSatisfy(href -> assertThat(page.select("[id=" + href.substring(1) + "]"))
                        .as(href)
                        .hasSize(1));
    }

    @Test
    void theFootOfEveryPageTheCookiesAndTheSitemapLeadToIt() throws Exception {
        Document home = page("/");
        assertThat(home.select("footer a[href=/privacy]")).hasSize(1);
        assertThat(page("/en/cookies").select("main a[href=/en/privacy]")).hasSize(1);
        assertThat(get("/sitemap.xml").body()).contains("/privacy</loc>", "/en/privacy</loc>");
    }
}
