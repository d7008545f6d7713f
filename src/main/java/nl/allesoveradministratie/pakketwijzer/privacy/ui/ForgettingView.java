package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.DatedRecords;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionCalendar;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** What is made anonymous or removed when: month by month, and by number what goes within a month. */
@Route("kantoor/bewaartermijnen")
@RouteAlias("en/kantoor/bewaartermijnen")
@PermitAll
@OnDoor(Door.OFFICE)
class ForgettingView extends OfficeScreen {

    private final transient RetentionCalendar calendar;

    ForgettingView(RetentionCalendar calendar, Texts texts) {
        super(texts, "forgetting.title");
        this.calendar = calendar;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        RetentionCalendar.Coming coming = calendar.coming();
        removeAll();
        add(
                new H1(t("forgetting.title")),
                new Paragraph(t("forgetting.lead")),
                new H2(t("forgetting.months")),
                Markup.div("card tbl-card pv-tbl", months(coming)),
                new H2(t("forgetting.soon")));
        add(
                coming.soon().isEmpty()
                        ? Markup.div("card pad empty", new Paragraph(t("forgetting.none")))
                        : Markup.div("card tbl-card pv-tbl", soon(coming.soon())));
    }

    private NativeTable months(RetentionCalendar.Coming coming) {
        NativeTable table = Markup.table(Stream.concat(
                        Stream.of(t("forgetting.month")),
                        coming.kinds().stream().map(kind -> t("forgetting.kind." + kind)))
                .toArray(String[]::new));
        table.setCaptionText(t("forgetting.caption"));
        row(table, t("forgetting.past"), coming.kinds(), coming.past());
        coming.months()
                .forEach(month -> row(
                        table,
                        words().date(PartialDate.parse(month.month().toString())),
                        coming.kinds(),
                        month.counts()));
        return table;
    }

    private static void row(NativeTable table, String name, List<String> kinds, Map<String, Integer> counts) {
        NativeTableRow row = table.getBody().addRow();
        row.addHeaderCell().setText(name);
        for (String kind : kinds) {
            NativeTableCell cell = row.addDataCell();
            cell.addClassName("num");
            cell.setText(String.valueOf(counts.getOrDefault(kind, 0)));
        }
    }

    private NativeTable soon(List<DatedRecords.Due> due) {
        NativeTable table = Markup.table(t("forgetting.day"), t("forgetting.lead_number"), t("forgetting.held"));
        table.setCaptionText(t("forgetting.soon"));
        for (DatedRecords.Due each : due) {
            NativeTableRow row = table.getBody().addRow();
            row.addDataCell().setText(words().shortDate(each.day()));
            row.addDataCell().setText(each.number());
            row.addDataCell().setText(each.held() == null ? t("forgetting.goes") : t("forgetting.held." + each.held()));
        }
        return table;
    }
}
