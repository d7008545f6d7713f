package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contact form as a client without scripts sees it, and what is left of it in the database. */
public class ContactIT extends RunningApplication {

    private static final String ANSWERS = "role=zzp&legal_form=eenmanszaak&vat_filing=need&budget=30";
    private static final String NASTY = "\"><script>alert('x')</script> & <b>'\"`</textarea>";
    private static final String BSN = "111222333";
    private static final AtomicInteger VISITORS = new AtomicInteger();

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private String visitor = "2001:db8:" + VISITORS.incrementAndGet() + "::1";

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(at(path))).header("X-Forwarded-For", visitor);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, String... headers) throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** As a browser sends a form from our own page. */
    private HttpResponse<String> send(Map<String, String> fields) throws Exception {
        return post("/contact", fields, "Sec-Fetch-Site", "same-origin");
    }

    private static Document read(HttpResponse<String> page) {
        return Jsoup.parse(page.body());
    }

    private static Element one(Document page, String selector) {
        return page.select(selector).stream()
                .reduce((first, second) -> {
                    throw new AssertionError("More than one " + selector);
                })
                .orElseThrow(() -> new AssertionError("No " + selector));
    }

    private String token() throws Exception {
        return one(read(get("/contact")), "[name=formulier]").val();
    }

    private static UUID submission(String token) {
        return UUID.fromString(token.substring(0, 36));
    }

    /** A form without problems, from a page that was just shown. */
    private Map<String, String> filled(String... other) throws Exception {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "formulier", token(),
                "vraag", "Welk pakket past bij mij?",
                "naam", "Jan Kanariepiet",
                "bedrijf", "",
                "email", "kanariepiet@bedrijf.nl",
                "reageren", "mail",
                "telefoon", "",
                "moment", "any",
                "website", ""));
        for (int i = 0; i < other.length; i += 2) {
            fields.put(other[i], other[i + 1]);
        }
        return fields;
    }

    private int kept(Map<String, String> fields) {
        return JdbcClient.create(owner)
                .sql("SELECT count(*) FROM lead.intake WHERE submission_id = ?")
                .param(submission(fields.get("formulier")))
                .query(Integer.class)
                .single();
    }

    private int allKept() {
        return JdbcClient.create(owner)
                .sql("SELECT count(*) FROM lead.intake")
                .query(Integer.class)
                .single();
    }

    private int revision(Map<String, String> fields) {
        return JdbcClient.create(owner)
                .sql("SELECT revision FROM lead.intake WHERE submission_id = ?")
                .param(submission(fields.get("formulier")))
                .query(Integer.class)
                .single();
    }

    private static String address(HttpResponse<String> sent) {
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        return sent.headers().firstValue("location").orElseThrow();
    }

    private static String reference(HttpResponse<String> sent) {
        return address(sent).replaceAll("^(/en)?/contact/verstuurd/|\\?.*$", "");
    }

    /** Nothing somebody typed is lost. */
    private static void assertTextStays(HttpResponse<String> response, Map<String, String> fields) {
        Document page = read(response);
        for (String field : List.of("vraag", "naam", "bedrijf", "email", "telefoon", "website")) {
            assertThat(one(page, "#" + field).val()).as(field).isEqualTo(fields.get(field));
        }
        assertThat(one(page, "[name=reageren][checked]").val()).isEqualTo(fields.get("reageren"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contact", "/en/contact", "/contact?" + ANSWERS, "/contact?pakket=jortt"})
    void theFormIsKeptNowhereAndSetsNoCookie(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.headers().allValues("set-cookie")).isEmpty();
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("form-action 'self'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contact", "/en/contact"})
    void whoOnlyWantsToKnowWhetherThePageIsThereGetsNoPage(String path) throws Exception {
        HttpResponse<String> page = send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /contact | Alleen medewerkers van Seven Elements B.V. en Vixum B.V. zien wat je hier invult. Aanbieders van \
            boekhoudpakketten zien het nooit. 12 maanden na het laatste contact maken we je aanvraag anoniem, of hoogstens na 24 \
            maanden als je met onze hulp een pakket koos.
            /en/contact | Only staff of Seven Elements B.V. and Vixum B.V. see what you fill in here. Vendors of \
            accounting packages never see it. We make your request anonymous 12 months after the last contact, or \
            after 24 months at most if you chose a package with our help.
            """)
    void theAgreedWordsStandRightAboveTheButton(String path, String words) throws Exception {
        Element agreed = one(read(get(path)), ".ct-agreed");
        assertThat(agreed.text()).isEqualTo(words);
        assertThat(Objects.requireNonNull(agreed.nextElementSibling()).select("button"))
                .hasSize(1);
    }

    @Test
    void noBoxIsTickedBeforehand() throws Exception {
        Document page = read(get("/contact?" + ANSWERS));
        assertThat(page.select("input[type=checkbox]")).hasSize(1);
        assertThat(page.select("input[type=checkbox][checked]")).isEmpty();
    }

    @Test
    void withoutAnswersThereIsNothingToSendAlong() throws Exception {
        assertThat(read(get("/contact")).select("[name=meesturen], .ct-attach")).isEmpty();
    }

    @Test
    void answersThatMayGoAlongAreShownOneByOneWithTheTopOfTheResult() throws Exception {
        Element attach = one(read(get("/contact?" + ANSWERS)), ".ct-attach");
        assertThat(attach.select("dt")).hasSize(5);
        assertThat(attach.select("dd").eachText()).contains("Zzp'er", "Eenmanszaak", "Moet");
        assertThat(attach.select("dd").last().text().split(", ")).hasSize(3);
    }

    @Test
    void theAddressOfTheFormKeepsTheAnswersAndThePackageAndNothingElse() throws Exception {
        String action = one(read(get("/contact?pakket=jortt&" + ANSWERS + "&naam=Jan&q=x")), ".ct-form")
                .attr("action");
        assertThat(action).isEqualTo("/contact?pakket=jortt&" + ANSWERS);
    }

    @Test
    void aPackageThatDoesNotExistIsNotMentioned() throws Exception {
        assertThat(read(get("/contact?pakket=jortt")).text()).contains("Je vraag gaat over Jortt.");
        assertThat(read(get("/contact?pakket=verdwenen")).text()).doesNotContain("Je vraag gaat over");
    }

    @Test
    void sendingGivesAReferenceOnAPageThatCanBeLoadedAgain() throws Exception {
        Map<String, String> fields = filled();
        String address = address(send(fields));
        assertThat(address)
                .matches("/contact/verstuurd/PW-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}");
        assertThat(kept(fields)).isEqualTo(1);
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> thanks = get(address);
            assertThat(thanks.statusCode()).isEqualTo(200);
            assertThat(thanks.headers().firstValue("cache-control")).contains("no-store");
            assertThat(thanks.headers().allValues("set-cookie")).isEmpty();
            assertThat(one(read(thanks), "#referentie").text()).isEqualTo(address.substring(19));
            assertThat(one(read(thanks), "meta[name=robots]").attr("content")).isEqualTo("noindex");
        }
        assertThat(kept(fields)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PW-7K3M-92QX", "pw-7k3m-92qx-4t", "PW-7K3M-92QX-4T-", "x"})
    void whatIsNoReferenceHasNoPage(String reference) throws Exception {
        assertThat(get("/contact/verstuurd/" + reference).statusCode()).isEqualTo(404);
    }

    @Test
    void nothingTypedStandsInTheAnswerToSending() throws Exception {
        HttpResponse<String> sent = send(filled(
                "naam", "Kanariepiet",
                "bedrijf", "Kanariepiet",
                "vraag", "Kanariepiet",
                "reageren", "bel",
                "telefoon", "06 12345678"));
        assertThat(address(sent)).endsWith("?reageren=bel");
        assertThat(sent.headers().firstValue("cache-control")).contains("no-store");
        assertThat(sent.headers().map() + sent.body())
                .doesNotContainIgnoringCase("kanariepiet")
                .doesNotContain("12345678")
                .doesNotContain("bedrijf.nl");
    }

    @Test
    void theWayBackToTheResultGoesAlong() throws Exception {
        HttpResponse<String> sent =
                post("/contact?" + ANSWERS, filled("meesturen", "ja"), "Sec-Fetch-Site", "same-origin");
        assertThat(address(sent)).endsWith("?" + ANSWERS);
        assertThat(read(get(address(sent))).select("a[href='/keuzehulp/resultaat?" + ANSWERS + "']"))
                .isNotEmpty();
    }

    @Test
    void anOlderBrowserThatSaysOnlyWhereItComesFromIsServedToo() throws Exception {
        assertThat(post("/contact", filled(), "Origin", at("")).statusCode()).isEqualTo(303);
    }

    @Test
    void sentTwiceItIsOneQuestion() throws Exception {
        Map<String, String> fields = filled();
        assertThat(reference(send(fields))).isEqualTo(reference(send(fields)));
        assertThat(kept(fields)).isEqualTo(1);
        assertThat(revision(fields)).isEqualTo(1);
    }

    @Test
    void sentTwentyTimesAtOnceItIsOneQuestion() throws Exception {
        Map<String, String> fields = filled();
        List<Callable<String>> senders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            senders.add(() -> reference(send(fields)));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<String> references = new ArrayList<>();
            for (Future<String> each : threads.invokeAll(senders)) {
                references.add(each.get());
            }
            assertThat(references).hasSize(20).containsOnly(references.getFirst());
        }
        assertThat(kept(fields)).isEqualTo(1);
        assertThat(revision(fields)).isEqualTo(1);
    }

    @Test
    void changedAndSentAgainItIsStillTheSameQuestion() throws Exception {
        Map<String, String> fields = filled();
        String first = reference(send(fields));
        fields.put("email", "beter@bedrijf.nl");
        assertThat(reference(send(fields))).isEqualTo(first);
        assertThat(kept(fields)).isEqualTo(1);
        assertThat(revision(fields)).isEqualTo(2);
    }

    static Stream<String> tokensThatAreNotOurs() {
        return Stream.of(
                "",
                "onzin",
                "00000000-0000-4000-8000-000000000000.1791450000." + "A".repeat(43),
                "00000000-0000-4000-8000-000000000000.1791450000");
    }

    @ParameterizedTest
    @MethodSource("tokensThatAreNotOurs")
    void withoutATokenOfOursTheTextStaysAndNothingIsKept(String token) throws Exception {
        Map<String, String> fields = filled("formulier", token, "vraag", NASTY, "bedrijf", NASTY);
        if (token.isEmpty()) {
            fields.remove("formulier");
        }
        int before = allKept();
        HttpResponse<String> response = send(fields);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        assertTextStays(response, fields);
        assertThat(allKept()).isEqualTo(before);
    }

    @Test
    void afterATokenThatIsNotOursOnceMoreIsEnough() throws Exception {
        Map<String, String> fields = filled("formulier", "onzin");
        fields.put("formulier", one(read(send(fields)), "[name=formulier]").val());
        assertThat(send(fields).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Origin, https://kwaad.example",
        "Origin, null",
        "Accept, text/html"
    })
    void aFormFromElsewhereIsNotSentAndTheTextStays(String header, String value) throws Exception {
        Map<String, String> fields = filled("vraag", NASTY, "reageren", "bel", "telefoon", "06 12345678");
        HttpResponse<String> response = post("/contact", fields, header, value);
        assertThat(response.statusCode()).isEqualTo(403);
        assertTextStays(response, fields);
        assertThat(kept(fields)).isZero();
    }

    @Test
    void whoFillsInTheFieldThatPeopleDoNotSeeSeesTheSameAsEverybody() throws Exception {
        Map<String, String> fields = filled("website", "https://kwaad.example");
        assertThat(address(send(fields))).startsWith("/contact/verstuurd/PW-");
        assertThat(kept(fields)).isEqualTo(1);
    }

    @Test
    void theFieldThatPeopleDoNotSeeIsHiddenFromReadersToo() throws Exception {
        Element trap = one(read(get("/contact")), ".ct-trap");
        assertThat(trap.attr("aria-hidden")).isEqualTo("true");
        assertThat(one(read(get("/contact")), "#website").attr("tabindex")).isEqualTo("-1");
    }

    @ParameterizedTest
    @Proves("P3")
    @CsvSource({
        "vraag, Ik was lang ziek, gezondheid",
        "vraag, Mijn rekening is NL91 ABNA 0417 1643 00, IBAN",
        "bedrijf, Stichting Kanker, gezondheid"
    })
    void whoeverWritesSomethingDelicateIsToldOnceAndThenDecides(String field, String text, String told)
            throws Exception {
        Map<String, String> fields = filled(field, text);
        HttpResponse<String> warned = send(fields);
        assertThat(warned.statusCode()).isEqualTo(422);
        assertThat(one(read(warned), "#fout-" + field).text()).contains(told);
        assertThat(kept(fields)).isZero();
        fields.put("gevoelig", one(read(warned), "[name=gevoelig]").val());
        assertThat(send(fields).statusCode()).isEqualTo(303);
        assertThat(kept(fields)).isEqualTo(1);
    }

    @Proves("P3")
    @ParameterizedTest
    @ValueSource(strings = {"vraag", "naam", "bedrijf"})
    void aServiceNumberIsNotTakenIn(String field) throws Exception {
        Map<String, String> fields = filled(field, "Mijn nummer is " + BSN);
        HttpResponse<String> response = send(fields);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(one(read(response), "#fout-" + field).text()).contains("burgerservicenummer");
        assertTextStays(response, fields);
        assertThat(kept(fields)).isZero();
    }

    static Stream<Map.Entry<String, String>> problems() {
        return Stream.of(
                Map.entry("vraag", ""),
                Map.entry("naam", ""),
                Map.entry("naam", NASTY.repeat(5)),
                Map.entry("bedrijf", NASTY.repeat(5)),
                Map.entry("email", ""),
                Map.entry("email", NASTY),
                Map.entry("email", "naam@bedrijf"),
                Map.entry("telefoon", ""),
                Map.entry("telefoon", NASTY),
                Map.entry("telefoon", "+49 30 1234567890123"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aProblemStandsAtItsFieldAndTheTextStays(Map.Entry<String, String> problem) throws Exception {
        Map<String, String> fields = filled("vraag", NASTY, "naam", NASTY, "bedrijf", NASTY, "reageren", "bel");
        fields.put("telefoon", "06 12345678");
        fields.put(problem.getKey(), problem.getValue());
        HttpResponse<String> response = send(fields);
        Document page = read(response);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(page.select(".errmsg")).hasSize(1);
        Element input = one(page, "#" + problem.getKey());
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(one(page, "#" + input.attr("aria-describedby")).text()).isNotBlank();
        assertThat(page.select(".ct-notice a[href=#" + problem.getKey() + "]")).hasSize(1);
        assertTextStays(response, fields);
        assertThat(page.select("script:not([src]), b:contains(`)")).isEmpty();
        assertThat(kept(fields)).isZero();
    }

    @Test
    void whatWasChosenStaysToo() throws Exception {
        Map<String, String> fields = filled("naam", "", "reageren", "bel", "moment", "afternoon", "meesturen", "ja");
        Document page = read(post("/contact?" + ANSWERS, fields, "Sec-Fetch-Site", "same-origin"));
        assertThat(one(page, "[name=moment] [selected]").val()).isEqualTo("afternoon");
        assertThat(page.select("[name=meesturen][checked]")).hasSize(1);
        assertThat(one(page, ".ct-form").attr("action")).isEqualTo("/contact?" + ANSWERS);
    }

    @Test
    void mendedItIsSentAsTheSameForm() throws Exception {
        Map<String, String> fields = filled("naam", "");
        String renewed = one(read(send(fields)), "[name=formulier]").val();
        assertThat(submission(renewed)).isEqualTo(submission(fields.get("formulier")));
        fields.put("formulier", renewed);
        fields.put("naam", "Jan");
        assertThat(send(fields).statusCode()).isEqualTo(303);
    }

    @Test
    void tooOftenInARowHasToWaitAndSomebodyElseDoesNot() throws Exception {
        Map<String, String> fields = filled("naam", "");
        // Two hundred, and what time gives back meanwhile
        HttpResponse<String> response = send(fields);
        for (int i = 0; i < 1_000 && response.statusCode() == 422; i++) {
            response = send(fields);
        }
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("retry-after")).contains("60");
        assertTextStays(response, fields);
        assertThat(kept(fields)).isZero();
        fields.put("naam", "Jan");
        visitor = "2001:db8:ffff::1";
        assertThat(send(fields).statusCode()).isEqualTo(303);
    }

    @Test
    void theEnglishFormIsEnglishFromBeginningToEnd() throws Exception {
        Map<String, String> fields = filled("naam", "");
        HttpResponse<String> problem = post("/en/contact", fields, "Sec-Fetch-Site", "same-origin");
        assertThat(problem.headers().firstValue("content-language")).contains("en");
        assertThat(one(read(problem), "#fout-naam").text()).startsWith("Fill in your name");
        fields.put("naam", "Jan");
        String address = address(post("/en/contact", fields, "Sec-Fetch-Site", "same-origin"));
        assertThat(address).startsWith("/en/contact/verstuurd/PW-");
        Document thanks = read(get(address));
        assertThat(one(thanks, "html").attr("lang")).isEqualTo("en");
        assertThat(one(thanks, "h1").text()).isEqualTo("Your question has been sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contact", "/en/contact"})
    void theReceiptHoldsTheWordsThatWereOnThePage(String path) throws Exception {
        HttpResponse<String> page = get(path + "?" + ANSWERS);
        Map<String, String> fields =
                filled("formulier", one(read(page), "[name=formulier]").val(), "meesturen", "ja");
        address(post(path + "?" + ANSWERS, fields, "Sec-Fetch-Site", "same-origin"));
        Map<String, Object> receipt = JdbcClient.create(owner)
                .sql("SELECT language, agreed_text, answers_attached FROM lead.receipt WHERE submission_id = ?")
                .param(submission(fields.get("formulier")))
                .query()
                .singleRow();
        assertThat(receipt)
                .containsEntry("language", path.startsWith("/en") ? "en" : "nl")
                .containsEntry("agreed_text", one(read(page), ".ct-agreed").text())
                .containsEntry("answers_attached", true);
    }

    @Test
    void aTickWithoutAnswersSendsNothingAlong() throws Exception {
        Map<String, String> fields = filled("meesturen", "ja");
        address(send(fields));
        assertThat(JdbcClient.create(owner)
                        .sql("SELECT answers_attached FROM lead.receipt WHERE submission_id = ?")
                        .param(submission(fields.get("formulier")))
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void whatIsInTheDatabaseTellsNothingOfThePerson() throws Exception {
        Map<String, String> fields = filled("bedrijf", "Kanariepiet", "reageren", "bel", "telefoon", "06 12345678");
        address(send(fields));
        String readable = Stream.of("lead.intake WHERE submission_id", "lead.lead WHERE id")
                .flatMap(row -> JdbcClient.create(owner)
                        .sql("SELECT * FROM " + row + " = ?")
                        .param(submission(fields.get("formulier")))
                        .query()
                        .listOfRows()
                        .stream())
                .flatMap(row -> row.values().stream())
                .map(value -> value instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                        : String.valueOf(value))
                .collect(Collectors.joining("\n"));
        assertThat(readable)
                .contains(fields.get("formulier").substring(0, 36))
                .doesNotContainIgnoringCase("kanariepiet")
                .doesNotContain("12345678")
                .doesNotContain(base64("kanariepi"), base64("anariepie"), base64("nariepiet"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
