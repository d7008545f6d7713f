package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.sealing.SolvedPuzzle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our form on another page, as that page's browser talks to us. */
class EmbeddedFormIT extends RunningApplication {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SISTER = "https://www.vixum.test";

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    private HttpResponse<String> get(String path, String origin) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at(path)));
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Map<String, String> fields, String origin) throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(
                HttpRequest.newBuilder(URI.create(at("/insluiten/formulier")))
                        .header("Origin", origin)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, String> filled() throws Exception {
        JsonNode begun = JSON.readTree(get("/insluiten/formulier", SISTER).body());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("formulier", begun.get("formulier").stringValue());
        fields.put("bewijs", SolvedPuzzle.of(begun.get("opgave").stringValue()));
        fields.put("taal", "nl");
        fields.put("vraag", "Welk pakket past bij mij?");
        fields.put("naam", "Jan");
        fields.put("email", "jan@bedrijf.nl");
        fields.put("reageren", "mail");
        return fields;
    }

    private static void assertAllowed(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains(SISTER);
        assertThat(response.headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
        assertThat(String.join(",", response.headers().allValues("vary"))).containsIgnoringCase("origin");
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        assertThat(response.headers().allValues("set-cookie")).isEmpty();
    }

    @Test
    void aQuestionFromAPageOfASisterSiteIsOfThatSite() throws Exception {
        Map<String, String> fields = filled();
        HttpResponse<String> sent = post(fields, SISTER);
        assertAllowed(sent);
        assertThat(JSON.readTree(sent.body()).get("referentie").stringValue()).startsWith("PW-");
        await().untilAsserted(() -> assertThat(JdbcClient.create(owner)
                        .sql(
                                "SELECT concat_ws(' ', site, origin, quarantined_because) FROM lead.lead WHERE id = ?::uuid")
                        .param(fields.get("formulier").substring(0, 36))
                        .query(String.class)
                        .list())
                .containsExactly("vixum embedded"));
    }

    @Test
    void sentTwiceItIsOneQuestion() throws Exception {
        Map<String, String> fields = filled();
        assertThat(post(fields, SISTER).body()).isEqualTo(post(fields, SISTER).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://kwaad.example",
                "https://vixum.test",
                "https://www.vixum.test.kwaad.example",
                "ftp://www.vixum.test",
                "null",
                "",
                "https://",
                "nonsense[",
                "https://www.vixum.test@kwaad.example"
            })
    void anyOtherPageGetsNothing(String origin) throws Exception {
        HttpResponse<String> begun = get("/insluiten/formulier", origin);
        assertThat(begun.statusCode()).isEqualTo(403);
        assertThat(begun.headers().firstValue("access-control-allow-origin")).isEmpty();
        if (!origin.isEmpty()) {
            HttpResponse<String> sent = post(filled(), origin);
            assertThat(sent.statusCode()).isEqualTo(403);
            assertThat(sent.headers().firstValue("access-control-allow-origin")).isEmpty();
        }
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldInTheLanguageOfTheForm() throws Exception {
        Map<String, String> fields = filled();
        fields.put("naam", "");
        fields.put("email", "jan");
        fields.put("taal", "en");
        HttpResponse<String> response = post(fields, SISTER);
        assertAllowed(response);
        assertThat(response.statusCode()).isEqualTo(422);
        JsonNode problems = JSON.readTree(response.body()).get("problemen");
        assertThat(problems.propertyNames()).containsExactly("naam", "email");
        assertThat(problems.get("naam").stringValue()).startsWith("Fill in your name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "onzin"})
    void aFormThatIsNotOursIsAskedForOnceMore(String token) throws Exception {
        Map<String, String> fields = filled();
        fields.put("formulier", token);
        HttpResponse<String> response = post(fields, SISTER);
        assertAllowed(response);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(response.body()).get("melding").stringValue()).isNotBlank();
    }

    @Test
    void theScriptMayBeLoadedByOtherPagesAndIsAskedForAgainCheaply() throws Exception {
        HttpResponse<String> script = get("/insluiten/formulier.js", "");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().allValues("cross-origin-resource-policy")).containsExactly("cross-origin");
        assertThat(script.headers().firstValue("content-type").orElse("")).startsWith("text/javascript");
        HttpResponse<String> again = client.send(
                HttpRequest.newBuilder(URI.create(at("/insluiten/formulier.js")))
                        .header(
                                "If-None-Match",
                                script.headers().firstValue("etag").orElseThrow())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    /** A promise of the page that holds it: nothing is stored, read from the device, or asked of anybody else. */
    @Test
    void theScriptLeavesNothingBehindAndAsksNobodyElse() throws Exception {
        String script = get("/insluiten/formulier.js", "").body();
        assertThat(script)
                .doesNotContain(
                        "cookie",
                        "localStorage",
                        "sessionStorage",
                        "indexedDB",
                        "navigator",
                        "screen.",
                        "canvas",
                        "http:",
                        "https:",
                        "innerHTML",
                        "eval(");
    }
}
