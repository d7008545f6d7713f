package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** One question with its answer as bars, the way to the file, and its course over time as a table. */
final class FigureCard extends Div {

    /** @param largestFirst false = in the order of the bins */
    FigureCard(PackageScreen screen, PackageId id, InterestReport.Table table, boolean largestFirst) {
        addClassNames("card", "pad");
        add(
                Markup.div(
                        "partner-card-head",
                        new H2(screen.t("partner.question." + table.question().key())),
                        PackageView.file(screen, id, table)),
                new Paragraph(screen.t("partner.lead." + table.question().key())),
                new FigureBars(screen, table, largestFirst),
                new Markup.Disclosure(
                        new Span(screen.t("partner.table.over_time")), "partner-table", new TrendTable(screen, table)));
    }
}
