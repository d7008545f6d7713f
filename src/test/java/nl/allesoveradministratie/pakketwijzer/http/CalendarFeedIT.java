package nl.allesoveradministratie.pakketwijzer.http;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.lead.CalendarFeed;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.web.OwnAddress;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A colleague's next steps as a calendar reads them: at a secret address, and without a word on who it is about. */
class CalendarFeedIT extends RunningApplication {

    private static final LocalDate DAY = LocalDate.now().plusDays(3);

    @Autowired
    private ApplicationContext application;

    @Autowired
    private CalendarFeed feed;

    @Autowired
    private LeadDesk desk;

    @Autowired
    private DSLContext officeDatabase;

    private Hired me;
    private String sender;

    @BeforeEach
    void signIn() {
        me = Hired.as(application, UUID.randomUUID() + "@agenda.test", Role.SALES);
        As.colleague(me.id(), Role.SALES);
        sender = "2001:db8:77:" + Integer.toHexString(System.identityHashCode(me) & 0xffff) + "::1";
    }

    @AfterEach
    void signOut() {
        As.nobody();
    }

    private UUID lead() {
        UUID id = UUID.randomUUID();
        desk.enter(
                id,
                new Enquiry("vixum", Language.NL, "Winterkoning", "", null, null, null, "Een vraag", null, null),
                LeadOrigin.PHONE);
        return id;
    }

    private int version(UUID lead) {
        return officeDatabase
                .select(LEAD_.VERSION)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead))
                .fetchSingle()
                .value1();
    }

    private String reference(UUID lead) {
        return officeDatabase
                .select(LEAD_.REFERENCE)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead))
                .fetchSingle()
                .value1();
    }

    private void plan(UUID lead, LocalDate on) {
        desk.planNextStep(lead, version(lead), "Bel Winterkoning terug", on);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(at(path))).header("X-Forwarded-For", sender);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String path(String token) {
        return "/kantoor/agenda/" + token + ".ics";
    }

    private String text(String token) throws Exception {
        HttpResponse<byte[]> response = get(path(token));
        assertThat(response.statusCode()).isEqualTo(200);
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static List<String> lines(String file) {
        assertThat(file).endsWith("\r\n");
        assertThat(Arrays.stream(file.split("\r\n")))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        return Arrays.asList(file.replace("\r\n ", "").split("\r\n"));
    }

    @Test
    void theDaysOfMyNextStepsByNumberAndNothingElse() throws Exception {
        UUID lead = lead();
        plan(lead, DAY);
        lead();

        String file = text(feed.make(Language.NL));

        assertThat(lines(file))
                .containsOnlyOnce("BEGIN:VEVENT")
                .contains(
                        "DTSTART;VALUE=DATE:" + DAY.format(DateTimeFormatter.BASIC_ISO_DATE),
                        "SUMMARY:Volgende stap bij " + reference(lead),
                        "URL:" + address("/kantoor/leads/" + reference(lead)));
        assertThat(file).doesNotContain("Winterkoning", "Bel ", "DESCRIPTION");
    }

    private String address(String path) {
        return application.getBean(OwnAddress.class).of(path);
    }

    @Test
    void aStepThatIsPutOffIsTheSameEventOnAnotherDayAndOneThatIsDoneIsGone() throws Exception {
        String token = feed.make(Language.EN);
        UUID lead = lead();
        plan(lead, DAY);
        List<String> before = lines(text(token));
        plan(lead, DAY.plusDays(1));
        List<String> after = lines(text(token));

        String uid = before.stream()
                .filter(line -> line.startsWith("UID:"))
                .findFirst()
                .orElseThrow();
        assertThat(after)
                .contains(uid, "SUMMARY:Next step for " + reference(lead))
                .doesNotContainAnyElementsOf(before.stream()
                        .filter(line -> line.startsWith("DTSTART") || line.startsWith("DTEND"))
                        .toList());
        desk.finishNextStep(lead, version(lead));
        assertThat(lines(text(token))).doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void aColleaguesStepsAreNotInMine() throws Exception {
        UUID lead = lead();
        plan(lead, DAY);
        Hired other = Hired.as(application, UUID.randomUUID() + "@agenda.test", Role.SALES);
        As.colleague(other.id(), Role.SALES);
        assertThat(text(feed.make(Language.NL))).doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void whoHasItAlreadyIsToldSoUntilSomethingChanges() throws Exception {
        String token = feed.make(Language.NL);
        UUID lead = lead();
        plan(lead, DAY);
        HttpResponse<byte[]> first = get(path(token));
        String tag = first.headers().firstValue("etag").orElseThrow();
        assertThat(first.headers().firstValue("content-type")).contains("text/calendar;charset=UTF-8");
        assertThat(first.headers().firstValue("cache-control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-cache", "private"));
        assertThat(first.headers().allValues("set-cookie")).isEmpty();
        assertThat(first.headers().firstValue("x-robots-tag")).contains("noindex");
        assertThat(get(path(token), "If-None-Match", tag).statusCode()).isEqualTo(304);
        plan(lead, DAY.plusDays(2));
        assertThat(get(path(token), "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherAddressAndAWithdrawnOneAnswerLikeOneThatNeverWas() throws Exception {
        String first = feed.make(Language.NL);
        String second = feed.make(Language.NL);
        assertThat(first).isNotEqualTo(second).hasSize(32);
        assertThat(get(path(first)).statusCode()).isEqualTo(404);
        text(second);
        assertThat(feed.madeAt()).isPresent();
        feed.withdraw();
        assertThat(feed.madeAt()).isEmpty();
        assertThat(get(path(second)).statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsShutOutOrDoesSomethingElseNowIsNotAnsweredAnyMore() throws Exception {
        String token = feed.make(Language.NL);
        String never = new String(get(path("A".repeat(32))).body(), StandardCharsets.UTF_8);
        officeDatabase
                .update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, OffsetDateTime.now())
                .where(ACCOUNT.ID.eq(me.id()))
                .execute();
        HttpResponse<byte[]> shutOut = get(path(token));
        assertThat(shutOut.statusCode()).isEqualTo(404);
        assertThat(new String(shutOut.body(), StandardCharsets.UTF_8).replace(token, "A".repeat(32)))
                .isEqualTo(never);
        officeDatabase
                .update(ACCOUNT)
                .setNull(ACCOUNT.DISABLED_AT)
                .set(ACCOUNT.ROLES, new String[] {"editor"})
                .where(ACCOUNT.ID.eq(me.id()))
                .execute();
        assertThat(get(path(token)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%3Cscript%3E", "..", "A%00"})
    void whatIsNoAddressIsNotFound(String token) throws Exception {
        assertThat(get(path(token)).statusCode()).isBetween(400, 404);
    }

    @Test
    void aVeryLongAddressIsNotFound() throws Exception {
        assertThat(get(path("A".repeat(5_000))).statusCode()).isEqualTo(404);
    }

    /** Only the file itself is open: what lies around it asks to sign in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/kantoor/agenda",
                "/kantoor/agenda/" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/kantoor/agenda/a.ics/b",
                "/kantoor/agenda/a/b.ics",
                "/kantoor/leads.ics",
                "/en/kantoor/agenda/a.ics"
            })
    void nothingElseIsOpen(String path) throws Exception {
        HttpResponse<byte[]> response = get(path);
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("location"))
                .hasValueSatisfying(location -> assertThat(location).contains("/inloggen"));
    }

    @Test
    void whoTriesManyAddressesIsSlowedDown() throws Exception {
        HttpResponse<byte[]> response = get(path("A".repeat(32)));
        for (int i = 0; i < 1_000 && response.statusCode() == 404; i++) {
            response = get(path("A".repeat(32)));
        }
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
    }
}
