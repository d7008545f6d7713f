package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.SiteKeys;
import nl.allesoveradministratie.pakketwijzer.sealing.SolvedPuzzle;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Programs that send forms, and a person among them. So many posts as {@code pakketwijzer.test.flood} says. */
@TestPropertySource(properties = "pakketwijzer.test.floods=true")
class FloodIT extends RunningApplication {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int FLOOD = Integer.getInteger("pakketwijzer.test.flood", 400);

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    @Autowired
    private SiteKeys keys;

    private Map<String, String> person;

    private HttpResponse<String> send(HttpRequest.Builder request, String address) throws Exception {
        return client.send(request.header("X-Forwarded-For", address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, String> form(String address, boolean worked) throws Exception {
        Document page = Jsoup.parse(send(HttpRequest.newBuilder(URI.create(at("/contact"))), address)
                .body());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("formulier", page.select("[name=formulier]").val());
        fields.put(
                "bewijs",
                worked ? SolvedPuzzle.of(page.select("form[data-puzzle]").attr("data-puzzle")) : "");
        fields.put("vraag", "Welk pakket past bij mij?");
        fields.put("naam", "Jan");
        fields.put("email", "jan@bedrijf.nl");
        return fields;
    }

    private HttpResponse<String> post(Map<String, String> fields, String address) throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create(at("/contact")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                address);
    }

    private String because(Map<String, String> fields) {
        String id = fields.get("formulier").substring(0, 36);
        await().atMost(Duration.ofMinutes(5))
                .until(() -> JdbcClient.create(owner)
                                .sql("SELECT count(*) FROM lead.lead WHERE id = ?::uuid")
                                .param(id)
                                .query(Integer.class)
                                .single()
                        == 1);
        return JdbcClient.create(owner)
                .sql("SELECT coalesce(quarantined_because, '') FROM lead.lead WHERE id = ?::uuid")
                .param(id)
                .query(String.class)
                .single();
    }

    private long mailsTo(String address) {
        return java.util.Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .count();
    }

    /** How many of so many posts at a time get which status. */
    private Map<Integer, Long> flood(java.util.function.IntFunction<String> address) throws Exception {
        List<Callable<Integer>> posts = new ArrayList<>();
        for (int i = 0; i < FLOOD; i++) {
            String from = address.apply(i);
            String text = "Aanbieding nummer " + i;
            posts.add(() -> {
                Map<String, String> fields = form(from, false);
                fields.put("vraag", text);
                fields.put("email", "niemand@vloed.test");
                return post(fields, from).statusCode();
            });
        }
        Map<Integer, Long> statuses = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> each : threads.invokeAll(posts)) {
                statuses.merge(each.get(), 1L, Long::sum);
            }
        }
        return statuses;
    }

    @BeforeEach
    void somebodyOpensTheForm() throws Exception {
        person = form("203.0.113.1", true);
    }

    @Test
    void aFloodFromEverywhereLeavesAPersonAnswered() throws Exception {
        Map<Integer, Long> statuses = flood(number -> "10." + number / 250 + "." + number % 250 + ".1");
        String email = UUID.randomUUID() + "@overal.test";
        person.put("email", email);

        assertThat(post(person, "203.0.113.1").statusCode()).isEqualTo(303);

        assertThat(statuses).containsOnlyKeys(303).containsEntry(303, (long) FLOOD);
        assertThat(because(person)).isEmpty();
        await().atMost(Duration.ofMinutes(5)).until(() -> mailsTo(email) == 1);
        // Nothing was dropped, and those past the limit of the site have mailed nobody.
        assertThat(JdbcClient.create(owner)
                        .sql("SELECT count(*) FROM lead.intake")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(FLOOD);
        assertThat(mailsTo("niemand@vloed.test")).isLessThanOrEqualTo(FLOOD / 2);
    }

    @Test
    void aFloodFromOneNetworkIsTurnedAwayWithItsTextAndLeavesAPersonAnswered() throws Exception {
        Map<Integer, Long> statuses = flood(number -> "198.51.100." + number % 250);
        String email = UUID.randomUUID() + "@een.test";
        person.put("email", email);
        Map<String, String> neighbour = form("198.51.100.251", true);

        assertThat(statuses).containsOnlyKeys(303, 429);
        // Two hundred, and a few more that time has given since.
        assertThat(statuses.get(303)).isGreaterThanOrEqualTo(200L);
        HttpResponse<String> refused = post(neighbour, "198.51.100.251");
        while (refused.statusCode() == 303) {
            refused = post(neighbour, "198.51.100.251");
        }
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Jsoup.parse(refused.body()).select("#vraag").val()).isEqualTo(neighbour.get("vraag"));
        assertThat(post(person, "203.0.113.1").statusCode()).isEqualTo(303);
        assertThat(because(person)).isEmpty();
        await().atMost(Duration.ofMinutes(5)).until(() -> mailsTo(email) == 1);
    }

    /** Posts the same again and again, without what is asked, until it is too often. */
    private HttpResponse<String> untilRefused(int most, Callable<HttpResponse<String>> post) throws Exception {
        HttpResponse<String> response = post.call();
        for (int i = 0; response.statusCode() == 422 && i <= most; i++) {
            response = post.call();
        }
        assertThat(response.statusCode()).as(response.body()).isEqualTo(429);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
        return response;
    }

    @Test
    void theFormOnAnotherPageIsRefusedToOneNetworkWithWordsToShow() throws Exception {
        String begun = embedded(HttpRequest.newBuilder(), "198.18.0.1").body();
        String token = JSON.readTree(begun).get("formulier").stringValue();

        HttpResponse<String> refused = untilRefused(600, () -> embedded(posting("formulier=" + token), "198.18.0.1"));

        assertThat(JSON.readTree(refused.body()).get("melding").stringValue()).contains("Je tekst staat er nog");
        assertThat(embedded(posting("formulier=" + token), "198.19.0.1").statusCode())
                .isEqualTo(422);
    }

    private static HttpRequest.Builder posting(String body) {
        return HttpRequest.newBuilder()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> embedded(HttpRequest.Builder request, String address) throws Exception {
        return send(
                request.uri(URI.create(at("/insluiten/formulier"))).header("Origin", "https://www.vixum.test"),
                address);
    }

    @Test
    void aSiteThatAsksTooOftenHearsWhenToComeBackAndTheOthersGoOn() throws Exception {
        String often = keyOf("vixum");
        String seldom = keyOf("seven-elements");

        HttpResponse<String> refused = untilRefused(2_000, () -> api(often));

        assertThat(refused.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(JSON.readTree(refused.body()).get("type").stringValue()).isEqualTo("urn:pakketwijzer:too-often");
        assertThat(api(seldom).statusCode()).isEqualTo(422);
    }

    private String keyOf(String site) {
        UUID admin = UUID.randomUUID();
        JdbcClient.create(owner)
                .sql("INSERT INTO identity.account (id, email, name, roles, language, password_hash, created_at)"
                        + " VALUES (?, ?, 'Ada', '{editor}', 'nl', 'none', now())")
                .params(admin, admin + "@kantoor.test")
                .update();
        try (SignedInAs signedIn = new SignedInAs(admin, Role.ADMIN)) {
            return keys.make(site, "vloed");
        }
    }

    private HttpResponse<String> api(String key) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(at("/api/v1/leads")))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.ofString("{}")),
                "198.18.1.1");
    }

    @Test
    void whoRegistersTooOftenKeepsWhatWasTyped() throws Exception {
        UUID event = UUID.randomUUID();
        JdbcClient.create(owner).sql("""
                        INSERT INTO site.event (id, address, sites, title_nl, title_en, about_nl, about_en, starts_at, ends_at,
                            closes_at, place, link, capacity, state)
                        VALUES (?, ?, '{allesoveradministratie}', 'Kies', 'Choose', 'Neem vragen mee.', 'Bring questions.',
                            now() + interval '9 days', now() + interval '9 days 2 hours', now() + interval '9 days', 'Utrecht',
                            'https://geheim.test/kamer', 10, 'published')
                        """).params(event, "vloed-" + event).update();
        URI form = URI.create(at("/evenementen/vloed-" + event + "/aanmelden"));
        String token = Jsoup.parse(
                        send(HttpRequest.newBuilder(form), "198.18.2.1").body())
                .select("[name=formulier]")
                .val();

        HttpResponse<String> refused = untilRefused(
                600, () -> send(posting("formulier=" + token + "&naam=Sanne").uri(form), "198.18.2.1"));

        assertThat(Jsoup.parse(refused.body()).select("#naam").val()).isEqualTo("Sanne");
    }

    @Test
    void whoIsTakenForAProgramSeesWhatEverybodySees() throws Exception {
        Map<String, String> program = form("203.0.113.7", true);
        program.put("website", "https://win.example");
        HttpResponse<String> taken = post(program, "203.0.113.7");
        HttpResponse<String> other = post(person, "203.0.113.1");

        assertThat(shape(taken)).isEqualTo(shape(other));
        assertThat(shape(thanks(taken))).isEqualTo(shape(thanks(other)));
        assertThat(because(program)).isEqualTo("trap");
    }

    private HttpResponse<String> thanks(HttpResponse<String> sent) throws Exception {
        return send(
                HttpRequest.newBuilder(
                        URI.create(at(sent.headers().firstValue("location").orElseThrow()))),
                "203.0.113.1");
    }

    /** All of an answer but its number and the time. */
    private static String shape(HttpResponse<String> response) {
        Map<String, List<String>> headers =
                new LinkedHashMap<>(response.headers().map());
        headers.remove("date");
        return (response.statusCode() + "\n" + headers + "\n" + response.body())
                .replaceAll("PW-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}", "PW");
    }

    @Test
    void workThatIsSentASecondTimeIsKeptApartAndLooksTheSame() throws Exception {
        Map<String, String> copy = form("203.0.113.9", false);
        copy.put("bewijs", person.get("bewijs"));
        assertThat(post(person, "203.0.113.1").statusCode()).isEqualTo(303);
        assertThat(post(copy, "203.0.113.9").statusCode()).isEqualTo(303);
        assertThat(because(person)).isEmpty();
        assertThat(because(copy)).isEqualTo("replayed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩‍👩‍👧 Sanne", "שרה לוי", "\u202Eegaz\u202C Jan", "Ünïcødé Ñame", "é́́́́"})
    void whateverSomebodyIsCalledItIsALead(String name) throws Exception {
        person.put("naam", name);
        person.put("vraag", "مرحبا 🙂 \u2067x\u2069 Welk pakket?");
        assertThat(post(person, "203.0.113.1").statusCode()).isEqualTo(303);
        assertThat(because(person)).isEmpty();
    }

    @Test
    void aNameOfTenThousandCharactersStaysInItsField() throws Exception {
        person.put("naam", "a".repeat(10_000));
        HttpResponse<String> response = post(person, "203.0.113.1");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(response.body()).select("#naam").val()).hasSize(10_000);
    }
}
