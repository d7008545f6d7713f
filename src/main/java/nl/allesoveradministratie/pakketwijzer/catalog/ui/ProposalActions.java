package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.catalog.CatalogEditing;
import nl.allesoveradministratie.pakketwijzer.catalog.CatalogEditing.Outcome;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSet;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSet.State;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What one may do with a set of changes; what one may not stands there with the reason. */
class ProposalActions extends Composite<Div> {

    private static final String REASON = "reden-publiceren";

    private final ProposalView screen;
    private final ChangeSet set;

    ProposalActions(ProposalView screen, ChangeSet set, boolean isOvertaken) {
        this.screen = screen;
        this.set = set;
        getContent().addClassName("card");
        getContent().addClassName("pad");
        getContent().addClassName("enter");
        if (set.state() == State.PUBLISHED) {
            undo();
        } else if (set.state() == State.DRAFT && screen.isMine(set)) {
            draft(isOvertaken);
        } else if (set.state() == State.PROPOSED) {
            proposed(isOvertaken);
        } else {
            getContent().setVisible(false);
        }
    }

    private void draft(boolean isOvertaken) {
        TextField title = new TextField(screen.t("editing.title"));
        title.setMaxLength(CatalogEditing.LONGEST_TITLE);
        title.setValue(set.title());
        title.addValueChangeListener(event -> {
            title.setErrorMessage(screen.t("editing.problem.title"));
            title.setInvalid(event.getValue().isBlank());
            if (!title.isInvalid()) {
                screen.editing.rename(set.id(), event.getValue());
            }
        });
        Button propose = button("editing.propose", "editing.propose.done", () -> screen.editing.propose(set.id()));
        propose.addThemeNames("primary");
        propose.setEnabled(!set.changes().isEmpty());
        Div buttons = Markup.div("row", propose);
        if (isOvertaken) {
            buttons.add(button("editing.renew", "editing.renew.done", () -> screen.editing.renew(set.id())));
        }
        buttons.add(
                button("editing.discard", "editing.discard.done", () -> screen.editing.discard(set.id())),
                screen.link(DeskScreen.WORKLIST, "", screen.t("editing.onward")));
        getContent().add(title, buttons);
    }

    private void proposed(boolean isOvertaken) {
        boolean mine = screen.isMine(set);
        Button publish =
                button("editing.publish", "editing.publish.done", () -> screen.editing.publish(set.id(), set.round()));
        publish.addThemeNames("primary");
        publish.setEnabled(!mine && !isOvertaken);
        Div buttons = Markup.div("row", publish);
        if (mine) {
            buttons.add(button("editing.take_back", "editing.take_back.done", () -> screen.editing.takeBack(set.id())));
        }
        getContent().add(buttons);
        if (!publish.isEnabled()) {
            Paragraph reason = new Paragraph(screen.t(mine ? "editing.publish.own" : "editing.publish.overtaken"));
            reason.setId(REASON);
            publish.getElement().setAttribute("aria-describedby", REASON);
            getContent().add(reason);
        }
        if (!mine) {
            sendBack();
        }
    }

    private void sendBack() {
        TextField reply = new TextField(screen.t("editing.send_back.why"));
        reply.setMaxLength(CatalogEditing.LONGEST_REPLY);
        reply.setErrorMessage(screen.t("editing.problem.reply"));
        Button send = new Button(screen.t("editing.send_back"), event -> {
            reply.setInvalid(reply.getValue().isBlank());
            if (!reply.isInvalid()) {
                screen.done(
                        set.id(),
                        screen.editing.sendBack(set.id(), set.round(), reply.getValue()),
                        "editing.send_back.done");
            }
        });
        getContent().add(reply, Markup.div("row", send));
    }

    private void undo() {
        String title = screen.t("editing.undo.title", set.title());
        getContent()
                .add(
                        new Paragraph(screen.t("editing.undo.lead")),
                        Markup.div(
                                "row",
                                button(
                                        "editing.undo",
                                        "editing.undo.done",
                                        () -> screen.editing.undo(set.id(), title))));
    }

    private Button button(String text, String done, Supplier<Outcome> command) {
        Button button = new Button(screen.t(text), event -> screen.done(set.id(), command.get(), done));
        button.setDisableOnClick(true);
        return button;
    }
}
