package nl.allesoveradministratie.pakketwijzer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser is and how old, by the list that the build made. */
class BrowserReleasesTest {

    @BeforeAll
    static void theListIsThere() {
        DistilledLists.need("browsers.txt");
    }

    private static final String CHROME =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
    private static final String SAFARI =
            "Mozilla/5.0 (%s) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/%s Safari/605.1.15";

    private final BrowserReleases releases = new BrowserReleases();

    private BrowserClass on(String day, String agent) {
        return releases.of(agent).on(LocalDate.parse(day));
    }

    /** Chrome 140 came out on 2 September 2025. */
    @Test
    void aVersionIsNewUntilAYearAfterItCameOut() {
        assertThat(on("2025-09-10", CHROME)).isEqualTo(BrowserClass.CHROMIUM_NEW);
        assertThat(on("2026-09-02", CHROME)).isEqualTo(BrowserClass.CHROMIUM_NEW);
        assertThat(on("2026-09-03", CHROME)).isEqualTo(BrowserClass.CHROMIUM_OLD);
    }

    @Test
    void whoCarriesChromiumIsAsOldAsThat() {
        for (String name : new String[] {" Edg/140.0.0.0", " OPR/124.0.0.0", " Vivaldi/7.6"}) {
            assertThat(on("2026-09-02", CHROME + name)).isEqualTo(BrowserClass.CHROMIUM_NEW);
            assertThat(on("2026-09-03", CHROME + name)).isEqualTo(BrowserClass.CHROMIUM_OLD);
        }
    }

    /** Safari 18.5 came out on 12 May 2025. */
    @Test
    void safariOnAMacAndOnAPhone() {
        for (String device :
                new String[] {"Macintosh; Intel Mac OS X 10_15_7", "iPhone; CPU iPhone OS 18_5 like Mac OS X"}) {
            assertThat(on("2026-05-12", SAFARI.formatted(device, "18.5"))).isEqualTo(BrowserClass.SAFARI_NEW);
            assertThat(on("2026-05-13", SAFARI.formatted(device, "18.5"))).isEqualTo(BrowserClass.SAFARI_OLD);
            assertThat(on("2026-05-12", SAFARI.formatted(device, "17.0.1"))).isEqualTo(BrowserClass.SAFARI_OLD);
        }
    }

    @Test
    void anotherNameOnAnIPhoneIsSafariInsideAndHowOldNobodyKnows() {
        String agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                + " CriOS/140.0.7339.39 Mobile/15E148 Safari/604.1";

        assertThat(on("2025-09-10", agent)).isEqualTo(BrowserClass.SAFARI_OLD);
    }

    /** Firefox 140 came out on 24 June 2025. */
    @ParameterizedTest
    @CsvSource({"140, 2026-06-24, OTHER_NEW", "140, 2026-06-25, OTHER_OLD", "52, 2026-06-24, OTHER_OLD"})
    void firefox(String version, String day, BrowserClass expected) {
        String agent =
                "Mozilla/5.0 (X11; Linux x86_64; rv:%s.0) Gecko/20100101 Firefox/%s.0".formatted(version, version);

        assertThat(on(day, agent)).isEqualTo(expected);
    }

    /** What came out after the list was made is not older than the newest that is in it. */
    @Test
    void whatIsNewerThanTheListIsNew() {
        LocalDate newest = releases.of(CHROME.replace("140", "9999")).released();

        assertThat(newest).isNotNull().isAfter(LocalDate.parse("2026-05-01"));
        assertThat(releases.of(CHROME.replace("140", "9999")).on(newest.plusYears(1)))
                .isEqualTo(BrowserClass.CHROMIUM_NEW);
        assertThat(releases.of(CHROME.replace("140", "9999"))
                        .on(newest.plusYears(1).plusDays(1)))
                .isEqualTo(BrowserClass.CHROMIUM_OLD);
    }

    @ParameterizedTest
    @CsvSource({
        "CHROMIUM_OLD, Mozilla/5.0 Chrome/3.0",
        "CHROMIUM_OLD, Mozilla/5.0 Chrome/1",
        "OTHER_OLD, Mozilla/5.0 Chrome/",
        "OTHER_OLD, Mozilla/5.0 Firefox/0",
        "OTHER_OLD, Mozilla/5.0 (Linux; U; Android 4.0.3) AppleWebKit/534.30 Version/4.0 Mobile Safari/534.30",
        "OTHER_OLD, Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko",
        "OTHER_OLD, anything"
    })
    void whatNobodyKnowsIsOld(BrowserClass expected, String agent) {
        assertThat(on("2026-11-26", agent)).isEqualTo(expected);
    }
}
