package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** "Waarom vragen we dit?", closed until somebody wonders. */
class WhyAsked extends Composite<Markup.Disclosure> {

    private final FinderScreen screen;
    private final List<Criterion> asked;

    WhyAsked(FinderScreen screen, List<Criterion> asked) {
        this.screen = screen;
        this.asked = asked;
    }

    @Override
    protected Markup.Disclosure initContent() {
        List<Component> reasons = new ArrayList<>();
        for (Criterion criterion : asked) {
            Paragraph reason = new Paragraph();
            if (asked.size() > 1) {
                reason.add(Markup.span("strong", screen.name(criterion) + ": "));
            }
            reason.add(screen.finder.wording().of(criterion, screen.language()).why());
            reasons.add(reason);
        }
        Span summary =
                new Span(Markup.icon(Icon.INFO), new Span(screen.t("finder.why")), Markup.icon(Icon.CHEVRON_DOWN));
        return new Markup.Disclosure(summary, "disc", Markup.div("disc-body", reasons.toArray(Component[]::new)));
    }
}
