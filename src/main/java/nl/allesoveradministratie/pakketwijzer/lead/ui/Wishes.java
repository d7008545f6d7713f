package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Level;
import nl.allesoveradministratie.pakketwijzer.finder.Outcome;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.finder.Requirement;
import nl.allesoveradministratie.pakketwijzer.lead.Attachment;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import nl.allesoveradministratie.pakketwijzer.web.ScoreRing;

/** What the person wishes, with a mark for whether the package that fitted best has it now, and the first places of then. */
class Wishes extends Composite<Section> {

    private static final int MOST = 6;
    private static final int PLACES = 3;

    private static final Map<Outcome, String> STYLES =
            Map.of(Outcome.MET, "y", Outcome.PARTLY, "p", Outcome.UNMET, "n", Outcome.UNKNOWN, "q");

    private final LeadsView desk;

    Wishes(LeadPanel panel) {
        this.desk = panel.desk;
        Attachment attached = panel.lead.attached();
        if (attached == null) {
            getContent().setVisible(false);
            return;
        }
        Answers answers = SentAlong.answers(desk, attached);
        getContent().add(new H3(desk.t("desk.wishes")));
        attached.places().stream()
                .findFirst()
                .flatMap(first -> PackageId.parse(first.id()))
                .flatMap(first -> desk.finder.rank(answers).find(first))
                .ifPresent(this::marks);
        OrderedList places = new OrderedList();
        places.addClassName("lead-ranking");
        attached.places().stream().limit(PLACES).forEach(place -> places.add(place(place)));
        Anchor now = Markup.link(
                desk.href("/keuzehulp/resultaat") + "?" + attached.answers(),
                "small",
                Markup.text(desk.t("desk.sent.now")));
        now.setTarget("_blank");
        getContent().add(places, now);
    }

    private void marks(Ranking.Ranked first) {
        UnorderedList list = new UnorderedList();
        list.addClassName("lead-wishes");
        first.requirements().stream()
                .filter(each -> each.level() != Level.SHOWN && !each.criterion().equals("role"))
                .limit(MOST)
                .forEach(each -> list.add(wish(each)));
        if (list.getComponentCount() > 0) {
            getContent()
                    .add(
                            Markup.div(
                                    "micro dim",
                                    new Span(desk.t(
                                            "desk.wishes.now", first.pack().name()))),
                            list);
        }
    }

    private ListItem wish(Requirement requirement) {
        Span mark = Markup.span("mk " + STYLES.getOrDefault(requirement.outcome(), "q"), "");
        mark.getElement().setAttribute("aria-hidden", "true");
        Optional<Icon> icon = switch (requirement.outcome()) {
            case MET -> Optional.of(Icon.CHECK);
            case PARTLY -> Optional.of(Icon.MINUS);
            case UNMET -> Optional.of(Icon.CROSS);
            case UNKNOWN -> Optional.empty();
        };
        icon.ifPresentOrElse(each -> mark.add(Markup.icon(each)), () -> mark.setText("?"));
        String name = desk.finder
                .wording()
                .of(desk.finder.criteria().get(requirement.criterion()), desk.language())
                .shortName();
        return new ListItem(
                mark,
                new Span(name),
                Markup.hidden(
                        " " + desk.t("result.outcome." + requirement.outcome().key())));
    }

    private ListItem place(Attachment.Place place) {
        Integer score = place.score();
        Integer max = place.max();
        Component ring = score == null
                ? Markup.span("num score", "–")
                : Markup.drawing(
                        "",
                        ScoreRing.svg(
                                score,
                                max == null ? score : max,
                                34,
                                desk.t("score.label", score, (max == null ? score : max) - score)));
        return new ListItem(
                ring, Markup.span("b", place.name()), Markup.span("micro dim", desk.t("desk.rank", place.rank())));
    }
}
