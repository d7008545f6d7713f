package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Objects;
import nl.allesoveradministratie.pakketwijzer.finder.Cost;
import nl.allesoveradministratie.pakketwijzer.finder.CostWords;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What a package costs at the visitor's volumes, and later; a missing price is "prijs volgt", never zero. */
class CostBox extends Composite<Div> {

    private final ResultView screen;
    private final CostWords words;

    CostBox(ResultView screen, Ranking.Ranked ranked) {
        this.screen = screen;
        this.words = new CostWords(screen.words());
        getContent().addClassName("cost");
        getContent().add(new H3(screen.t("result.cost")));
        Cost cost = ranked.cost();
        Money perMonth = cost == null ? null : cost.perMonth();
        Span price =
                Markup.span("price", perMonth == null ? "€ ––" : screen.words().money(perMonth));
        price.add(Markup.span("per", " " + (cost == null ? screen.t("price.per_month") : words.per(cost))));
        getContent().add(price);
        if (perMonth == null) {
            getContent().add(Markup.span("badge unk", screen.t("price.unknown")));
        }
        if (cost == null) {
            boolean editions = !ranked.pack().editions().isEmpty();
            note(editions ? screen.t("result.cost.none") : screen.t("package.editions.none"));
            return;
        }
        note(screen.t("result.cost.edition", cost.edition().name()));
        if (cost.edition().note() != null) {
            note(cost.edition().note()).getElement().setAttribute("lang", "nl");
        }
        if (!cost.edition().lacks().isEmpty()) {
            note(words.lacks(cost));
        }
        if (perMonth != null) {
            totals(cost);
            note(words.priceDate(cost));
            note(vat(cost));
        }
        cost.open().stream().filter(CostBox::changesTheSum).map(words::open).forEach(this::note);
        if (!cost.certain()) {
            note(screen.t("result.cost.uncertain"));
        }
        growth(cost);
    }

    /** What may not wait until somebody opens the sum: the price is for one of several, or something asked is not in it. */
    private static boolean changesTheSum(Cost.Remark remark) {
        return remark instanceof Cost.Remark.Each
                || remark instanceof Cost.Remark.Lacks
                || remark instanceof Cost.Remark.PricedApart;
    }

    private void totals(Cost cost) {
        DescriptionList totals = list();
        line(
                totals,
                screen.t("result.cost.first_year"),
                screen.words().money(Objects.requireNonNull(cost.firstYear())));
        line(
                totals,
                screen.t("result.cost.three_years"),
                screen.words().money(Objects.requireNonNull(cost.threeYears())));
        cost.parts().stream()
                .filter(part -> part.kind().isDiscount())
                .forEach(part -> note(screen.t(
                        part.kind() == Cost.Kind.PROMOTION
                                ? "result.cost.with_promotion"
                                : "result.cost.paid_yearly")));
    }

    private String vat(Cost cost) {
        if (cost.withoutVat()) {
            return screen.t("price.without_vat");
        }
        return screen.t(cost.edition().isWithoutVat() ? "result.cost.vat_partly" : "price.vat_unknown");
    }

    private void growth(Cost cost) {
        if (cost.growth().isEmpty() && cost.grown() == null) {
            return;
        }
        getContent().add(new H3(screen.t("result.cost.growth")));
        DescriptionList steps = list();
        steps.addClassName("steps");
        cost.growth().forEach(growth -> line(steps, words.from(growth), words.tier(cost, growth.next())));
        if (cost.grown() != null) {
            line(steps, words.times(cost.grown()), words.tier(cost, cost.grown().tier()));
        }
    }

    private DescriptionList list() {
        DescriptionList list = new DescriptionList();
        getContent().add(list);
        return list;
    }

    private static void line(DescriptionList list, String term, String description) {
        list.add(new DescriptionList.Term(term), new DescriptionList.Description(description));
    }

    private Paragraph note(String text) {
        Paragraph note = new Paragraph(text);
        note.addClassName("mut");
        getContent().add(note);
        return note;
    }
}
