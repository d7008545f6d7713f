package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Says that nobody can honestly choose between the first two yet, and which facts would settle it. */
class UndecidedNotice extends Composite<Div> {

    private static final int MOST = 8;

    UndecidedNotice(ResultView screen, Ranking ranking) {
        Div text = new Div(Markup.span("strong block", screen.t("result.undecided")));
        List<Ranking.Ranked> between = ranking.undecided();
        List<Ranking.OpenFact> open = ranking.openFacts();
        if (!open.isEmpty()) {
            UnorderedList list = new UnorderedList();
            list.addClassNames("bul", "small");
            open.stream()
                    .limit(MOST)
                    .map(fact -> screen.t(
                            "result.open",
                            fact.pack().name(),
                            screen.name(screen.finder.criteria().get(fact.criterion()))))
                    .forEach(line -> list.add(new ListItem(line)));
            text.add(
                    new Span(screen.t(
                            "result.undecided.text",
                            between.getFirst().pack().name(),
                            between.getLast().pack().name())),
                    list);
        }
        getContent().addClassName("note");
        getContent().getElement().setAttribute("role", "note");
        getContent().add(Markup.icon(Icon.QUESTION), text);
    }
}
