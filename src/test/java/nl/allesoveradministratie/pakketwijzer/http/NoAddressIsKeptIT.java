package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Visitors from addresses made by chance use everything that writes something down: their addresses are nowhere. */
@TestPropertySource(properties = "pakketwijzer.usage.pause=50ms")
@ExtendWith(OutputCaptureExtension.class)
@Proves("U2")
class NoAddressIsKeptIT extends RunningApplication {

    /** More than the twenty that are counted together. */
    private static final int VISITORS = 30;

    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    /** Always the same ones, so that a find can be looked at again. */
    private final Random chance = new Random(20_261_126);

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    /** Every way in which an address is commonly written. */
    private static List<String> spellings(InetAddress address) {
        byte[] bytes = address.getAddress();
        String text = address.getHostAddress();
        // Eight digits of an IPv4 address may be in any digest by chance.
        return Stream.of(
                        text,
                        shortened(text),
                        bytes.length == 4 ? text : HexFormat.of().formatHex(bytes))
                .map(each -> each.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** As PostgreSQL and proxies write IPv6: without leading zeros, the first row of zeros left out. */
    private static String shortened(String text) {
        return text.replaceFirst("(^|:)0(:0)+(:|$)", "::");
    }

    private InetAddress address() throws UnknownHostException {
        byte[] bytes = new byte[chance.nextBoolean() ? 4 : 16];
        chance.nextBytes(bytes);
        // Outside what is kept for machines among themselves
        bytes[0] = (byte) (bytes.length == 4 ? 80 + chance.nextInt(10) : 0x2a);
        return InetAddress.getByAddress(bytes);
    }

    private HttpResponse<String> send(InetAddress from, String cookie, String path, Map<String, String> form)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at(path)))
                .header("X-Forwarded-For", from.getHostAddress())
                .header("User-Agent", AGENT)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Cookie", cookie);
        if (!form.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                            .map(field ->
                                    field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&"))));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookies(HttpResponse<String> response) {
        return response.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .collect(Collectors.joining("; "));
    }

    private void use(InetAddress from) throws Exception {
        String chosen = cookies(send(from, "x=y", "/cookies", Map.of("keuze", "accepteren", "terug", "/")));
        assertThat(chosen).contains(".s.C-");
        String day = cookies(send(from, chosen, "/pakketten/moneybird", Map.of()));
        assertThat(day).startsWith("pw_dag=");
        send(from, chosen + "; " + day, "/pakketten/moneybird/website", Map.of());
        send(from, chosen + "; " + day, "/keuzehulp", Map.of());
        send(from, chosen, "/cookies/bewijs", Map.of("nummer", "C-0000-0000"));
        send(from, chosen, "/api/v1/packages", Map.of());
        send(from, chosen, "/bestaat-niet", Map.of());
        send(from, chosen, "/inloggen", Map.of("email", "niemand@adres.test", "password", "onzin"));
        String token = Jsoup.parse(send(from, chosen, "/contact", Map.of()).body())
                .select("[name=formulier]")
                .val();
        assertThat(send(
                                from,
                                chosen,
                                "/contact",
                                Map.of(
                                        "formulier", token,
                                        "vraag", "Welk pakket?",
                                        "naam", "Jan",
                                        "email", "jan@adres.test"))
                        .statusCode())
                .isEqualTo(303);
    }

    /** Every row of every table as text. */
    private String everything() {
        JdbcClient jdbc = JdbcClient.create(owner);
        List<String> tables = jdbc.sql("""
                        SELECT format('%I.%I', nspname, relname) FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
                        WHERE relkind IN ('r', 'p', 'm') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
                        """).query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(40);
        return tables.stream()
                .flatMap(table -> jdbc.sql("SELECT t::text FROM " + table + " t").query(String.class).list().stream())
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    @Test
    void noAddressIsInTheDatabaseOrInTheLog(CapturedOutput output) throws Exception {
        List<InetAddress> addresses = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) {
            InetAddress address = address();
            addresses.add(address);
            use(address);
        }
        await().until(() -> JdbcClient.create(owner)
                        .sql("SELECT coalesce(sum(browser_days), 0)::int FROM usage.counter"
                                + " WHERE package_id = 'moneybird'")
                        .query(Integer.class)
                        .single()
                >= 20);

        assertThat(found(addresses, everything())).isEmpty();
        assertThat(found(addresses, output.getAll().toLowerCase(Locale.ROOT))).isEmpty();
    }

    private static List<String> found(List<InetAddress> addresses, String text) {
        return addresses.stream()
                .flatMap(address -> spellings(address).stream())
                .filter(text::contains)
                .toList();
    }

    /** Without this, the search could be one that never finds anything. */
    @Test
    void anAddressThatIsKeptIsFound() throws Exception {
        JdbcClient jdbc = JdbcClient.create(owner);
        InetAddress four = address();
        InetAddress six = InetAddress.getByName("2a02:a45f:0:0:0:0:c0de:1");
        jdbc.sql("CREATE TABLE site.planted (said text, seen inet, raw bytea)").update();
        try {
            jdbc.sql("INSERT INTO site.planted VALUES (?, ?::inet, ?)")
                    .params("van " + four.getHostAddress(), six.getHostAddress(), four.getAddress())
                    .update();

            assertThat(found(List.of(four), everything())).hasSizeGreaterThanOrEqualTo(1);
            assertThat(found(List.of(six), everything())).isNotEmpty();
        } finally {
            jdbc.sql("DROP TABLE site.planted").update();
        }
        assertThat(spellings(six)).contains("2a02:a45f::c0de:1");
    }
}
