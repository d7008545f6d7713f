package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.router.QueryParameters;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.lead.Attachment;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** What the visitor answered, and the ranking as it was then. */
class SentAlong extends Composite<Div> {

    private static final int PLACES = 5;

    SentAlong(LeadsView desk, Attachment attached) {
        Answers answers = answers(desk, attached);
        getContent().addClassName("lead-sent");
        DescriptionList list = new DescriptionList();
        for (String id : answers.criteria()) {
            Criterion criterion = desk.finder.criteria().get(id);
            Language language = desk.language();
            String values = answers.values(id).stream()
                    .map(value -> desk.finder
                            .wording()
                            .option(criterion, value, language)
                            .label())
                    .collect(Collectors.joining(", "));
            list.add(
                    new DescriptionList.Term(
                            desk.finder.wording().of(criterion, language).shortName()),
                    new DescriptionList.Description(values));
        }
        OrderedList ranking = new OrderedList();
        ranking.addClassName("lead-ranking");
        attached.places().stream()
                .limit(PLACES)
                .forEach(place -> ranking.add(new ListItem(
                        Markup.span("num score", place.score() == null ? "–" : String.valueOf(place.score())),
                        Markup.span("b", place.name()),
                        Markup.span("micro dim", desk.t("desk.rank", place.rank())))));
        Anchor now = Markup.link(
                desk.href("/keuzehulp/resultaat") + "?" + attached.answers(),
                "small",
                Markup.text(desk.t("desk.sent.now")));
        now.setTarget("_blank");
        getContent()
                .add(
                        new H3(desk.t("desk.sent")),
                        list,
                        new H3(desk.t("desk.sent.ranking", attached.catalogue())),
                        ranking,
                        now);
    }

    /** The answers that were sent along, as far as they can still be understood. */
    static Answers answers(LeadsView desk, Attachment attached) {
        return desk.finder
                .parse(QueryParameters.fromString(attached.answers()).getParameters())
                .answers();
    }

    /** How many answers were sent along. */
    static int count(LeadsView desk, @Nullable Attachment attached) {
        return attached == null ? 0 : answers(desk, attached).size();
    }
}
