package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What is known of something, name by name. */
class Facts extends Composite<Div> {

    private final DescriptionList list = new DescriptionList();

    Facts() {
        getContent().addClassNames("card", "pad");
        list.addClassName("pv-facts");
        getContent().add(list);
    }

    void add(String name, String value) {
        add(name, Markup.span("pv-words", value));
    }

    void add(String name, Component... value) {
        DescriptionList.Description description = new DescriptionList.Description(value);
        list.add(new DescriptionList.Term(name), description);
    }
}
