package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** What one can do with an event: publish it, call it off after a second thought, look at its page. */
class EventActions extends Composite<Div> {

    private final EventView screen;
    private final transient SiteEvent event;

    EventActions(EventView screen, SiteEvent event) {
        this.screen = screen;
        this.event = event;
        getContent().addClassNames("row", "ev-actions");
        draw();
    }

    private void draw() {
        getContent().removeAll();
        String kind = switch (event.state()) {
            case DRAFT -> "badge unk";
            case PUBLISHED -> "badge pos";
            case CANCELLED -> "badge neg";
        };
        getContent()
                .add(Markup.span(kind, screen.t("events.state." + event.state().key())));
        if (event.state() == SiteEvent.State.DRAFT) {
            Button publish = new Button(
                    screen.t("events.publish"),
                    click -> screen.done(screen.desk.publish(event.id(), event.version()), "events.told.published"));
            publish.addThemeName("primary");
            publish.setDisableOnClick(true);
            getContent().add(publish);
            return;
        }
        Site site = screen.sites.named(event.sites().getFirst());
        Anchor page = Markup.link(
                site.address() + screen.href("/evenementen/" + event.address()),
                "",
                Markup.text(screen.t("events.page")),
                Markup.icon(Icon.EXTERNAL));
        getContent().add(page);
        if (event.state() == SiteEvent.State.PUBLISHED && !event.isOver(screen.clock.instant())) {
            getContent().add(new Button(screen.t("events.cancel"), click -> ask()));
        }
    }

    /** Cannot be taken back, so it takes two presses. */
    private void ask() {
        getContent().removeAll();
        Button sure = new Button(
                screen.t("events.cancel.sure"),
                click -> screen.done(screen.desk.cancel(event.id(), event.version()), "events.told.cancelled"));
        sure.addThemeName("error");
        sure.setDisableOnClick(true);
        Button not = new Button(screen.t("events.cancel.not"), click -> draw());
        getContent()
                .add(Markup.div(
                        "note warn ev-sure",
                        Markup.icon(Icon.WARNING),
                        Markup.div("", new Paragraph(screen.t("events.cancel.text")), Markup.div("row", sure, not))));
        not.focus();
    }
}
