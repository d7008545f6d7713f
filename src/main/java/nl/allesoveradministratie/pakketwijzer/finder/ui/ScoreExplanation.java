package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.finder.Score;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Where the points come from: a bar, the same in words, why not more, the facts with their sources, and what to ask. */
class ScoreExplanation extends Composite<Div> {

    private final ResultView screen;

    ScoreExplanation(ResultView screen, Ranking.Ranked ranked) {
        this.screen = screen;
        Score score = java.util.Objects.requireNonNull(ranked.score());
        getContent().addClassName("why-body");
        getContent()
                .add(
                        new H3(screen.t("result.why.title", score.value())),
                        Markup.drawing("bar-box", bar(score)),
                        parts(score),
                        new WhyNotHigher(screen, ranked),
                        new H3(screen.t("result.facts")),
                        new HeldAgainst(screen, ranked.requirements(), ranked.room()),
                        new AskVendor(screen, ranked.pack(), ranked.requirements(), ranked.room()));
    }

    /** Drawn as one picture: what is unknown is hatched. */
    private static String bar(Score score) {
        StringBuilder bar = new StringBuilder(
                "<svg class=\"bar\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                        + "<rect class=\"b-rest\" width=\"100\" height=\"4\"/>");
        int x = 0;
        for (Score.Part part : score.parts()) {
            bar.append(rect("b-" + part.group().key(), x, part.points()));
            x += part.points();
        }
        return bar.append(rect("b-unknown", x, score.max() - score.value()))
                .append("</svg>")
                .toString();
    }

    private static String rect(String style, int x, int width) {
        return "<rect class=\"" + style + "\" x=\"" + x + "\" width=\"" + width + "\" height=\"4\"/>";
    }

    private Component parts(Score score) {
        UnorderedList parts = new UnorderedList();
        parts.addClassNames("why-parts", "small");
        for (Score.Part part : score.parts()) {
            Span points = Markup.span("strong", screen.t("result.why.part", part.points(), part.outOf()));
            Span group = new Span(" · " + screen.t("group." + part.group().key()));
            Span open = Markup.span(
                    "mut block",
                    part.couldAdd() > 0 ? screen.t("result.why.add", part.couldAdd()) : screen.t("result.why.known"));
            parts.add(new ListItem(Markup.span("dot b-" + part.group().key(), ""), new Span(points, group, open)));
        }
        return parts;
    }
}
