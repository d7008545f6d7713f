package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import nl.allesoveradministratie.pakketwijzer.lead.LeadToday;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** The beginning of one list of the day; each row is a link to its lead, and below it stands a link to all of them. */
class TodayList extends Composite<Section> {

    private final TodayView screen;
    private final String name;
    private final String all;
    private final UnorderedList rows = new UnorderedList();

    /**
     * An empty list.
     *
     * @param name of its texts
     * @param all which list of leads holds all of it
     */
    TodayList(TodayView screen, String name, String all) {
        this.screen = screen;
        this.name = name;
        this.all = all;
        getContent().addClassNames("card", "today-list");
        getContent().getElement().setAttribute("aria-labelledby", "vandaag-" + name);
        rows.addClassName("lead-rows");
    }

    /** A lead, and what there is to say of the time. */
    void add(LeadSummary lead, LocalDate today, Component badge) {
        String when = screen.words().moment(lead.receivedAt().toInstant(), today);
        row(lead, when, badge, screen.t("desk.status." + lead.status().key()), about(lead));
    }

    /** A step, with what it says first. */
    void add(LeadToday.Step step, LocalDate today) {
        LeadSummary lead = step.lead();
        LocalDate on = lead.nextStepOn() == null ? today : lead.nextStepOn();
        boolean late = on.isBefore(today);
        Span badge = Markup.span(late ? "badge num neg" : "badge num", "");
        badge.add(
                Markup.icon(late ? Icon.WARNING : Icon.FLAG),
                Markup.text(late ? screen.t("today.since", screen.words().shortDate(on)) : screen.t("today.today")));
        row(lead, "", badge, step.text(), about(lead));
    }

    private String about(LeadSummary lead) {
        return LeadTopic.of(screen, screen.catalog.current(), lead) + " · "
                + screen.sites.named(lead.site()).brand();
    }

    private void row(LeadSummary lead, String when, Component badge, String first, String rest) {
        Anchor row = new Anchor(screen.href("/kantoor/leads/" + lead.reference()));
        row.getElement().setAttribute("router-link", true);
        row.addClassName("lr");
        Span what = new Span(Markup.span("strong", first), Markup.text(" · " + rest));
        what.addClassName("cut");
        row.add(
                Markup.span("dot " + lead.status().key(), ""),
                new Span(
                        Markup.span("b", lead.initials()),
                        Markup.span("micro dim num", lead.reference() + (when.isEmpty() ? "" : " · " + when))),
                badge,
                Markup.div("sub", what));
        rows.add(new ListItem(row));
    }

    /**
     * Puts a heading above it and what is left below it.
     *
     * @param count of all there are
     * @param urgent a word beside the heading; empty = none
     */
    void finish(int count, String urgent) {
        H2 heading = new H2(screen.t("today." + name));
        heading.setId("vandaag-" + name);
        heading.add(Markup.span(
                "dim num",
                " " + (count > LeadToday.MOST ? screen.t("count.over", LeadToday.MOST) : String.valueOf(count))));
        Component head = Markup.div("row", heading);
        if (!urgent.isEmpty()) {
            Span badge = Markup.span("badge neg num", "");
            badge.add(Markup.icon(Icon.WARNING), Markup.text(urgent));
            head = Markup.div("row", heading, badge);
        }
        getContent().add(head);
        if (count == 0) {
            Paragraph none = new Paragraph(screen.t("today." + name + ".none"));
            none.addClassName("mut");
            getContent().add(none);
            return;
        }
        getContent().add(rows);
        if (count > LeadToday.SHOWN) {
            Anchor more = new Anchor(screen.href("/kantoor/leads") + "?toon=" + all, screen.t("today.all." + all));
            more.getElement().setAttribute("router-link", true);
            more.addClassName("today-all");
            getContent().add(more);
        }
    }
}
