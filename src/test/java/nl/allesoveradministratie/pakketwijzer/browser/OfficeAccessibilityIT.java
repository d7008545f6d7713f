package nl.allesoveradministratie.pakketwijzer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.Pakketwijzer;
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
    }

    @AfterAll
    static void stop() {
        browser.close();
        demo.close();
    }

    static List<Map.Entry<String, String>> screens() {
        return List.copyOf(Screenshots.OFFICE.entrySet());
    }

    private static BrowserContext profile(int width) {
        return browser.get()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setLocale("nl-NL"));
    }

    /** In light and dark; and 1280 wide at 400 % zoom, which is 320 CSS pixels. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("screens")
    void axeFindsNothingAndNothingScrollsSidewaysEnlarged(Map.Entry<String, String> each) {
        try (BrowserContext profile = profile(1280)) {
            Page page = profile.newPage();
            Screenshots.visit(page, origin, each.getValue());
            Axe.findsNothing(page, each.getKey() + " light");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.waitForTimeout(400);
            Axe.findsNothing(page, each.getKey() + " dark");
            page.setViewportSize(320, 900);
            page.waitForTimeout(300);
            int width = (int) page.evaluate("document.documentElement.scrollWidth");
            assertThat(width).as(each.getKey() + " " + page.evaluate(Axe.WIDER)).isLessThanOrEqualTo(320);
        }
    }
}
