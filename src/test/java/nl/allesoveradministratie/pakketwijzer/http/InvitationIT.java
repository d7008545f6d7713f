package nl.allesoveradministratie.pakketwijzer.http;

import static nl.allesoveradministratie.pakketwijzer.http.OfficeBrowser.one;
import static nl.allesoveradministratie.pakketwijzer.http.OfficeBrowser.read;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.INVITATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Enrolment;
import nl.allesoveradministratie.pakketwijzer.identity.FounderLink;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.OfficeEnrolment;
import nl.allesoveradministratie.pakketwijzer.identity.Phone;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The link in an invitation: how long and how often it works, and what its form takes. */
class InvitationIT extends RunningApplication {

    private static final Pattern LINK = Pattern.compile("http://\\S+?((/en)?/uitnodiging/\\S+)");

    private final String email = UUID.randomUUID() + "@uitgenodigd.test";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OfficeEnrolment enrolment;

    private OfficeBrowser browser;

    @BeforeEach
    void anAdministratorIsSignedIn() {
        browser = new OfficeBrowser(at(""));
        Hired ada = Hired.as(application, UUID.randomUUID() + "@uitnodiger.test", Role.ADMIN);
        As.colleague(ada.id(), Role.ADMIN);
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    private List<String> mails() {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> text(mail, true).equals(email))
                .map(mail -> text(mail, false))
                .toList();
    }

    private static String text(MimeMessage mail, boolean to) {
        try {
            return to
                    ? mail.getRecipients(Message.RecipientType.TO)[0].toString()
                    : mail.getContent().toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Invites, and waits for the mail. */
    private String link() {
        return link(() -> assertThat(
                        accounts.invite(new EmailAddress(email), "Mila Bakker", Set.of(Role.SALES), Language.NL))
                .isTrue());
    }

    private String link(Runnable invitation) {
        int before = mails().size();
        invitation.run();
        await().until(() -> mails().size() > before);
        Matcher link = LINK.matcher(mails().getLast());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /** The form as the link shows it, filled in without problems. */
    private Map<String, String> filled(String link, String... other) throws Exception {
        HttpResponse<String> page = browser.get(link);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Map<String, String> fields = new TreeMap<>(Map.of(
                "geheim", one(page, "[name=geheim]").val(),
                "email", one(page, "#email").val(),
                "naam", "Mila Bakker",
                "wachtwoord", Hired.PASSWORD,
                "code", phone(page).code()));
        for (int i = 0; i < other.length; i += 2) {
            fields.put(other[i], other[i + 1]);
        }
        return fields;
    }

    private static Phone phone(HttpResponse<String> page) {
        return new Phone(one(page, "#sleutel").text());
    }

    private void assertMakesAnAccount(String link, Map<String, String> fields) throws Exception {
        HttpResponse<String> response = browser.post(link, fields);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    }

    private void assertIsGone(String link) throws Exception {
        HttpResponse<String> page = browser.get(link);
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(one(page, "h1").text()).isEqualTo("Deze link werkt niet meer");
    }

    private int accountsWith(String address) {
        return officeDatabase.fetchCount(ACCOUNT, ACCOUNT.EMAIL.eq(address));
    }

    private void setInvitation(OffsetDateTime expiresAt) {
        assertThat(officeDatabase
                        .update(INVITATION)
                        .set(INVITATION.EXPIRES_AT, expiresAt)
                        .where(INVITATION.EMAIL.eq(email))
                        .execute())
                .isEqualTo(1);
    }

    @Test
    void lookingDoesNotUseTheLinkUpAndNothingIsKept() throws Exception {
        String link = link();
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> page = browser.get(link);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("cache-control")).contains("no-store");
            assertThat(page.headers().allValues("set-cookie")).isEmpty();
            assertThat(one(page, "meta[name=referrer]").attr("content")).isEqualTo("no-referrer");
            assertThat(one(page, "#email").val()).isEqualTo(email);
            assertThat(one(page, "#naam").val()).isEqualTo("Mila Bakker");
        }
        assertMakesAnAccount(link, filled(link));
    }

    @Test
    void whatTheFormDoesNotAskIsNotTaken() throws Exception {
        String link = link();
        Map<String, String> fields = filled(link, "rollen", "admin", "roles", "ADMIN", "demo", "true");
        fields.put("vendor", UUID.randomUUID().toString());
        assertMakesAnAccount(link, fields);
        assertThat(officeDatabase
                        .select(ACCOUNT.ROLES, ACCOUNT.DEMO, ACCOUNT.VENDOR_ID)
                        .from(ACCOUNT)
                        .where(ACCOUNT.EMAIL.eq(email))
                        .fetchSingle())
                .satisfies(row -> {
                    assertThat(row.value1()).containsExactly("sales");
                    assertThat(row.value2()).isFalse();
                    assertThat(row.value3()).isNull();
                });
    }

    @Test
    void theNewColleagueSignsInWithThePasswordAndTheApp() throws Exception {
        String link = link();
        HttpResponse<String> page = browser.get(link);
        Phone phone = phone(page);
        Map<String, String> fields =
                filled(link, "geheim", one(page, "[name=geheim]").val(), "code", phone.code());
        HttpResponse<String> made = browser.post(link, fields);
        assertThat(browser.leadsTo(made)).isEqualTo("/inloggen?melding=klaar");
        assertThat(browser.isIn()).isFalse();

        browser.password(email, Hired.PASSWORD);
        assertThat(browser.code(fields.get("code")).statusCode())
                .as("the code of the form")
                .isEqualTo(422);
        assertThat(browser.code(phone.code()).statusCode()).isEqualTo(303);
        assertThat(browser.isIn()).isTrue();
        assertThat(officeDatabase
                        .select(ACCOUNT.ROLES)
                        .from(ACCOUNT)
                        .where(ACCOUNT.EMAIL.eq(email))
                        .fetchSingle()
                        .value1())
                .containsExactly("sales");
    }

    @Test
    void aUsedLinkIsGone() throws Exception {
        String link = link();
        Map<String, String> fields = filled(link);
        assertMakesAnAccount(link, fields);
        assertIsGone(link);
        assertThat(browser.post(link, fields).statusCode()).isEqualTo(410);
        assertThat(accountsWith(email)).isEqualTo(1);
    }

    @Test
    void anOldLinkIsGone() throws Exception {
        String link = link();
        Map<String, String> fields = filled(link);
        setInvitation(OffsetDateTime.now().minusSeconds(1));
        assertIsGone(link);
        assertThat(browser.post(link, fields).statusCode()).isEqualTo(410);
        assertThat(accountsWith(email)).isZero();
    }

    @Test
    void aLinkWorksForAWeek() {
        link();
        assertThat(officeDatabase
                        .select(INVITATION.EXPIRES_AT)
                        .from(INVITATION)
                        .where(INVITATION.EMAIL.eq(email))
                        .fetchSingle()
                        .value1())
                .isBetween(
                        OffsetDateTime.now().plusDays(6), OffsetDateTime.now().plusDays(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/uitnodiging/x", "/en/uitnodiging/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aLinkThatNeverWasIsGoneToo(String link) throws Exception {
        assertThat(browser.get(link).statusCode()).isEqualTo(410);
        assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(410);
    }

    @Test
    void theTokenStandsNowhereInTheDatabase() {
        String token = link().replaceAll(".*/", "");
        assertThat(officeDatabase
                        .selectFrom(INVITATION)
                        .where(INVITATION.EMAIL.eq(email))
                        .fetch()
                        .format())
                .doesNotContain(token);
    }

    @Test
    void twentyClicksAtOnceMakeOneAccount() throws Exception {
        int clicks = 20;
        String link = link();
        Map<String, String> fields = filled(link);
        CyclicBarrier start = new CyclicBarrier(clicks);
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(clicks)) {
            Callable<Integer> click = () -> {
                OfficeBrowser own = new OfficeBrowser(at(""));
                start.await();
                return own.post(link, fields).statusCode();
            };
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(clicks, click))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnlyOnce(303).hasSize(clicks).allMatch(status -> status < 500);
        assertThat(accountsWith(email)).isEqualTo(1);
    }

    /** More of them than there are connections to the database. */
    @Test
    void manyWhoComeAtOnceDoNotHoldEachOtherUp() throws Exception {
        int people = 20;
        Enrolment.Form form = new Enrolment.Form("Mila", email, Hired.PASSWORD, "", "");
        CyclicBarrier start = new CyclicBarrier(people);
        try (var threads = Executors.newFixedThreadPool(people)) {
            Callable<Map<String, String>> attempts = () -> {
                start.await();
                for (int i = 0; i < 20; i++) {
                    enrolment.accept("never was", form, Language.NL);
                }
                return enrolment.accept("never was", form, Language.NL);
            };
            for (Future<Map<String, String>> problems : threads.invokeAll(Collections.nCopies(people, attempts))) {
                assertThat(problems.get()).containsOnlyKeys("link");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "naam, name, ''",
        "naam, name, ' '",
        "naam, name, een naam die langer is dan honderd tekens en dus nergens op een regel past en niemand ooit helemaal leest",
        "naam, name, 'Mila\u0000Bakker'",
        "wachtwoord, password, kort",
        "wachtwoord, password, aaaaaaaaaaaaaaaa",
        "wachtwoord, password, 'ik ben mila bakker'",
        "code, code, ''",
        "code, code, 12345",
        "code, code, abcdef"
    })
    void aProblemStandsAtItsFieldAndTheRestStays(String field, String problem, String typed) throws Exception {
        String link = link();
        Map<String, String> fields = filled(link, field, typed);
        HttpResponse<String> response = browser.post(link, fields);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(read(response).select(".errmsg")).hasSize(1);
        assertThat(one(response, "#fout-" + problem).text()).isNotBlank();
        assertThat(one(response, "#" + field).attr("aria-invalid")).isEqualTo("true");
        assertThat(one(response, "#" + field).attr("aria-describedby")).isEqualTo("fout-" + problem);
        assertThat(one(response, "#naam").val())
                .isEqualTo(fields.get("naam").strip().replace('\0', '\uFFFD'));
        assertThat(one(response, "#wachtwoord").val()).isEmpty();
        assertThat(response.body()).doesNotContain("value=\"" + fields.get("wachtwoord"));
        assertThat(accountsWith(email)).isZero();
    }

    @Test
    void aFailedAttemptKeepsTheAppThatWasLinked() throws Exception {
        String link = link();
        HttpResponse<String> first = browser.get(link);
        Phone phone = phone(first);
        Map<String, String> fields =
                filled(link, "geheim", one(first, "[name=geheim]").val(), "wachtwoord", "kort");
        fields.put("code", phone.code());
        HttpResponse<String> failed = browser.post(link, fields);
        assertThat(one(failed, "#sleutel").text())
                .isEqualTo(one(first, "#sleutel").text());
        assertThat(one(failed, ".si-qr path").attr("d"))
                .isEqualTo(one(first, ".si-qr path").attr("d"));

        fields.put("geheim", one(failed, "[name=geheim]").val());
        fields.put("wachtwoord", Hired.PASSWORD);
        assertMakesAnAccount(link, fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "geen base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whoTampersWithTheSecretGetsANewOneAndNoAccount(String secret) throws Exception {
        String link = link();
        Map<String, String> fields = filled(link);
        String before = fields.put("geheim", secret);
        HttpResponse<String> response = browser.post(link, fields);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(read(response).select("#fout-code")).hasSize(1);
        assertThat(one(response, "[name=geheim]").val()).isNotIn(secret, before);
        assertThat(accountsWith(email)).isZero();
    }

    @Test
    void theAddressOfAnInvitationIsNotForTheFormToChange() throws Exception {
        String link = link();
        String other = UUID.randomUUID() + "@ander.test";
        assertMakesAnAccount(link, filled(link, "email", other));
        assertThat(accountsWith(email)).isEqualTo(1);
        assertThat(accountsWith(other)).isZero();
    }

    @Test
    void theAddressOfAnInvitationIsShownAlsoWhenTheFormSaysAnother() throws Exception {
        String link = link();
        HttpResponse<String> page = browser.get(link);
        Map<String, String> fields = filled(link, "email", "ander@ander.test", "code", "");
        fields.put("geheim", one(page, "[name=geheim]").val());
        HttpResponse<String> failed = browser.post(link, fields);
        assertThat(one(failed, "#email").val()).isEqualTo(email);
        assertThat(one(failed, ".si-qr path").attr("d"))
                .isEqualTo(one(page, ".si-qr path").attr("d"));
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Origin, https://kwaad.example", "Accept, text/html"})
    void aFormFromElsewhereMakesNoAccountAndDoesNotUseTheLinkUp(String header, String value) throws Exception {
        String link = link();
        Map<String, String> fields = filled(link);
        HttpResponse<String> response = browser.post(link, fields, header, value);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(one(response, ".si-main [role=alert]").text())
                .contains("niet dat dit formulier van onze eigen site komt");
        assertThat(accountsWith(email)).isZero();
        assertMakesAnAccount(link, fields);
    }

    @Test
    void aSecondInvitationToTheSameAddressEndsTheFirst() throws Exception {
        String first = link();
        String second = link();
        assertIsGone(first);
        assertMakesAnAccount(second, filled(second));
    }

    @Test
    void aWithdrawnInvitationIsGone() throws Exception {
        String link = link();
        accounts.invited().stream()
                .filter(each -> each.email().equals(email))
                .forEach(each -> accounts.withdraw(each.hash()));
        assertIsGone(link);
        assertThat(accounts.invited()).noneMatch(each -> each.email().equals(email));
    }

    @Test
    void whoHasAnAccountIsNotInvitedAsNew() {
        Hired.as(application, email, Role.SALES);
        assertThat(accounts.invite(new EmailAddress(email), "Mila", Set.of(Role.ADMIN), Language.NL))
                .isFalse();
        assertThat(accounts.invited()).noneMatch(each -> each.email().equals(email));
    }

    @Test
    void aColleagueWhoLostThePhoneGetsANewOneAndTheOldWorksUntilThen() throws Exception {
        Hired colleague = Hired.as(application, email, Role.EDITOR);
        String link = link(() -> accounts.inviteAgain(colleague.id()));
        browser.password(email, Hired.PASSWORD);
        assertThat(browser.code(colleague.phone().code()).statusCode()).isEqualTo(303);
        OfficeBrowser before = new OfficeBrowser(at("")).withSession(browser.session());
        assertThat(read(before.post("/kantoor/account/herstelcodes", Map.of())).select("#codes li"))
                .hasSize(10);

        OfficeBrowser other = new OfficeBrowser(at(""));
        HttpResponse<String> page = browser.get(link);
        Phone phone = phone(page);
        assertMakesAnAccount(
                link,
                filled(
                        link,
                        "geheim",
                        one(page, "[name=geheim]").val(),
                        "wachtwoord",
                        "een nieuwe lange zin",
                        "code",
                        phone.code()));
        assertThat(before.isIn()).as("with what the account had before").isFalse();
        assertThat(other.password(email, Hired.PASSWORD).statusCode()).isEqualTo(422);
        other.password(email, "een nieuwe lange zin");
        assertThat(read(other.get("/inloggen/code")).select("a[href=/inloggen/herstelcode]"))
                .as("codes of before")
                .isEmpty();
        assertThat(other.code(phone.code()).statusCode()).isEqualTo(303);
        assertThat(accountsWith(email)).isEqualTo(1);
    }

    @Test
    void whoIsShutOutDoesNotComeInByANewPhone() throws Exception {
        Hired colleague = Hired.as(application, email, Role.SALES);
        String link = link(() -> accounts.inviteAgain(colleague.id()));
        assertThat(accounts.mayEnter(colleague.id(), false)).isTrue();
        browser.post(link, filled(link));
        assertThat(browser.password(email, Hired.PASSWORD).statusCode()).isEqualTo(422);
    }

    /** As a start makes it when nobody has an account. */
    private String founderLink() throws Exception {
        String token = UUID.randomUUID().toString();
        officeDatabase
                .insertInto(INVITATION)
                .set(
                        INVITATION.TOKEN_HASH,
                        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)))
                .set(INVITATION.ROLES, new String[] {"admin"})
                .set(INVITATION.CREATED_AT, OffsetDateTime.now())
                .set(INVITATION.EXPIRES_AT, OffsetDateTime.now().plusHours(1))
                .execute();
        return "/uitnodiging/" + token;
    }

    @Test
    void theFounderFillsInAnAddressAndIsAdministrator() throws Exception {
        String link = founderLink();
        assertMakesAnAccount(link, filled(link, "email", "  " + email.toUpperCase(java.util.Locale.ROOT)));
        assertThat(accounts.all())
                .filteredOn(each -> each.email().equals(email))
                .singleElement()
                .matches(each -> each.roles().equals(Set.of(Role.ADMIN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "geen adres", "ada@kantoor", "ada@kant\u0000oor.test"})
    void theFounderNeedsAnAddress(String address) throws Exception {
        String link = founderLink();
        HttpResponse<String> response = browser.post(link, filled(link, "email", address));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(read(response).select(".errmsg")).hasSize(1);
        assertThat(read(response).select("#fout-email")).hasSize(1);
    }

    @Test
    void anAddressThatFitsInNoPictureIsNoAddressEither() throws Exception {
        String link = founderLink();
        HttpResponse<String> response = browser.post(link, filled(link, "email", "a".repeat(5_000) + "@kantoor.test"));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(read(response).select("#fout-email")).hasSize(1);
    }

    @Test
    void theFounderCannotTakeTheAddressOfAColleague() throws Exception {
        Hired colleague = Hired.as(application, email, Role.SALES);
        String link = founderLink();
        HttpResponse<String> response = browser.post(link, filled(link, "email", colleague.email()));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(one(response, "#fout-email").text()).contains("Er is al een account met dit adres");
    }

    @Test
    void aNewStartEndsTheLinkOfAnEarlierOne() throws Exception {
        String link = founderLink();
        assertThat(browser.get(link).statusCode()).isEqualTo(200);
        FounderLink.printed(application);
        assertIsGone(link);
    }

    @Test
    void onceSomebodyWorksHereAStartPrintsNoLink() {
        assertThat(FounderLink.printed(application)).isEmpty();
        assertThat(officeDatabase.fetchCount(INVITATION, INVITATION.EMAIL.isNull()))
                .isZero();
    }
}
