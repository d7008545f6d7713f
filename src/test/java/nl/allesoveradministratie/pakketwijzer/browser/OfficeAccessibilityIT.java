package nl.allesoveradministratie.pakketwijzer.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.Pakketwijzer;
import nl.allesoveradministratie.pakketwijzer.Patience;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The screens of staff, in a demonstration: what holds for public pages holds for them too. */
class OfficeAccessibilityIT {

    private static ConfigurableApplicationContext demo;
    private static Browser browser;
    private static BrowserContext profile;
    private static String origin;

    @BeforeAll
    static void start() throws Exception {
        Path data = Files.createTempDirectory("pakketwijzer-office");
        demo = SpringApplication.run(
                Pakketwijzer.class,
                "--server.port=0",
                "--pakketwijzer.demo=true",
                "--PAKKETWIJZER_DEMO_PASSWORD=" + Screenshots.PASSWORD,
                "--pakketwijzer.data=" + data);
        origin = "http://localhost:"
                + ((ServletWebServerApplicationContext) demo).getWebServer().getPort();
        browser = new Browser();
        // One for all, so that what all screens share is loaded once; who signed in is told apart by cookies
        profile = browser.get()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setLocale("nl-NL"));
        profile.setDefaultTimeout(Patience.LONGEST.toMillis());
    }

    @AfterAll
    static void stop() {
        browser.close();
        demo.close();
    }

    static List<Map.Entry<String, String>> screens() {
        return List.copyOf(Screenshots.OFFICE.entrySet());
    }

    /** In light and dark; and 1280 wide at 400 % zoom, which is 320 CSS pixels. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("screens")
    void axeFindsNothingAndNothingScrollsSidewaysEnlarged(Map.Entry<String, String> each) {
        try (Page page = profile.newPage()) {
            Screenshots.visit(page, origin, each.getValue());
            Axe.findsNothingInLightAndDark(page, each.getKey());
            Axe.nothingScrollsSidewaysEnlarged(page, each.getKey());
        }
    }
}
