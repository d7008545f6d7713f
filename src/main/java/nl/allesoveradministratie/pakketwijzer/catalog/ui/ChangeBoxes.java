package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import nl.allesoveradministratie.pakketwijzer.catalog.FactChange;

/** What a fact was, beside what it becomes. */
class ChangeBoxes extends Composite<Div> {

    ChangeBoxes(DeskScreen screen, FactChange change) {
        getContent().addClassName("fact-pair");
        getContent()
                .add(
                        new FactBox(screen, screen.t("editing.before"), change.place(), change.before()),
                        new FactBox(screen, screen.t("editing.after"), change.place(), change.after()));
    }
}
