package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Why the figures say nothing about anybody, in four sentences, with the way to the whole story. */
class HowAnonymous extends Composite<Div> {

    HowAnonymous(OfficeScreen screen) {
        UnorderedList list = new UnorderedList();
        list.addClassName("bul");
        List.of("partner.how.1", "partner.how.2", "partner.how.3", "partner.how.4")
                .forEach(sentence -> list.add(new ListItem(screen.t(sentence))));
        getContent().addClassNames("card", "pad", "partner-how");
        getContent()
                .add(
                        new H2(screen.t("partner.how")),
                        list,
                        Markup.link(
                                screen.href("/hoe-anoniem"),
                                "partner-more",
                                Markup.text(screen.t("partner.how.more"))));
    }
}
