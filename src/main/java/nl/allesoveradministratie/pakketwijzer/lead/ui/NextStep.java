package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.lead.Drafts;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.ui.DutchDates;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** What is to be done next, and when; or a place to say so. */
class NextStep extends Composite<Div> {

    private static final int LONGEST = 200;

    private final LeadPanel panel;

    NextStep(LeadPanel panel) {
        this.panel = panel;
        getContent().addClassName("lead-next");
        if (panel.lead.masked() == null) {
            getContent().setVisible(false);
        } else if (panel.lead.nextStep().isEmpty()
                || panel.drafts.containsKey(Drafts.Field.STEP)
                || panel.drafts.containsKey(Drafts.Field.STEP_ON)) {
            form();
        } else {
            planned();
        }
    }

    private void planned() {
        LeadsView desk = panel.desk;
        LeadDetail lead = panel.lead;
        LocalDate on = lead.summary().nextStepOn();
        boolean late = on != null && on.isBefore(LocalDate.now(desk.clock));
        String day = day(on);
        Div words = Markup.div(
                "",
                Markup.span(late ? "micro late" : "micro dim", desk.t(late ? "desk.next.late" : "desk.next.on", day)));
        words.add(LeadPanel.people(Markup.div("b", new Span(lead.nextStep()))));
        Button done = new Button(
                desk.t("desk.next.done"),
                event -> panel.change(
                        () -> desk.desk.finishNextStep(lead.summary().id(), lead.version())));
        done.setDisableOnClick(true);
        Button move = new Button(Markup.icon(Icon.CALENDAR), event -> {
            getContent().removeAll();
            getContent().removeClassName("planned");
            form();
        });
        move.setAriaLabel(desk.t("desk.next.move"));
        getContent().addClassName("planned");
        getContent().add(Markup.drawing("flag", Icon.FLAG.svg()), words, Markup.div("row", done, move));
    }

    private String day(@Nullable LocalDate on) {
        return on == null ? "" : panel.desk.words().date(PartialDate.parse(on.toString()));
    }

    /** What stands there now is in sight: a colleague may have planned something since this was begun. */
    private void form() {
        LeadsView desk = panel.desk;
        String step = panel.lead.nextStep();
        UUID lead = panel.lead.summary().id();
        TextField text = new TextField(desk.t("desk.next"));
        text.setMaxLength(LONGEST);
        DraftField.of(panel, Drafts.Field.STEP, text, text, step);
        Div buttons = Markup.div("row");
        if (!step.isEmpty()) {
            getContent().addClassName("moving");
            text.setHelperText(
                    desk.t("desk.next.now", step, day(panel.lead.summary().nextStepOn())));
            buttons.add(new Button(desk.t("desk.next.keep"), event -> {
                desk.work.drafts().drop(lead, Drafts.Field.STEP, Drafts.Field.STEP_ON);
                panel.change(() -> LeadDesk.Result.DONE);
            }));
        }
        DatePicker date = new DatePicker(desk.t("desk.next.when"));
        date.setI18n(DutchDates.of(desk.words()));
        date.setLocale(desk.language().locale());
        LocalDate today = LocalDate.now(desk.clock);
        date.setMin(today);
        // Typing a date comes first; the calendar is one key or click away.
        date.setAutoOpen(false);
        DraftField.of(panel, Drafts.Field.STEP_ON, date, today);
        Button plan = new Button(desk.t("desk.next.plan"), event -> {
            String problem = text.getValue().isBlank()
                    ? "desk.next.problem.text"
                    : Bsn.isIn(text.getValue()) ? "contact.problem.bsn" : "";
            LocalDate on = date.getValue();
            boolean badDate = !LeadDesk.isDayToPlan(on, today);
            text.setErrorMessage(problem.isEmpty() ? "" : desk.t(problem));
            text.setInvalid(!problem.isEmpty());
            date.setErrorMessage(desk.t("desk.next.problem.date"));
            date.setInvalid(badDate);
            if (problem.isEmpty() && !badDate && on != null) {
                LeadDesk service = desk.desk;
                panel.change(() -> {
                    LeadDesk.Result result = service.planNextStep(lead, panel.lead.version(), text.getValue(), on);
                    if (result == LeadDesk.Result.DONE) {
                        desk.work.drafts().drop(lead, Drafts.Field.STEP, Drafts.Field.STEP_ON);
                    }
                    return result;
                });
            }
        });
        buttons.addComponentAsFirst(plan);
        getContent().add(text, date, buttons);
    }
}
