package nl.allesoveradministratie.pakketwijzer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a first visit weighs and whether it holds still; how long it takes is for {@code ./pakketwijzer bench weight}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeightIT extends RunningApplication {

    private Browser browser;

    @BeforeAll
    void openBrowser() {
        browser = new Browser();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"/, 100000", "/pakketten/moneybird, 100000", "/keuzehulp, 230000"})
    void aFirstVisitIsLightAndAsksNobodyElse(String path, long most) {
        try (ColdVisit visit = new ColdVisit(browser, 1280)) {
            visit.open(at(path));
            assertThat(visit.bytes()).isBetween(5_000L, most);
            assertThat(visit.elsewhere()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pakketten/moneybird", "/keuzehulp", "/keuzehulp/resultaat?role=zzp&bank_link=need"})
    void nothingMovesWhileAPageLoads(String path) {
        try (ColdVisit visit = new ColdVisit(browser, 390)) {
            assertThat(visit.open(at(path)).shift()).as(visit.moved()).isLessThan(0.02);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/pakketten",
                "/pakketten/moneybird?role=zzp&bank_link=need",
                "/pakketten/moneybird/situatie",
                "/vergelijken?p=moneybird&p=jortt",
                "/overstappen?p=moneybird",
                "/contact"
            })
    void nothingMovesWhileAPageArrivesInPieces(String path) throws Exception {
        try (InPieces line = new InPieces(at(""));
                ColdVisit visit = new ColdVisit(browser, 390)) {
            assertThat(visit.open(line.at(path)).shift()).as(visit.moved()).isLessThan(0.02);
        }
    }
}
