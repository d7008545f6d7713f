package nl.allesoveradministratie.pakketwijzer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** WCAG 2.2 AA as far as axe can see. */
final class Axe {

    /** Names what sticks out. */
    private static final String WIDER =
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 321)"
                    + ".slice(-4).map(e => e.tagName + '.' + e.className).join(' ')";

    /** What is further down is drawn when it comes in sight; axe would judge it in the colours of before. */
    private static final String DRAW_ALL =
            "document.querySelectorAll('body *').forEach(e => getComputedStyle(e).contentVisibility === 'auto'"
                    + " && (e.style.contentVisibility = 'visible'))";

    /** Colours change little by little, and what changes size is drawn more than once; this is when all of that is over. */
    private static final String SETTLED = """
            async () => {
                const frame = () => new Promise(done => requestAnimationFrame(done));
                await document.fonts.ready;
                let tries = 0;
                do {
                    await frame();
                    await frame();
                } while (tries++ < 60 && document.getAnimations().some(each =>
                    each.playState === 'running' && each.effect?.getComputedTiming().iterations !== Infinity));
            }
            """;

    private Axe() {}

    /** 1280 wide at 400 % zoom is 320 CSS pixels: nothing is wider than that. */
    static void nothingScrollsSidewaysEnlarged(Page page, String what) {
        page.setViewportSize(320, 900);
        // It is drawn a few times on the way, and with its own letters in the end.
        page.evaluate(SETTLED);
        page.waitForTimeout(100);
        int width = (int) page.evaluate("document.documentElement.scrollWidth");
        assertThat(width).as(what + " " + page.evaluate(WIDER)).isLessThanOrEqualTo(320);
    }

    static void findsNothing(Page page, String what) {
        findsNothing(
                page,
                what,
                on(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")));
    }

    /** All of it in light; then what may differ in the dark, which is colours. */
    static void findsNothingInLightAndDark(Page page, String what) {
        findsNothing(page, what + " light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.evaluate(DRAW_ALL);
        page.evaluate(SETTLED);
        findsNothing(page, what + " dark", on(page).withRules(List.of("color-contrast", "link-in-text-block")));
    }

    /** For pages whose frames, if any, are somebody else's: then no second page is needed to put results together. */
    private static AxeBuilder on(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    private static void findsNothing(Page page, String what, AxeBuilder axe) {
        page.evaluate(DRAW_ALL);
        // Without Vaadin's own notice of a lost connection, which it puts beside everything else.
        AxeResults results = axe.exclude("vaadin-connection-indicator").analyze();
        assertThat(results.getViolations().stream()
                        .map(rule -> what + ": " + rule.getId() + " "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList()))
                .isEmpty();
    }
}
