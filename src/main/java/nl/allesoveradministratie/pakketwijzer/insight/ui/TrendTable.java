package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** A page of figures, period by period, the newest first; what is too small to show says so. */
class TrendTable extends Composite<Div> {

    TrendTable(PackageScreen screen, InterestReport.Table table) {
        boolean funnel = table.question().isFunnel();
        // Those of all periods: packages come and go.
        List<String> bins = table.rows().reversed().stream()
                .flatMap(row -> row.bins().keySet().stream())
                .distinct()
                .toList();
        List<String> headings = new ArrayList<>();
        headings.add(screen.t("partner.period." + table.span().key()));
        if (funnel) {
            headings.add(screen.t("partner.all"));
        }
        bins.forEach(bin -> headings.add(screen.binName(table.question(), bin)));
        NativeTable rows = Markup.table(headings.toArray(String[]::new));
        for (InterestReport.Row each : table.rows().reversed()) {
            NativeTableRow row = rows.getBody().addRow();
            NativeTableHeaderCell period = row.addHeaderCell();
            period.setText(screen.name(each.period()));
            period.getElement().setAttribute("scope", "row");
            screen.soFar(table.span(), each).ifPresent(period::add);
            int column = 1;
            if (funnel) {
                cell(screen, row, headings.get(column++), each.all());
            }
            for (String bin : bins) {
                cell(screen, row, headings.get(column++), each.bin(bin));
            }
        }
        getContent().addClassName("tbl-card");
        getContent()
                .getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute(
                        "aria-label",
                        screen.t("partner.question." + table.question().key()));
        getContent().add(rows);
    }

    private static void cell(PackageScreen screen, NativeTableRow row, String heading, Figure figure) {
        NativeTableCell cell = row.addDataCell();
        cell.addClassName("num");
        cell.getElement().setAttribute("data-l", heading);
        cell.add(screen.number(figure));
    }
}
