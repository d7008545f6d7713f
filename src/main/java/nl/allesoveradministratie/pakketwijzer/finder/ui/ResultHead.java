package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.QuestionPage;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** The top of the result: where one is, how many fit, and the answers it rests on. */
class ResultHead extends Composite<Div> {

    private final ResultView screen;

    ResultHead(ResultView screen, Ranking ranking) {
        this.screen = screen;
        int answered = screen.state().answers().size();
        Paragraph lead = new Paragraph(
                screen.t("result.lead", answered, ranking.packages().size(), ranking.rankable()));
        lead.addClassNames("mut", "page-lead");
        getContent().add(crumbs(), screen.heading(ranking), lead, chips());
    }

    private Nav crumbs() {
        Nav crumbs = new Nav(
                Markup.link(screen.href("/"), "crumb-link", Markup.text(screen.t("nav.start"))),
                Markup.icon(Icon.CHEVRON_RIGHT),
                Markup.link(
                        screen.href("/keuzehulp") + screen.state().query(),
                        "crumb-link",
                        Markup.text(screen.t("nav.finder"))),
                Markup.icon(Icon.CHEVRON_RIGHT));
        Span here = new Span(screen.t("nav.result"));
        here.getElement().setAttribute("aria-current", "page");
        crumbs.add(here);
        crumbs.addClassName("crumb");
        crumbs.setAriaLabel(screen.t("nav.here"));
        return crumbs;
    }

    private Div chips() {
        UnorderedList chips = new UnorderedList();
        chips.addClassName("chips");
        for (String id : screen.state().answers().criteria()) {
            Criterion criterion = screen.finder.criteria().get(id);
            chips.add(new ListItem(chip(criterion)));
        }
        Button change =
                new Button(screen.t("result.change"), event -> screen.goTo(FinderScreen.QUESTIONS, firstPage()));
        change.addThemeNames("tertiary");
        change.setPrefixComponent(Markup.icon(Icon.PENCIL));
        return Markup.div("row chips-row", chips, change);
    }

    private Span chip(Criterion criterion) {
        String answered = screen.answered(criterion);
        return Markup.span("chip", criterion.id().equals("role") ? answered : screen.name(criterion) + ": " + answered);
    }

    private String firstPage() {
        return screen
                .state()
                .answers()
                .first("role")
                .map(Audience::ofKey)
                .map(screen.finder.questions()::pages)
                .orElse(List.of())
                .stream()
                .findFirst()
                .map(QuestionPage::id)
                .orElse("");
    }
}
