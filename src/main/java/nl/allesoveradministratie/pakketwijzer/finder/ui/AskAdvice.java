package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** After the list, for who would rather talk it over: the contact form, with the answers in its address. */
class AskAdvice extends Composite<Div> {

    AskAdvice(FinderScreen screen) {
        getContent().addClassNames("advice");
        String answers = screen.state().answers().query();
        String address = screen.language().prefix() + "/contact" + (answers.isEmpty() ? "" : "?" + answers);
        getContent()
                .add(
                        Markup.div("", new H2(screen.t("result.ask")), new Paragraph(screen.t("result.ask.text"))),
                        Markup.link(address, "btn", Markup.text(screen.t("result.ask.go"))));
    }
}
