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
import nl.allesoveradministratie.pakketwijzer.usage.Step;

/** The same figures as the picture's, day by day; what is too small to show says so. */
class DayTable extends Composite<Div> {

    DayTable(PackageView screen, InterestReport.Month month) {
        InterestReport.Day any = month.days().getFirst();
        List<String> headings = new ArrayList<>();
        headings.add(screen.t("partner.day"));
        headings.add(screen.t("partner.all") + " "
                + screen.t("partner.plus_minus", any.all().halfWidth()));
        any.bins()
                .forEach((step, figure) -> headings.add(
                        screen.t("step." + step.key()) + " " + screen.t("partner.plus_minus", figure.halfWidth())));
        NativeTable table = Markup.table(headings.toArray(String[]::new));
        for (InterestReport.Day day : month.days().reversed()) {
            NativeTableRow row = table.getBody().addRow();
            NativeTableHeaderCell date = row.addHeaderCell();
            date.setText(screen.words().shortDate(day.day()));
            date.getElement().setAttribute("scope", "row");
            cell(screen, row, headings.get(1), day.all());
            int column = 2;
            for (Step step : day.bins().keySet()) {
                cell(screen, row, headings.get(column++), day.bins().get(step));
            }
        }
        getContent().addClassName("tbl-card");
        getContent().getElement().setAttribute("tabindex", "0");
        getContent().getElement().setAttribute("role", "region");
        getContent().getElement().setAttribute("aria-label", screen.t("partner.chart"));
        getContent().add(table);
    }

    private static void cell(PackageView screen, NativeTableRow row, String heading, Figure figure) {
        NativeTableCell cell = row.addDataCell();
        cell.addClassName("num");
        cell.getElement().setAttribute("data-l", heading);
        if (figure.shown()) {
            cell.setText(screen.t("partner.number", figure.value()));
        } else {
            cell.add(Markup.span("dim", screen.t("partner.too_small")));
        }
    }
}
