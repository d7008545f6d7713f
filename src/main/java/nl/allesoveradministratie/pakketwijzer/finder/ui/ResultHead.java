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
import nl.allesoveradministratie.pakketwijzer.ui.Drawn;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** The top of the result: where one is, how many fit, and the answers it rests on. */
class ResultHead extends Composite<Div> {

    /** So many answers are shown at once; the rest behind a button, so that the packages stay in sight. */
    private static final int FEW = 5;

    private final ResultView screen;

    ResultHead(ResultView screen, Ranking ranking) {
        this.screen = screen;
        int answered = screen.state().answers().size();
        int fitting = ranking.packages().size();
        Paragraph lead = new Paragraph(
                fitting == ranking.rankable()
                        ? screen.t("result.lead.all", answered, fitting)
                        : screen.t("result.lead", answered, fitting, ranking.rankable()));
        lead.addClassNames("mut", "page-lead");
        getContent().add(new Drawn(crumbs()), screen.heading(ranking), lead, chips());
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
        List<Criterion> answered = screen.state().answers().criteria().stream()
                .map(screen.finder.criteria()::get)
                .toList();
        boolean fold = answered.size() > FEW + 1;
        UnorderedList chips = chips(fold ? answered.subList(0, FEW) : answered);
        if (fold) {
            List<Criterion> rest = answered.subList(FEW, answered.size());
            chips.add(new ListItem(new Markup.Disclosure(
                    new Span(screen.t("result.chips.more", rest.size())), "chips-more", chips(rest))));
        }
        Button change =
                new Button(screen.t("result.change"), event -> screen.goTo(FinderScreen.QUESTIONS, firstPage()));
        change.addThemeNames("tertiary");
        change.setPrefixComponent(Markup.icon(Icon.PENCIL));
        return Markup.div("row chips-row", new Drawn(chips), change);
    }

    private UnorderedList chips(List<Criterion> answered) {
        UnorderedList chips = new UnorderedList();
        chips.addClassName("chips");
        answered.forEach(criterion -> chips.add(new ListItem(chip(criterion))));
        return chips;
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
