package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.jsoup.Jsoup;
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

/** Events as a client without scripts sees them, on the host name of each site; and the brand that a host name brings. */
class EventPagesIT extends RunningApplication {

    private static final AtomicInteger VISITORS = new AtomicInteger();
    private static final String OTHER = "iets-anders.test";
    private static final String VIXUM = "vixum.test";

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    private final UUID event = UUID.randomUUID();
    private final String address = "kies-" + event;
    private final String visitor = "2001:db8:7:" + Integer.toHexString(VISITORS.incrementAndGet()) + "::1";

    @BeforeEach
    void publish() {
        publish(event, address, "{vixum}", "interval '9 days'", 2);
    }

    private void publish(UUID id, String at, String sites, String ahead, int capacity) {
        sql("""
                INSERT INTO site.event (id, address, sites, title_nl, title_en, about_nl, about_en, starts_at, ends_at,
                    closes_at, place, link, capacity, state)
                VALUES ('%s', '%s', '%s', 'Kies <b>samen</b>', 'Choose <b>together</b>', 'Neem “vragen” mee.', 'Bring questions.',
                    now() + %s, now() + %4$s + interval '2 hours', now() + %4$s, 'Utrecht', 'https://geheim.test/kamer', %d,
                    'published')
                """.formatted(id, at, sites, ahead, capacity));
    }

    private void sql(String command) {
        JdbcClient.create(owner).sql(command).update();
    }

    private int count(String query) {
        return JdbcClient.create(owner).sql(query).query(Integer.class).single();
    }

    /** What the server says, head and body. */
    private record Answer(int status, String head, String body) {

        String location() {
            Matcher location = Pattern.compile("(?im)^location: (\\S+)").matcher(head);
            assertThat(location.find()).isTrue();
            return location.group(1);
        }
    }

    private Answer send(String host, String method, String path, String body, String... headers) throws Exception {
        try (Socket socket = new Socket("localhost", port())) {
            String request = method + " " + path + " HTTP/1.0\r\nHost: " + host + "\r\nX-Forwarded-For: " + visitor
                    + "\r\n" + Arrays.stream(headers).map(each -> each + "\r\n").collect(Collectors.joining())
                    + (body.isEmpty()
                            ? ""
                            : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                                    + "\r\n")
                    + "\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = answer.split("\r\n\r\n", 2);
            return new Answer(Integer.parseInt(answer.substring(9, 12)), parts[0], parts[1]);
        }
    }

    private Answer get(String host, String path) throws Exception {
        return send(host, "GET", path, "");
    }

    private Answer post(String host, String path, Map<String, String> fields) throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(host, "POST", path, body.isEmpty() ? "x=" : body, "Sec-Fetch-Site: same-origin");
    }

    private String page() {
        return "/evenementen/" + address;
    }

    private Map<String, String> filled(String email) throws Exception {
        String token = Jsoup.parse(get(VIXUM, page() + "/aanmelden").body())
                .select("[name=formulier]")
                .val();
        return new TreeMap<>(
                Map.of("formulier", token, "naam", "Jan Kanariepiet", "bedrijf", "", "email", email, "website", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "vixum.test,       vixum,                  Vixum",
        "VIXUM.test,       vixum,                  Vixum",
        "iets-anders.test, allesoveradministratie, AllesoverAdministratie"
    })
    void everyPageShowsTheBrandOfItsHost(String host, String key, String brand) throws Exception {
        for (String path :
                new String[] {"/", "/contact", "/en/contact", "/evenementen", "/contact/verstuurd/PW-7K3M-92QX-4T"}) {
            String body = get(host, path).body();
            assertThat(body).as(path).contains("data-site=\"" + key + "\"", brand + "</small>", brand + "</span>");
        }
    }

    @Test
    void theContactFormItsThanksAndTheFinderSpeakForTheirSite() throws Exception {
        assertThat(get(VIXUM, "/contact").body()).contains("Stel je vraag via Vixum.");
        assertThat(get(OTHER, "/contact").body()).doesNotContain("via Vixum");
        assertThat(get(VIXUM, "/contact/verstuurd/PW-7K3M-92QX-4T").body()).contains("bevestiging van Vixum");
        assertThat(get(VIXUM, "/keuzehulp/resultaat?role=zzp").body())
                .contains("data-site=\"vixum\"", "Pakketwijzer bij Vixum helpt je");
    }

    @Test
    void anEventStandsOnItsOwnSitesOnly() throws Exception {
        assertThat(get(VIXUM, page()).status()).isEqualTo(200);
        assertThat(get(VIXUM, "/evenementen").body()).contains(page());
        assertThat(get(VIXUM, "/sitemap.xml").body())
                .contains("<loc>http://vixum.test" + page() + "</loc>", "http://vixum.test/en" + page());
        for (String path : new String[] {page(), page() + "/aanmelden", page() + ".ics", "/en" + page()}) {
            assertThat(get(OTHER, path).status()).as(path).isEqualTo(404);
        }
        assertThat(get(OTHER, "/evenementen").body()).doesNotContain(page());
        assertThat(get(OTHER, "/sitemap.xml").body()).doesNotContain(address);
    }

    @Test
    void nothingPlannedIsSaidWithAWayOn() throws Exception {
        sql("DELETE FROM site.event e WHERE NOT EXISTS (SELECT FROM lead.registration r WHERE r.event_id = e.id)");
        sql("UPDATE site.event SET state = 'draft'");
        assertThat(get(VIXUM, "/evenementen").body()).contains("Er staat nu niets gepland", "href=\"/contact\"");
        assertThat(get(VIXUM, page()).status()).isEqualTo(404);
    }

    @Test
    void whatWasStandsApartAndNobodyRegistersForIt() throws Exception {
        sql("UPDATE site.event SET starts_at = now() - interval '3 days', ends_at = now() - interval '2 days',"
                + " closes_at = now() - interval '4 days' WHERE id = '" + event + "'");
        assertThat(Jsoup.parse(get(VIXUM, "/evenementen").body())
                        .select(".ev-past a")
                        .eachAttr("href"))
                .contains(page());
        assertThat(get(VIXUM, page()).body())
                .contains("Dit evenement is geweest.")
                .doesNotContain("/aanmelden");
        assertThat(get(VIXUM, page() + "/aanmelden").body()).contains("Aanmelden kan niet meer");
    }

    @Test
    void searchEnginesReadWhatItIs() throws Exception {
        String body = get(VIXUM, "/en" + page()).body();
        JsonNode data = JsonMapper.shared()
                .readTree(Jsoup.parse(body)
                        .select("script[type=application/ld+json]")
                        .first()
                        .data());
        assertThat(data.path("@type").stringValue()).isEqualTo("Event");
        assertThat(data.path("name").stringValue()).isEqualTo("Choose <b>together</b>");
        assertThat(data.path("eventAttendanceMode").stringValue())
                .isEqualTo("https://schema.org/MixedEventAttendanceMode");
        assertThat(data.path("organizer").path("name").stringValue()).isEqualTo("Vixum");
        assertThat(data.path("startDate").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT.*[+]0[12]:00");
        assertThat(body).contains("&lt;b>together").doesNotContain("geheim.test", "<b>together");
    }

    @Test
    void itsFileGoesInACalendar() throws Exception {
        Answer file = get(VIXUM, page() + ".ics");
        assertThat(file.head()).containsIgnoringCase("content-type: text/calendar");
        assertThat(file.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("UID:" + event + "@pakketwijzer\r\n", "STATUS:CONFIRMED\r\n", "SEQUENCE:1\r\n")
                .containsPattern("DTSTART:\\d{8}T\\d{6}Z\r\n")
                .contains("URL:http://vixum.test" + page())
                .doesNotContain("geheim.test")
                .endsWith("END:VCALENDAR\r\n");
        assertThat(file.body().lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        sql("UPDATE site.event SET state = 'cancelled' WHERE id = '" + event + "'");
        assertThat(get(VIXUM, page() + ".ics").body()).contains("STATUS:CANCELLED");
        assertThat(get(VIXUM, page()).body()).contains("Dit evenement gaat niet door.");
    }

    @Test
    void whoRegistersGetsAPageThatCanBeLoadedAgainAndTwicePressedIsOnce() throws Exception {
        Map<String, String> fields = filled("jan@een.test");
        Answer first = post(VIXUM, page() + "/aanmelden", fields);
        Answer second = post(VIXUM, page() + "/aanmelden", fields);
        assertThat(first.status()).isEqualTo(303);
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(count("SELECT count(*) FROM lead.registration WHERE event_id = '" + event + "'"))
                .isEqualTo(1);
        assertThat(count("SELECT coming FROM site.event WHERE id = '" + event + "'"))
                .isEqualTo(1);
        assertThat(first.location()).doesNotContain("jan", "een.test");
        String thanks = get(VIXUM, first.location()).body();
        assertThat(thanks).contains("Je bent aangemeld", "noindex");
        assertThat(get(VIXUM, first.location()).status()).isEqualTo(200);

        fields.put("email", "beter@een.test");
        assertThat(post(VIXUM, page() + "/aanmelden", fields).location()).isEqualTo(first.location());
        assertThat(count("SELECT count(*) FROM lead.registration WHERE event_id = '" + event + "'"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM lead.receipt r JOIN lead.registration g ON g.id = r.submission_id"
                        + " WHERE g.event_id = '" + event + "' AND agreed_text LIKE 'Alleen medewerkers van Seven%'"))
                .isEqualTo(2);
    }

    @Test
    void whenItIsFullOneWaits() throws Exception {
        post(VIXUM, page() + "/aanmelden", filled("een@vol.test"));
        post(VIXUM, page() + "/aanmelden", filled("twee@vol.test"));
        assertThat(get(VIXUM, page()).body()).contains("Vol: wachtlijst", "Zet me op de wachtlijst");
        Answer third = post(VIXUM, page() + "/aanmelden", filled("drie@vol.test"));
        assertThat(third.location()).endsWith("?plek=wachtlijst");
        assertThat(get(VIXUM, third.location()).body()).contains("Je staat op de wachtlijst");
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedStays() throws Exception {
        Map<String, String> fields = filled("geen-adres");
        fields.put("naam", "\"><script>alert(1)</script>");
        fields.put("bedrijf", "x".repeat(10_000));
        Answer answer = post(VIXUM, page() + "/aanmelden", fields);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Er mist een @", "Dit is te lang", "value=\"geen-adres\"")
                .doesNotContain("<script>alert");
        assertThat(count("SELECT count(*) FROM lead.registration WHERE event_id = '" + event + "'"))
                .isZero();
    }

    @Test
    void whoIsTakenForAProgramSeesWhatEverybodySeesAndIsKeptApart() throws Exception {
        Answer somebody = post(VIXUM, page() + "/aanmelden", filled("jan@mens.test"));
        Map<String, String> fields = filled("jan@val.test");
        fields.put("website", "http://spam.test");
        Answer program = post(VIXUM, page() + "/aanmelden", fields);

        assertThat(program.status()).isEqualTo(303).isEqualTo(somebody.status());
        assertThat(withoutReference(program.location())).isEqualTo(withoutReference(somebody.location()));
        assertThat(withoutReference(get(VIXUM, program.location()).body()))
                .isEqualTo(withoutReference(get(VIXUM, somebody.location()).body()));
        await().untilAsserted(() -> assertThat(count(
                        "SELECT count(*) FROM lead.lead l JOIN lead.registration r USING (id) WHERE r.event_id = '"
                                + event + "' AND l.quarantined_because = 'trap'"))
                .isOne());
    }

    private static String withoutReference(String text) {
        return text.replaceAll("PW-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}", "PW");
    }

    @Test
    void aFormThatIsNotOursOrHasNoTokenIsShownAgain() throws Exception {
        Map<String, String> fields = filled("jan@vreemd.test");
        String body = "formulier=" + fields.get("formulier") + "&naam=Jan&email=jan%40vreemd.test";
        assertThat(send(VIXUM, "POST", page() + "/aanmelden", body, "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
        fields.put("formulier", "verzonnen");
        assertThat(post(VIXUM, page() + "/aanmelden", fields).status()).isEqualTo(409);
        assertThat(count("SELECT count(*) FROM lead.registration WHERE event_id = '" + event + "'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verzonnen", "%3Cscript%3E", "a/b", "..%2F..", "𝓽oken"})
    void aLinkThatIsNothingGivesAClearPage(String token) throws Exception {
        String path = "/evenementen/afmelden/"
                + URLEncoder.encode(token, StandardCharsets.UTF_8).replace("%25", "%");
        Answer answer = get(VIXUM, path);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("Exception", "<script>");
        assertThat(get(VIXUM, "/evenementen/afmelden/" + "x".repeat(10_000)).body())
                .contains("Deze link werkt niet");
    }

    @Test
    void theLinkInTheMailAsksFirstAndWorksOnce() throws Exception {
        post(VIXUM, page() + "/aanmelden", filled("weg@link.test"));
        String mail = await().until(
                        () -> Arrays.stream(POST.getReceivedMessages())
                                .map(EventPagesIT::text)
                                .filter(text -> text.contains(address))
                                .findFirst()
                                .orElse(""),
                        text -> !text.isEmpty());
        Matcher link = Pattern.compile("(/evenementen/afmelden/\\S+)").matcher(mail);
        assertThat(link.find()).isTrue();
        String path = link.group(1);

        assertThat(get(VIXUM, path).body()).contains("Wil je je afmelden?", "noindex");
        assertThat(get(VIXUM, "/en" + path).body()).contains("Do you want to withdraw?");
        assertThat(count("SELECT coming FROM site.event WHERE id = '" + event + "'"))
                .isEqualTo(1);
        assertThat(send(VIXUM, "POST", path, "x=", "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(403);
        assertThat(post(VIXUM, path, Map.of()).body()).contains("Je bent afgemeld");
        assertThat(count("SELECT coming FROM site.event WHERE id = '" + event + "'"))
                .isZero();
        assertThat(post(VIXUM, path, Map.of()).body()).contains("Je was al afgemeld");
        assertThat(get(VIXUM, path).body()).contains("Je was al afgemeld");
    }

    private static String text(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
