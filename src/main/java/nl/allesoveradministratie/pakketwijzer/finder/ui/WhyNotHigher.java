package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.allesoveradministratie.pakketwijzer.finder.Loss;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.finder.Standing;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What cost a package points, who stands next to it, and which single answer or fact would change its place. */
class WhyNotHigher extends Composite<Div> {

    private final ResultView screen;
    private final transient Ranking.Ranked ranked;
    private final transient Standing standing;

    WhyNotHigher(ResultView screen, Ranking.Ranked ranked) {
        this.screen = screen;
        this.ranked = ranked;
        this.standing = screen.finder.alternatives(screen.state().answers()).standing(ranked);
        boolean first = ranked.rank() == 1;
        getContent().addClassNames("why-place");
        getContent().add(new H3(screen.t(first ? "reasons.first" : "reasons.not_higher")));
        if (standing.neighbour() != null) {
            getContent().add(new Paragraph(neighbour(standing.neighbour(), first)));
        }
        if (standing.losses().isEmpty()) {
            getContent().add(new Paragraph(screen.t("reasons.nothing_lost")));
        } else {
            getContent().add(new Paragraph(screen.t("reasons.lost")), losses());
        }
        getContent().add(new H3(screen.t("reasons.change")), changes(first));
    }

    private String neighbour(Ranking.Ranked other, boolean first) {
        String name = other.pack().name();
        if (standing.margin() == 0) {
            return screen.t(first ? "reasons.below.band" : "reasons.above.band", name);
        }
        return screen.t(first ? "reasons.below" : "reasons.above", name, standing.margin());
    }

    private Component losses() {
        UnorderedList list = new UnorderedList();
        list.addClassNames("why-losses", "small");
        for (Loss loss : standing.losses()) {
            Div line = Markup.div("req", RequirementLine.mark(loss.outcome()), new Span(asked(loss.criterion())));
            line.add(Markup.hidden(
                    " (" + screen.t("result.outcome." + loss.outcome().key()) + ")"));
            Span cost =
                    Markup.span("mut", screen.t("reasons.points", screen.words().number(loss.points())));
            if (standing.behind().contains(loss.criterion())) {
                String other =
                        Objects.requireNonNull(standing.neighbour()).pack().name();
                cost.add(Markup.span("block", screen.t("reasons.behind", other)));
            }
            list.add(new ListItem(line, cost));
        }
        return list;
    }

    private String asked(String criterion) {
        return RequirementLine.name(screen, screen.finder.criteria().get(criterion));
    }

    private Component changes(boolean first) {
        String name = ranked.pack().name();
        List<String> lines = new ArrayList<>();
        if (standing.fact() != null) {
            lines.add(screen.t(
                    "reasons.fact",
                    name,
                    standing.fact().rank(),
                    asked(standing.fact().criterion())));
        }
        if (standing.answer() != null) {
            lines.add(screen.t(
                    "reasons.answer",
                    name,
                    standing.answer().place(ranked.pack().id()),
                    ChangeWords.of(screen, standing.answer().changes())));
        }
        standing.atRisk().forEach(criterion -> lines.add(screen.t("reasons.risk", name, asked(criterion))));
        if (lines.isEmpty()) {
            return new Paragraph(screen.t(first ? "reasons.no_risk" : "reasons.no_change", name));
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("bul", "small");
        lines.forEach(line -> list.add(new ListItem(line)));
        return list;
    }
}
