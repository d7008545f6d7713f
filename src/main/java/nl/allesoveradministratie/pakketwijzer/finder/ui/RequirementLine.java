package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Outcome;
import nl.allesoveradministratie.pakketwijzer.finder.Requirement;
import nl.allesoveradministratie.pakketwijzer.finder.VendorQuestion;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** A requirement with its mark; shape and word differ, not only the colour. */
class RequirementLine extends Composite<Div> {

    private static final Map<Outcome, Icon> ICONS =
            Map.of(Outcome.MET, Icon.CHECK, Outcome.PARTLY, Icon.MINUS, Outcome.UNMET, Icon.CROSS);

    private static final Map<Outcome, String> STYLES =
            Map.of(Outcome.MET, "y", Outcome.PARTLY, "p", Outcome.UNMET, "n", Outcome.UNKNOWN, "q");

    RequirementLine(FinderScreen screen, Requirement requirement) {
        Criterion criterion = screen.finder.criteria().get(requirement.criterion());
        Span text = new Span(name(screen, criterion));
        text.add(Markup.hidden(
                " (" + screen.t("result.outcome." + requirement.outcome().key()) + ")"));
        if (VendorQuestion.asksForName(criterion.id())) {
            text.add(Markup.span("req-note", screen.t("finder.which_note", screen.answered(criterion))));
        }
        getContent().addClassNames("req", "req-" + requirement.outcome().key());
        getContent().add(mark(requirement.outcome()), text);
    }

    /** What is asked: the feature itself, or for a choice the name with what was chosen. */
    static String name(FinderScreen screen, Criterion criterion) {
        String name = screen.name(criterion);
        if (criterion.id().equals("role")) {
            return screen.t("audience." + screen.state().answers().first("role").orElse("zzp") + ".for");
        }
        return switch (criterion.answerType()) {
            case WANT, YES_NO -> name;
            default -> VendorQuestion.asksForName(criterion.id()) ? name : name + ": " + screen.answered(criterion);
        };
    }

    /** The mark of an outcome. */
    static Component mark(Outcome outcome) {
        Icon icon = ICONS.get(outcome);
        Span mark = icon == null ? new Span("?") : new Span(Markup.icon(icon));
        mark.addClassNames("mk", STYLES.getOrDefault(outcome, "q"));
        mark.getElement().setAttribute("aria-hidden", "true");
        return mark;
    }
}
