package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What the person asked; and what was asked by the leads that were added to this one, each with the way out. */
class LeadQuestion extends Composite<Div> {

    private final LeadPanel panel;
    private final LeadsView desk;

    LeadQuestion(LeadPanel panel) {
        this.panel = panel;
        this.desk = panel.desk;
        LeadDetail lead = panel.lead;
        Paragraph way = new Paragraph(
                lead.callMoment() == null
                        ? desk.t("desk.way.mail")
                        : desk.t("desk.way.call", desk.t("desk.moment." + lead.callMoment())));
        way.addClassNames("small", "mut");
        getContent().add(new H3(desk.t("desk.question")), words(lead.question()), way);
        lead.added().forEach(each -> getContent().add(added(each)));
    }

    private static Paragraph words(String question) {
        Paragraph words = LeadPanel.people(new Paragraph(question));
        words.addClassName("lead-question");
        return words;
    }

    private Div added(LeadDetail.Added added) {
        Div box = Markup.div(
                "lead-added",
                new H3(desk.t(
                        "desk.merge.added",
                        added.reference(),
                        desk.words().moment(added.receivedAt(), LocalDate.now(desk.clock)))),
                words(added.question()));
        if (!added.nextStep().isEmpty()) {
            box.add(Markup.div(
                    "small",
                    Markup.span("dim", desk.t("desk.next") + ": "),
                    LeadPanel.people(new Span(added.nextStep()))));
        }
        if (added.attached() != null) {
            box.add(new SentAlong(desk, added.attached()));
        }
        Button apart = new Button(
                desk.t("desk.merge.undo", added.reference()),
                event -> panel.change(() -> desk.work.merging().undo(added.id())));
        apart.setDisableOnClick(true);
        box.add(apart);
        return box;
    }
}
