package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.lead.Drafts;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOutcome;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** How it ended: one key or one click for each answer. Which package was chosen, and why, may be told and need not be. */
class OutcomeBox extends Composite<Div> {

    private static final int LONGEST = 500;

    private final LeadPanel panel;
    private final LeadsView desk;
    private final Select<AccountingPackage> chosen = new Select<>();
    private final TextField reason = new TextField();

    OutcomeBox(LeadPanel panel) {
        this.panel = panel;
        this.desk = panel.desk;
        chosen.setLabel(desk.t("desk.finish.package"));
        chosen.setPlaceholder(desk.t("desk.finish.package.none"));
        chosen.setItems(desk.catalog.current().packages());
        chosen.setItemLabelGenerator(AccountingPackage::name);
        reason.setLabel(desk.t("desk.finish.reason"));
        reason.setHelperText(desk.t("desk.finish.reason.help"));
        reason.setMaxLength(LONGEST);
        DraftField.of(panel, Drafts.Field.REASON, reason, reason);
        H3 heading = new H3(desk.t("desk.finish.title"));
        heading.setId("lead-afronden");
        getContent().addClassName("lead-box");
        getContent()
                .add(
                        heading,
                        Markup.div("lead-fields", chosen, reason),
                        outcomes(),
                        new Button(desk.t("desk.close"), event -> panel.close()));
    }

    private Div outcomes() {
        Div group = Markup.div("lead-outcomes");
        group.getElement().setAttribute("role", "group").setAttribute("aria-labelledby", "lead-afronden");
        for (LeadOutcome outcome : LeadOutcome.values()) {
            String digit = String.valueOf(outcome.ordinal() + 1);
            Button button = new Button(desk.t("desk.outcome." + outcome.key()), event -> finish(outcome));
            button.setPrefixComponent(Markup.span("kbd", digit));
            // Only from these buttons: a digit that is typed in a field is a digit.
            button.addClickShortcut(Key.of(digit)).listenOn(group);
            group.add(button);
            if (outcome.ordinal() == 0) {
                button.focus();
            }
        }
        return group;
    }

    private void finish(LeadOutcome outcome) {
        boolean bsn = Bsn.isIn(reason.getValue());
        reason.setErrorMessage(bsn ? desk.t("contact.problem.bsn") : "");
        reason.setInvalid(bsn);
        if (bsn) {
            return;
        }
        AccountingPackage pack = outcome == LeadOutcome.CHOSEN ? chosen.getValue() : null;
        LeadDesk.Finished finished = desk.work
                .desk()
                .finish(
                        panel.lead.summary().id(),
                        panel.lead.version(),
                        outcome,
                        pack == null ? null : pack.id(),
                        reason.getValue());
        panel.change(finished::result, (after, lead) -> {
            desk.work.drafts().drop(lead.summary().id(), Drafts.Field.REASON);
            after.notice.offerUndo(
                    desk.t("desk.finish.done", desk.t("desk.outcome." + outcome.key())),
                    () -> after.change(() -> desk.work.desk().undo(finished)));
        });
    }
}
