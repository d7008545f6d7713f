package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.FactView;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWorklist.Flaw;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWorklist.Item;
import nl.allesoveradministratie.pakketwijzer.catalog.RankingEffect;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** A line of the worklist: what it is about, what is known, what is wrong, and why it stands this high. */
class WorkRow extends Composite<Div> {

    WorkRow(DeskScreen screen, Item item, Catalog catalog, RankingEffect effect) {
        Anchor name = screen.link(DeskScreen.factPath(item.place()), "strong", screen.field(item.place()));
        Div what = Markup.div("", name, Markup.div("micro dim", Markup.text(screen.owner(item.place(), catalog))));
        FactView view = screen.facts().of(item.place().key(), item.fact());
        Div known = Markup.div("work-known");
        known.add(Markup.div(item.fact() == null ? "dim" : "cut", Markup.text(view.text())));
        if (view.source() != null) {
            known.add(Markup.div("micro dim", Markup.text(view.source())));
        }
        Div flaws = Markup.div("work-flaws");
        item.flaws().forEach(flaw -> flaws.add(badge(screen, flaw)));
        item.contradictions()
                .forEach(rule -> flaws.add(Markup.span("micro dim", screen.t("editing.contradiction." + rule))));
        getContent().addClassName("work-row");
        getContent().add(what, known, flaws, Markup.div("micro work-weight", weight(screen, item, effect)));
    }

    private static Span badge(DeskScreen screen, Flaw flaw) {
        String kind = switch (flaw) {
            case CONTRADICTORY -> "badge neg";
            case MISSING -> "badge unk";
            case STALE -> "badge warn";
            case SECOND_HAND, OUTDATED -> "badge line";
        };
        return Markup.span(kind, screen.t("editing.flaw." + flaw.key()));
    }

    /** The sentence that says why it stands this high. */
    static Span weight(DeskScreen screen, Item item, RankingEffect effect) {
        boolean price = item.place().field().startsWith("price_month");
        String key = item.weight() == 0 ? "editing.weight.none" : price ? "editing.weight.price" : "editing.weight";
        return Markup.span(
                item.weight() == 0 ? "dim" : "num", screen.t(key, item.weight(), effect.profiles(), RankingEffect.TOP));
    }
}
