package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.lead.Attendees.Attendee;
import nl.allesoveradministratie.pakketwijzer.lead.Attendees.Status;
import nl.allesoveradministratie.pakketwijzer.lead.ContactDetails;
import nl.allesoveradministratie.pakketwijzer.privacy.Purpose;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Who comes: initials and how it stands. Somebody's details show when one says why, and that is written down. */
class AttendeeList extends Composite<Section> {

    private final EventView screen;
    private final Select<Purpose> purpose = new Select<>();

    AttendeeList(EventView screen, UUID event) {
        this.screen = screen;
        List<Attendee> all = screen.attendees.of(event);
        getContent().add(new H2(screen.t("attendees.title")));
        if (all.isEmpty()) {
            getContent().add(Markup.div("card pad empty", new Paragraph(screen.t("attendees.none"))));
            return;
        }
        getContent()
                .add(new Paragraph(screen.t(
                        "attendees.counts",
                        many(all, Status.COMING),
                        many(all, Status.WAITING),
                        many(all, Status.WITHDRAWN))));
        purpose.setLabel(screen.t("desk.reveal.why"));
        purpose.setItems(Purpose.values());
        purpose.setItemLabelGenerator(each -> screen.t("desk.purpose." + each.key()));
        purpose.setPlaceholder(screen.t("desk.reveal.choose"));
        Paragraph told = new Paragraph(screen.t("desk.reveal.told"));
        told.addClassNames("micro", "mut");
        NativeTable table = Markup.table(
                screen.t("attendees.who"),
                screen.t("attendees.status"),
                screen.t("attendees.since"),
                screen.t("attendees.reference"),
                screen.t("attendees.details"));
        all.forEach(each -> add(table.getBody().addRow(), each));
        getContent().add(Markup.div("ev-why", purpose, told), Markup.div("tbl-card card", table));
    }

    private static long many(List<Attendee> all, Status status) {
        return all.stream().filter(each -> each.status() == status).count();
    }

    private void add(NativeTableRow row, Attendee attendee) {
        String initials = attendee.initials();
        String opening = screen.t(attendee.still() ? "attendees.still" : "attendees.opening");
        row.addDataCell().setText(initials == null ? opening : initials);
        String kind = switch (attendee.status()) {
            case COMING -> "badge pos";
            case WAITING -> "badge warn";
            case WITHDRAWN -> "badge";
        };
        row.addDataCell()
                .add(Markup.span(
                        kind, screen.t("attendees.status." + attendee.status().key())));
        NativeTableCell since = row.addDataCell();
        since.addClassName("num");
        since.setText(screen.words().moment(attendee.registeredAt(), LocalDate.now(screen.clock)));
        NativeTableCell reference = row.addDataCell();
        NativeTableCell details = row.addDataCell();
        if (initials == null || attendee.apart()) {
            reference.setText(attendee.reference());
            if (attendee.apart() && attendee.status() != Status.WITHDRAWN) {
                Anchor look = new Anchor(screen.href("/kantoor/quarantaine"), screen.t("attendees.apart.look"));
                look.getElement().setAttribute("router-link", true);
                details.add(Markup.span("badge", screen.t("attendees.apart")), look);
            }
            return;
        }
        Anchor lead = new Anchor(screen.href("/kantoor/leads/" + attendee.reference()), attendee.reference());
        lead.getElement().setAttribute("router-link", true);
        reference.addClassName("num");
        reference.add(lead);
        details.add(show(attendee, initials, details));
    }

    private Component show(Attendee attendee, String initials, NativeTableCell details) {
        Button show = new Button(screen.t("attendees.show"));
        show.setAriaLabel(screen.t("attendees.show.whose", initials));
        show.addClickListener(click -> {
            Purpose why = purpose.getValue();
            purpose.setErrorMessage(screen.t("desk.reveal.problem"));
            purpose.setInvalid(why == null);
            if (why == null) {
                purpose.focus();
                return;
            }
            Div shown = screen.inbox
                    .reveal(attendee.reference(), why)
                    .map(AttendeeList::contact)
                    .orElseGet(() -> new Div(new Span(screen.t("desk.anonymised"))));
            shown.getElement().setAttribute("tabindex", "-1");
            details.removeAll();
            details.add(shown);
            shown.getElement().executeJs("this.focus()");
        });
        return show;
    }

    private static Div contact(ContactDetails who) {
        Div lines = Markup.div("", new Div(new Span(who.name())));
        if (!who.company().isEmpty()) {
            lines.add(new Div(new Span(who.company())));
        }
        lines.add(new Div(new Anchor("mailto:" + who.email(), who.email())));
        return lines;
    }
}
