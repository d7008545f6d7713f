package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import nl.allesoveradministratie.pakketwijzer.lead.ContactDetails;
import nl.allesoveradministratie.pakketwijzer.privacy.Purpose;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Who it is: dots, until somebody says why he wants to see; then it is shown on this page, and written down. */
class ContactBox extends Composite<Section> {

    private final LeadPanel panel;
    private final LeadsView desk;
    private final Div lines = new Div();

    ContactBox(LeadPanel panel) {
        this.panel = panel;
        this.desk = panel.desk;
        H3 heading = new H3(Markup.icon(Icon.LOCK), new Span(desk.t("desk.contact")));
        getContent().addClassName("lead-contact");
        getContent().add(heading, lines);
        ContactDetails masked = panel.lead.masked();
        if (masked == null) {
            lines.add(new Paragraph(desk.t("desk.anonymised")));
        } else {
            desk.inView(panel.lead.summary().reference()).ifPresentOrElse(details -> show(details, true), () -> {
                show(masked, false);
                getContent().add(reveal());
            });
        }
    }

    private void show(ContactDetails details, boolean revealed) {
        lines.removeAll();
        add(details, revealed);
    }

    private void add(ContactDetails details, boolean revealed) {
        line("desk.contact.name", LeadPanel.people(new Span(details.name())));
        line("desk.contact.company", given(details.company()));
        line(
                "desk.contact.email",
                revealed && !details.email().isEmpty()
                        ? new Anchor("mailto:" + details.email(), details.email())
                        : given(details.email()));
        line(
                "desk.contact.phone",
                revealed && !details.phone().isEmpty()
                        ? new Anchor("tel:" + details.phone(), new PhoneNumber(details.phone()).readable())
                        : given(details.phone()));
    }

    private Component given(String text) {
        return text.isEmpty() ? Markup.span("dim", desk.t("desk.contact.none")) : LeadPanel.people(new Span(text));
    }

    private void line(String label, Component value) {
        lines.add(Markup.div("lead-line", Markup.span("micro dim", desk.t(label)), value));
    }

    private Component reveal() {
        Select<Purpose> purpose = new Select<>();
        purpose.setLabel(desk.t("desk.reveal.why"));
        purpose.setItems(Purpose.values());
        purpose.setItemLabelGenerator(each -> desk.t("desk.purpose." + each.key()));
        purpose.setPlaceholder(desk.t("desk.reveal.choose"));
        Button show = new Button(desk.t("desk.reveal"), Markup.icon(Icon.EYE));
        Paragraph told = new Paragraph(desk.t("desk.reveal.told"));
        told.addClassNames("micro", "mut");
        Div box = Markup.div("lead-reveal", purpose, show, told);
        show.addClickListener(event -> {
            Purpose why = purpose.getValue();
            purpose.setErrorMessage(desk.t("desk.reveal.problem"));
            purpose.setInvalid(why == null);
            if (why != null) {
                desk.inbox
                        .reveal(panel.lead.summary().reference(), why)
                        .ifPresentOrElse(
                                details -> {
                                    desk.keepInView(panel.lead.summary().reference(), details);
                                    show(details, true);
                                    panel.lead.added().forEach(each -> alsoShow(each.reference(), details, why));
                                    box.setVisible(false);
                                },
                                () -> panel.tell("warn", "desk.gone"));
            }
        });
        return box;
    }

    /** What an added lead says otherwise; that it is shown is written down for that lead too. */
    private void alsoShow(String reference, ContactDetails shown, Purpose why) {
        desk.inbox
                .reveal(reference, why)
                .filter(details -> !details.equals(shown))
                .ifPresent(details -> {
                    lines.add(Markup.div("lead-line b", new Span(desk.t("desk.of", reference))));
                    add(details, true);
                });
    }
}
