package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.privacy.AskedRight;
import nl.allesoveradministratie.pakketwijzer.privacy.DeskRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.IdentityCheck;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestClock;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestDesk;

/** What can be done with an open request, in the order in which it is done. */
class RequestActions extends Composite<Div> {

    RequestActions(RequestView screen, RequestDesk desk, DeskRequest request) {
        UUID id = request.id();
        getContent().addClassName("pv-steps");
        if (request.check() != null) {
            Select<IdentityCheck> how = new Select<>();
            how.setLabel(screen.t("requests.check"));
            how.setItems(IdentityCheck.values());
            how.setItemLabelGenerator(each -> screen.t("requests.check." + each.key()));
            how.setValue(request.check());
            add(screen, "check", StepForm.Asks.WORDS, words -> desk.check(id, how.getValue(), words), how);
        }
        if (!request.hasProvedAddress()) {
            TextField number = new TextField(screen.t("requests.lead_number"));
            number.setMaxLength(40);
            add(screen, "about", StepForm.Asks.NOTHING, words -> desk.about(id, number.getValue()), number);
        }
        add(screen, "note", StepForm.Asks.REASON, words -> desk.note(id, words));
        if (request.extendedAt() == null && request.clock(screen.now()).state() != RequestClock.State.OVERDUE) {
            getContent()
                    .add(new StepForm(screen, "extend", StepForm.Asks.REASON, true, words -> desk.extend(id, words)));
        }
        if (request.right() == AskedRight.ERASE && request.isAboutSomebodyKnown()) {
            getContent().add(new StepForm(screen, "erase", StepForm.Asks.NOTHING, true, words -> desk.erase(id)));
        }
        if (request.lead() != null) {
            carryOut(screen, desk, request);
        }
        add(screen, "answer", StepForm.Asks.WORDS, words -> desk.answer(id, words));
        getContent().add(new StepForm(screen, "refuse", StepForm.Asks.REASON, true, words -> desk.refuse(id, words)));
    }

    /** What is asked is done here, for whoever did not come by the own page. */
    private void carryOut(RequestView screen, RequestDesk desk, DeskRequest request) {
        UUID id = request.id();
        switch (request.right()) {
            case RESTRICT, OBJECT -> carryOut(screen, "pause", words -> desk.carryOut(id));
            case LIFT_RESTRICTION, LIFT_OBJECTION -> carryOut(screen, "resume", words -> desk.carryOut(id));
            case CORRECT -> {
                CorrectionForm right = new CorrectionForm(screen);
                carryOut(screen, "correct", words -> desk.correct(id, right.read()), right);
            }
            default -> {}
        }
    }

    private void carryOut(
            RequestView screen, String name, Function<String, RequestDesk.Result> step, Component... before) {
        getContent().add(new StepForm(screen, name, StepForm.Asks.NOTHING, true, step, before));
    }

    private void add(
            RequestView screen,
            String name,
            StepForm.Asks asks,
            Function<String, RequestDesk.Result> step,
            Component... before) {
        getContent().add(new StepForm(screen, name, asks, false, step, before));
    }
}
