package nl.allesoveradministratie.pakketwijzer.http;

import static nl.allesoveradministratie.pakketwijzer.http.OfficeBrowser.one;
import static nl.allesoveradministratie.pakketwijzer.http.OfficeBrowser.read;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.RECOVERY_CODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** "Mijn account": codes on paper and the password. */
class OwnAccountIT extends RunningApplication {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private DSLContext officeDatabase;

    private Hired hired() {
        return Hired.as(application, UUID.randomUUID() + "@eigen.test", Role.EDITOR);
    }

    private OfficeBrowser signedIn(Hired colleague) throws Exception {
        OfficeBrowser browser = new OfficeBrowser(at(""));
        browser.password(colleague.email(), Hired.PASSWORD);
        assertThat(browser.code(colleague.phone().code()).statusCode()).isEqualTo(303);
        return browser;
    }

    private static List<String> codes(OfficeBrowser browser, String home) throws Exception {
        HttpResponse<String> page = browser.post(home + "/account/herstelcodes", Map.of());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(read(page).select("script:not([src]), [style], style")).isEmpty();
        List<String> codes = read(page).select("#codes li").eachText();
        String file = one(page, "a[download]").attr("href");
        assertThat(file).startsWith("data:text/plain;charset=utf-8,").contains(codes);
        return codes;
    }

    private OfficeBrowser halfWay(Hired colleague) throws Exception {
        OfficeBrowser browser = new OfficeBrowser(at(""));
        browser.password(colleague.email(), Hired.PASSWORD);
        return browser;
    }

    private static HttpResponse<String> use(OfficeBrowser browser, String door, String code) throws Exception {
        return browser.post(door + "/inloggen/herstelcode", Map.of("code", code));
    }

    private static String left(OfficeBrowser browser) throws Exception {
        return one(browser.get("/kantoor/account"), ".acct-left").text();
    }

    private static List<String> mailsTo(String address) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getRecipients(Message.RecipientType.TO)[0]
                                .toString()
                                .equals(address);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .map(mail -> {
                    try {
                        return mail.getSubject() + "\n" + mail.getContent();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    @Test
    void tenCodesAreShownOnceAndOnlyTheirHashesAreKept() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = signedIn(colleague);
        assertThat(left(browser)).isEqualTo("Je hebt geen herstelcodes");
        List<String> codes = codes(browser, "/kantoor");
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"));
        assertThat(left(browser)).isEqualTo("Nog 10 codes over");
        assertThat(browser.get("/kantoor/account").body()).doesNotContain(codes);
        assertThat(officeDatabase
                        .select(RECOVERY_CODE.CODE_HASH)
                        .from(RECOVERY_CODE)
                        .where(RECOVERY_CODE.ACCOUNT_ID.eq(colleague.id()))
                        .fetch(RECOVERY_CODE.CODE_HASH))
                .hasSize(10)
                .allMatch(hash -> hash.length == 32);
    }

    @Test
    void aCodeLetsInOnceAfterThePasswordAndItsOwnerGetsAMail() throws Exception {
        Hired colleague = hired();
        String code = codes(signedIn(colleague), "/kantoor").getFirst();
        OfficeBrowser browser = halfWay(colleague);
        assertThat(read(browser.get("/inloggen/code")).select("a[href=/inloggen/herstelcode]"))
                .hasSize(1);
        HttpResponse<String> in = use(browser, "", code.toLowerCase(Locale.ROOT).replace("-", " "));
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
        assertThat(browser.isIn()).isTrue();
        assertThat(left(browser)).isEqualTo("Nog 9 codes over");
        await().until(() -> mailsTo(colleague.email()).stream()
                .anyMatch(mail -> mail.contains("Er is een herstelcode gebruikt")
                        && mail.contains("Er zijn er nog 9 over.")
                        && !mail.contains(code)));

        HttpResponse<String> again = use(halfWay(colleague), "", code);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(one(again, ".si-main [role=alert]").text()).contains("al gebruikt");
    }

    @Test
    void aNewSetTakesTheOldOneAway() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = signedIn(colleague);
        List<String> old = codes(browser, "/kantoor");
        List<String> fresh = codes(browser, "/kantoor");
        assertThat(use(halfWay(colleague), "", old.getLast()).statusCode()).isEqualTo(422);
        assertThat(use(halfWay(colleague), "", fresh.getLast()).statusCode()).isEqualTo(303);
    }

    @Test
    void theCodeOfAColleagueIsNoUse() throws Exception {
        String code = codes(signedIn(hired()), "/kantoor").getFirst();
        Hired other = hired();
        codes(signedIn(other), "/kantoor");
        assertThat(use(halfWay(other), "", code).statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "\"><script>alert(1)</script>", "0000-0000-0000-0000"})
    void whatIsNoCodeLetsNobodyIn(String code) throws Exception {
        Hired colleague = hired();
        codes(signedIn(colleague), "/kantoor");
        HttpResponse<String> answer = use(halfWay(colleague), "", code);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(read(answer).select("script:not([src])")).isEmpty();
    }

    @Test
    void withoutAPasswordACodeOpensNothing() throws Exception {
        String code = codes(signedIn(hired()), "/kantoor").getFirst();
        OfficeBrowser browser = new OfficeBrowser(at(""));
        assertThat(browser.leadsTo(use(browser, "", code))).isEqualTo("/inloggen?melding=opnieuw");
    }

    @Test
    void aPartnerHasCodesTooAndIsToldByMail() throws Exception {
        HiredPartner partner = HiredPartner.of(application, "Aanbieder van de codes");
        OfficeBrowser browser = OfficeBrowser.ofPartner(at(""));
        browser.password(partner.email(), Hired.PASSWORD);
        browser.code(partner.phone().code());
        String code = codes(browser, "/partner").getFirst();
        OfficeBrowser other = OfficeBrowser.ofPartner(at(""));
        other.password(partner.email(), Hired.PASSWORD);
        assertThat(use(other, "/partner", code).statusCode()).isEqualTo(303);
        assertThat(other.isIn()).isTrue();
        await().until(() -> mailsTo(partner.email()).stream().anyMatch(mail -> mail.contains("herstelcode")));
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() throws Exception {
        Hired colleague = hired();
        OfficeBrowser other = signedIn(colleague);
        OfficeBrowser browser = signedIn(colleague);
        HttpResponse<String> answer = browser.post(
                "/kantoor/account/wachtwoord", Map.of("nu", Hired.PASSWORD, "nieuw", "een heel andere lange zin"));
        assertThat(browser.leadsTo(answer)).isEqualTo("/kantoor/account?melding=wachtwoord");
        assertThat(other.isIn()).isFalse();
        assertThat(browser.isIn()).isTrue();
        assertThat(new OfficeBrowser(at(""))
                        .password(colleague.email(), Hired.PASSWORD)
                        .statusCode())
                .isEqualTo(422);
        assertThat(new OfficeBrowser(at(""))
                        .password(colleague.email(), "een heel andere lange zin")
                        .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "een andere lange zin, een heel andere lange zin, huidige wachtwoord",
        "een lange zin van niemand, kort, te kort",
        "een lange zin van niemand, '', te kort"
    })
    void aPasswordThatIsNotRightOrNotGoodChangesNothing(String now, String next, String said) throws Exception {
        Hired colleague = hired();
        OfficeBrowser other = signedIn(colleague);
        HttpResponse<String> answer =
                signedIn(colleague).post("/kantoor/account/wachtwoord", Map.of("nu", now, "nieuw", next));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(one(answer, "main [role=alert].note").text()).contains(said);
        assertThat(other.isIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sessie", "sessies", "wachtwoord", "passkey", "passkey-naam", "passkey-weg", "herstelcodes"})
    void aFormFromElsewhereChangesNothing(String what) throws Exception {
        OfficeBrowser browser = signedIn(hired());
        HttpResponse<String> answer =
                browser.post("/kantoor/account/" + what, Map.of(), "Sec-Fetch-Site", "cross-site");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(read(answer).select("#codes")).isEmpty();
        assertThat(left(browser)).isEqualTo("Je hebt geen herstelcodes");
    }

    @ParameterizedTest
    @CsvSource({
        "/kantoor/account, /inloggen?verder=%2Fkantoor%2Faccount",
        "/partner/account, /partner/inloggen?verder=%2Fpartner%2Faccount"
    })
    void whoIsNotInSeesNoAccount(String path, String to) throws Exception {
        OfficeBrowser browser = new OfficeBrowser(at(""));
        assertThat(browser.leadsTo(browser.get(path))).isEqualTo(to);
    }

    @Test
    void theEnglishPageLeadsToEnglishPages() throws Exception {
        HttpResponse<String> page = signedIn(hired()).get("/en/kantoor/account");
        assertThat(one(page, "h1").text()).isEqualTo("My account");
        assertThat(read(page).select("form").eachAttr("action")).allMatch(action -> action.startsWith("/en/kantoor/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[]", "{\"id\":\"x\",\"rawId\":\"x\",\"response\":{}}", "<script>"})
    void whatIsNoPasskeyIsRefusedPolitely(String answer) throws Exception {
        OfficeBrowser browser = signedIn(hired());
        assertThat(browser.post("/kantoor/account/passkey/vraag", Map.of()).statusCode())
                .isEqualTo(200);
        HttpResponse<String> page =
                browser.post("/kantoor/account/passkey", Map.of("antwoord", answer, "naam", "Mijn telefoon"));
        assertThat(page.statusCode()).isEqualTo(422);
        OfficeBrowser visitor = new OfficeBrowser(at(""));
        assertThat(visitor.post("/inloggen/passkey/vraag", Map.of()).statusCode())
                .isEqualTo(200);
        HttpResponse<String> signIn = visitor.post("/inloggen/passkey", Map.of("antwoord", answer));
        assertThat(signIn.statusCode()).isEqualTo(422);
        assertThat(one(signIn, ".si-main .note[role=alert]").text()).startsWith("Deze passkey klopt niet");
    }
}
