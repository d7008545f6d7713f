package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A visitor has his result mailed to himself: one mail, and afterwards nobody knows to whom. */
@ExtendWith(OutputCaptureExtension.class)
class ResultMailIT extends RunningApplication {

    private static final String ANSWERS = "role=zzp&legal_form=eenmanszaak&vat_filing=need&bank_link=need&budget=30";
    private static final String PATH = "/keuzehulp/mail?" + ANSWERS;
    private static final AtomicInteger VISITORS = new AtomicInteger();

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final String visitor = "2001:db8:3:" + VISITORS.incrementAndGet() + "::1";
    private final String address = "kanariepiet" + VISITORS.get() + "@result.test";

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(at(path))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest form(String path, String token, String email, String from) {
        // By another name than the installation's own
        return HttpRequest.newBuilder(URI.create(at(path).replace("localhost", "127.0.0.1")))
                .header("X-Forwarded-For", visitor)
                .header("X-Forwarded-Host", "kwaad.test")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", from)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "formulier=" + token + "&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8)))
                .build();
    }

    private HttpResponse<String> send(String path, String token, String email) throws Exception {
        return client.send(form(path, token, email, "same-origin"), HttpResponse.BodyHandlers.ofString());
    }

    private String token() throws Exception {
        return Jsoup.parse(get(PATH).body()).select("[name=formulier]").val();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static MimeMessage awaitMail(String address) {
        await().until(() -> !mailsTo(address).isEmpty());
        return mailsTo(address).getFirst();
    }

    /** The part of a mail that is of a kind. */
    private static String part(Part part, String kind) throws Exception {
        if (part.isMimeType(kind)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                String found = part(each, kind);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private int waiting() {
        return JdbcClient.create(owner)
                .sql("SELECT count(*) FROM mail.letter")
                .query(Integer.class)
                .single();
    }

    @Test
    void theMailHoldsTheResultInWordsAndNothingElse() throws Exception {
        HttpResponse<String> sent = send(PATH, token(), address);
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("location")).contains("/keuzehulp/mail/verstuurd?" + ANSWERS);
        assertThat(sent.headers().firstValue("cache-control")).contains("no-store");
        assertThat(sent.headers().allValues("set-cookie")).isEmpty();

        MimeMessage mail = awaitMail(address);
        assertThat(mail.getSubject()).isEqualTo("Je resultaat van Pakketwijzer");
        assertThat(mail.getAllRecipients()).hasSize(1);
        String link = at("/keuzehulp/resultaat?" + ANSWERS);
        String text = part(mail, "text/plain");
        assertThat(text)
                .contains(
                        link,
                        "1. ",
                        "van 100. ",
                        "per maand",
                        "bewaren je adres niet",
                        "Groet,\r\nAllesoverAdministratie")
                .doesNotContainIgnoringCase("kanariepiet")
                .doesNotContain("kwaad.test", "127.0.0.1");
        Document html = Jsoup.parse(part(mail, "text/html"));
        assertThat(html.select("html").attr("lang")).isEqualTo("nl");
        assertThat(html.select("a").eachAttr("href")).containsExactly(link);
        assertThat(html.select("img, link, script, style, iframe, [src], [background]"))
                .isEmpty();
        assertThat(html.text()).contains("AllesoverAdministratie", "bewaren je adres niet");
        assertThat(html.outerHtml()).doesNotContainIgnoringCase("kanariepiet");
    }

    @Test
    void forWhomCostWeighsMostTheCheapestComesFirstAsOnTheScreen() throws Exception {
        send(PATH + "&priority=kosten", token(), address);
        String text = part(awaitMail(address), "text/plain");
        assertThat(text).contains("wat per maand het minst kost bovenaan").doesNotContain("Wat het best past");
        assertThat(prices(text)).hasSizeGreaterThan(2).isSorted();
    }

    /** As he has sorted and filtered it, with what he compares: the mail says it, and its link leads to the same list. */
    @Test
    void itIsListedAsTheVisitorHasIt() throws Exception {
        String listing = "&volgorde=kosten&tot=20&vergelijk=moneybird,rompslomp";
        String there = "/keuzehulp/resultaat?" + ANSWERS + listing;
        HttpResponse<String> page = get(PATH + listing);
        assertThat(Jsoup.parse(page.body()).select("form.ct-form").attr("action"))
                .isEqualTo(PATH + listing);
        HttpResponse<String> sent = send(PATH + listing, token(), address);
        assertThat(sent.headers().firstValue("location")).contains("/keuzehulp/mail/verstuurd?" + ANSWERS + listing);
        MimeMessage mail = awaitMail(address);
        String text = part(mail, "text/plain");
        assertThat(text).contains(at(there), "Je koos zelf voor deze volgorde", "hooguit");
        List<BigDecimal> prices = prices(text.substring(0, text.indexOf("hooguit")));
        assertThat(prices)
                .hasSizeGreaterThan(1)
                .isSorted()
                .allSatisfy(price -> assertThat(price).isLessThanOrEqualTo(new BigDecimal("20")));
        assertThat(Jsoup.parse(part(mail, "text/html")).select("a").eachAttr("href"))
                .containsExactly(at(there));
    }

    @Test
    void whatIsNoOrderAndNoPackageIsLeftOut() throws Exception {
        HttpResponse<String> page =
                get(PATH + "&volgorde=%3Cscript%3E&tot=veel&vergelijk=nergens,moneybird&vergelijk=%3Cb%3E");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(page.body()).select("form.ct-form").attr("action"))
                .isEqualTo(PATH + "&vergelijk=moneybird");
    }

    private static List<BigDecimal> prices(String text) {
        return Pattern.compile("€.(\\d+,\\d\\d) per maand")
                .matcher(text)
                .results()
                .map(found -> new BigDecimal(found.group(1).replace(',', '.')))
                .toList();
    }

    @Test
    void inEnglishTheMailIsInEnglish() throws Exception {
        send("/en" + PATH, token(), address);
        MimeMessage mail = awaitMail(address);
        assertThat(mail.getSubject()).isEqualTo("Your result from Pakketwijzer");
        assertThat(part(mail, "text/plain")).contains(at("/en/keuzehulp/resultaat?" + ANSWERS), "out of 100");
    }

    @Test
    void pressedTwiceItIsOneMail() throws Exception {
        String token = token();
        List<CompletableFuture<HttpResponse<String>>> presses = IntStream.range(0, 2)
                .mapToObj(i -> client.sendAsync(
                        form(PATH, token, address, "same-origin"), HttpResponse.BodyHandlers.ofString()))
                .toList();
        for (CompletableFuture<HttpResponse<String>> press : presses) {
            assertThat(press.get().statusCode()).isEqualTo(303);
        }
        // Somebody else's mail, put in later, has arrived: so would a second one have.
        send(PATH, token(), "later-" + address);
        awaitMail("later-" + address);
        awaitMail(address);
        assertThat(mailsTo(address)).hasSize(1);
    }

    @Test
    void whoGoesBackAndMendsTheAddressGetsItThere() throws Exception {
        String token = token();
        send(PATH, token, "fout-" + address);
        send(PATH, token, address);
        awaitMail(address);
        awaitMail("fout-" + address);
    }

    @Test
    void afterItWasSentTheDatabaseAndTheLogKnowNothingOfTheAddress(CapturedOutput output) throws Exception {
        send(PATH, token(), address);
        awaitMail(address);
        await().until(() -> waiting() == 0);

        JdbcClient database = JdbcClient.create(owner);
        for (String table : List.of("mail.outbox", "mail.letter", "scheduler.scheduled_tasks")) {
            assertThat(database.sql("SELECT t::text FROM " + table + " t")
                            .query(String.class)
                            .list()
                            .toString()
                            .toLowerCase(Locale.ROOT))
                    .as(table)
                    .doesNotContain("kanariepiet", "result.test");
        }
        assertThat(database.sql("SELECT problem FROM mail.outbox WHERE kind = 'result' AND status <> 'sent'")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(output.getAll()).doesNotContainIgnoringCase("kanariepiet");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Vul je e-mailadres in",
        "kanariepiet, Er mist een @",
        "kanariepiet@result, Er mist een stukje na de @",
        "'kanariepiet@result.test\r\nBcc: iedereen@result.test', Dit adres klopt niet helemaal",
        "'kanariepiet@result.test, iedereen@result.test', Dit adres klopt niet helemaal",
        "'\"><script>alert(1)</script>@result.test', Dit adres klopt niet helemaal"
    })
    void whatIsNoAddressIsSaidAtTheFieldAndStays(String typed, String problem) throws Exception {
        int before = POST.getReceivedMessages().length;
        HttpResponse<String> page = send(PATH, token(), typed);
        assertThat(page.statusCode()).isEqualTo(422);
        Document read = Jsoup.parse(page.body());
        assertThat(read.select("#fout-email").text()).startsWith(problem);
        assertThat(read.select("#email").attr("aria-describedby")).isEqualTo("fout-email");
        assertThat(read.select("#email").val().replaceAll("[\r\n]", "")).isEqualTo(typed.replaceAll("[\r\n]", ""));
        assertThat(page.body()).doesNotContain("<script>alert");
        assertThat(POST.getReceivedMessages()).hasSize(before);
    }

    @Test
    void aFormOfAnotherSiteSendsNothing() throws Exception {
        HttpResponse<String> page =
                client.send(form(PATH, token(), address, "cross-site"), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(page.body()).select("#email").val()).isEqualTo(address);
        assertThat(send(PATH, "onzin", address).statusCode()).isEqualTo(409);
        assertThat(mailsTo(address)).isEmpty();
    }

    @Test
    void whoAsksTenTimesHasToWait() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(send(PATH, token(), "geen adres").statusCode()).isEqualTo(422);
        }
        HttpResponse<String> page = send(PATH, token(), address);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("retry-after")).contains("60");
        assertThat(Jsoup.parse(page.body()).select("#email").val()).isEqualTo(address);
        assertThat(mailsTo(address)).isEmpty();
    }

    /** To whoever presses it looks the same: whether an address got the mail before is nobody's business. */
    @Test
    void nobodyIsSentMoreThanThreeInADay() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(send(PATH, token(), address).statusCode()).isEqualTo(303);
        }
        // The same mailbox by other addresses
        for (String other : List.of(address.replace("@", "+nog-een@"), address.toUpperCase(Locale.ROOT))) {
            assertThat(send(PATH, token(), other).statusCode()).isEqualTo(303);
            assertThat(mailsTo(other)).isEmpty();
        }
        send(PATH, token(), "later-" + address);
        awaitMail("later-" + address);
        await().until(() -> waiting() == 0);
        assertThat(mailsTo(address)).hasSize(3);
        assertThat(mailsTo(address.replace("@", "+nog-een@"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keuzehulp/mail", "/en/keuzehulp/mail", "/keuzehulp/mail?role=onzin&x=%3Cscript%3E"})
    void withoutAnswersThereIsNothingToMail(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(page.body()).select("#email")).isEmpty();
        assertThat(page.body()).doesNotContain("x=<script>");
        assertThat(send(path, token(), address).statusCode()).isEqualTo(303);
        assertThat(mailsTo(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, "/keuzehulp/mail/verstuurd?" + ANSWERS})
    void thePagesAreKeptNowhereAndSetNoCookie(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.headers().allValues("set-cookie")).isEmpty();
        assertThat(page.body()).doesNotContain(" style=");
    }

    /** In a database that is away nothing is kept, and the visitor is told so. */
    @Test
    void whenTheDatabaseRefusesNothingIsSentAndTheAddressStays() throws Exception {
        JdbcClient database = JdbcClient.create(owner);
        database.sql("REVOKE EXECUTE ON FUNCTION mail.submit_result FROM pw_public")
                .update();
        try {
            for (int i = 0; i < 4; i++) {
                HttpResponse<String> page = send(PATH, token(), address);
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.headers().firstValue("retry-after")).contains("60");
                assertThat(Jsoup.parse(page.body()).select("#email").val()).isEqualTo(address);
            }
        } finally {
            database.sql("GRANT EXECUTE ON FUNCTION mail.submit_result TO pw_public")
                    .update();
        }
        send(PATH, token(), address);
        awaitMail(address);
    }
}
