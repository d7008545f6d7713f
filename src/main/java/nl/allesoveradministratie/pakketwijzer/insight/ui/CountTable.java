package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Counts with a bar each, as long as its part of the largest; on a telephone each row becomes labels with their values. */
class CountTable extends Composite<Div> {

    private final NativeTable table;
    private final List<String> headings;
    private final int largest;

    /**
     * @param headings of the columns, that of the rows first
     * @param largest what a full bar stands for; at least 1
     */
    CountTable(String caption, List<String> headings, int largest) {
        this.headings = List.copyOf(headings);
        this.largest = Math.max(1, largest);
        this.table = Markup.table(headings.toArray(String[]::new));
        table.setCaptionText(caption);
        getContent().addClassName("fig-table");
        getContent().add(table);
    }

    /**
     * A row.
     *
     * @param count what the bar stands for
     * @param values in words, of the columns after the first; the first of them has the bar
     */
    void row(Component about, int count, String... values) {
        NativeTableRow row = table.getBody().addRow();
        NativeTableHeaderCell head = row.addHeaderCell();
        head.getElement().setAttribute("scope", "row");
        head.add(about);
        for (int i = 0; i < values.length; i++) {
            NativeTableCell cell = row.addDataCell();
            cell.getElement().setAttribute("data-l", headings.get(i + 1));
            cell.add(Markup.span("num", values[i]));
            if (i == 0) {
                cell.add(bar(count));
                cell.addClassName("with-bar");
            }
        }
    }

    /** The same as the words beside it say. */
    private Component bar(int count) {
        return Markup.drawing(
                "fig-bar",
                "<svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                        + "<rect class=\"all\" width=\"100\" height=\"8\"/><rect class=\"part\" width=\"%d\" height=\"8\"/></svg>"
                                .formatted(Math.min(100L, 100L * count / largest)));
    }
}
