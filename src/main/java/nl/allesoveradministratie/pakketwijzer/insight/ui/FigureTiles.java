package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** The numbers of one period, each beside its name, with its ± and whether it changed. */
class FigureTiles extends Composite<Div> {

    private final PackageScreen screen;

    FigureTiles(PackageScreen screen, InterestReport.Table table) {
        this.screen = screen;
        List<InterestReport.Row> rows = table.rows();
        InterestReport.Row row = table.newest();
        // Of a year that is not over yet nothing can be said against a whole one.
        InterestReport.Row earlier =
                rows.size() > 1 && rows.get(rows.size() - 2).parts() == row.parts() ? rows.get(rows.size() - 2) : null;
        getContent().addClassNames("card", "partner-kpi");
        getContent().add(tile(screen.t("partner.all"), row, earlier, InterestReport.Row::all));
        row.bins()
                .keySet()
                .forEach(bin -> getContent()
                        .add(tile(screen.binName(table.question(), bin), row, earlier, each -> each.bin(bin))));
    }

    private Component tile(
            String label,
            InterestReport.Row row,
            InterestReport.@Nullable Row earlier,
            Function<InterestReport.Row, Figure> which) {
        Figure figure = which.apply(row);
        Div tile = Markup.div("", Markup.span("small mut", label));
        if (!figure.shown()) {
            tile.add(Markup.span("badge unk", screen.t("partner.too_small")));
            return tile;
        }
        tile.add(
                Markup.span("partner-number num", screen.t("partner.number", figure.value())),
                Markup.span("small mut", screen.t("partner.plus_minus", figure.halfWidth())));
        if (earlier != null) {
            String than = screen.name(earlier.period());
            tile.add(
                    switch (figure.since(which.apply(earlier))) {
                        case MORE ->
                            Markup.span("small partner-more-than", "↑ " + screen.t("partner.since.more", than));
                        case LESS ->
                            Markup.span("small partner-less-than", "↓ " + screen.t("partner.since.less", than));
                        case UNCLEAR -> Markup.span("small mut", screen.t("partner.since.unclear", than));
                    });
        }
        return tile;
    }
}
