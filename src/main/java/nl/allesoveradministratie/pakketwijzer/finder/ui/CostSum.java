package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.allesoveradministratie.pakketwijzer.catalog.FactView;
import nl.allesoveradministratie.pakketwijzer.finder.Cost;
import nl.allesoveradministratie.pakketwijzer.finder.CostWords;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** The sum of a known price, line by line with its sources, and what it holds up to and leaves out. */
class CostSum extends Composite<Div> {

    private final ResultView screen;
    private final CostWords words;

    /** A cost whose price is known. */
    CostSum(ResultView screen, Cost cost) {
        this.screen = screen;
        this.words = new CostWords(screen.words());
        getContent().addClassName("why-body");
        getContent().add(table(cost));
        list(
                screen.t("result.cost.upto"),
                cost.conditions().stream().map(words::condition).toList(),
                null);
        list(screen.t("result.cost.open"), cost.open().stream().map(words::open).toList(), null);
        list(screen.t("result.cost.notes"), notes(cost), "nl");
    }

    private NativeTable table(Cost cost) {
        NativeTable table = Markup.table(
                screen.t("result.cost.line"),
                screen.t("result.cost.month"),
                screen.t("result.cost.first_year"),
                screen.t("result.cost.three_years"));
        table.addClassNames("sum");
        for (Cost.Part part : cost.parts()) {
            NativeTableRow row = row(table, words.part(cost, part));
            ((NativeTableHeaderCell) row.getChildren().findFirst().orElseThrow()).add(source(part));
            // A discount is no part of the price per month above, so that each column adds up.
            amounts(
                    row,
                    part.kind().isDiscount() ? "–" : words.amount(part.perMonth()),
                    words.amount(part.firstYear()),
                    words.amount(part.threeYears()));
        }
        for (Cost.Volume volume : cost.included()) {
            NativeTableCell cell = row(table, words.count(volume)).addDataCell();
            cell.setText(screen.t("result.cost.included"));
            cell.getElement().setAttribute("colspan", "3");
            cell.addClassNames("mut", "in");
        }
        NativeTableRow total = row(table, screen.t("result.cost.total"));
        total.addClassName("total");
        amounts(total, money(cost.perMonth()), money(cost.firstYear()), money(cost.threeYears()));
        return table;
    }

    private String money(@Nullable Money money) {
        return screen.words().money(Objects.requireNonNull(money));
    }

    private static NativeTableRow row(NativeTable table, String name) {
        NativeTableRow row = table.getBody().addRow();
        NativeTableHeaderCell head = row.addHeaderCell();
        head.getElement().setAttribute("scope", "row");
        head.add(Markup.text(name));
        return row;
    }

    private void amounts(NativeTableRow row, String month, String firstYear, String threeYears) {
        amount(row, screen.t("result.cost.month"), month);
        amount(row, screen.t("result.cost.first_year"), firstYear);
        amount(row, screen.t("result.cost.three_years"), threeYears);
    }

    private static void amount(NativeTableRow row, String heading, String text) {
        NativeTableCell cell = row.addDataCell();
        cell.setText(text);
        cell.addClassNames("num", "r");
        cell.getElement().setAttribute("data-l", heading);
    }

    private Span source(Cost.Part part) {
        FactView view = screen.facts().of("price_month", part.fact());
        Span source = Markup.span("block", "");
        source.add(Markup.link(part.fact().sourceUrl(), "src", Markup.text(String.valueOf(view.source()))));
        if (view.warning() != null) {
            source.add(Markup.span("src warned", " " + view.warning()));
        }
        return source;
    }

    /** What stands with the prices; the note of the edition itself stands beside the price per month. */
    private static List<String> notes(Cost cost) {
        List<String> notes = new ArrayList<>();
        for (Cost.Part part : cost.parts()) {
            if (part.fact().note() != null && !notes.contains(part.fact().note())) {
                notes.add(part.fact().note());
            }
        }
        return notes;
    }

    private void list(String title, List<String> texts, @Nullable String language) {
        if (texts.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("bul", "small");
        texts.forEach(text -> list.add(new ListItem(text)));
        if (language != null) {
            list.getElement().setAttribute("lang", language);
        }
        getContent().add(new H3(title), list);
    }
}
