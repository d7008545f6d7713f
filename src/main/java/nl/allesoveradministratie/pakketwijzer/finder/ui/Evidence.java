package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.html.Span;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactView;
import nl.allesoveradministratie.pakketwijzer.finder.Requirement;
import nl.allesoveradministratie.pakketwijzer.finder.Room;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What an outcome rests on: the fact, its source and its date, or that it has to be asked. */
class Evidence {

    private final ResultView screen;

    Evidence(ResultView screen) {
        this.screen = screen;
    }

    /** Of an answer held against a package. */
    Span of(Requirement requirement) {
        if (requirement.fact() == null) {
            return Markup.span("mut", screen.t("fact.ask"));
        }
        String field = screen.finder
                .criteria()
                .get(requirement.criterion())
                .decidingField()
                .orElse("");
        return of(field.endsWith("price_month") ? "price_month" : field, requirement.fact(), "");
    }

    /** Of a volume held against a package. */
    Span of(Room room) {
        String outcome = screen.t("result.room." + room.outcome().key());
        Room.Evidence evidence = room.evidence();
        if (evidence == null) {
            return Markup.span("mut", outcome);
        }
        String about = evidence.edition() == null
                ? screen.facts().field(evidence.field())
                : screen.t("result.room.of", screen.facts().field(evidence.field()), evidence.edition());
        return of(evidence.field(), evidence.fact(), outcome + " · " + about + ": ");
    }

    private Span of(String field, Fact fact, String before) {
        FactView view = screen.facts().of(field, fact);
        Span text = Markup.span(
                "mut", before + view.text() + (view.note() == null ? "" : " (" + view.note() + ")") + " · ");
        text.add(Markup.link(fact.sourceUrl(), "src", Markup.text(String.valueOf(view.source()))));
        if (view.warning() != null) {
            text.add(Markup.span("src warned", " " + view.warning()));
        }
        return text;
    }
}
