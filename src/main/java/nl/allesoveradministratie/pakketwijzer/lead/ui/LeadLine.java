package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.function.BiConsumer;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** A line of the list: a box to choose it, initials, since when, status, topic, site, number and owner. */
class LeadLine extends Composite<ListItem> {

    private final LeadSummary lead;
    private final Anchor link;
    private final Element box = new Element("input");

    /** @param chosen told whether it is chosen, and whether Shift was held */
    LeadLine(DeskWords words, LeadSummary lead, String address, BiConsumer<Boolean, Boolean> chosen) {
        this.lead = lead;
        link = new Anchor(address);
        link.getElement().setAttribute("router-link", true);
        link.addClassName("lr");
        Span dot = Markup.span("dot " + lead.status().key(), "");
        Span who = new Span(Markup.span("b", lead.initials()), Markup.span("micro dim num", words.received(lead)));
        Span what = new Span(
                Markup.span(
                        "strong",
                        words.screen().t("desk.status." + lead.status().key())),
                Markup.text(" · " + words.topic(lead) + " · "
                        + words.sites().named(lead.site()).brand()));
        what.addClassName("cut");
        Div sub = Markup.div("sub", what, words.owner(lead));
        link.add(dot, who, words.waiting(lead), sub, Markup.span("micro dim num ref", lead.reference()));
        box.setAttribute("type", "checkbox");
        box.setAttribute("aria-label", words.screen().t("inbox.choose", lead.initials(), lead.reference()));
        box.addEventListener(
                        "click",
                        event -> chosen.accept(
                                event.getEventData().get("element.checked").asBoolean(),
                                event.getEventData().get("event.shiftKey").asBoolean()))
                .addEventData("element.checked")
                .addEventData("event.shiftKey");
        Element label = new Element("label").appendChild(box);
        label.setAttribute("class", "lr-choose");
        getContent().addClassName("lr-row");
        getContent().getElement().appendChild(label);
        getContent().add(link);
    }

    LeadSummary lead() {
        return lead;
    }

    /** Shows whether it is chosen. */
    void mark(boolean chosen) {
        box.executeJs("this.checked = $0", chosen);
        getContent().setClassName("chosen", chosen);
    }

    /** Shows whether it is the lead beside the list. */
    void show(boolean shown) {
        link.setClassName("on", shown);
        if (shown) {
            link.getElement().setAttribute("aria-current", "true");
        } else {
            link.getElement().removeAttribute("aria-current");
        }
    }

    /** Brings the keyboard to it. */
    void focus() {
        link.getElement().executeJs("this.focus()");
    }
}
