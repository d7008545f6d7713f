package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dnd.DropEffect;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox;
import nl.allesoveradministratie.pakketwijzer.lead.LeadStatus;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** The leads of one status, a page at a time; a card that is dropped here gets this status. */
class BoardColumn extends Composite<Section> {

    private final PipelineView view;
    private final LeadFilter filter;
    private final String count;
    private final List<LeadCard> cards = new ArrayList<>();
    private final UnorderedList list = new UnorderedList();
    private final Div foot = new Div();
    private LeadInbox.@Nullable After after;

    BoardColumn(PipelineView view, LeadStatus status, LeadFilter filter) {
        this.view = view;
        this.filter = filter;
        this.count = view.count(filter);
        H2 heading = new H2();
        heading.setId("kolom-" + status.key());
        heading.add(
                Markup.span("dot " + status.key(), ""),
                Markup.text(view.t("board.status." + status.key())),
                Markup.span("dim num", count));
        getContent().addClassNames("board-column");
        getContent().getElement().setAttribute("aria-labelledby", "kolom-" + status.key());
        getContent().add(heading, list, foot);
        more();
        if (cards.isEmpty()) {
            foot.add(empty("board.none"));
        }
        if (status == LeadStatus.DONE) {
            getContent().add(empty("board.drop.done"));
        }
        DropTarget<Section> target = DropTarget.create(getContent());
        target.setDropEffect(DropEffect.MOVE);
        target.addDropListener(event -> event.getDragData()
                .filter(LeadSummary.class::isInstance)
                .map(LeadSummary.class::cast)
                .ifPresent(lead -> view.drop(lead, status)));
    }

    private Paragraph empty(String text) {
        Paragraph empty = new Paragraph(view.t(text));
        empty.addClassName("board-empty");
        return empty;
    }

    private void more() {
        List<LeadSummary> page = view.page(filter, after);
        for (LeadSummary lead : page) {
            LeadCard card = new LeadCard(view, lead);
            cards.add(card);
            list.add(card);
        }
        foot.removeAll();
        if (page.size() == LeadInbox.PAGE) {
            after = new LeadInbox.After(
                    page.getLast().receivedAt(), page.getLast().id());
            foot.add(new Button(view.t("desk.more"), event -> more()));
        }
    }

    /** How many it has; empty = not counted. */
    String count() {
        return count;
    }

    List<LeadCard> cards() {
        return cards;
    }

    /** Brings the keyboard to a card, if it is here. */
    void focus(String reference) {
        cards.stream().filter(card -> card.lead().reference().equals(reference)).forEach(LeadCard::focus);
    }
}
