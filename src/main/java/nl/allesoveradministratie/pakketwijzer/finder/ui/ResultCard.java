package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.finder.Cost;
import nl.allesoveradministratie.pakketwijzer.finder.Level;
import nl.allesoveradministratie.pakketwijzer.finder.Listing;
import nl.allesoveradministratie.pakketwijzer.finder.Outcome;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.finder.Requirement;
import nl.allesoveradministratie.pakketwijzer.finder.Score;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import nl.allesoveradministratie.pakketwijzer.web.ScoreRing;

/** One package in the result: fit, why, cost, freshness, action, in that order. */
class ResultCard extends Composite<Article> {

    /** Marks the box that puts a package in the comparison, by its id. */
    static final String COMPARE = "data-compare";

    private final ResultView screen;
    private final Ranking.Ranked ranked;
    private final AccountingPackage pack;

    /**
     * A card.
     *
     * @param listed all packages in the list, to know whether the place is shared
     * @param best whether this is the first choice, which stands out
     */
    ResultCard(ResultView screen, Ranking.Ranked ranked, List<Ranking.Ranked> listed, boolean best) {
        this.screen = screen;
        this.ranked = ranked;
        this.pack = ranked.pack();
        boolean shared = listed.stream().anyMatch(other -> other != ranked && other.rank() == ranked.rank());
        getContent().addClassNames("card", "rc");
        if (best) {
            getContent().addClassName("best");
        }
        getContent().getElement().setAttribute("aria-label", pack.name());
        getContent().add(top(shared), middle());
        if (ranked.score() != null) {
            getContent()
                    .add(new Markup.Disclosure(
                            new Span(screen.t("result.why", ranked.score().value())),
                            "why",
                            new ScoreExplanation(screen, ranked)));
        }
        Cost cost = ranked.cost();
        if (cost != null && cost.perMonth() != null) {
            getContent()
                    .add(new Markup.Disclosure(
                            new Span(screen.t("result.cost.sum", screen.words().money(cost.perMonth()))),
                            "why",
                            new CostSum(screen, cost)));
        }
        getContent().add(bottom(best));
    }

    private Component top(boolean shared) {
        Div text = new Div();
        Span rank = Markup.span(
                "small mut strong num", screen.t(shared ? "result.rank.shared" : "result.rank", ranked.rank()));
        Score score = ranked.score();
        Div line = Markup.div("row rc-rank", rank);
        if (score != null) {
            String tone = score.value() >= 70 ? "badge pos" : "badge";
            line.add(Markup.span(tone, screen.t("fit." + score.fit().name().toLowerCase(Locale.ROOT))));
        }
        Paragraph sentence = new Paragraph(sentence());
        sentence.addClassNames("ui", "mut");
        text.add(line, new H2(pack.name()), sentence);
        Div top = Markup.div("top");
        if (score != null) {
            String label = screen.t("score.label", score.value(), score.max() - score.value());
            top.add(new Html(ScoreRing.svg(score.value(), score.max(), 84, label)));
        } else {
            top.add(new Span());
        }
        top.add(text, Markup.tile(pack.id().value(), pack.name(), "s48 only-d"));
        return top;
    }

    private String sentence() {
        if (ranked.score() == null) {
            return screen.t("result.no_score");
        }
        List<String> parts = new ArrayList<>();
        int mustsOpen = ranked.count(Level.MUST, Outcome.UNKNOWN);
        int mustsPartly = ranked.count(Level.MUST, Outcome.PARTLY);
        int wishesMissing = ranked.count(Level.WISH, Outcome.UNMET);
        int wishesOpen = ranked.count(Level.WISH, Outcome.UNKNOWN) + ranked.count(Level.WISH, Outcome.PARTLY);
        if (mustsOpen + mustsPartly + wishesMissing + wishesOpen == 0) {
            return screen.t("result.all_met");
        }
        if (mustsOpen + mustsPartly == 0) {
            parts.add(screen.t("result.musts_met"));
        }
        if (mustsOpen > 0) {
            parts.add(screen.t("result.musts_open", mustsOpen));
        }
        if (mustsPartly > 0) {
            parts.add(screen.t("result.musts_partly", mustsPartly));
        }
        if (wishesMissing > 0) {
            parts.add(screen.t("result.wishes_missing", wishesMissing));
        }
        if (ranked.count(Level.WISH, Outcome.UNKNOWN) > 0) {
            parts.add(screen.t("result.wishes_open", ranked.count(Level.WISH, Outcome.UNKNOWN)));
        }
        return String.join(" ", parts);
    }

    private Component middle() {
        Div middle = Markup.div("mid");
        for (Level level : Level.values()) {
            List<Requirement> requirements = ranked.requirements(level);
            if (!requirements.isEmpty()) {
                middle.add(requirements(level, requirements));
            }
        }
        middle.add(new CostBox(screen, ranked));
        middle.add(new SituationLink(screen, pack));
        return middle;
    }

    private Component requirements(Level level, List<Requirement> requirements) {
        Span title = new Span(screen.t(level == Level.SHOWN ? "result.shown" : "group." + level.key()));
        H3 head = new H3(title);
        if (level != Level.SHOWN) {
            head.add(Markup.span("num", screen.t("result.of", ranked.count(level, Outcome.MET), requirements.size())));
        }
        UnorderedList list = new UnorderedList();
        requirements.forEach(requirement -> list.add(new ListItem(new RequirementLine(screen, requirement))));
        return Markup.div("rc-reqs", head, list);
    }

    private Component bottom(boolean best) {
        List<PackageId> compared = screen.state().listing().compared();
        boolean chosen = compared.contains(pack.id());
        Component compare = Markup.checkbox(
                COMPARE,
                pack.id().value(),
                screen.t("result.compare"),
                screen.t("result.compare.of", pack.name()),
                chosen,
                chosen || compared.size() < Listing.MOST_COMPARED);
        Span stamp = new Span(Markup.icon(Icon.CALENDAR), Markup.text(freshness()));
        stamp.addClassName("stamp");
        String query = screen.state().answers().query();
        Component view = Markup.link(
                screen.href("/pakketten/" + pack.id().value()) + (query.isEmpty() ? "" : "?" + query),
                best ? "btn pri" : "btn",
                Markup.text(screen.t("result.view")),
                Markup.hidden(" " + pack.name()));
        return Markup.div("bot", compare, stamp, new KeepPackage(screen, pack), view);
    }

    private String freshness() {
        return pack.facts().stream()
                .map(Fact::asOf)
                .filter(Objects::nonNull)
                .max((one, other) -> one.earliest().compareTo(other.earliest()))
                .map(date -> screen.t("result.newest", screen.words().date(date)))
                .orElseGet(() -> screen.t("result.undated"));
    }
}
