package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Where one is in the questions: a bar for each page, the pointer's colour on this one. */
class ProgressSteps extends Composite<Div> {

    /**
     * The bars.
     *
     * @param label "Vraag 3 van 9"
     * @param topic what this page is about
     * @param index of this page, from 0; as many as there are = past all of them
     * @param total how many pages there are
     */
    ProgressSteps(String label, String topic, int index, int total) {
        Div bars = Markup.div("prog");
        bars.getElement()
                .setAttribute("role", "progressbar")
                .setAttribute("aria-valuemin", "0")
                .setAttribute("aria-valuemax", String.valueOf(total))
                .setAttribute("aria-valuenow", String.valueOf(Math.min(index + 1, total)))
                .setAttribute("aria-label", label);
        for (int i = 0; i < total; i++) {
            Span bar = new Span();
            bar.addClassName(i < index ? "done" : i == index ? "current" : "todo");
            bars.add(bar);
        }
        getContent().addClassName("progress");
        getContent()
                .add(
                        Markup.div(
                                "row between progress-head",
                                Markup.span("small strong", label),
                                Markup.span("small mut", topic)),
                        bars);
    }
}
