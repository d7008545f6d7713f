package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** From a card to the page that holds the package against the visitor's situation, with the answers in its address. */
class SituationLink extends Composite<Paragraph> {

    SituationLink(FinderScreen screen, AccountingPackage pack) {
        String answers = screen.state().answers().query();
        String address =
                screen.href("/pakketten/" + pack.id().value() + "/situatie") + (answers.isEmpty() ? "" : "?" + answers);
        getContent().addClassNames("small", "rc-check");
        getContent()
                .add(Markup.link(address, "", Markup.text(screen.t("check.go")), Markup.hidden(": " + pack.name())));
    }
}
