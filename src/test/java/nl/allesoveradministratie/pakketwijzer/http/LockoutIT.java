package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Somebody tries a thousand passwords: few of them are looked at, and whose account it is comes in meanwhile. */
class LockoutIT extends RunningApplication {

    private static final int MOST = 20;

    /** Tries that come back while the test runs: one every 45 seconds. */
    private static final int MEANWHILE = 4;

    @Autowired
    private ApplicationContext application;

    private OfficeBrowser browser() {
        return new OfficeBrowser(at(""));
    }

    private Hired hired() {
        return Hired.as(application, UUID.randomUUID() + "@slot.test", Role.SALES);
    }

    /** A browser in which somebody signed in yesterday. */
    private OfficeBrowser known(Hired colleague) throws Exception {
        OfficeBrowser before = browser();
        before.password(colleague.email(), Hired.PASSWORD);
        assertThat(before.code(colleague.phone().code()).statusCode()).isEqualTo(303);
        assertThat(before.device()).isNotEmpty();
        return browser().withDevice(before.device());
    }

    /** How many of the tries were looked at; the others were told to wait. */
    private long lookedAt(String email, int tries, boolean fromEverywhere) throws Exception {
        OfficeBrowser one = browser();
        int looked = 0;
        for (int i = 0; i < tries; i++) {
            int status = (fromEverywhere ? browser() : one)
                    .password(email, "een andere lange zin " + i)
                    .statusCode();
            assertThat(status).isIn(422, 429);
            looked += status == 422 ? 1 : 0;
        }
        return looked;
    }

    @Test
    void aThousandTriesFromEverywhereGetNowhereAndTheColleagueComesIn() throws Exception {
        Hired colleague = hired();
        OfficeBrowser own = known(colleague);
        assertThat(lookedAt(colleague.email(), 1_000, true)).isBetween((long) MOST, (long) MOST + MEANWHILE);
        assertThat(own.password(colleague.email(), Hired.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(own.code(colleague.phone().code()).statusCode()).isEqualTo(303);
        assertThat(own.isIn()).isTrue();
    }

    @Test
    void thatTheColleagueComesInGivesTheAttackerNoNewTries() throws Exception {
        Hired colleague = hired();
        OfficeBrowser own = known(colleague);
        lookedAt(colleague.email(), 60, true);
        own.password(colleague.email(), Hired.PASSWORD);
        assertThat(lookedAt(colleague.email(), 20, true)).isLessThanOrEqualTo(2);
    }

    @Test
    void fromOneNetworkThereAreFewerAndOthersAreLeftForEverybodyElse() throws Exception {
        Hired colleague = hired();
        assertThat(lookedAt(colleague.email(), 100, false)).isBetween(6L, 7L);
        assertThat(browser().password(colleague.email(), Hired.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void anAddressWithoutAnAccountIsHeldUpJustTheSame() throws Exception {
        assertThat(lookedAt(UUID.randomUUID() + "@slot.test", 60, true)).isBetween((long) MOST, (long) MOST + 1);
    }

    @Test
    void whoTookAKnownBrowserDoesNotGetToTryOnAndOnEither() throws Exception {
        Hired colleague = hired();
        String device = known(colleague).device();
        List<Integer> answers = IntStream.range(0, 30)
                .mapToObj(i -> {
                    try {
                        return browser()
                                .withDevice(device)
                                .password(colleague.email(), "een andere lange zin " + i)
                                .statusCode();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        assertThat(answers.stream().filter(status -> status == 422).count()).isBetween(10L, 11L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%00", "a.b.c"})
    void whatIsNoneOfOursMakesNoBrowserKnown(String device) throws Exception {
        Hired colleague = hired();
        lookedAt(colleague.email(), 40, true);
        assertThat(browser()
                        .withDevice(device)
                        .password(colleague.email(), Hired.PASSWORD)
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void theBrowserOfAColleagueIsNotKnownForAnother() throws Exception {
        Hired colleague = hired();
        OfficeBrowser ofAnother = known(hired());
        lookedAt(colleague.email(), 40, true);
        assertThat(ofAnother.password(colleague.email(), Hired.PASSWORD).statusCode())
                .isEqualTo(429);
    }

    @Test
    void whoKnowsThePasswordDoesNotUseUpTheCodesOfTheColleague() throws Exception {
        Hired colleague = hired();
        OfficeBrowser own = known(colleague);
        OfficeBrowser attacker = browser();
        attacker.password(colleague.email(), Hired.PASSWORD);
        for (int i = 0; i < 10; i++) {
            attacker.code("00000" + i + "x");
        }
        assertThat(attacker.code("123456").statusCode()).isEqualTo(429);
        own.password(colleague.email(), Hired.PASSWORD);
        assertThat(own.code(colleague.phone().code()).statusCode()).isEqualTo(303);
    }

    @Test
    void theCookieIsForThisHostOnlyAndOutOfReachOfScripts() throws Exception {
        Hired colleague = hired();
        OfficeBrowser browser = browser();
        browser.password(colleague.email(), Hired.PASSWORD);
        assertThat(browser.code(colleague.phone().code()).headers().allValues("set-cookie"))
                .filteredOn(cookie -> cookie.startsWith("pw_apparaat="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=15552000")
                .doesNotContain("Domain", colleague.id().toString(), colleague.email());
    }
}
