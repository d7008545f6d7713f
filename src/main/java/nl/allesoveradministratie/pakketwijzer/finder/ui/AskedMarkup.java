package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Wording;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** What a question looks like with the answers that can be chosen: as cards, chips, a row of a checklist or a list. */
record AskedMarkup(Finder finder, Criterion criterion, Words words) {

    private static final Map<String, Icon> PICTURES = Map.of(
            "role.zzp", Icon.PERSON,
            "role.mkb", Icon.PEOPLE,
            "role.accountant", Icon.BRIEFCASE,
            "who_books.zelf", Icon.PERSON,
            "who_books.samen", Icon.PEOPLE,
            "who_books.uitbesteed", Icon.BRIEFCASE);

    /** The question's own words. */
    Wording.Words wording() {
        return finder.wording().of(criterion, words.language());
    }

    /** One of these can be chosen. */
    HtmlContainer one(List<String> items, List<String> values) {
        boolean cards = hasTexts();
        boolean want = criterion.answerType() == Criterion.AnswerType.WANT;
        HtmlContainer group = field("vaadin-radio-group", cards ? "pw-cards" : want ? "pw-row" : "pw-chips");
        if (criterion.id().equals("role")) {
            // The page's heading says the same; the label is for those who hear the page.
            group.getElement().setAttribute("theme", "pw-cards pw-silent helper-above-field");
            group.getElement().removeAttribute("helper-text");
        }
        for (String item : items) {
            HtmlContainer label = new HtmlContainer("label");
            label.getElement().setAttribute("slot", "label");
            label.add(cards ? card(item) : chip(item));
            HtmlContainer radio = new HtmlContainer("vaadin-radio-button");
            radio.getElement().setAttribute("value", item).setAttribute("checked", values.contains(item));
            radio.add(label);
            group.add(radio);
        }
        return group;
    }

    /** Several of these can be chosen. */
    HtmlContainer several(List<String> items, List<String> values) {
        HtmlContainer group = field("vaadin-checkbox-group", "pw-chips");
        for (String item : items) {
            HtmlContainer box = new HtmlContainer("vaadin-checkbox");
            box.getElement()
                    .setAttribute("value", item)
                    .setAttribute("label", label(item))
                    .setAttribute("checked", values.contains(item));
            group.add(box);
        }
        return group;
    }

    /** One of a list that is too long to show, or none: "". */
    HtmlContainer list(List<String> items, List<String> values) {
        Map<String, String> labels = new LinkedHashMap<>();
        items.forEach(value -> labels.put(value, value.isEmpty() ? "" : label(value)));
        HtmlContainer list = field("vaadin-select", "");
        list.getElement()
                .setAttribute("placeholder", words.get("finder.choose_package"))
                .setAttribute("value", values.isEmpty() ? "" : values.getFirst());
        Markup.offer(list, labels);
        return list;
    }

    /** A field with the question as its label, and the explanation below that. */
    private HtmlContainer field(String tag, String theme) {
        HtmlContainer field = new HtmlContainer(tag);
        field.getElement()
                .setAttribute("label", wording().question())
                .setAttribute("helper-text", wording().explain())
                .setAttribute("theme", (theme + " helper-above-field").strip())
                .setAttribute("manual-validation", true);
        return field;
    }

    private boolean hasTexts() {
        return finder.options().of(criterion).stream()
                .anyMatch(value -> !finder.wording()
                        .option(criterion, value, words.language())
                        .text()
                        .isEmpty());
    }

    private String label(String value) {
        return value.equals(FinderScreen.DONT_KNOW)
                ? words.get("answer.unknown")
                : finder.wording().option(criterion, value, words.language()).label();
    }

    private Span chip(String value) {
        return Markup.span(value.equals(FinderScreen.DONT_KNOW) ? "dont-know" : "chip-label", label(value));
    }

    private Div card(String value) {
        Icon picture = PICTURES.get(criterion.id() + "." + value);
        Div card = Markup.div(picture == null ? "pw-answer plain" : "pw-answer");
        if (picture != null) {
            Span ill = new Span(Markup.icon(picture));
            ill.addClassName("ill");
            card.add(ill);
        }
        card.add(Markup.span(
                value.equals(FinderScreen.DONT_KNOW) ? "answer-title dont-know" : "answer-title", label(value)));
        String text = value.equals(FinderScreen.DONT_KNOW)
                ? ""
                : finder.wording().option(criterion, value, words.language()).text();
        if (!text.isEmpty()) {
            card.add(Markup.span("answer-text", text));
        }
        return card;
    }
}
