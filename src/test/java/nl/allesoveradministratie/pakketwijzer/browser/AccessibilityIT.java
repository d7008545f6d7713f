package nl.allesoveradministratie.pakketwijzer.browser;

import com.microsoft.playwright.Page;
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

    /** In light and dark; and 1280 wide at 400 % zoom. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void axeFindsNothingAndNothingScrollsSidewaysEnlarged(Map.Entry<String, String> each) {
        if (Screenshots.isAsked(each.getKey())) {
            page.context().clearCookies();
        }
        Screenshots.putAside(each.getKey(), page.context(), at(""));
        page.navigate(at(each.getValue()), new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
        page.locator("h1").first().waitFor();
        Screenshots.unfold(page, each.getKey());
        Axe.findsNothingInLightAndDark(page, each.getKey());
        Axe.nothingScrollsSidewaysEnlarged(page, each.getKey());
    }
}
