package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.lead.Share;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Figures in rows and columns, with a caption; on a telephone each row becomes labels with their values. */
class FigureTable extends Composite<Div> {

    private final NativeTable table;
    private final List<String> headings;

    /** @param headings of the columns, that of the rows first */
    FigureTable(String caption, List<String> headings) {
        this.headings = List.copyOf(headings);
        this.table = Markup.table(headings.toArray(String[]::new));
        table.setCaptionText(caption);
        getContent().addClassName("fig-table");
        getContent().add(table);
    }

    /** A row without values yet; what it is about is said, and may be a link. */
    NativeTableRow row(Component about) {
        NativeTableRow row = table.getBody().addRow();
        NativeTableHeaderCell head = row.addHeaderCell();
        head.getElement().setAttribute("scope", "row");
        head.add(about);
        return row;
    }

    /** The next value of a row. */
    void value(NativeTableRow row, String value) {
        cell(row).add(Markup.span("num", value));
    }

    /** The next value of a row, with a bar as long as its part of the whole. */
    void value(NativeTableRow row, String value, Share length) {
        NativeTableCell cell = cell(row);
        cell.add(Markup.span("num", value), bar(length));
        cell.addClassName("with-bar");
    }

    private NativeTableCell cell(NativeTableRow row) {
        NativeTableCell cell = row.addDataCell();
        cell.getElement()
                .setAttribute("data-l", headings.get((int) row.getChildren().count() - 1));
        return cell;
    }

    /** The same as the words beside it say; of nothing, an empty place with a dashed edge. */
    private static Component bar(Share share) {
        String filled = share.of() == 0
                ? "<rect class=\"none\" width=\"100\" height=\"8\"/>"
                : "<rect class=\"all\" width=\"100\" height=\"8\"/><rect class=\"part\" width=\"%d\" height=\"8\"/>"
                        .formatted(share.percent());
        return Markup.drawing(
                "fig-bar",
                "<svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">" + filled + "</svg>");
    }
}
