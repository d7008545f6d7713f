package nl.allesoveradministratie.pakketwijzer.http;

import static nl.allesoveradministratie.pakketwijzer.http.OfficeBrowser.one;
import static nl.allesoveradministratie.pakketwijzer.http.OfficeBrowser.read;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.CountedHashes;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.SiteKeys;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;

/** Signing in as a browser sees it: who comes in, who does not, and what the answers give away. */
@ExtendWith(OutputCaptureExtension.class)
class OfficeDoorIT extends RunningApplication {

    private static final String NASTY = "\"><script>alert('x')</script>";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private SiteKeys keys;

    @Autowired
    private MeterRegistry metrics;

    private OfficeBrowser browser() {
        return new OfficeBrowser(at(""));
    }

    private Hired hired() {
        return Hired.as(application, UUID.randomUUID() + "@deur.test", Role.SALES);
    }

    private void shutOut(Hired colleague) {
        officeDatabase
                .update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, OffsetDateTime.now())
                .where(ACCOUNT.ID.eq(colleague.id()))
                .execute();
    }

    /** A browser in which the password was right. */
    private OfficeBrowser halfWay(Hired colleague) throws Exception {
        OfficeBrowser browser = browser();
        HttpResponse<String> response = browser.password(colleague.email(), Hired.PASSWORD);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        return browser;
    }

    private OfficeBrowser signedIn(Hired colleague) throws Exception {
        OfficeBrowser browser = halfWay(colleague);
        HttpResponse<String> response = browser.code(colleague.phone().code());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        return browser;
    }

    private static String problem(HttpResponse<String> response) {
        return one(response, ".si-main [role=alert]").text();
    }

    /** Six digits that are no code of now. */
    private static String wrongCode(Hired colleague) throws Exception {
        return "%06d".formatted((Integer.parseInt(colleague.phone().code()) + 1) % 1_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "/kantoor, /inloggen?verder=%2Fkantoor",
        "/kantoor/leads, /inloggen?verder=%2Fkantoor%2Fleads",
        "/kantoor/leads?toon=mine, /inloggen?verder=%2Fkantoor%2Fleads%3Ftoon%3Dmine",
        "/kantoor/bestaat-niet, /inloggen?verder=%2Fkantoor%2Fbestaat-niet",
        "/en/kantoor/medewerkers, /en/inloggen?verder=%2Fen%2Fkantoor%2Fmedewerkers"
    })
    void whoIsNotSignedInIsSentToTheSignInPageAndGetsNoCookie(String path, String further) throws Exception {
        OfficeBrowser browser = browser();
        HttpResponse<String> response = browser.get(path);
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(browser.leadsTo(response)).isEqualTo(further);
        assertThat(response.headers().allValues("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//kantoor", "/./kantoor", "/%6bantoor", "/kantoor;x=1", "/KANTOOR", "/kantoor%2fleads"})
    void anotherSpellingOfTheAddressIsNoWayAround(String path) throws Exception {
        HttpResponse<String> response = browser().get(path);
        assertThat(response.statusCode()).isBetween(300, 499);
        assertThat(response.headers().allValues("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inloggen", "/en/inloggen", "/inloggen?verder=/kantoor/leads&melding=uit"})
    void theSignInPageIsKeptNowhereAndSetsNoCookie(String path) throws Exception {
        HttpResponse<String> page = browser().get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.headers().allValues("set-cookie")).isEmpty();
        assertThat(one(page, "meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void whatIsTypedStandsInThePageAsTextAndThePasswordNotAtAll() throws Exception {
        HttpResponse<String> page =
                browser().post("/inloggen", Map.of("email", NASTY, "wachtwoord", "kanariepiet", "verder", NASTY));
        assertThat(one(page, "#email").val()).isEqualTo(NASTY);
        assertThat(read(page).select("[name=verder]").eachAttr("value")).containsOnly(NASTY);
        assertThat(read(page).select("script:not([src])")).isEmpty();
        assertThat(page.body()).doesNotContain("kanariepiet");
    }

    @Test
    void anUnknownAddressAWrongPasswordAndAClosedAccountLookTheSame() throws Exception {
        Hired colleague = hired();
        Hired former = hired();
        shutOut(former);
        String unknown = UUID.randomUUID() + "@deur.test";
        HttpResponse<String> wrong = browser().password(colleague.email(), "een andere lange zin");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(problem(wrong)).startsWith("Dit klopt niet.");
        for (HttpResponse<String> other : List.of(
                browser().password(unknown, Hired.PASSWORD), browser().password(former.email(), Hired.PASSWORD))) {
            assertThat(sameForAll(other)).isEqualTo(sameForAll(wrong));
        }
    }

    private static String sameForAll(HttpResponse<String> response) {
        Map<String, List<String>> headers =
                new java.util.TreeMap<>(response.headers().map());
        headers.remove("date");
        return (response.statusCode() + "\n" + headers + "\n" + response.body())
                .replace(one(response, "#email").val(), "(what was typed)");
    }

    /** Nearly all the time goes into the hash, whatever there is to hold a password against; work is counted, not timed. */
    @Test
    void nobodyHearsFromTheClockWhetherAnAddressHasAnAccount() throws Exception {
        Hired former = hired();
        shutOut(former);
        OfficeBrowser browser = browser();
        try (CountedHashes hashes = new CountedHashes(application)) {
            for (String address :
                    List.of(hired().email(), former.email(), UUID.randomUUID() + "@deur.test", "geen adres", "")) {
                assertThat(browser.password(address, "een andere lange zin").statusCode())
                        .isEqualTo(422);
                assertThat(hashes.taken()).as(address).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "geen adres", "@", "nul\u0000byte@deur.test"})
    void whatIsNoAddressIsSimplyWrong(String email) throws Exception {
        HttpResponse<String> response = browser().password(email, Hired.PASSWORD);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(problem(response)).startsWith("Dit klopt niet.");
    }

    @Test
    void capitalsAndBlanksAroundAnAddressDoNotMatter() throws Exception {
        String email = hired().email();
        OfficeBrowser browser = browser();
        HttpResponse<String> response =
                browser.password("  " + email.toUpperCase(java.util.Locale.ROOT) + " ", Hired.PASSWORD);
        assertThat(browser.leadsTo(response)).isEqualTo("/inloggen/code");
    }

    @Test
    void anAddressWithAForeignDomainMayBeTypedAsItIsRead() throws Exception {
        String local = UUID.randomUUID().toString();
        Hired.as(application, local + "@xn--caf-dma.test", Role.SALES);
        OfficeBrowser browser = browser();
        assertThat(browser.leadsTo(browser.password(local + "@café.test", Hired.PASSWORD)))
                .isEqualTo("/inloggen/code");
    }

    @Test
    void whoTriesManyPasswordsOfOneAccountHasToWaitAndColleaguesDoNot() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = browser();
        for (int i = 0; i < 6; i++) {
            assertThat(browser.password(colleague.email(), "een andere lange zin")
                            .statusCode())
                    .isEqualTo(422);
        }
        HttpResponse<String> response = browser.password(colleague.email(), Hired.PASSWORD);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(problem(response))
                .isEqualTo("Er is vaak geprobeerd. Wacht een kwartier en probeer het dan nog een keer.");
        assertThat(halfWay(hired()).isIn()).isFalse();
        assertThat(halfWay(colleague).session()).as("from elsewhere").isNotEmpty();
    }

    @Test
    void whoTriesManyAccountsFromOneAddressHasToWaitAndOthersDoNot() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = browser();
        for (int i = 0; i < 60; i++) {
            // An empty password costs no bcrypt.
            assertThat(browser.password(UUID.randomUUID() + "@deur.test", "").statusCode())
                    .isEqualTo(422);
        }
        assertThat(browser.password(colleague.email(), Hired.PASSWORD).statusCode())
                .isEqualTo(429);
        assertThat(halfWay(colleague).session()).isNotEmpty();
    }

    @Test
    void aRightPasswordLeadsToTheCodeAndNoFurther() throws Exception {
        OfficeBrowser browser = browser();
        HttpResponse<String> response = browser.password(hired().email(), Hired.PASSWORD);
        assertThat(browser.leadsTo(response)).isEqualTo("/inloggen/code");
        HttpResponse<String> codePage = browser.get("/inloggen/code");
        assertThat(codePage.statusCode()).isEqualTo(200);
        assertThat(codePage.headers().firstValue("cache-control")).contains("no-store");
        for (String path : List.of("/kantoor", "/kantoor/leads", "/en/kantoor/medewerkers")) {
            assertThat(browser.leadsTo(browser.get(path))).contains("/inloggen?verder=");
        }
    }

    @Test
    void whoHasNoRightPasswordHasNoCodePage() throws Exception {
        OfficeBrowser browser = browser();
        assertThat(browser.leadsTo(browser.get("/inloggen/code"))).isEqualTo("/inloggen?melding=opnieuw");
        assertThat(browser.leadsTo(browser.code("123456"))).isEqualTo("/inloggen?melding=opnieuw");
        assertThat(browser.leadsTo(browser.get("/en/inloggen/code"))).isEqualTo("/en/inloggen?melding=opnieuw");
    }

    @Test
    void aWrongCodeIsRefusedAndTheRightOneStillWorks() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = halfWay(colleague);
        HttpResponse<String> response = browser.code(wrongCode(colleague));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(problem(response)).startsWith("Deze code klopt niet");
        assertThat(browser.isIn()).isFalse();

        HttpResponse<String> right = browser.code(colleague.phone().code());
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(browser.leadsTo(right)).isEqualTo("/kantoor");
        assertThat(browser.isIn()).isTrue();
    }

    @Test
    void whoTriesManyCodesHasToWaitInEveryBrowser() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = halfWay(colleague);
        for (int i = 0; i < 6; i++) {
            assertThat(browser.code("00000" + i + "x").statusCode()).isEqualTo(422);
        }
        String right = colleague.phone().code();
        assertThat(browser.code(right).statusCode()).isEqualTo(429);
        OfficeBrowser other = halfWay(colleague);
        HttpResponse<String> response = other.code(right);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(problem(response)).startsWith("Er is vaak geprobeerd.");
        assertThat(other.isIn()).isFalse();
    }

    @Test
    void aCodeThatWasUsedIsRefused() throws Exception {
        Hired colleague = hired();
        OfficeBrowser first = halfWay(colleague);
        OfficeBrowser second = halfWay(colleague);
        String code = colleague.phone().code();
        assertThat(first.code(code).statusCode()).isEqualTo(303);
        HttpResponse<String> again = second.code(code);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(problem(again)).contains("al gebruikt");
        assertThat(second.isIn()).isFalse();
    }

    @Test
    void ofTwoWhoSendTheSameCodeAtOnceOneIsIn() throws Exception {
        Hired colleague = hired();
        List<OfficeBrowser> browsers = List.of(halfWay(colleague), halfWay(colleague));
        String code = colleague.phone().code();
        CyclicBarrier start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> tries = browsers.stream()
                    .<Callable<Integer>>map(browser -> () -> {
                        start.await();
                        return browser.code(code).statusCode();
                    })
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(tries)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(303, 422);
        }
    }

    @Test
    void theCodeOfAColleagueIsNoUse() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = halfWay(colleague);
        assertThat(browser.code(hired().phone().code()).statusCode()).isEqualTo(422);
        assertThat(browser.isIn()).isFalse();
    }

    @Test
    void whoIsShutOutMeanwhileDoesNotFinishWithTheCode() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = halfWay(colleague);
        shutOut(colleague);
        assertThat(browser.code(colleague.phone().code()).statusCode()).isEqualTo(422);
        assertThat(browser.isIn()).isFalse();
    }

    @Test
    void aSessionThatSomebodyPlantedOrSawBeforeIsOfNoUseAfterwards() throws Exception {
        Hired colleague = hired();
        String planted = "0123456789ABCDEF0123456789ABCDEF";
        OfficeBrowser browser = browser().withSession(planted);
        browser.password(colleague.email(), Hired.PASSWORD);
        String afterPassword = browser.session();
        browser.code(colleague.phone().code());
        String afterCode = browser.session();

        assertThat(List.of(planted, afterPassword, afterCode)).doesNotHaveDuplicates();
        assertThat(browser.isIn()).isTrue();
        assertThat(browser().withSession(planted).isIn()).isFalse();
        assertThat(browser().withSession(afterPassword).isIn()).isFalse();
    }

    @Test
    void whoTypesAnotherPasswordInASignedInBrowserIsOutOfTheFirstAccount() throws Exception {
        OfficeBrowser browser = signedIn(hired());
        browser.password(hired().email(), Hired.PASSWORD);
        assertThat(browser.isIn()).isFalse();
    }

    @Test
    void theCookieOfASessionIsForOurOwnPagesAndNotForScripts() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = browser();
        HttpResponse<String> password = browser.password(colleague.email(), Hired.PASSWORD);
        HttpResponse<String> code = browser.code(colleague.phone().code());
        for (HttpResponse<String> response : List.of(password, code)) {
            assertThat(response.headers().allValues("set-cookie"))
                    .filteredOn(cookie -> !cookie.startsWith("pw_apparaat="))
                    .singleElement()
                    .matches(cookie ->
                            Pattern.matches("JSESSIONID=[0-9A-F]{32}; Path=/; HttpOnly; SameSite=Lax", cookie));
            assertThat(response.headers().firstValue("cache-control")).contains("no-store");
            assertThat(browser.leadsTo(response)).doesNotContain("JSESSIONID", "jsessionid", browser.session());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/kantoor",
                "/en/kantoor",
                "/kantoor/leads/PW-7K3M-92QX-4T",
                "/kantoor/leads?toon=mine",
                "/kantoor/leads?naam=caf%C3%A9"
            })
    void oneGoesOnToWhereOneWasGoing(String further) throws Exception {
        assertThat(afterwards(further)).isEqualTo(further);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//kwaad.example",
                "///kwaad.example/kantoor",
                "https://kwaad.example/kantoor",
                "\\\\kwaad.example",
                "/\\kwaad.example",
                "/kantoor\\@kwaad.example",
                "/kantoor/../inloggen",
                "/kantoor/..//kwaad.example",
                "/kantoor.kwaad.example",
                "/kantoor@kwaad.example",
                "kantoor",
                "javascript:alert(1)",
                "/kantoor\r\nX-Kwaad: 1",
                "/kantoor#//kwaad.example",
                "/kantoor?%zz",
                "/kantoor?x=%"
            })
    void nobodyIsSentElsewhere(String further) throws Exception {
        assertThat(afterwards(further)).isEqualTo("/kantoor");
    }

    /** Where one arrives after signing in, all the way by the pages. */
    private String afterwards(String further) throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = browser();
        HttpResponse<String> password = browser.post(
                "/inloggen", Map.of("email", colleague.email(), "wachtwoord", Hired.PASSWORD, "verder", further));
        HttpResponse<String> codePage = browser.get(browser.leadsTo(password));
        HttpResponse<String> in = browser.post(
                "/inloggen/code",
                Map.of(
                        "code",
                        colleague.phone().code(),
                        "verder",
                        one(codePage, "[name=verder]").val()));
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(browser.isIn()).isTrue();
        return browser.leadsTo(in);
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        OfficeBrowser browser = signedIn(hired());
        String session = browser.session();
        HttpResponse<String> out = browser.post("/uitloggen", Map.of());
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(browser.leadsTo(out)).isEqualTo("/inloggen?melding=uit");
        assertThat(browser().withSession(session).isIn()).isFalse();
    }

    @Test
    void signingOutClearsWhatTheBrowserRemembers() throws Exception {
        HttpResponse<String> out = signedIn(hired()).post("/uitloggen", Map.of());
        assertThat(out.headers().firstValue("clear-site-data")).contains("\"cache\"");
        assertThat(out.headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void signingInIsNotedWithoutWhoItWas(CapturedOutput log) throws Exception {
        Hired colleague = hired();
        browser().password(colleague.email(), "een andere lange zin");
        signedIn(colleague);
        assertThat(log.getOut())
                .contains("Signing in at OFFICE: a wrong password, or an address without an account")
                .contains("Signing in at OFFICE: a right password")
                .contains("Signing in at OFFICE: in by a code of the app")
                .doesNotContain(colleague.email(), colleague.id().toString());
    }

    @Test
    void whatAServiceRefusesIsNotedWithoutWhoItWas(CapturedOutput log) {
        UUID colleague = UUID.randomUUID();
        Counter refusals = metrics.get("pakketwijzer.refusals").counter();
        double before = refusals.count();

        try (SignedInAs _ = new SignedInAs(colleague, Role.SALES)) {
            assertThatThrownBy(() -> keys.make("vixum", "van mij")).isInstanceOf(AccessDeniedException.class);
        }

        assertThat(log.getOut()).contains("Refused: SiteKeys.make to ").doesNotContain(colleague.toString());
        assertThat(refusals.count()).isEqualTo(before + 1);
    }

    @Test
    void aLinkDoesNotSignOut() throws Exception {
        OfficeBrowser browser = signedIn(hired());
        assertThat(browser.get("/uitloggen").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(browser.isIn()).isTrue();
    }

    @Test
    void whatTheOfficeShowsIsKeptNowhere() throws Exception {
        HttpResponse<String> page = signedIn(hired()).get("/kantoor/leads");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(one(page, "meta[name=robots]").attr("content")).isEqualTo("noindex");
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
    void aFormFromElsewhereSignsNobodyIn(String header, String value) throws Exception {
        Hired colleague = hired();
        OfficeBrowser stranger = browser();
        HttpResponse<String> password = stranger.post(
                "/inloggen", Map.of("email", colleague.email(), "wachtwoord", Hired.PASSWORD), header, value);
        assertThat(password.statusCode()).isEqualTo(403);
        assertThat(stranger.session()).isEmpty();

        OfficeBrowser browser = halfWay(colleague);
        HttpResponse<String> code =
                browser.post("/inloggen/code", Map.of("code", colleague.phone().code()), header, value);
        assertThat(code.statusCode()).isEqualTo(403);
        assertThat(browser.isIn()).isFalse();
    }

    @Test
    void aFormFromElsewhereSignsNobodyOutAndDoesNotSaySo() throws Exception {
        OfficeBrowser browser = signedIn(hired());
        HttpResponse<String> response = browser.post("/uitloggen", Map.of(), "Sec-Fetch-Site", "cross-site");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(problem(response)).contains("niet dat dit formulier van onze eigen site komt");
        assertThat(browser.isIn()).isTrue();
    }

    @Test
    void inEnglishItIsEnglishUpToTheOffice() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = browser();
        HttpResponse<String> wrong =
                browser.post("/en/inloggen", Map.of("email", colleague.email(), "wachtwoord", "x"));
        assertThat(one(wrong, "html").attr("lang")).isEqualTo("en");
        HttpResponse<String> right =
                browser.post("/en/inloggen", Map.of("email", colleague.email(), "wachtwoord", Hired.PASSWORD));
        assertThat(browser.leadsTo(right)).isEqualTo("/en/inloggen/code");
        assertThat(one(browser.get("/en/inloggen/code"), "form.si-form").attr("action"))
                .isEqualTo("/en/inloggen/code");
    }
}
