package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hand-edited addresses: whatever stands in them, there is a clear page, and nothing of it comes back as markup. */
class BadInputIT extends RunningApplication {

    private static final String MARKUP = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";

    private static final List<String> NASTY = List.of(
            MARKUP,
            "a".repeat(10_000),
            "zeppelin",
            "../../etc/passwd",
            "' OR 1=1 --",
            "-1",
            "99999999999999999999",
            "{{7*7}}${7*7}",
            "\u0000\u202e\ud83d\ude00");

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** Where something of the visitor's own making can stand: {@code §} is its place. */
    static Stream<String> addresses() {
        return Stream.of("", "/en")
                .flatMap(language -> Stream.of(
                                "/§",
                                "/?§=§",
                                "/pakketten?zoek=§&voor=§",
                                "/pakketten/§",
                                "/pakketten/§/website",
                                "/pakketten/jortt?role=§&sales_invoices=§&nonsense=§",
                                "/vergelijken?p=§,jortt&verschillen=§&role=§",
                                "/contact?pakket=§&role=§",
                                "/evenementen?§=§",
                                "/evenementen/§",
                                "/evenementen/§/aanmelden",
                                "/evenementen/afmelden/§",
                                "/cookies?terug=§",
                                "/keuzehulp?role=§&stap=§&onbekend=§&users=§",
                                "/keuzehulp?role=zzp&stap=verder.§",
                                "/keuzehulp/resultaat?role=§&volgorde=§&tot=§&vergelijk=§",
                                "/vergelijken/§/jortt",
                                "/voor/§",
                                "/pakketten/§/situatie",
                                "/pakketten/jortt/situatie?role=§",
                                "/overstappen?p=§&start=§&current_package=§",
                                "/overstappen.ics?p=§&start=§",
                                "/keuzehulp/mail?role=§",
                                "/mijn-lijst?§=§",
                                "/pakketten/jortt/klopt-niet?veld=§",
                                "/pakketten/§/klopt-niet",
                                "/zo-werken-we?§=§",
                                "/hoe-anoniem?§=§")
                        .map(path -> language + path));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void aPageIsClearWhateverStandsInItsAddress(String address) throws Exception {
        for (String nasty : NASTY) {
            String encoded = URLEncoder.encode(nasty, StandardCharsets.UTF_8).replace("+", "%20");
            // A path with a slash or a NUL in it is refused before it gets to us.
            boolean inPath = address.split("\\?")[0].contains("§");
            if (inPath && (nasty.contains("/") || nasty.contains("\u0000"))) {
                continue;
            }
            HttpResponse<String> answer = get(address.replace("§", encoded));
            assertThat(answer.statusCode()).as(address).isLessThan(500).isNotEqualTo(405);
            assertThat(answer.body())
                    .as(address)
                    .doesNotContain("<script>alert", "<img src=x", "Exception", "\tat ", "nl.allesover", "49}");
            if (answer.statusCode() >= 400) {
                assertThat(answer.body()).as(address).contains("<h1");
            }
        }
    }

    /** Whoever programs against us gets told what is wrong, in the form of RFC 9457. */
    @ParameterizedTest
    @MethodSource("nasty")
    void theRankingSaysWhatIsWrong(String nasty) throws Exception {
        HttpResponse<String> answer = get("/api/v1/ranking?role=" + URLEncoder.encode(nasty, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"allowed\"").doesNotContain("Exception");
        assertThat(answer.body()).hasSizeLessThan(4_000).doesNotContain("<script", "alert(1)");
        HttpResponse<String> named = get("/api/v1/ranking?" + URLEncoder.encode(nasty, StandardCharsets.UTF_8) + "=x");
        assertThat(named.statusCode()).isEqualTo(400);
        assertThat(named.body()).hasSizeLessThan(8_000).doesNotContain("<script", "alert(1)", "Exception");
    }

    static Stream<String> nasty() {
        return NASTY.stream();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(at(path))).build(), HttpResponse.BodyHandlers.ofString());
    }
}
