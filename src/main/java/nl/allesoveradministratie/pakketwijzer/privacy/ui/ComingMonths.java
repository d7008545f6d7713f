package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.privacy.DatedRecords;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionCalendar.Coming;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** What goes when, from the dates on the records: by number what goes within a month, and counts month by month. */
class ComingMonths extends Composite<Div> {

    private final OfficeScreen screen;

    ComingMonths(OfficeScreen screen, Coming coming) {
        this.screen = screen;
        getContent()
                .add(
                        new H2(screen.t("forgetting.soon")),
                        coming.soon().isEmpty()
                                ? DeskMark.empty(screen.t("forgetting.none"))
                                : DeskMark.card(soon(coming.soon())),
                        new H2(screen.t("forgetting.months")),
                        new Paragraph(screen.t("forgetting.lead")),
                        DeskMark.card(months(coming)));
    }

    private NativeTable months(Coming coming) {
        NativeTable table = DeskMark.table(
                screen.t("forgetting.caption"),
                Stream.concat(
                                Stream.of(screen.t("forgetting.month")),
                                coming.kinds().stream().map(this::kind))
                        .toArray(String[]::new));
        row(table, screen.t("forgetting.past"), coming.kinds(), coming.past());
        coming.months()
                .forEach(month -> row(
                        table,
                        screen.words().date(PartialDate.parse(month.month().toString())),
                        coming.kinds(),
                        month.counts()));
        return table;
    }

    private String kind(String kind) {
        return screen.t("forgetting.kind." + kind);
    }

    private void row(NativeTable table, String name, List<String> kinds, Map<String, Integer> counts) {
        NativeTableRow row = table.getBody().addRow();
        row.addHeaderCell().setText(name);
        for (String kind : kinds) {
            NativeTableCell cell = DeskMark.labelled(row, kind(kind));
            cell.addClassName("num");
            cell.setText(String.valueOf(counts.getOrDefault(kind, 0)));
        }
    }

    private NativeTable soon(List<DatedRecords.Due> due) {
        NativeTable table = DeskMark.table(
                screen.t("forgetting.soon"),
                screen.t("forgetting.day"),
                screen.t("forgetting.lead_number"),
                screen.t("forgetting.held"));
        for (DatedRecords.Due each : due) {
            NativeTableRow row = table.getBody().addRow();
            row.addDataCell().setText(screen.words().shortDate(each.day()));
            row.addDataCell().setText(each.number());
            row.addDataCell()
                    .setText(screen.t(each.held() == null ? "forgetting.goes" : "forgetting.held." + each.held()));
        }
        return table;
    }
}
