package nl.allesoveradministratie.pakketwijzer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import java.util.List;

/** WCAG 2.2 AA as far as axe can see. */
final class Axe {

    /** Names what sticks out. */
    static final String WIDER =
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 321)"
                    + ".slice(-4).map(e => e.tagName + '.' + e.className).join(' ')";

    /** What is further down is drawn when it comes in sight; axe would judge it in the colours of before. */
    private static final String DRAW_ALL =
            "document.querySelectorAll('body *').forEach(e => getComputedStyle(e).contentVisibility === 'auto'"
                    + " && (e.style.contentVisibility = 'visible'))";

    private Axe() {}

    static void findsNothing(Page page, String what) {
        page.evaluate(DRAW_ALL);
        AxeResults results = new AxeBuilder(page)
                // Vaadin's own notice of a lost connection, which it puts beside everything else.
                .exclude("vaadin-connection-indicator")
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze();
        assertThat(results.getViolations().stream()
                        .map(rule -> what + ": " + rule.getId() + " "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList()))
                .isEmpty();
    }
}
