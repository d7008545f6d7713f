package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.SiteKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sister site sends in questions: with a key, as often as it needs to be sure, and with clear problems. */
class LeadsApiIT extends RunningApplication {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    private SiteKeys keys;

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    private UUID admin;
    private String key;

    @BeforeEach
    void makeKey() {
        admin = UUID.randomUUID();
        JdbcClient.create(owner)
                .sql("INSERT INTO identity.account (id, email, name, roles, language, password_hash, created_at)"
                        + " VALUES (?, ?, 'Ada', '{editor}', 'nl', 'none', now())")
                .params(admin, admin + "@kantoor.test")
                .update();
        try (SignedInAs signedIn = new SignedInAs(admin, Role.ADMIN)) {
            key = keys.make("vixum", "formulier op vixum.nl");
        }
    }

    private static Map<String, Object> lead() {
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("submissionId", UUID.randomUUID().toString());
        lead.put("name", "Jan Kanariepiet");
        lead.put("email", "kanariepiet@bedrijf.nl");
        lead.put("question", "Welk pakket past bij mij?");
        lead.put("agreedText", "Alleen medewerkers zien dit.");
        return lead;
    }

    private HttpResponse<String> post(String authorization, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at("/api/v1/leads")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Map<String, Object> lead) throws Exception {
        return post("Bearer " + key, JSON.writeValueAsString(lead));
    }

    private static String reference(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        return JSON.readTree(response.body()).get("reference").stringValue();
    }

    private static List<String> pointers(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        List<String> pointers = new ArrayList<>();
        for (JsonNode error : JSON.readTree(response.body()).get("errors")) {
            assertThat(error.get("detail").stringValue()).isNotBlank();
            pointers.add(error.get("pointer").stringValue());
        }
        return pointers;
    }

    private Map<String, Object> kept(Map<String, Object> lead) {
        return JdbcClient.create(owner)
                .sql("SELECT i.revision, r.agreed_text, r.language FROM lead.intake i JOIN lead.receipt r"
                        + " USING (submission_id, revision) WHERE submission_id = ?::uuid")
                .param(lead.get("submissionId"))
                .query()
                .singleRow();
    }

    @Test
    void aQuestionGetsAReferenceAndTheWordsThatWereAgreedToAreKept() throws Exception {
        Map<String, Object> lead = lead();
        assertThat(reference(post(lead))).startsWith("PW-");
        assertThat(kept(lead))
                .containsEntry("agreed_text", "Alleen medewerkers zien dit.")
                .containsEntry("language", "nl");
    }

    @Test
    void itIsOfTheSiteOfTheKeyAndSaysHowItCame() throws Exception {
        Map<String, Object> lead = lead();
        lead.put("phone", "06 12345678");
        lead.put("callMoment", "morning");
        lead.put("package", "jortt");
        lead.put("language", "en");
        reference(post(lead));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(JdbcClient.create(owner)
                                .sql(
                                        "SELECT site, origin, package_id, call_moment, language, quarantined_because FROM lead.lead"
                                                + " WHERE id = ?::uuid")
                                .param(lead.get("submissionId"))
                                .query()
                                .listOfRows())
                        .singleElement()
                        .satisfies(row -> assertThat(row)
                                .containsEntry("site", "vixum")
                                .containsEntry("origin", "api")
                                .containsEntry("package_id", "jortt")
                                .containsEntry("call_moment", "morning")
                                .containsEntry("language", "en")
                                .containsEntry("quarantined_because", null)));
    }

    @Test
    void whatIsNotAskedForIsPassedOver() throws Exception {
        Map<String, Object> lead = lead();
        Map.of("site", "allesoveradministratie", "origin", "form", "status", "done", "owner_id", UUID.randomUUID())
                .forEach(lead::put);
        lead.put("reference", "PW-0000-0000-00");
        lead.put("id", UUID.randomUUID());
        assertThat(reference(post(lead))).isNotEqualTo("PW-0000-0000-00");
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(JdbcClient.create(owner)
                                .sql("SELECT site, origin, status FROM lead.lead WHERE id = ?::uuid")
                                .param(lead.get("submissionId"))
                                .query()
                                .listOfRows())
                        .singleElement()
                        .satisfies(row -> assertThat(row)
                                .containsEntry("site", "vixum")
                                .containsEntry("origin", "api")
                                .containsEntry("status", "new")));
    }

    @Test
    void whoIsNotSureSendsItAgainAndItIsOneQuestion() throws Exception {
        Map<String, Object> lead = lead();
        String reference = reference(post(lead));
        assertThat(reference(post(lead))).isEqualTo(reference);
        assertThat(kept(lead)).containsEntry("revision", 1);
        lead.put("email", "beter@bedrijf.nl");
        assertThat(reference(post(lead))).isEqualTo(reference);
        assertThat(kept(lead)).containsEntry("revision", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer pw_verzonnen", "Basic cHdfeDp5", "pw_verzonnen"})
    void withoutAKeyThatWorksNothingIsTakenIn(String authorization) throws Exception {
        HttpResponse<String> response = post(authorization, JSON.writeValueAsString(lead()));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(response.body()).contains("urn:pakketwijzer:no-key").doesNotContain("verzonnen");
    }

    @Test
    void aKeyThatWasRevokedWorksNoMore() throws Exception {
        reference(post(lead()));
        try (SignedInAs signedIn = new SignedInAs(admin, Role.ADMIN)) {
            SiteKeys.Listed listed = keys.all().stream()
                    .filter(each -> each.revokedAt() == null && each.usedOn() != null)
                    .findFirst()
                    .orElseThrow();
            assertThat(keys.revoke(listed.id())).isTrue();
            assertThat(keys.revoke(listed.id())).isFalse();
        }
        assertThat(post(lead()).statusCode()).isEqualTo(401);
    }

    @Test
    void ofAKeyOnlyAHashIsKept() {
        assertThat(JdbcClient.create(owner)
                        .sql("SELECT count(*) FROM lead.site_key k WHERE k::text LIKE '%' || ? || '%'")
                        .param(key.substring(3))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void allThatIsMissingIsSaidAtItsFieldAtOnce() throws Exception {
        HttpResponse<String> response = post("Bearer " + key, "{}");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(pointers(response))
                .containsExactly("#/submissionId", "#/question", "#/name", "#/email", "#/agreedText");
    }

    @Proves("P3")
    @ParameterizedTest
    @CsvSource({
        "submissionId, 12",
        "language, de",
        "email, jan@bedrijf",
        "phone, 06 12",
        "callMoment, middernacht",
        "question, 'Mijn nummer is 111222333'",
        "package, '<script>'",
        "agreedText, ' '"
    })
    void whatIsNotAsItShouldBeIsSaidAtItsField(String field, String value) throws Exception {
        Map<String, Object> lead = lead();
        lead.put(field, value);
        HttpResponse<String> response = post(lead);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(pointers(response)).containsExactly("#/" + field);
        assertThat(response.body()).doesNotContain("<script>", "111222333");
    }

    @Test
    void tenThousandCharactersAreTooLongForAName() throws Exception {
        Map<String, Object> lead = lead();
        lead.put("name", "a".repeat(10_000));
        assertThat(pointers(post(lead))).containsExactly("#/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{\"name\": {}}"})
    void whatIsNoQuestionIsAClearProblem(String body) throws Exception {
        HttpResponse<String> response = post("Bearer " + key, body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("urn:pakketwijzer:no-json").doesNotContain("Exception");
    }

    @Test
    void moreThanAQuestionCanBeIsNotRead() throws Exception {
        Map<String, Object> lead = lead();
        lead.put("question", "x".repeat(70_000));
        assertThat(post(lead).statusCode()).isEqualTo(413);
    }

    @Test
    void itIsDescribedWithTheRestOfTheApi() throws Exception {
        String openapi = client.send(
                        HttpRequest.newBuilder(URI.create(at("/api/v1/openapi")))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        JsonNode post = JSON.readTree(openapi).at("/paths/~1api~1v1~1leads/post");
        assertThat(post.at("/security/0/siteKey").isArray()).isTrue();
        assertThat(openapi).contains("agreedText", "submissionId");
    }
}
