package nl.allesoveradministratie.pakketwijzer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a browser gets of a part that is drawn, and what it may say of it. */
class DrawnTest {

    private static void fire(Drawn drawn, String event, Map<String, String> data) {
        ObjectNode said = JacksonUtils.createObjectNode();
        data.forEach((key, value) -> {
            if (value.equals("true")) {
                said.put(key, true);
            } else {
                said.put(key, value);
            }
        });
        drawn.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(drawn.getElement(), event, said));
    }

    @Test
    void thePartItselfStaysAndWhatStandsInItIsSent() {
        Div part = Markup.div("top small", new Paragraph("Een & ander"), Markup.icon(Icon.CHECK));
        part.getElement().setAttribute("aria-label", "Bovenaan");
        Drawn drawn = new Drawn(part);

        assertThat(Drawn.html(part))
                .startsWith("<p>Een &amp; ander</p><span class=\"ic\"><svg")
                .endsWith("</svg></span>");
        assertThat(drawn.getElement().getTag()).isEqualTo("div");
        assertThat(drawn.getElement().getAttribute("class")).isEqualTo("top small");
        assertThat(drawn.getElement().getAttribute("aria-label")).isEqualTo("Bovenaan");
        assertThat(drawn.getElement().getChildCount()).isZero();
    }

    @Test
    void aTextIsNeverMarkup() {
        String nasty = "<img src=x onerror=alert(1)>\"'&</p><script>";

        Element read = Jsoup.parseBodyFragment(Drawn.html(
                        new Div(new Paragraph(nasty), Markup.checkbox("data-x", nasty, nasty, nasty, true, true))))
                .body();

        assertThat(read.select("img, script")).isEmpty();
        assertThat(read.child(0).wholeText()).isEqualTo(nasty);
        assertThat(read.child(1).attr("data-x")).isEqualTo(nasty);
    }

    @Test
    void aPressIsToldWithItsMarkAndOneOfAnotherMarkIsNot() {
        List<String> told = new ArrayList<>();
        Drawn drawn = new Drawn("div", "")
                .onPress("data-a", each -> told.add("a " + each))
                .onPress("data-b", each -> told.add("b " + each));

        fire(drawn, "click", pressed("data-b", "twee"));
        fire(drawn, "click", Map.of());

        assertThat(told).containsExactly("b twee");
    }

    /** As a browser says it. */
    private static Map<String, String> pressed(String mark, String value) {
        String marked = "event.target.closest('[" + mark + "]')";
        return Map.of("!!" + marked, "true", marked + "?.getAttribute('" + mark + "') ?? ''", value);
    }
}
