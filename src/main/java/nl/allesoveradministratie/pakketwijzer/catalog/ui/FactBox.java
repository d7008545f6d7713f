package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactPlace;
import nl.allesoveradministratie.pakketwijzer.catalog.FactView;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** What is known in one place: value, note, source with its date, and how much weight it bears. */
class FactBox extends Composite<Div> {

    FactBox(DeskScreen screen, String heading, FactPlace place, @Nullable Fact fact) {
        Div box = getContent();
        box.setClassName("fact-box", true);
        box.setClassName("unknown", fact == null);
        FactView view = screen.facts().of(place.key(), fact);
        box.add(Markup.span("micro dim", heading), Markup.div("fact-value strong", Markup.text(view.text())));
        if (fact == null) {
            return;
        }
        if (view.note() != null) {
            box.add(new Paragraph(view.note()));
        }
        Anchor source = Markup.link(fact.sourceUrl(), "fact-source", Markup.text(fact.sourceUrl()));
        source.getElement().setAttribute("rel", "noopener noreferrer nofollow");
        source.setTarget(AnchorTarget.BLANK);
        box.add(source, Markup.div("micro dim", Markup.text(view.source() == null ? "" : view.source())));
        if (fact.via() != null) {
            box.add(Markup.div("micro dim cut", Markup.text(screen.t("editing.via.shown", fact.via()))));
        }
        Div badges = Markup.div("row fact-badges", Markup.span("badge line", screen.t("editing.grade." + grade(fact))));
        if (view.warning() != null) {
            badges.add(Markup.span("badge warn", view.warning()));
        }
        box.add(badges);
    }

    private static String grade(Fact fact) {
        return fact.grade().name().toLowerCase(Locale.ROOT);
    }
}
