package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.Attendees;
import nl.allesoveradministratie.pakketwijzer.site.EventDesk;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** What the sites organise: what comes and what was, with how full it is. */
@Route("kantoor/evenementen")
@RouteAlias("en/kantoor/evenementen")
@PermitAll
@OnDoor(Door.OFFICE)
class EventsView extends OfficeScreen {

    static final String PATH = "/kantoor/evenementen";

    private final transient EventDesk desk;
    private final transient Attendees attendees;
    private final transient Sites sites;

    EventsView(EventDesk desk, Attendees attendees, Sites sites, Texts texts) {
        super(texts, "events.title");
        this.desk = desk;
        this.attendees = attendees;
        this.sites = sites;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        List<SiteEvent> ahead = desk.ahead();
        List<SiteEvent> past = desk.past();
        Map<UUID, Integer> waiting = attendees.waiting();
        Anchor make = link(PATH + "/nieuw", "btn pri sm", t("events.new"));
        add(new H1(t("events.title")), new Paragraph(t("events.lead")), Markup.div("row", make));
        add(new H2(t("events.ahead")));
        add(ahead.isEmpty() ? Markup.div("card pad empty", new Paragraph(t("events.none"))) : list(ahead, waiting));
        if (!past.isEmpty()) {
            add(new H2(t("events.past")), list(past, waiting));
        }
    }

    private Component list(List<SiteEvent> events, Map<UUID, Integer> waiting) {
        UnorderedList list = new UnorderedList();
        list.addClassName("work");
        events.forEach(event -> list.add(new ListItem(row(event, waiting.getOrDefault(event.id(), 0)))));
        return list;
    }

    private Component row(SiteEvent event, int waiting) {
        Div what =
                Markup.div("", link(PATH + "/" + event.id(), "strong", event.title(language())), new Div(state(event)));
        Div when = Markup.div(
                "",
                new Div(new Span(words().span(event.startsAt(), event.endsAt()))),
                new Div(Markup.span("micro dim", brands(event))));
        Div room = Markup.div(
                "num",
                new Div(new Span(t("events.room", event.coming(), event.capacity()))),
                new Div(Markup.span("micro dim", t("events.waiting", waiting))));
        return Markup.div("work-row ev-row", what, when, room);
    }

    /** In a word and a colour how far it is. */
    private Span state(SiteEvent event) {
        return Markup.span(
                switch (event.state()) {
                    case DRAFT -> "badge unk";
                    case PUBLISHED -> "badge pos";
                    case CANCELLED -> "badge neg";
                },
                t("events.state." + event.state().key()));
    }

    private String brands(SiteEvent event) {
        return event.sites().stream().map(site -> sites.named(site).brand()).collect(Collectors.joining(", "));
    }

    private Anchor link(String path, String classes, String text) {
        Anchor anchor = new Anchor(href(path), text);
        anchor.getElement().setAttribute("router-link", true);
        anchor.addClassNames(classes.split(" "));
        return anchor;
    }
}
