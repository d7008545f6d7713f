package nl.allesoveradministratie.pakketwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which pages are drawn once for everybody, and which for each visitor anew. */
class DrawnPagesTest {

    private final DrawnPages drawn = new DrawnPages();
    private int times;

    private String get(Page page, String template) {
        return drawn.get(page, template, "tag", () -> "drawn " + ++times);
    }

    @Test
    void aPageIsDrawnOnce() {
        get(LayoutTest.page(false, false), "catalog/web/home");
        assertThat(get(LayoutTest.page(false, false), "catalog/web/home")).isEqualTo("drawn 1");
    }

    @Test
    void thePageOfSomebodyWithAListIsNotKept() {
        get(LayoutTest.page(false, false, "jortt"), "catalog/web/home");
        assertThat(get(LayoutTest.page(false, false, "jortt"), "catalog/web/home"))
                .isEqualTo("drawn 2");
    }

    @Test
    void twoTemplatesAreTwoPagesAlsoAtOneAddress() {
        Set<String> pages = new HashSet<>();
        pages.add(get(LayoutTest.page(false, false), "catalog/web/home"));
        pages.add(get(LayoutTest.page(false, false), "catalog/web/packages"));
        assertThat(pages).hasSize(2);
    }
}
