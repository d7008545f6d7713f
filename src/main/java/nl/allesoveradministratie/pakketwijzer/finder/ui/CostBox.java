package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.finder.Cost;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What a package costs at the visitor's volumes; a missing price is "prijs volgt", never zero. */
class CostBox extends Composite<Div> {

    CostBox(ResultView screen, Ranking.Ranked ranked) {
        getContent().addClassName("cost");
        getContent().add(new H3(screen.t("result.cost")));
        Cost cost = ranked.cost();
        Span price = Markup.span(
                "price",
                cost == null || cost.perMonth() == null
                        ? "€ ––"
                        : screen.words().money(cost.perMonth()));
        price.add(Markup.span("per", " " + screen.t("price.per_month")));
        getContent().add(price);
        if (cost == null) {
            getContent().add(Markup.span("badge unk", screen.t("price.unknown")));
            boolean editions = !ranked.pack().editions().isEmpty();
            note(editions ? screen.t("result.cost.none") : screen.t("package.editions.none"));
            return;
        }
        Fact fact = cost.edition().priceMonth();
        if (cost.perMonth() == null || fact == null) {
            getContent().add(Markup.span("badge unk", screen.t("price.unknown")));
        } else {
            note(screen.facts().priceDate(fact));
            note(screen.t(cost.withoutVat() ? "price.without_vat" : "price.vat_unknown"));
        }
        if (cost.perInvoice() != null) {
            note(screen.t("result.cost.per_invoice", screen.words().money(cost.perInvoice())));
        }
        note(screen.t("result.cost.edition", cost.edition().name()));
        if (cost.edition().note() != null) {
            Paragraph remark = note(cost.edition().note());
            remark.getElement().setAttribute("lang", "nl");
        }
        if (!cost.certain()) {
            note(screen.t("result.cost.uncertain"));
        }
    }

    private Paragraph note(String text) {
        Paragraph note = new Paragraph(text);
        note.addClassName("mut");
        getContent().add(note);
        return note;
    }
}
