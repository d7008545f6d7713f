package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers that pass the 11-proef, planted in every text that a visitor can write: none of them is kept. */
@Proves("P3")
class SeededNumbersIT extends RunningApplication {

    private static final AtomicInteger NETWORKS = new AtomicInteger(0x7000);

    private static final String EVENT = "getallen-in-velden";

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    /**
     * A text that is planted.
     *
     * @param page where the form is, and where it is sent to
     */
    private record Planted(String page, String field, String text) {}

    static Stream<Planted> planted() {
        List<String> texts = List.of(
                "111222333", "Mijn nummer is 123456782.", "bsn 1234.56.782", "1 2 3 4 5 6 7 8 2", "123-456-782 graag");
        return Stream.of(
                        Map.entry("/contact", List.of("vraag", "naam", "bedrijf")),
                        Map.entry("/evenementen/" + EVENT + "/aanmelden", List.of("naam", "bedrijf")),
                        Map.entry("/pakketten/moneybird/klopt-niet", List.of("tekst")))
                .flatMap(form -> form.getValue().stream()
                        .flatMap(field -> texts.stream().map(text -> new Planted(form.getKey(), field, text))));
    }

    @BeforeEach
    void event() {
        JdbcClient.create(owner)
                .sql("INSERT INTO site.event (id, address, sites, title_nl, title_en, about_nl, about_en, starts_at,"
                        + " ends_at, closes_at, place, capacity, state) VALUES (gen_random_uuid(), ?,"
                        + " ARRAY ['allesoveradministratie'], 'Getallen', 'Numbers', 'Over', 'About',"
                        + " now() + interval '3 days', now() + interval '4 days', now() + interval '2 days', 'Utrecht',"
                        + " 50, 'published') ON CONFLICT (address) DO NOTHING")
                .param(EVENT)
                .update();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(at(path)))
                .header("X-Forwarded-For", "2001:db8:" + Integer.toHexString(NETWORKS.incrementAndGet()) + ":9::1");
    }

    @ParameterizedTest
    @MethodSource("planted")
    void noneIsKept(Planted planted) throws Exception {
        String token = Jsoup.parse(client.send(request(planted.page()).build(), HttpResponse.BodyHandlers.ofString())
                        .body())
                .select("main [name=formulier]")
                .val();
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "formulier", token,
                "vraag", "Welk pakket past bij mij?",
                "naam", "Jan",
                "bedrijf", "",
                "email", "jan@seeded.test",
                "reageren", "mail",
                "onderwerp", "name",
                "tekst", "Dit klopt niet",
                "gevoelig", "iban,health"));
        fields.put(planted.field(), planted.text());
        HttpResponse<String> refused = client.send(
                request(planted.page())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body())
                        .select("#fout-" + planted.field())
                        .text())
                .isNotEmpty();
        UUID submission = UUID.fromString(token.substring(0, 36));
        assertThat(JdbcClient.create(owner)
                        .sql("SELECT (SELECT count(*) FROM lead.intake WHERE submission_id = :id)"
                                + " + (SELECT count(*) FROM catalog.correction WHERE id = :id)")
                        .param("id", submission)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
