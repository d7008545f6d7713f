package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** One period of a question as a table with a bar in each row, so that picture and table are one. */
class FigureBars extends Composite<Div> {

    private static final int WIDTH = 300;

    /** @param ranked whether the largest comes first, and what is too small to show is named below; else all stand in order */
    FigureBars(PackageScreen screen, InterestReport.Table table, boolean ranked) {
        List<Map.Entry<String, Figure>> bins = table.newest().bins().entrySet().stream()
                .filter(bin -> !ranked || bin.getValue().shown())
                .sorted(ranked ? Comparator.comparing(bin -> -bin.getValue().value()) : (one, other) -> 0)
                .toList();
        if (bins.stream().anyMatch(bin -> bin.getValue().shown())) {
            getContent().add(rows(screen, table, bins));
        } else {
            getContent().add(new Paragraph(screen.t("partner.bars.none")));
        }
        List<String> hidden = table.newest().bins().entrySet().stream()
                .filter(bin -> ranked && !bin.getValue().shown())
                .map(bin -> screen.binName(table.question(), bin.getKey()))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
        if (!hidden.isEmpty()) {
            getContent()
                    .add(new Markup.Disclosure(
                            Markup.span("", screen.t("partner.bars.hidden", hidden.size())),
                            "partner-table",
                            new Paragraph(String.join(", ", hidden))));
        }
    }

    private static NativeTable rows(
            PackageScreen screen, InterestReport.Table table, List<Map.Entry<String, Figure>> bins) {
        String title = screen.t("partner.question." + table.question().key());
        NativeTable rows = Markup.table(
                screen.t("partner.bars.what." + table.question().key()),
                screen.t("partner.bars.bar"),
                screen.t("partner.bars.number"));
        rows.addClassName("partner-bars");
        rows.getElement()
                .setAttribute(
                        "aria-label", title + ", " + screen.name(table.newest().period()));
        int most = bins.stream()
                .map(Map.Entry::getValue)
                .mapToInt(figure -> figure.value() + figure.halfWidth())
                .max()
                .orElse(1);
        for (Map.Entry<String, Figure> bin : bins) {
            NativeTableRow row = rows.getBody().addRow();
            NativeTableHeaderCell name = row.addHeaderCell();
            name.setText(screen.binName(table.question(), bin.getKey()));
            name.getElement().setAttribute("scope", "row");
            row.addDataCell().add(Markup.drawing("partner-bar", bar(bin.getValue(), most)));
            NativeTableCell number = row.addDataCell();
            number.addClassName("num");
            number.add(screen.number(bin.getValue()));
        }
        return rows;
    }

    /** A bar with its ± as a thin line; what is hidden is dashed, as everything that is absent. */
    private static String bar(Figure figure, int most) {
        String svg = "<svg viewBox=\"0 0 %d 22\" aria-hidden=\"true\">".formatted(WIDTH);
        if (!figure.shown()) {
            return svg + "<rect class=\"bar-hidden\" x=\"1\" y=\"3\" width=\"28\" height=\"16\" rx=\"3\"/></svg>";
        }
        int end = WIDTH * figure.value() / most;
        return svg
                + "<rect class=\"bar-full\" x=\"0\" y=\"3\" width=\"%d\" height=\"16\" rx=\"3\"/>".formatted(end)
                + "<path class=\"bar-range\" d=\"M%d 11H%d\"/></svg>"
                        .formatted(
                                WIDTH * Math.max(0, figure.value() - figure.halfWidth()) / most,
                                WIDTH * (figure.value() + figure.halfWidth()) / most);
    }
}
