package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** After the list, for who has chosen: the plan for switching. */
class MakePlan extends Composite<Paragraph> {

    MakePlan(FinderScreen screen) {
        String answers = screen.state().answers().query();
        String address = screen.href("/overstappen") + (answers.isEmpty() ? "" : "?" + answers);
        getContent().addClassNames("ui", "res-plan");
        getContent()
                .add(
                        Markup.link(address, "", Markup.text(screen.t("switch.make"))),
                        Markup.span("mut", " " + screen.t("switch.make.text")));
    }
}
