package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.Attendees;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox;
import nl.allesoveradministratie.pakketwijzer.site.EventDesk;
import nl.allesoveradministratie.pakketwijzer.site.EventInput;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import org.jspecify.annotations.Nullable;

/** One event, a new one too: what is said of it, what one can do with it, and who comes. */
@Route("kantoor/evenementen/:id")
@RouteAlias("en/kantoor/evenementen/:id")
@PermitAll
@OnDoor(Door.OFFICE)
class EventView extends OfficeScreen {

    private static final String NEW = "nieuw";

    final transient EventDesk desk;
    final transient Attendees attendees;
    final transient LeadInbox inbox;
    final transient Sites sites;
    final transient Clock clock;
    private UUID id = UUID.randomUUID();

    /** As it was read last; null = it is not kept yet. */
    transient @Nullable SiteEvent event;

    private final EventNotice told = new EventNotice();

    private transient @Nullable EventForm form;

    EventView(EventDesk desk, Attendees attendees, LeadInbox inbox, Sites sites, Clock clock, Texts texts) {
        super(texts, "events.title");
        this.desk = desk;
        this.attendees = attendees;
        this.inbox = inbox;
        this.sites = sites;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent entered) {
        told.clear();
        String asked = entered.getRouteParameters().get("id").orElse("");
        boolean isNew = asked.equals(NEW);
        id = asked.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(asked) : UUID.randomUUID();
        event = desk.find(id).orElse(null);
        if (event == null && !isNew) {
            removeAll();
            add(new H1(t("events.title")), new Paragraph(t("events.missing")), back());
            return;
        }
        draw();
    }

    private void draw() {
        removeAll();
        SiteEvent shown = event;
        form = new EventForm(this, shown);
        add(back());
        if (shown == null) {
            add(new H1(t("events.new")), new Paragraph(t("events.new.lead")), told, form);
        } else {
            add(
                    new H1(shown.title(language())),
                    new Paragraph(words().span(shown.startsAt(), shown.endsAt())),
                    told,
                    new EventActions(this, shown));
            boolean isSettled = shown.state() == SiteEvent.State.CANCELLED || shown.isOver(clock.instant());
            if (shown.state() == SiteEvent.State.DRAFT) {
                add(form);
            } else {
                add(new AttendeeList(this, shown.id()));
                if (!isSettled) {
                    add(new Markup.Disclosure(Markup.span("strong", t("events.change")), "card pad ev-change", form));
                }
            }
        }
    }

    private Anchor back() {
        Anchor back = new Anchor(href(EventsView.PATH), t("events.title"));
        back.getElement().setAttribute("router-link", true);
        back.addClassNames("ev-back");
        return back;
    }

    /** Keeps what was filled in, or says what is wrong with it. */
    void keep(EventInput input) {
        EventForm filled = form;
        var problems = input.problems(LocalDateTime.ofInstant(clock.instant(), Words.HERE));
        if (filled != null && filled.tell(problems)) {
            told.problems(this);
            return;
        }
        SiteEvent seen = event;
        if (seen == null) {
            desk.draft(id, input);
            getUI().ifPresent(ui -> ui.navigate(href(EventsView.PATH + "/" + id).substring(1)));
            return;
        }
        EventDesk.Result result = desk.change(id, seen.version(), input);
        event = desk.find(id).orElse(seen);
        if (result == EventDesk.Result.DONE) {
            draw();
        }
        // Otherwise the form stays as it was typed.
        told.tell(this, result, "events.told.kept");
    }

    /** Draws it as it is now, and says what came of the click. */
    void done(EventDesk.Result result, String good) {
        event = desk.find(id).orElse(event);
        draw();
        told.tell(this, result, good);
    }
}
