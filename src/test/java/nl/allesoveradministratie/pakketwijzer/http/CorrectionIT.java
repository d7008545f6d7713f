package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Klopt er iets niet?" as a client without scripts sees it, and what is left of it in the database. */
class CorrectionIT extends RunningApplication {

    private static final String FORM = "/pakketten/moneybird/klopt-niet";
    private static final String NASTY = "\"><script>alert('x')</script> & <b>'\"`</textarea>";
    private static final AtomicInteger VISITORS = new AtomicInteger();

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final String visitor = "2001:db8:2:" + Integer.toHexString(VISITORS.incrementAndGet()) + "::1";

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(at(path))).header("X-Forwarded-For", visitor);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, String header, String value)
            throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** As a browser sends a form from our own page. */
    private HttpResponse<String> send(Map<String, String> fields) throws Exception {
        return post(FORM, fields, "Sec-Fetch-Site", "same-origin");
    }

    private static Document read(HttpResponse<String> page) {
        return Jsoup.parse(page.body());
    }

    private static Element one(HttpResponse<String> page, String selector) {
        assertThat(read(page).select(selector)).as(selector).hasSize(1);
        return read(page).select(selector).first();
    }

    /** A form without problems, from a page that was just shown. */
    private Map<String, String> filled(String... other) throws Exception {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "formulier", one(get(FORM), "[name=formulier]").val(),
                "onderwerp", "bank_link",
                "tekst", "De koppeling werkt ook met een andere bank.",
                "bron", "https://www.example.com/banken?a=1&b=2"));
        for (int i = 0; i < other.length; i += 2) {
            fields.put(other[i], other[i + 1]);
        }
        return fields;
    }

    /** The token without its time and signature. */
    private static String submission(String token) {
        return token.substring(0, 36);
    }

    private List<String> kept(Map<String, String> fields) {
        return JdbcClient.create(owner)
                .sql("SELECT concat_ws('|', package_id, field, said, source_url, status) FROM catalog.correction"
                        + " WHERE id = ?")
                .param(UUID.fromString(submission(fields.get("formulier"))))
                .query(String.class)
                .list();
    }

    private static void assertTextStays(HttpResponse<String> response, Map<String, String> fields) {
        assertThat(one(response, "#tekst").val()).isEqualTo(fields.get("tekst"));
        assertThat(one(response, "#bron").val()).isEqualTo(fields.get("bron"));
        assertThat(one(response, "#onderwerp option[selected]").val()).isEqualTo(fields.get("onderwerp"));
        assertThat(submission(one(response, "[name=formulier]").val())).isEqualTo(submission(fields.get("formulier")));
        assertThat(read(response).select("script:not([src])")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, "/en" + FORM, FORM + "?veld=bank_link", FORM + "/bedankt"})
    void thePageIsKeptNowhereAndSetsNoCookieAndIsNotForSearchEngines(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.headers().allValues("set-cookie")).isEmpty();
        assertThat(one(page, "meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void everyFactLeadsToAFormThatIsAboutItAlready() throws Exception {
        Document page = read(get("/pakketten/moneybird"));
        List<String> links = page.select("a.pk-wrong-row").eachAttr("href");
        assertThat(links).hasSize(44).doesNotHaveDuplicates();
        HttpResponse<String> form = get(links.get(3));
        String field = links.get(3).replaceAll(".*veld=", "");
        assertThat(one(form, "#onderwerp option[selected]").val()).isEqualTo(field);
    }

    @Test
    void theFormShowsWhatItSaysNow() throws Exception {
        assertThat(one(get(FORM + "?veld=bank_link"), "#nu").text()).contains("Deels", "Bron:");
        assertThat(read(get(FORM)).select("#nu")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bestaat-niet", "%22%3E%3Cscript%3E", "prices%27"})
    void aSubjectThatDoesNotExistIsLeftOpen(String subject) throws Exception {
        HttpResponse<String> form = get(FORM + "?veld=" + subject);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(read(form).select("#onderwerp option[selected]")).isEmpty();
        assertThat(form.body()).doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pakketten/verdwenen/klopt-niet",
                "/pakketten/..%2F/klopt-niet",
                "/pakketten/verdwenen/klopt-niet/bedankt"
            })
    void aPackageThatDoesNotExistHasNoForm(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void nobodyIsAskedWhoTheyAre() throws Exception {
        assertThat(read(get(FORM)).select("form.ct-form [name]").eachAttr("name"))
                .containsExactly("formulier", "gevoelig", "eerder", "onderwerp", "tekst", "bron");
    }

    @Test
    void sendingLeadsToAPageThatCanBeLoadedAgain() throws Exception {
        Map<String, String> fields = filled();
        HttpResponse<String> sent = send(fields);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String address = sent.headers().firstValue("location").orElseThrow();
        assertThat(address).isEqualTo(FORM + "/bedankt");
        for (int time = 0; time < 2; time++) {
            assertThat(one(get(address), "h1").text()).isEqualTo("Je melding is verstuurd");
        }
        assertThat(kept(fields))
                .containsExactly("moneybird|bank_link|De koppeling werkt ook met een andere bank.|"
                        + "https://www.example.com/banken?a=1&b=2|open");
    }

    @Test
    void withoutASourceItIsTakenInToo() throws Exception {
        Map<String, String> fields = filled("bron", "", "onderwerp", "other");
        assertThat(send(fields).statusCode()).isEqualTo(303);
        assertThat(kept(fields)).hasSize(1);
    }

    @Test
    void sentTenTimesAtOnceItIsOneReport() throws Exception {
        Map<String, String> fields = filled();
        List<Callable<Integer>> senders = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            senders.add(() -> send(fields).statusCode());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (Future<Integer> each : threads.invokeAll(senders)) {
                assertThat(each.get()).isEqualTo(303);
            }
        }
        assertThat(kept(fields)).hasSize(1);
    }

    @Test
    void markupIsKeptAsTextAndNeverRun() throws Exception {
        Map<String, String> fields = filled("tekst", NASTY);
        assertThat(send(fields).statusCode()).isEqualTo(303);
        assertThat(kept(fields)).singleElement().asString().contains(NASTY);
    }

    @Proves("P3")
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tekst     | ''                                   | Schrijf in een paar woorden
            tekst     | Mail naam@bedrijf.nl                 | e-mailadres
            tekst     | Bel 06-12345678                      | telefoonnummer
            tekst     | Mijn nummer is 111222333             | burgerservicenummer
            bron      | javascript:alert(1)                  | geen adres van een pagina
            bron      | www.example.com                      | geen adres van een pagina
            bron      | https://                             | geen adres van een pagina
            bron      | https://www.example.com/?van=a@b.nl  | e-mailadres
            bron      | https://www.example.com/?van=a%40b.nl | e-mailadres
            """)
    void aProblemStandsAtItsFieldAndWhatWasTypedStays(String field, String value, String problem) throws Exception {
        Map<String, String> fields = filled("tekst", NASTY, field, value);
        HttpResponse<String> response = send(fields);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(one(response, "#fout-" + field).text()).contains(problem);
        assertThat(one(response, "#" + field).attr("aria-describedby")).isEqualTo("fout-" + field);
        assertTextStays(response, fields);
        assertThat(kept(fields)).isEmpty();
    }

    @Test
    void aTextThatIsTooLongStaysWholeToBeMadeShorter() throws Exception {
        Map<String, String> fields =
                filled("tekst", "é ".repeat(5_000).strip(), "bron", "https://www.example.com/" + "x".repeat(500));
        HttpResponse<String> response = send(fields);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(read(response).select(".errmsg")).hasSize(2);
        assertTextStays(response, fields);
        assertThat(kept(fields)).isEmpty();
    }

    @Test
    void withoutASubjectOfOursNothingIsSent() throws Exception {
        Map<String, String> fields = filled("onderwerp", NASTY);
        HttpResponse<String> response = send(fields);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(one(response, "#fout-onderwerp").text()).isNotBlank();
        assertThat(response.body()).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, none",
        "Origin, https://kwaad.example",
        "Origin, null",
        "Accept, text/html"
    })
    void aFormFromElsewhereIsNotSentAndTheTextStays(String header, String value) throws Exception {
        Map<String, String> fields = filled("tekst", NASTY);
        HttpResponse<String> response = post(FORM, fields, header, value);
        assertThat(response.statusCode()).isEqualTo(403);
        assertTextStays(response, fields);
        assertThat(kept(fields)).isEmpty();
    }

    @Test
    void whoSendsVeryOftenIsAskedToWaitAndKeepsTheText() throws Exception {
        Map<String, String> fields = filled();
        for (int i = 0; i < 20; i++) {
            assertThat(send(fields).statusCode()).isEqualTo(303);
        }
        HttpResponse<String> response = send(fields);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("retry-after")).contains("60");
        assertTextStays(response, fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "onzin", "6f1b0c7e-0000-4000-8000-000000000000"})
    void aFormThatIsNotOursIsShownOnceMoreAndThenSent(String token) throws Exception {
        Map<String, String> fields = filled("formulier", token);
        HttpResponse<String> response = send(fields);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(one(response, "#tekst").val()).isEqualTo(fields.get("tekst"));
        fields.put("formulier", one(response, "[name=formulier]").val());
        assertThat(kept(fields)).isEmpty();
        assertThat(send(fields).statusCode()).isEqualTo(303);
        assertThat(kept(fields)).hasSize(1);
    }
}
