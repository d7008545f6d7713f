package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.QuestionPage;
import nl.allesoveradministratie.pakketwijzer.insight.OwnStatistics.Reached;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.usage.OwnKind;

/** How many came to each page of questions and to the result, and how many stopped at each. */
class FinderSteps extends Composite<Div> {

    private static final Reached NOBODY = new Reached(0, 0);

    private final StatisticsView screen;
    private final Finder finder;

    /** @param reached by place; not empty */
    FinderSteps(StatisticsView screen, Finder finder, List<Reached> reached) {
        this.screen = screen;
        this.finder = finder;
        Reached begun = reached.getFirst();
        Reached finished = reached.getLast();
        CountTable table = new CountTable(
                screen.t("stats.finder.caption"),
                List.of(screen.t("stats.finder.place"), screen.t("stats.visitors"), screen.t("stats.finder.stopped")),
                begun.most());
        for (int place = 0; place < reached.size(); place++) {
            Reached here = reached.get(place);
            boolean last = place == OwnKind.RESULT;
            table.row(
                    new Span(name(place)),
                    here.least(),
                    screen.number(here),
                    last ? "–" : screen.number(here.minus(reached.get(place + 1))));
        }
        getContent().addClassNames("card", "pad");
        getContent()
                .add(
                        new H2(screen.t("stats.finder")),
                        new Paragraph(screen.t("stats.finder.lead")),
                        numbers(begun, finished),
                        table);
    }

    private Component numbers(Reached begun, Reached finished) {
        boolean known = begun.isExact() && finished.isExact() && !begun.equals(NOBODY);
        return Markup.div(
                "fig-numbers fig-three",
                number("stats.begun", screen.number(begun)),
                number("stats.finished", screen.number(finished)),
                number(
                        "stats.completed",
                        known
                                ? screen.t("stats.percent", percent(finished.least(), begun.least()))
                                : screen.t("stats.percent.about", percent(finished.least(), begun.most()))));
    }

    /** Rounded; at most 100. */
    private static String percent(int part, int whole) {
        return whole == 0 ? "0" : String.valueOf((200L * part + whole) / (2L * whole));
    }

    private Component number(String label, String value) {
        return Markup.div("", Markup.span("mut", screen.t(label)), Markup.span("fig-number num", value));
    }

    /** A place is one page for each kind of user, and those have subjects of their own. */
    private String name(int place) {
        if (place == 0) {
            return screen.t("stats.finder.role");
        }
        if (place == OwnKind.RESULT) {
            return screen.t("stats.finder.result");
        }
        String topics = Stream.of(Audience.values())
                .map(finder.questions()::pages)
                .filter(pages -> pages.size() >= place)
                .map(pages -> topic(pages.get(place - 1)))
                .distinct()
                .collect(Collectors.joining(" / "));
        return screen.t("stats.finder.page", String.valueOf(place), topics);
    }

    private String topic(QuestionPage page) {
        return page.words(screen.language()).topic();
    }
}
