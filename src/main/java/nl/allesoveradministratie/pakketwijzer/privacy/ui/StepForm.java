package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.privacy.EnteredRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestDesk;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** One step that can be taken with a request: what it means, room for words, and a button. */
class StepForm extends Composite<Div> {

    /** What a step asks for before it is taken. */
    enum Asks {
        /** Words, which may be left out. */
        WORDS,
        /** Words that may not be left out. */
        REASON,
        /** No words. */
        NOTHING
    }

    private final RequestView screen;
    private final TextArea words = new TextArea();
    private final Checkbox tick = new Checkbox();

    /**
     * A closed form.
     *
     * @param name of its texts
     * @param ticked whether something has to be ticked first
     * @param step takes it, with what was written
     * @param before what else is filled in
     */
    StepForm(
            RequestView screen,
            String name,
            Asks asks,
            boolean ticked,
            Function<String, RequestDesk.Result> step,
            Component... before) {
        this.screen = screen;
        Button take = new Button(screen.t("requests.do." + name + ".button"));
        take.addClickListener(click -> {
            if (isFilledIn(asks, ticked)) {
                screen.done(step.apply(words.getValue()), "requests.done." + name);
            }
        });
        Div form = Markup.div("enter", new Paragraph(screen.t("requests.do." + name + ".help")));
        form.add(before);
        if (asks != Asks.NOTHING) {
            words.setLabel(screen.t(asks == Asks.REASON ? "requests.do.reason" : "requests.do.words"));
            words.setMaxLength(EnteredRequest.LONGEST);
            form.add(words);
        }
        if (ticked) {
            tick.setLabel(screen.t("requests.do." + name + ".tick"));
            form.add(tick);
        }
        form.add(take);
        getContent()
                .add(new Markup.Disclosure(
                        Markup.span("strong", screen.t("requests.do." + name)), "card pad pv-step", form));
    }

    private boolean isFilledIn(Asks asks, boolean ticked) {
        String problem = asks == Asks.REASON && words.isEmpty()
                ? "requests.problem.reason"
                : Bsn.isIn(words.getValue()) ? "contact.problem.bsn" : "";
        words.setErrorMessage(problem.isEmpty() ? "" : screen.t(problem));
        words.setInvalid(!problem.isEmpty());
        boolean missing = ticked && !tick.getValue();
        tick.setErrorMessage(missing ? screen.t("requests.problem.tick") : "");
        tick.setInvalid(missing);
        return problem.isEmpty() && !missing;
    }
}
