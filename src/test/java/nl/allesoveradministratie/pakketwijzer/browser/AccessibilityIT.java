package nl.allesoveradministratie.pakketwijzer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page: WCAG 2.2 AA as far as axe can see, no sideways scrolling at 320 wide, targets large enough to touch. */
class AccessibilityIT extends BrowserTest {

    static List<Map.Entry<String, String>> pages() {
        return List.copyOf(Screenshots.PAGES.entrySet());
    }

    private void load(Map.Entry<String, String> each) {
        if (Screenshots.isAsked(each.getKey())) {
            page.context().clearCookies();
        }
        page.navigate(at(each.getValue()), new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
        page.locator("h1").first().waitFor();
        Screenshots.unfold(page, each.getKey());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void axeFindsNothing(Map.Entry<String, String> each) {
        load(each);
        Axe.findsNothing(page, each.getKey() + " light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        // Colours change over 120 ms; axe would measure in between.
        page.waitForTimeout(400);
        Axe.findsNothing(page, each.getKey() + " dark");
    }

    /** 1280 wide at 400 % zoom is 320 CSS pixels. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void nothingScrollsSidewaysAtFourHundredPercent(Map.Entry<String, String> each) {
        try (BrowserContext narrow = newProfile(320)) {
            if (Screenshots.isAsked(each.getKey())) {
                narrow.clearCookies();
            }
            Page small = narrow.newPage();
            small.navigate(at(each.getValue()), new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
            small.locator("h1").first().waitFor();
            Screenshots.unfold(small, each.getKey());
            int width = (int) small.evaluate("document.documentElement.scrollWidth");
            assertThat(width)
                    .as(each.getKey() + " " + small.evaluate(Axe.WIDER))
                    .isLessThanOrEqualTo(320);
        }
    }
}
