package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.EffectAllowed;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOutcome;
import nl.allesoveradministratie.pakketwijzer.lead.LeadStatus;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/**
 * A lead on the board. Of its next step only the day: the words are sealed, and reading them is looking at the lead. Every
 * move that can be dragged is behind the button too.
 */
class LeadCard extends Composite<ListItem> {

    private final LeadSummary lead;
    private final Anchor link;

    LeadCard(PipelineView view, LeadSummary lead) {
        this.lead = lead;
        DeskWords words = view.deskWords();
        link = new Anchor(view.href("/kantoor/leads/" + lead.reference()), lead.initials());
        link.getElement().setAttribute("router-link", true);
        link.getElement().setAttribute("draggable", "false");
        link.addClassName("b");
        link.add(Markup.hidden(" " + lead.reference()));
        Button move = new Button(Markup.icon(Icon.ARROW_RIGHT), event -> view.askWhere(lead));
        move.addClassName("card-move");
        move.setAriaLabel(view.t("board.move", lead.initials()));
        Div foot = Markup.div("card-foot");
        if (lead.outcome() != null) {
            foot.add(Markup.span(
                    lead.outcome() == LeadOutcome.CHOSEN ? "badge pos" : "badge",
                    view.t("inbox.outcome." + lead.outcome().key())));
        } else {
            foot.add(words.waiting(lead));
        }
        if (lead.nextStepOn() != null && lead.status() != LeadStatus.DONE) {
            Span step = Markup.span("badge num", "");
            step.add(Markup.icon(Icon.FLAG), Markup.text(words.day(lead.nextStepOn())));
            step.add(Markup.hidden(" " + view.t("desk.next")));
            foot.add(step);
        }
        foot.add(Markup.span("micro dim num", words.received(lead)));
        getContent().addClassName("card");
        getContent()
                .add(
                        Markup.div("card-top", link, words.owner(lead), move),
                        Markup.div("small", Markup.text(words.topic(lead))),
                        foot);
        getContent().getElement().addEventListener("focusin", event -> view.at(lead));
        DragSource<ListItem> source = DragSource.create(getContent());
        source.setEffectAllowed(EffectAllowed.MOVE);
        source.setDragData(lead);
    }

    LeadSummary lead() {
        return lead;
    }

    /** Brings the keyboard to it. */
    void focus() {
        link.getElement().executeJs("this.focus()");
    }
}
