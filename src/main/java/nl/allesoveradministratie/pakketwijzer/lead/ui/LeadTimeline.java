package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.lead.Doubt;
import nl.allesoveradministratie.pakketwijzer.lead.EventKind;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** What happened, newest first, and a place to write a note. */
class LeadTimeline extends Composite<Div> {

    private final LeadPanel panel;
    private final LeadsView desk;

    LeadTimeline(LeadPanel panel) {
        this.panel = panel;
        this.desk = panel.desk;
        getContent().add(new H3(desk.t("desk.timeline")));
        if (panel.lead.masked() != null) {
            getContent().add(noteForm());
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("tl");
        panel.lead.events().forEach(event -> list.add(item(event)));
        getContent().add(list);
    }

    private Component noteForm() {
        TextArea text = new TextArea(desk.t("desk.note"));
        text.setHelperText(desk.t("desk.note.help"));
        text.setMaxLength(LeadDesk.LONGEST_NOTE);
        text.addClassName("lead-note");
        String reference = panel.lead.summary().reference();
        desk.remember(text, reference, "note");
        Button keep = new Button(desk.t("desk.note.keep"), event -> {
            String problem = text.getValue().isBlank()
                    ? "desk.note.problem"
                    : Bsn.isIn(text.getValue()) ? "contact.problem.bsn" : "";
            text.setErrorMessage(problem.isEmpty() ? "" : desk.t(problem));
            text.setInvalid(!problem.isEmpty());
            if (problem.isEmpty()) {
                String words = text.getValue();
                panel.change(() -> {
                    LeadDesk.Result result = desk.desk.note(panel.lead.summary().id(), words);
                    if (result == LeadDesk.Result.DONE) {
                        desk.forget(reference, "note");
                    }
                    return result;
                });
            }
        });
        return Markup.div("lead-noteform", text, keep);
    }

    private ListItem item(LeadDetail.Event event) {
        Paragraph line = new Paragraph(
                Markup.span("", sentence(event)),
                Markup.span("dim num", " · " + desk.words().moment(event.at(), LocalDate.now(desk.clock))));
        Div words = new Div(line);
        if (!event.words().isEmpty()) {
            words.add(Markup.div("said", new Span(event.words())));
        }
        return new ListItem(Markup.drawing("nd", icon(event.kind()).svg()), words);
    }

    /** Whole sentences, one for each kind of event; "you" is a sentence of its own. */
    private String sentence(LeadDetail.Event event) {
        String detail = switch (event.kind()) {
            case STATUS -> desk.t("desk.status." + event.detail());
            case ASSIGNED -> desk.name(UUID.fromString(event.detail()));
            case MAIL -> desk.t("desk.mail." + event.detail());
            case NEXT_STEP -> desk.words().date(PartialDate.parse(event.detail()));
            case ENTERED -> desk.t("desk.origin." + event.detail());
            case QUARANTINED ->
                Doubt.read(event.detail()).stream()
                        .map(doubt -> desk.t("doubt." + doubt.key()))
                        .collect(Collectors.joining(" "));
            default -> event.detail();
        };
        String key = "desk.event." + event.kind().key();
        UUID actor = event.actor();
        if (actor == null) {
            boolean withAnswers =
                    event.kind() == EventKind.RECEIVED && !event.detail().isEmpty();
            return desk.t(withAnswers ? "desk.event.received_answers" : key, "", detail);
        }
        return desk.isMe(actor) ? desk.t(key + "_me", "", detail) : desk.t(key, desk.name(actor), detail);
    }

    private static Icon icon(EventKind kind) {
        return switch (kind) {
            case RECEIVED, AMENDED -> Icon.QUESTION;
            case LINKED -> Icon.LINK;
            case ASSIGNED, CLAIMED, RELEASED -> Icon.PEOPLE;
            case STATUS -> Icon.CHECK;
            case NOTE -> Icon.NOTE;
            case NEXT_STEP, NEXT_STEP_DONE -> Icon.FLAG;
            case MAIL -> Icon.MAIL;
            case ENTERED -> Icon.PHONE;
            case QUARANTINED, ACCEPTED -> Icon.SHIELD;
        };
    }
}
