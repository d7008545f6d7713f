package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.dom.ElementUtil;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import tools.jackson.databind.JsonNode;

/**
 * A part of a screen that is drawn, sent to the browser, and then forgotten: however much stands in it, the server keeps one element
 * (docs/decisions/0038-drawn-and-forgotten.md). What a visitor does in it is told by marks: attributes whose values say what it is about.
 * These come from a browser, as parameters of an address do, and are to be looked at as such.
 */
@Uses(Button.class)
@Uses(Checkbox.class)
@Uses(CheckboxGroup.class)
@Uses(RadioButtonGroup.class)
@Uses(Select.class)
public final class Drawn extends Component {

    /** Holds what there is to choose in a list. */
    static final String ITEMS = "data-items";

    private static final long serialVersionUID = 1L;

    private static final String DRAW = "this.innerHTML = $0; for (const list of this.querySelectorAll('[" + ITEMS
            + "]')) list.items = JSON.parse(list.getAttribute('" + ITEMS + "'));";

    /** An empty part, to be drawn later. */
    public Drawn(String tag, String classes) {
        super(new Element(tag));
        if (!classes.isEmpty()) {
            getElement().setAttribute("class", classes);
        }
    }

    /** A part that looks like this; what listens in it does not any more, and what a field holds is not taken along. */
    public Drawn(Component part) {
        super(new Element(part.getElement().getTag()));
        Element drawn = part.getElement();
        drawn.getAttributeNames().forEach(name -> getElement().setAttribute(name, drawn.getAttribute(name)));
        draw(part);
    }

    /** Draws what stands in a part anew. */
    public Drawn draw(Component part) {
        getElement().executeJs(DRAW, html(part));
        return this;
    }

    /** What stands in a part. */
    static String html(Component part) {
        Document paper = new Document("");
        paper.outputSettings(new OutputSettings().prettyPrint(false));
        paper.appendChild(ElementUtil.toJsoup(paper, part.getElement()));
        return paper.child(0).html();
    }

    /** Tells the value of the mark of what is pressed, by mouse or keyboard. */
    public Drawn onPress(String mark, Consumer<String> told) {
        return on("click", mark, "true", (about, pressed) -> told.accept(about));
    }

    /** Tells the value of the mark of a box that is ticked or no longer is. */
    public Drawn onTick(String mark, BiConsumer<String, Boolean> told) {
        return on(
                "change", mark, "event.target.checked", (about, ticked) -> told.accept(about, ticked.asBoolean(false)));
    }

    /** Tells the value of the mark of a list, and what was chosen in it. */
    public Drawn onChoose(String mark, BiConsumer<String, String> told) {
        return on("change", mark, "event.target.value", (about, chosen) -> told.accept(about, chosen.asString("")));
    }

    /** Tells the value of the one field that was drawn. */
    public Drawn onValue(Consumer<JsonNode> told) {
        String value = "element.firstElementChild.value";
        getElement()
                .addEventListener(
                        "change", event -> told.accept(event.getEventData().path(value)))
                .addEventData(value);
        return this;
    }

    private Drawn on(String what, String mark, String holds, BiConsumer<String, JsonNode> told) {
        String marked = "event.target.closest('[" + mark + "]')";
        // Asked of every event of its kind, also of those that another mark tells of
        String about = marked + "?.getAttribute('" + mark + "') ?? ''";
        getElement()
                .addEventListener(
                        what,
                        event -> told.accept(
                                event.getEventData().path(about).asString(""),
                                event.getEventData().path(holds)))
                .addEventData(about)
                .addEventData(holds)
                .setFilter("!!" + marked);
        return this;
    }
}
