package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk.Action;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOutcome;
import nl.allesoveradministratie.pakketwijzer.lead.LeadStatus;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.Modal;

/** "Move to …": the way without dragging, and how a lead ended when it goes where things are done. */
class MoveDialog extends Composite<Div> {

    private final PipelineView view;
    private final Modal modal = new Modal();

    MoveDialog(PipelineView view) {
        this.view = view;
        getContent().add(modal);
    }

    /** Asks where a lead should go. */
    void ask(LeadSummary lead) {
        show(
                view.t("board.move", lead.initials()),
                Stream.of(LeadStatus.values()).filter(each -> each != lead.status()),
                each -> view.t("board.status." + each.key()),
                to -> view.drop(lead, to));
    }

    /** Asks how a lead ended. */
    void askOutcome(LeadSummary lead) {
        show(
                view.t("inbox.outcome.ask", lead.initials()),
                Stream.of(LeadOutcome.values()),
                each -> view.t("inbox.outcome." + each.key()),
                outcome -> view.move(lead, new Action.Finish(outcome)));
    }

    private <T> void show(String title, Stream<T> choices, Function<T, String> name, Consumer<T> chosen) {
        Div list = Markup.div("modal-choices");
        choices.forEach(each -> list.add(new Button(name.apply(each), event -> {
            modal.close();
            chosen.accept(each);
        })));
        Button cancel = new Button(view.t("inbox.cancel"), event -> modal.close());
        cancel.addThemeNames("tertiary");
        modal.show(title, new Component[] {new H2(title), list, cancel});
    }
}
