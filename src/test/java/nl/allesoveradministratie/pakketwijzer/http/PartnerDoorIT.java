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
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.CountedHashes;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.Partners;
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

/** Partners of vendors as a browser sees their door: how they come in, and that the two doors have nothing in common. */
class PartnerDoorIT extends RunningApplication {

    private static final Pattern LINK = Pattern.compile("http://\\S+?((/en)?/partner/uitnodiging/\\S+)");

    private final String email = UUID.randomUUID() + "@aanbieder.test";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private Partners partners;

    @Autowired
    private Accounts accounts;

    private OfficeBrowser browser;

    @BeforeEach
    void anAdministratorIsSignedIn() {
        browser = partnersBrowser();
        Hired ada = Hired.as(application, UUID.randomUUID() + "@uitnodiger.test", Role.ADMIN);
        As.colleague(ada.id(), Role.ADMIN);
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    private OfficeBrowser partnersBrowser() {
        return OfficeBrowser.ofPartner(at(""));
    }

    private HiredPartner hired() {
        return HiredPartner.of(application, "Aanbieder van de deur");
    }

    private OfficeBrowser signedIn(HiredPartner partner) throws Exception {
        OfficeBrowser own = partnersBrowser();
        assertThat(own.password(partner.email(), Hired.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(own.code(partner.phone().code()).statusCode()).isEqualTo(303);
        return own;
    }

    private OfficeBrowser signedInColleague(Role... roles) throws Exception {
        Hired colleague = Hired.as(application, UUID.randomUUID() + "@deur.test", roles);
        OfficeBrowser own = new OfficeBrowser(at(""));
        own.password(colleague.email(), Hired.PASSWORD);
        assertThat(own.code(colleague.phone().code()).statusCode()).isEqualTo(303);
        return own;
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

    /** Invites somebody of a vendor, and waits for the mail. */
    private String link(Language language) {
        UUID vendor = hired().vendor();
        return link(() -> assertThat(partners.invite(vendor, new EmailAddress(email), "Pim de Wit", language))
                .isEqualTo(Partners.Outcome.DONE));
    }

    private String link(Runnable invitation) {
        int before = mails().size();
        invitation.run();
        await().until(() -> mails().size() > before);
        Matcher link = LINK.matcher(mails().getLast());
        assertThat(link.find()).as(mails().getLast()).isTrue();
        return link.group(1);
    }

    private static Phone phone(HttpResponse<String> page) {
        return new Phone(one(page, "#sleutel").text());
    }

    private static Map<String, String> filled(HttpResponse<String> page, Phone phone) throws Exception {
        return new TreeMap<>(Map.of(
                "geheim",
                one(page, "[name=geheim]").val(),
                "naam",
                "Pim de Wit",
                "wachtwoord",
                Hired.PASSWORD,
                "code",
                phone.code()));
    }

    private Map<String, String> filled(String link) throws Exception {
        HttpResponse<String> page = browser.get(link);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return filled(page, phone(page));
    }

    private int accountsWith(String address) {
        return officeDatabase.fetchCount(ACCOUNT, ACCOUNT.EMAIL.eq(address));
    }

    private void assertIsGone(String link) throws Exception {
        HttpResponse<String> page = browser.get(link);
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("Vraag je contactpersoon bij ons om een nieuwe.");
    }

    @Test
    void whoIsInvitedMakesAnAccountAndComesInWithPasswordAndCode() throws Exception {
        String link = link(Language.NL);
        HttpResponse<String> page = browser.get(link);
        assertThat(page.headers().allValues("set-cookie")).isEmpty();
        assertThat(one(page, "#email").val()).isEqualTo(email);
        assertThat(one(page, ".si-words").text()).contains("Cijfers over je eigen pakketten");
        Phone phone = phone(page);
        HttpResponse<String> made = browser.post(link, filled(page, phone));
        assertThat(browser.leadsTo(made)).as(made.body()).isEqualTo("/partner/inloggen?melding=klaar");

        HttpResponse<String> password = browser.password(email, Hired.PASSWORD);
        assertThat(browser.leadsTo(password)).isEqualTo("/partner/inloggen/code");
        assertThat(browser.isIn()).as("after the password alone").isFalse();
        HttpResponse<String> code = browser.code(phone.code());
        assertThat(browser.leadsTo(code)).isEqualTo("/partner");
        assertThat(browser.isIn()).isTrue();
    }

    @Test
    void theMailSaysForWhomAndLeadsToTheLanguageOfTheInvitation() throws Exception {
        String link = link(Language.EN);
        assertThat(link).startsWith("/en/partner/uitnodiging/");
        assertThat(mails().getLast()).contains("for Aanbieder van de deur", "for 7 days");
        HttpResponse<String> made = browser.post(link, filled(link));
        assertThat(browser.leadsTo(made)).isEqualTo("/en/partner/inloggen?melding=klaar");
        assertThat(officeDatabase
                        .select(ACCOUNT.ROLES, ACCOUNT.LANGUAGE)
                        .from(ACCOUNT)
                        .where(ACCOUNT.EMAIL.eq(email))
                        .fetchSingle()
                        .intoList())
                .containsExactly(new String[] {"partner"}, "en");
    }

    @Test
    void aUsedLinkIsGone() throws Exception {
        String link = link(Language.NL);
        Map<String, String> fields = filled(link);
        assertThat(browser.post(link, fields).statusCode()).isEqualTo(303);
        assertIsGone(link);
        assertThat(browser.post(link, fields).statusCode()).isEqualTo(410);
        assertThat(accountsWith(email)).isEqualTo(1);
    }

    @Test
    void anOldLinkIsGone() throws Exception {
        String link = link(Language.NL);
        Map<String, String> fields = filled(link);
        assertThat(officeDatabase
                        .update(INVITATION)
                        .set(INVITATION.EXPIRES_AT, OffsetDateTime.now().minusSeconds(1))
                        .where(INVITATION.EMAIL.eq(email))
                        .execute())
                .isEqualTo(1);
        assertIsGone(link);
        assertThat(browser.post(link, fields).statusCode()).isEqualTo(410);
        assertThat(accountsWith(email)).isZero();
    }

    @Test
    void aLinkThatWasTakenBackOrReplacedIsGone() throws Exception {
        String first = link(Language.NL);
        String second = link(Language.NL);
        assertIsGone(first);
        partners.all().stream()
                .flatMap(vendor -> vendor.invited().stream())
                .filter(each -> each.email().equals(email))
                .forEach(each -> partners.withdraw(each.hash()));
        assertIsGone(second);
    }

    @Test
    void twentyClicksAtOnceMakeOneAccount() throws Exception {
        int clicks = 20;
        String link = link(Language.NL);
        Map<String, String> fields = filled(link);
        CyclicBarrier start = new CyclicBarrier(clicks);
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(clicks)) {
            Callable<Integer> click = () -> {
                OfficeBrowser own = partnersBrowser();
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

    @Test
    void aLinkWorksAtItsOwnDoorOnly() throws Exception {
        String ofPartner = link(Language.NL);
        assertThat(browser.get(ofPartner.replace("/partner", "")).statusCode()).isEqualTo(410);
        assertThat(browser.post(ofPartner.replace("/partner", ""), filled(ofPartner))
                        .statusCode())
                .isEqualTo(410);

        String colleague = UUID.randomUUID() + "@uitgenodigd.test";
        accounts.invite(new EmailAddress(colleague), "Mila Bakker", Set.of(Role.ADMIN), Language.NL);
        Pattern link = Pattern.compile("/uitnodiging/(\\S+)");
        await().until(() -> Arrays.stream(POST.getReceivedMessages())
                .anyMatch(mail -> text(mail, true).equals(colleague)));
        Matcher token = link.matcher(Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> text(mail, true).equals(colleague))
                .map(mail -> text(mail, false))
                .findFirst()
                .orElseThrow());
        assertThat(token.find()).isTrue();
        assertThat(browser.get("/uitnodiging/" + token.group(1)).statusCode()).isEqualTo(200);
        assertIsGone("/partner/uitnodiging/" + token.group(1));
    }

    @Test
    void whoBecameAColleagueMeanwhileDoesNotBecomeAPartnerToo() throws Exception {
        String link = link(Language.NL);
        Hired.as(application, email, Role.SALES);
        HttpResponse<String> response = browser.post(link, filled(link));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(one(response, "#fout-email").text()).isEqualTo("Er is al een account met dit adres.");
        assertThat(accountsWith(email)).isEqualTo(1);
    }

    @Test
    void aPartnerWhoLostThePhoneGetsANewOne() throws Exception {
        HiredPartner partner = hired();
        officeDatabase
                .update(ACCOUNT)
                .set(ACCOUNT.EMAIL, email)
                .where(ACCOUNT.ID.eq(partner.id()))
                .execute();
        String link = link(() -> partners.inviteAgain(partner.id()));
        HttpResponse<String> page = browser.get(link);
        Phone phone = phone(page);
        assertThat(browser.post(link, filled(page, phone)).statusCode()).isEqualTo(303);
        browser.password(email, Hired.PASSWORD);
        assertThat(browser.code(partner.phone().code()).statusCode())
                .as("the old phone")
                .isEqualTo(422);
        assertThat(browser.code(phone.code()).statusCode()).isEqualTo(303);
        assertThat(browser.isIn()).isTrue();
    }

    @Test
    void whoIsShutOutStaysOutAlsoWithANewPhoneUntilLetInAgain() throws Exception {
        HiredPartner partner = hired();
        officeDatabase
                .update(ACCOUNT)
                .set(ACCOUNT.EMAIL, email)
                .where(ACCOUNT.ID.eq(partner.id()))
                .execute();
        String link = link(() -> partners.inviteAgain(partner.id()));
        partners.mayEnter(partner.id(), false);
        assertThat(browser.password(email, Hired.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(browser.post(link, filled(link)).statusCode()).isEqualTo(422);
        partners.mayEnter(partner.id(), true);
        assertThat(browser.password(email, Hired.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void whoIsShutOutAfterThePasswordDoesNotFinishWithTheCode() throws Exception {
        HiredPartner partner = hired();
        browser.password(partner.email(), Hired.PASSWORD);
        partners.mayEnter(partner.id(), false);
        assertThat(browser.code(partner.phone().code()).statusCode()).isEqualTo(422);
        assertThat(browser.isIn()).isFalse();
    }

    /** What a page says, but for what was typed and where the form goes. */
    private static String said(HttpResponse<String> response) {
        return response.statusCode() + " "
                + read(response).select(".si-main [role=alert]").text();
    }

    @Test
    void atTheOtherDoorARightPasswordIsAsWrongAsAnyOther() throws Exception {
        Hired colleague = Hired.as(application, UUID.randomUUID() + "@deur.test", Role.ADMIN);
        HiredPartner partner = hired();
        OfficeBrowser office = new OfficeBrowser(at(""));
        String wrong = said(browser.password(partner.email(), "een andere lange zin"));
        assertThat(wrong).startsWith("422 Dit klopt niet.");

        assertThat(said(browser.password(colleague.email(), Hired.PASSWORD))).isEqualTo(wrong);
        assertThat(said(office.password(partner.email(), Hired.PASSWORD))).isEqualTo(wrong);
        assertThat(browser.session() + office.session()).isEmpty();
    }

    /** Nearly all the time goes into the hash: one for each of them. */
    @Test
    void nobodyHearsFromTheClockWhichAddressesAreThoseOfColleagues() throws Exception {
        String colleague = Hired.as(application, UUID.randomUUID() + "@deur.test", Role.ADMIN)
                .email();
        try (CountedHashes hashes = new CountedHashes(application)) {
            for (String address : List.of(colleague, hired().email(), UUID.randomUUID() + "@deur.test")) {
                assertThat(browser.password(address, "een andere lange zin").statusCode())
                        .isEqualTo(422);
                assertThat(hashes.taken()).isEqualTo(1);
            }
        }
    }

    @Test
    void aPasswordAtOneDoorIsNoHalfWayAtTheOther() throws Exception {
        Hired colleague = Hired.as(application, UUID.randomUUID() + "@deur.test", Role.ADMIN);
        OfficeBrowser office = new OfficeBrowser(at(""));
        office.password(colleague.email(), Hired.PASSWORD);
        HttpResponse<String> response = office.post(
                "/partner/inloggen/code", Map.of("code", colleague.phone().code()));
        assertThat(office.leadsTo(response)).isEqualTo("/partner/inloggen?melding=opnieuw");
        assertThat(office.get(PartnerScreen.PATH).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "/partner, /partner/inloggen?verder=%2Fpartner",
        "/partner/proefscherm?van=2026, /partner/inloggen?verder=%2Fpartner%2Fproefscherm%3Fvan%3D2026",
        "/partner/bestaat-niet, /partner/inloggen?verder=%2Fpartner%2Fbestaat-niet",
        "/en/partner/proefscherm, /en/partner/inloggen?verder=%2Fen%2Fpartner%2Fproefscherm",
        "/kantoor, /inloggen?verder=%2Fkantoor"
    })
    void whoIsNotSignedInIsSentToTheSignInPageOfThatDoorAndGetsNoCookie(String path, String further) throws Exception {
        HttpResponse<String> response = browser.get(path);
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(browser.leadsTo(response)).isEqualTo(further);
        assertThat(response.headers().allValues("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//partner", "/./partner", "/%70artner", "/partner;x=1", "/PARTNER", "/partner%2fproefscherm"})
    void anotherSpellingOfTheAddressIsNoWayAround(String path) throws Exception {
        HttpResponse<String> response = browser.get(path);
        assertThat(response.statusCode()).isBetween(300, 499);
        assertThat(response.headers().allValues("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/kantoor",
                "/en/kantoor",
                "/kantoor/leads",
                "/en/kantoor/leads",
                "/kantoor/medewerkers",
                "/kantoor/aanbieders",
                "/en/kantoor/aanbieders",
                "/kantoor/inzagelogboek",
                "/kantoor/bestaat-niet"
            })
    @Proves({"S1", "S7"})
    void forAPartnerThereIsNoOffice(String path) throws Exception {
        HttpResponse<String> page = signedIn(hired()).get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(read(page).select("html").attr("lang")).isEqualTo(path.startsWith("/en") ? "en" : "nl");
        assertThat(page.body()).isEqualToIgnoringWhitespace(nowhere(path).body());
    }

    /** What anybody gets at an address that there is not. */
    private HttpResponse<String> nowhere(String path) throws Exception {
        HttpResponse<String> page = partnersBrowser().get(path.startsWith("/en") ? "/en/nergens" : "/nergens");
        assertThat(page.statusCode()).isEqualTo(404);
        return page;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/partner",
                "/en/partner",
                "/partner/proefscherm",
                "/en/partner/proefscherm",
                "/partner/bestaat-niet"
            })
    void forAColleagueOfAnyRoleThereIsNoPartnersDoor(String path) throws Exception {
        HttpResponse<String> page = signedInColleague(Role.values()).get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).isEqualToIgnoringWhitespace(nowhere(path).body());
    }

    @Test
    void whatAPartnerSeesIsKeptNowhere() throws Exception {
        HttpResponse<String> page = signedIn(hired()).get("/en" + PartnerScreen.PATH);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(one(page, "meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(one(page, "html").attr("lang")).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource({
        "/partner/proefscherm?van=2026, /partner/proefscherm?van=2026",
        "/en/partner/proefscherm, /en/partner/proefscherm",
        "/kantoor/leads, /partner",
        "//kwaad.example, /partner",
        "/partner.kwaad.example, /partner",
        "/partnerkwaad, /partner",
        "'', /partner"
    })
    void oneGoesOnToWhereOneWasGoingBehindThisDoorOnly(String further, String to) throws Exception {
        HiredPartner partner = hired();
        browser.password(partner.email(), Hired.PASSWORD);
        HttpResponse<String> in = browser.post(
                "/partner/inloggen/code", Map.of("code", partner.phone().code(), "verder", further));
        assertThat(browser.leadsTo(in)).isEqualTo(to);
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        OfficeBrowser own = signedIn(hired());
        String session = own.session();
        HttpResponse<String> out = own.post("/partner/uitloggen", Map.of());
        assertThat(own.leadsTo(out)).isEqualTo("/partner/inloggen?melding=uit");
        assertThat(partnersBrowser().withSession(session).isIn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Origin, https://kwaad.example", "Accept, text/html"})
    void aFormFromElsewhereSignsNobodyInOrOut(String header, String value) throws Exception {
        HiredPartner partner = hired();
        Map<String, String> fields = Map.of("email", partner.email(), "wachtwoord", Hired.PASSWORD);
        assertThat(browser.post("/partner/inloggen", fields, header, value).statusCode())
                .isEqualTo(403);
        OfficeBrowser own = signedIn(partner);
        assertThat(own.post("/partner/uitloggen", Map.of(), header, value).statusCode())
                .isEqualTo(403);
        assertThat(own.isIn()).isTrue();
    }

    @Test
    void theFormsOfThePartnersDoorStayAtThatDoor() throws Exception {
        for (String path : List.of("/partner/inloggen", "/en/partner/inloggen")) {
            HttpResponse<String> page = browser.get(path);
            assertThat(one(page, "form.si-form").attr("action")).isEqualTo(path);
            assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        }
        browser.password(hired().email(), Hired.PASSWORD);
        HttpResponse<String> code = browser.get("/en/partner/inloggen/code");
        assertThat(one(code, "form.si-form").attr("action")).isEqualTo("/en/partner/inloggen/code");
        assertThat(read(code).select("a[href=/en/partner/inloggen]")).hasSize(1);
    }
}
