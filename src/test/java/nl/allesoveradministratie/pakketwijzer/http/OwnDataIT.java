package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.lead.Attachment;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadIntake;
import nl.allesoveradministratie.pakketwijzer.lead.Receipt;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody asks for his data, sees it and uses his rights: with a plain client that runs no scripts. */
@Import(MovableClock.ForTheWholeProduct.class)
@Proves("P4")
class OwnDataIT extends RunningApplication {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired
    private LeadIntake intake;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Digests lookupDigests;

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    private final int number = PEOPLE.incrementAndGet();
    private final String email = "kanarie" + number + "@own.test";
    private final String name = "Kanariepiet " + number;
    private HttpClient client = browser();
    private UUID lead;
    private String reference;

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .cookieHandler(new CookieManager())
                .build();
    }

    @BeforeEach
    void asked() {
        // Sessions end by PostgreSQL's time too, which no test moves.
        clock.moveTo(ZonedDateTime.now());
        lead = UUID.randomUUID();
        reference = ask(lead, name, email, "Mag ik mijn volière aftrekken?");
    }

    private String ask(UUID id, String who, String address, String question) {
        Enquiry enquiry = new Enquiry(
                "vixum",
                Language.NL,
                who,
                "Vogelhuis",
                new EmailAddress(address),
                PhoneNumber.parse("06 12345678").orElseThrow(),
                Enquiry.CallMoment.MORNING,
                question,
                null,
                new Attachment(
                        "role=zzp&vat_filing=need",
                        "0123",
                        List.of(new Attachment.Place("x", "Jortt", 1, 90, 88, 92))));
        String given = intake.submit(id, enquiry, new Receipt(Language.NL, "Alleen medewerkers zien dit.", true))
                .orElseThrow();
        await().until(() -> count("lead.lookup WHERE lead_id = '" + id + "'") > 0);
        return given;
    }

    private int count(String from) {
        return JdbcClient.create(owner)
                .sql("SELECT count(*) FROM " + from)
                .query(Integer.class)
                .single();
    }

    private String text(String sql) {
        return String.valueOf(
                JdbcClient.create(owner).sql(sql).query(String.class).single());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : at(path)))
                .header("X-Forwarded-For", "2001:db8:77:" + number + "00::1");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return client.send(posted(path, fields), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest posted(String path, Map<String, String> fields) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
    }

    private HttpResponse<String> follow(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        return get(response.headers().firstValue("location").orElseThrow());
    }

    private HttpResponse<String> askForLink(String address) throws Exception {
        String token = Jsoup.parse(get("/mijn-gegevens").body())
                .select("main [name=formulier]")
                .val();
        return post("/mijn-gegevens", Map.of("formulier", token, "email", address));
    }

    private static List<String> mailsTo(String address) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> to(mail).equals(address))
                .map(OwnDataIT::read)
                .toList();
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(MimeMessage mail) {
        try {
            return mail.getSubject() + "\n" + mail.getContent();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mailTo(String address, String subject) {
        return await().until(
                        () -> mailsTo(address).stream()
                                .filter(mail -> mail.startsWith(subject))
                                .reduce("", (one, other) -> other),
                        mail -> !mail.isEmpty());
    }

    private static String path(String mail) {
        Matcher link = Pattern.compile("http://localhost:\\d+(/\\S+)").matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        return link.group(1);
    }

    private String link() throws Exception {
        int before = mailsTo(email).size();
        askForLink(email);
        await().until(() -> mailsTo(email).size() > before);
        return path(mailTo(email, "Je link naar Mijn gegevens"));
    }

    private Document comeIn() throws Exception {
        return Jsoup.parse(follow(post(link(), Map.of())).body());
    }

    private Document overview() throws Exception {
        return Jsoup.parse(get("/mijn-gegevens/overzicht").body());
    }

    /** Opens the page of a right, and confirms it. */
    private Document use(String right) throws Exception {
        HttpResponse<String> page = get("/mijn-gegevens/verzoek/" + right);
        assertThat(page.statusCode()).isEqualTo(200);
        return Jsoup.parse(follow(post(
                        "/mijn-gegevens/verzoek/" + right.replaceAll("\\?.*", ""), fields(Jsoup.parse(page.body()))))
                .body());
    }

    private static Map<String, String> fields(Document page) {
        Map<String, String> fields = new LinkedHashMap<>();
        page.select("main form [name]").stream()
                .filter(field -> !field.tagName().equals("button"))
                .forEach(field -> fields.put(
                        field.attr("name"), field.tagName().equals("textarea") ? field.text() : field.val()));
        return fields;
    }

    private static String done(Document page) {
        Matcher found = Pattern.compile("V-[0-9A-Z]{4}-[0-9A-Z]{4}")
                .matcher(page.select(".own-done").text());
        assertThat(found.find()).as(page.select("main").text()).isTrue();
        return found.group();
    }

    @Test
    void everybodyGetsTheSameAnswerAndOnlyTheMailTells() throws Exception {
        HttpResponse<String> known = askForLink(email);
        HttpResponse<String> unknown = askForLink("nobody" + number + "@own.test");

        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(303);
        assertThat(known.headers().firstValue("location"))
                .isEqualTo(unknown.headers().firstValue("location"));
        assertThat(known.headers().map().keySet())
                .isEqualTo(unknown.headers().map().keySet());
        assertThat(follow(known).body()).isEqualTo(follow(unknown).body());
        assertThat(path(mailTo(email, "Je link naar Mijn gegevens"))).startsWith("/mijn-gegevens/");
        assertThat(mailTo("nobody" + number + "@own.test", "We bewaren niets van je"))
                .doesNotContain("/mijn-gegevens/");
    }

    @Test
    void nothingOfTheAddressIsLeftButItsDigestAndOfTheLinkOnlyItsHash() throws Exception {
        String token = link().replaceAll(".*/", "");

        assertThat(text("SELECT string_agg(v::text, ' ') FROM privacy.visit v")).doesNotContain(email, token);
        assertThat(count("privacy.visit WHERE link_hash = sha256('" + token + "'::bytea) AND sealed IS NULL"))
                .isEqualTo(1);
        assertThat(text("SELECT to_char(link_until AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') FROM privacy.visit"
                        + " WHERE link_hash = sha256('" + token + "'::bytea)"))
                .isEqualTo(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                        .format(clock.instant().plus(Duration.ofMinutes(15)).atOffset(ZoneOffset.UTC)));
    }

    @Test
    void aFourthMailOnOneDayIsNotSent() throws Exception {
        for (int i = 0; i < 4; i++) {
            askForLink(email);
        }
        await().until(() -> count("privacy.visit WHERE sealed IS NOT NULL") == 0);
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .until(() -> mailsTo(email).stream()
                                .filter(mail -> mail.startsWith("Je link"))
                                .count()
                        == 3);
    }

    @Test
    void lookingAtALinkDoesNotUseItUpAndPressingTheButtonDoes() throws Exception {
        String link = link();
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> look = get(link);
            assertThat(look.statusCode()).isEqualTo(200);
            assertThat(look.headers().allValues("referrer-policy")).containsExactly("strict-origin");
            assertThat(look.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(look.body()).doesNotContain(name);
        }
        assertThat(follow(post(link, Map.of())).body()).contains(name, email);

        client = browser();
        HttpResponse<String> again = post(link, Map.of());
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("Deze link werkt niet meer").doesNotContain(name);
        assertThat(get(link).body())
                .isEqualTo(get("/mijn-gegevens/" + "x".repeat(43))
                        .body()
                        .replace("x".repeat(43), link.replaceAll(".*/", "")));
    }

    @Test
    void ofManyWhoUseALinkAtOnceOneComesIn() throws Exception {
        String link = link();
        try (var many = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> attempts = java.util.stream.IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> browser()
                            .send(posted(link, Map.of()), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .toList();
            int in = 0;
            for (var attempt : many.invokeAll(attempts)) {
                in += attempt.get() == 303 ? 1 : 0;
            }
            assertThat(in).isEqualTo(1);
        }
    }

    @Test
    void aLinkIsOverAfterAQuarterOfAnHourAndAVisitAfterHalfAnHour() throws Exception {
        String link = link();
        clock.pass(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(get(link).statusCode()).isEqualTo(410);
        assertThat(post(link, Map.of()).statusCode()).isEqualTo(410);

        comeIn();
        assertThat(overview().text()).contains(name);
        clock.pass(Duration.ofMinutes(30).plusSeconds(1));
        assertThat(overview().text()).contains("Je tijd is om").doesNotContain(name);
        assertThat(get("/mijn-gegevens/verzoek/wissen").statusCode()).isEqualTo(410);
    }

    @Test
    @Proves("P5")
    void everythingIsOnOnePageAndNothingOfAnybodyElse() throws Exception {
        UUID stranger = UUID.randomUUID();
        String other = ask(stranger, "Vreemde Vogel", "vreemd" + number + "@own.test", "Geheime vraag");
        text("SELECT audit.record('" + UUID.randomUUID() + "', '" + lead + "', 'reveal', 'email,phone', 'call')");
        text("SELECT audit.record('" + UUID.randomUUID() + "', '" + stranger + "', 'look', '', '')");

        Document page = comeIn();
        assertThat(page.text())
                .contains(
                        name,
                        email,
                        "+31612345678",
                        "Vogelhuis",
                        "Mag ik mijn volière aftrekken?",
                        reference,
                        "Jortt",
                        "Alleen medewerkers zien dit.",
                        "wissen we dit",
                        "Bekeek je e-mailadres, telefoonnummer",
                        "Bellen",
                        "Gegevens bekeken")
                .doesNotContain("Vreemde", "Geheime", other, "Opende je vraag");

        for (String path :
                List.of("/mijn-gegevens/verbeteren/" + other, "/mijn-gegevens/verzoek/wissen?vraag=" + other)) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(post(
                                "/mijn-gegevens/verzoek/wissen",
                                Map.of("formulier", UUID.randomUUID().toString(), "vraag", other))
                        .statusCode())
                .isEqualTo(404);
        assertThat(count("privacy.request WHERE lead_id = '" + stranger + "'")).isZero();
    }

    @Test
    void whatIsNotRightIsCorrectedAndFoundUnderWhatIsRight() throws Exception {
        comeIn();
        Map<String, String> fields =
                fields(Jsoup.parse(get("/mijn-gegevens/verbeteren/" + reference).body()));
        fields.put("naam", "Piet 111222333");
        HttpResponse<String> refused = post("/mijn-gegevens/verbeteren/" + reference, fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("burgerservicenummer");
        fields.put("naam", "Willemijn Zeevogel");
        fields.put("telefoon", "");
        Document page = Jsoup.parse(
                follow(post("/mijn-gegevens/verbeteren/" + reference, fields)).body());
        String number = done(page);
        assertThat(page.text())
                .contains("Willemijn Zeevogel", "Verbeterd, zoals je wilde: Naam, Telefoon")
                .doesNotContain(name);
        assertThat(text("SELECT initials FROM lead.lead WHERE id = '" + lead + "'"))
                .isEqualTo("W. Z.");
        await().until(() -> count("lead.lookup WHERE kind = 'phone' AND lead_id = '" + lead + "'") == 0);
        assertThat(mailTo(email, "Je verzoek " + number)).contains("verbeteren");

        // The same form once more is the same request.
        assertThat(done(Jsoup.parse(follow(post("/mijn-gegevens/verbeteren/" + reference, fields))
                        .body())))
                .isEqualTo(number);
        assertThat(count("privacy.request WHERE kind = 'correct' AND lead_id = '" + lead + "'"))
                .isEqualTo(1);
    }

    @Test
    void anotherAddressIsProvedFirstAndNeedsALinkOfItsOwn() throws Exception {
        comeIn();
        String to = "nieuw" + number + "@own.test";
        Map<String, String> fields =
                fields(Jsoup.parse(get("/mijn-gegevens/nieuw-adres").body()));
        fields.put("email", to);
        done(Jsoup.parse(follow(post("/mijn-gegevens/nieuw-adres", fields)).body()));
        String link = path(mailTo(to, "Bevestig je nieuwe e-mailadres"));
        assertThat(overview().text()).contains(email).doesNotContain(to);

        HttpClient mine = client;
        client = browser();
        assertThat(get(link).statusCode()).isEqualTo(200);
        assertThat(post(link, Map.of()).body()).contains("Je nieuwe adres klopt");
        assertThat(post(link, Map.of()).statusCode()).isEqualTo(410);
        mailTo(email, "Je e-mailadres is gewijzigd");

        // The visit that asked for it sees nothing of what is under the other address, whosever that is.
        client = mine;
        assertThat(overview().text()).doesNotContain(to, email, reference);
        askForLink(email);
        mailTo(email, "We bewaren niets van je");
        askForLink(to);
        client = browser();
        assertThat(follow(post(path(mailTo(to, "Je link naar Mijn gegevens")), Map.of()))
                        .body())
                .contains(to, "Gegevens verbeterd");
    }

    @Test
    void aNewAddressThatNobodyProvesChangesNothing() throws Exception {
        comeIn();
        Map<String, String> fields =
                fields(Jsoup.parse(get("/mijn-gegevens/nieuw-adres").body()));
        fields.put("email", "stil" + number + "@own.test");
        post("/mijn-gegevens/nieuw-adres", fields);
        String link = path(mailTo("stil" + number + "@own.test", "Bevestig je nieuwe e-mailadres"));
        clock.pass(Duration.ofMinutes(16));
        assertThat(get(link).statusCode()).isEqualTo(410);
        assertThat(post(link, Map.of()).statusCode()).isEqualTo(410);
    }

    @Test
    void theAnswersOfTheFinderAreTakenBack() throws Exception {
        assertThat(comeIn().text()).contains("Jortt");
        Document page = use("antwoorden-wissen?vraag=" + reference);
        done(page);
        assertThat(page.text()).doesNotContain("Jortt", "antwoorden-wissen?vraag");
        assertThat(count(
                        "lead.lead WHERE id = '" + lead + "' AND answers IS NULL AND ranking IS NULL AND role IS NULL"))
                .isEqualTo(1);
    }

    @Test
    @Proves("P5")
    void everythingIsTakenAlongAsAFile() throws Exception {
        text("SELECT audit.record('" + UUID.randomUUID() + "', '" + lead + "', 'look', '', '')");
        Document page = comeIn();
        String form = page.select("form[action$=bestand] [name=formulier]").val();
        HttpResponse<String> json = post("/mijn-gegevens/bestand", Map.of("formulier", form, "vorm", "json"));
        assertThat(json.headers().firstValue("content-disposition").orElseThrow())
                .matches("attachment; filename=\"mijn-gegevens-\\d{4}-\\d\\d-\\d\\d\\.json\"");
        assertThat(json.body()).contains(name, email, "Mag ik mijn volière aftrekken?", "\"look\"", reference);
        HttpResponse<String> html = post("/mijn-gegevens/bestand", Map.of("formulier", form, "vorm", "html"));
        assertThat(html.headers().firstValue("content-disposition").orElseThrow())
                .endsWith(".html\"");
        assertThat(Jsoup.parse(html.body()).text())
                .contains(name, email, "Mag ik mijn volière aftrekken?", "Opende je vraag", reference);
        assertThat(count("privacy.request WHERE kind = 'export' AND id = '" + form + "'"))
                .isEqualTo(1);
    }

    @Test
    void whatStandsStillGoesOnWhenThePersonSaysSo() throws Exception {
        comeIn();
        Document still = use("stilzetten");
        String number = done(still);
        assertThat(still.text()).contains("Je gegevens staan stil");
        assertThat(text("SELECT paused_because FROM lead.lead WHERE id = '" + lead + "'"))
                .isEqualTo("restricted");
        mailTo(email, "Je verzoek " + number);
        assertThat(use("verder").select(".own-case .badge").text()).isEqualTo("Nieuw");
        assertThat(use("bezwaar").text()).contains("Je maakte bezwaar");
        assertThat(text("SELECT paused_because FROM lead.lead WHERE id = '" + lead + "'"))
                .isEqualTo("objected");
        use("bezwaar-intrekken");
        assertThat(count("lead.lead WHERE id = '" + lead + "' AND paused_because IS NULL"))
                .isEqualTo(1);
        assertThat(overview().text())
                .contains("Stilgezet", "Weer verder gegaan", "Bezwaar gemaakt", "Bezwaar ingetrokken");
    }

    @Test
    void whoAsksToBeErasedIsToldFirstAndThenErased() throws Exception {
        comeIn();
        String number = done(use("wissen"));
        assertThat(mailTo(email, "Je verzoek " + number)).contains("wissen");
        await().until(() -> overview().text().contains("Je gegevens zijn gewist (" + number + ")"));

        Document after = overview();
        assertThat(after.select(".own-case")).isEmpty();
        assertThat(after.text()).doesNotContain(name, reference);
        assertThat(count("lead.lead WHERE id = '" + lead + "'")).isZero();
        assertThat(count("lead.lookup WHERE lead_id = '" + lead + "'")).isZero();
        assertThat(count("privacy.request WHERE number = '" + number + "' AND status = 'done' AND subject IS NULL"))
                .isEqualTo(1);
        // Nor does the visit that goes on say whose it was.
        assertThat(text("SELECT string_agg(encode(subject, 'hex'), ' ') FROM privacy.visit"))
                .doesNotContain(HexFormat.of().formatHex(lookupDigests.of("email", email)));
        assertThat(get("/mijn-gegevens/overzicht").statusCode()).isEqualTo(200);
    }

    @Test
    void whoClosesHisDataSeesNothingAnyMore() throws Exception {
        comeIn();
        assertThat(follow(post("/mijn-gegevens/sluiten", Map.of())).body()).contains("Je gegevens zijn gesloten");
        assertThat(get("/mijn-gegevens/overzicht").statusCode()).isEqualTo(410);
        assertThat(get("/mijn-gegevens/verzoek/wissen").statusCode()).isEqualTo(410);
        assertThat(post(
                                "/mijn-gegevens/bestand",
                                Map.of("formulier", UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void aFormOfAnotherSiteDoesNothing() throws Exception {
        comeIn();
        HttpResponse<String> foreign = client.send(
                request("/mijn-gegevens/verzoek/wissen")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(HttpRequest.BodyPublishers.ofString("formulier=" + UUID.randomUUID()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(count(
                        "privacy.request WHERE kind = 'erase' AND received_at > now() - interval '1 minute' AND subject ="
                                + " (SELECT digest FROM lead.lookup WHERE kind = 'email' AND lead_id = '" + lead
                                + "')"))
                .isZero();
    }
}
