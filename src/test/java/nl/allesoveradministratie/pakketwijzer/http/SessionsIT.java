package nl.allesoveradministratie.pakketwijzer.http;

import static nl.allesoveradministratie.pakketwijzer.http.OfficeBrowser.one;
import static nl.allesoveradministratie.pakketwijzer.http.OfficeBrowser.read;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.Partners;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.jooq.DSLContext;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** How long somebody stays in, who can end it, and what the page then says. */
@Import(MovableClock.ForTheWholeProduct.class)
class SessionsIT extends RunningApplication {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Partners partners;

    @Autowired
    private MovableClock clock;

    private Hired hired() {
        return Hired.as(application, UUID.randomUUID() + "@sessie.test", Role.SALES);
    }

    private OfficeBrowser signedIn(Hired colleague) throws Exception {
        OfficeBrowser browser = new OfficeBrowser(at(""));
        clock.pass(Duration.ofSeconds(31));
        browser.password(colleague.email(), Hired.PASSWORD);
        HttpResponse<String> in = browser.code(colleague.phone().codeAt(clock.instant()));
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
        return browser;
    }

    private OfficeBrowser signedIn(HiredPartner partner) throws Exception {
        OfficeBrowser browser = OfficeBrowser.ofPartner(at(""));
        clock.pass(Duration.ofSeconds(31));
        browser.password(partner.email(), Hired.PASSWORD);
        assertThat(browser.code(partner.phone().codeAt(clock.instant())).statusCode())
                .isEqualTo(303);
        return browser;
    }

    private static void assertIsOver(OfficeBrowser browser, String why) throws Exception {
        HttpResponse<String> page = browser.get("/kantoor/leads?toon=mine");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(browser.leadsTo(page)).isEqualTo("/inloggen?verder=%2Fkantoor%2Fleads%3Ftoon%3Dmine&melding=" + why);
        HttpResponse<String> signIn = browser.get(browser.leadsTo(page));
        assertThat(one(signIn, ".si-form [name=verder]").val()).isEqualTo("/kantoor/leads?toon=mine");
        assertThat(read(signIn).select(".si-main .note[role=status] b")).hasSize(1);
    }

    @Test
    void aQuarterOfAnHourOfSilenceEndsIt() throws Exception {
        OfficeBrowser browser = signedIn(hired());
        clock.pass(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(browser.isIn()).isTrue();
        clock.pass(Duration.ofMinutes(15));
        assertIsOver(browser, "idle");
    }

    @Test
    void whatIsSentTooLateLeadsBackToThePageItCameFrom() throws Exception {
        OfficeBrowser browser = signedIn(hired());
        clock.pass(Duration.ofMinutes(15));
        assertThat(browser.leadsTo(browser.post("/kantoor/account/sessies", Map.of())))
                .isEqualTo("/inloggen?verder=%2Fkantoor%2Faccount&melding=idle");
    }

    @Test
    void aPageThatStandsOpenIsNoSignOfLife() throws Exception {
        OfficeBrowser browser = signedIn(hired());
        for (int i = 0; i < 4; i++) {
            clock.pass(Duration.ofMinutes(3));
            browser.get("/kantoor/sessie");
            browser.get("/?v-r=heartbeat");
        }
        clock.pass(Duration.ofMinutes(3));
        assertIsOver(browser, "idle");
    }

    @Test
    void aPageThatAsksForNewsAfterwardsBeginsNoSessionThatWouldHideWhyItIsOver() throws Exception {
        OfficeBrowser browser = signedIn(hired());
        clock.pass(Duration.ofMinutes(15));

        HttpResponse<String> news = browser.get("/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=long-polling"
                + "&X-Atmosphere-Framework=3.1.0&X-Atmosphere-tracking-id=0&X-atmo-protocol=true");

        assertThat(news.body()).as("the answer of push").contains("|0|X|");
        assertThat(news.headers().allValues("Set-Cookie")).isEmpty();
        assertIsOver(browser, "idle");
    }

    @Test
    void whoAsksToStayStays() throws Exception {
        OfficeBrowser browser = signedIn(hired());
        clock.pass(Duration.ofMinutes(14));
        assertThat(browser.get("/kantoor/sessie").body()).contains("\"idle\":60", "\"whole\":");
        assertThat(browser.post("/kantoor/sessie", Map.of()).statusCode()).isEqualTo(204);
        clock.pass(Duration.ofMinutes(14));
        assertThat(browser.isIn()).isTrue();
    }

    @Test
    void afterTenHoursItEndsWhateverSomebodyDoes() throws Exception {
        OfficeBrowser browser = signedIn(hired());
        for (int i = 0; i < 59; i++) {
            clock.pass(Duration.ofMinutes(10));
            assertThat(browser.isIn()).as("after %s times ten minutes", i + 1).isTrue();
        }
        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(browser.isIn()).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertIsOver(browser, "long");
    }

    @Test
    void whoIsNotInLearnsNothingOfASession() throws Exception {
        assertThat(new OfficeBrowser(at("")).get("/kantoor/sessie").statusCode())
                .isEqualTo(302);
    }

    @Test
    void theListSaysWhereOneIsInAndOneEndsWhatOneWants() throws Exception {
        Hired colleague = hired();
        OfficeBrowser phone = signedIn(colleague);
        OfficeBrowser computer = new OfficeBrowser(at(""))
                .saying("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36");
        clock.pass(Duration.ofSeconds(31));
        computer.password(colleague.email(), Hired.PASSWORD);
        computer.code(colleague.phone().codeAt(clock.instant()));

        HttpResponse<String> page = computer.get("/kantoor/account");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        Element list = one(page, "[aria-labelledby=sessies] .acct-list");
        assertThat(list.select("li").eachText().getFirst()).startsWith("Computer Dit apparaat");
        assertThat(list.select("li")).hasSize(2);
        assertThat(list.select("form")).hasSize(1);

        assertThat(computer.post(
                                "/kantoor/account/sessie",
                                Map.of("id", list.select("[name=id]").val()))
                        .statusCode())
                .isEqualTo(303);
        assertIsOver(phone, "ended");
        assertThat(computer.isIn()).isTrue();
    }

    @Test
    void oneEndsAllOthersAtOnce() throws Exception {
        Hired colleague = hired();
        OfficeBrowser one = signedIn(colleague);
        OfficeBrowser other = signedIn(colleague);
        OfficeBrowser here = signedIn(colleague);
        OfficeBrowser ofSomebodyElse = signedIn(hired());
        here.post("/kantoor/account/sessies", Map.of());
        assertIsOver(one, "ended");
        assertIsOver(other, "ended");
        assertThat(here.isIn()).isTrue();
        assertThat(ofSomebodyElse.isIn()).isTrue();
    }

    @Test
    void nobodyEndsTheSessionOfAColleagueByItsNumber() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = signedIn(colleague);
        UUID session = officeDatabase
                .select(SESSION.ID)
                .from(SESSION)
                .where(SESSION.ACCOUNT_ID.eq(colleague.id()))
                .fetchSingle()
                .value1();
        OfficeBrowser other = signedIn(hired());
        for (String id : new String[] {session.toString(), "", "x"}) {
            assertThat(other.post("/kantoor/account/sessie", Map.of("id", id)).statusCode())
                    .isEqualTo(303);
        }
        assertThat(browser.isIn()).isTrue();
    }

    @Test
    void anAdministratorEndsTheSessionsOfAColleague() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = signedIn(colleague);
        As.roles(Role.ADMIN);
        assertThat(accounts.all()).anyMatch(each -> each.id().equals(colleague.id()) && each.sessions() == 1);
        accounts.endSessions(colleague.id());
        assertIsOver(browser, "ended");
        assertThat(signedIn(colleague).isIn()).isTrue();
    }

    @Test
    void whoIsShutOutIsOutAtOnceAndComesInAgainWhenLetIn() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = signedIn(colleague);
        As.roles(Role.ADMIN);
        accounts.mayEnter(colleague.id(), false);
        assertIsOver(browser, "shut_out");
        accounts.mayEnter(colleague.id(), true);
        assertThat(browser.isIn()).isFalse();
        assertThat(signedIn(colleague).isIn()).isTrue();
    }

    @Test
    void itEndsAlsoWhenAnotherNodeSaysSo() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = signedIn(colleague);
        officeDatabase
                .deleteFrom(SESSION)
                .where(SESSION.ACCOUNT_ID.eq(colleague.id()))
                .execute();
        assertIsOver(browser, "ended");
    }

    @Test
    void aPartnerWhoIsShutOutIsOutAtOnceToo() throws Exception {
        HiredPartner partner = HiredPartner.of(application, "Aanbieder van de sessie");
        OfficeBrowser browser = signedIn(partner);
        assertThat(browser.get("/partner/account").statusCode()).isEqualTo(200);
        As.roles(Role.ADMIN);
        partners.mayEnter(partner.id(), false);
        assertThat(browser.leadsTo(browser.get("/partner")))
                .isEqualTo("/partner/inloggen?verder=%2Fpartner&melding=shut_out");
    }

    @Test
    void signingOutLeavesNothing() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = signedIn(colleague);
        browser.post("/uitloggen", Map.of());
        assertThat(officeDatabase.fetchCount(SESSION, SESSION.ACCOUNT_ID.eq(colleague.id())))
                .isZero();
    }

    @Test
    void whatWasLeftOpenGoesWhenTheNextOneComes() throws Exception {
        Hired colleague = hired();
        signedIn(colleague);
        clock.pass(Duration.ofHours(1));
        signedIn(hired());
        assertThat(officeDatabase.fetchCount(SESSION, SESSION.ACCOUNT_ID.eq(colleague.id())))
                .isZero();
    }

    @Test
    void howOneSignsInIsChangedOnlyAfterSigningInAMomentAgo() throws Exception {
        OfficeBrowser browser = signedIn(hired());
        clock.pass(Duration.ofMinutes(10));
        for (String path : new String[] {"/herstelcodes", "/passkey", "/passkey-weg"}) {
            HttpResponse<String> answer = browser.post("/kantoor/account" + path, Map.of("id", "x"));
            assertThat(browser.leadsTo(answer))
                    .as(path)
                    .isEqualTo("/inloggen?melding=bevestig&verder=/kantoor/account");
        }
        assertThat(browser.post("/kantoor/account/passkey/vraag", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(read(browser.get("/kantoor/account")).select("form[action$=herstelcodes], [data-passkey]"))
                .isEmpty();
    }
}
