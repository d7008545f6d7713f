package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import nl.allesoveradministratie.pakketwijzer.web.Tile;
import tools.jackson.databind.node.ArrayNode;

/** The small pieces that screens are made of, in the same markup as the plain pages. */
public final class Markup {

    private Markup() {}

    /** An icon in the size of the text around it. */
    public static Html icon(Icon icon) {
        return drawing("ic", icon.svg());
    }

    /** A drawing; the span around it keeps Vaadin from lower-casing the attributes of SVG. */
    public static Html drawing(String classes, String svg) {
        return new Html("<span class=\"" + classes + "\">" + svg + "</span>");
    }

    /** A div with classes and contents. */
    public static Div div(String classes, Component... contents) {
        Div div = new Div(contents);
        addClasses(div, classes);
        return div;
    }

    /** A span with classes and a text. */
    public static Span span(String classes, String text) {
        Span span = new Span(text);
        addClasses(span, classes);
        return span;
    }

    private static void addClasses(HasStyle component, String classes) {
        if (!classes.isEmpty()) {
            component.addClassNames(classes.split(" "));
        }
    }

    /** A text for people who hear the page. */
    public static Span hidden(String text) {
        return span("vh", text);
    }

    /** A link to a plain page, which Vaadin's router must leave alone. */
    public static Anchor link(String href, String classes, Component... contents) {
        Anchor anchor = new Anchor(href, contents);
        anchor.getElement().setAttribute("router-ignore", true);
        addClasses(anchor, classes);
        return anchor;
    }

    /** A table with headings, and no rows yet. */
    public static NativeTable table(String... headings) {
        NativeTable table = new NativeTable();
        table.addClassName("tbl");
        NativeTableRow row = table.getHead().addRow();
        for (String heading : headings) {
            NativeTableHeaderCell cell = row.addHeaderCell();
            cell.setText(heading);
            cell.getElement().setAttribute("scope", "col");
        }
        return table;
    }

    /**
     * A box to tick within a part that is drawn.
     *
     * @param mark attribute that says what it is about
     * @param name for who hears the page
     */
    public static Component checkbox(
            String mark, String about, String label, String name, boolean ticked, boolean enabled) {
        HtmlComponent box = new HtmlComponent("vaadin-checkbox");
        box.getElement()
                .setAttribute(mark, about)
                .setAttribute("label", label)
                .setAttribute("accessible-name", name)
                .setAttribute("checked", ticked)
                .setAttribute("disabled", !enabled);
        return box;
    }

    /**
     * A list to choose from within a part that is drawn.
     *
     * @param mark attribute that says what it is about
     * @param name for who hears the page
     * @param labels by value, in order
     */
    public static Component list(String mark, String about, String name, Map<String, String> labels, String value) {
        HtmlComponent list = new HtmlComponent("vaadin-select");
        list.getElement()
                .setAttribute(mark, about)
                .setAttribute("accessible-name", name)
                .setAttribute("value", value);
        offer(list, labels);
        return list;
    }

    /** What there is to choose in a list within a part that is drawn: labels by value, in order. */
    public static void offer(Component list, Map<String, String> labels) {
        ArrayNode items = JacksonUtils.createArrayNode();
        labels.forEach((value, label) -> items.addObject().put("value", value).put("label", label));
        list.getElement().setAttribute(Drawn.ITEMS, items.toString());
    }

    /** A bare text. */
    public static Text text(String text) {
        return new Text(text);
    }

    /** The letter that stands in for a logo. */
    public static Span tile(String key, String name, String size) {
        Span tile = span("tile " + Tile.colour(key) + " " + size, Tile.letter(name));
        tile.getElement().setAttribute("aria-hidden", "true");
        return tile;
    }

    /** A native disclosure: works with the keyboard and reads well by itself. */
    @Tag("details")
    public static class Disclosure extends HtmlComponent implements com.vaadin.flow.component.HasComponents {

        /**
         * A closed disclosure.
         *
         * @param summary what it is about
         * @param classes for its look
         */
        public Disclosure(Component summary, String classes, Component... contents) {
            addClassNames(classes.split(" "));
            getElement().appendChild(new com.vaadin.flow.dom.Element("summary").appendChild(summary.getElement()));
            add(contents);
        }

        /** Opens it from the start. */
        public Disclosure opened() {
            getElement().setAttribute("open", true);
            return this;
        }
    }
}
