package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.LegalHolds;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionCalendar;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionDesk;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionDesk.Night;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionRules;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** How long everything is kept: what goes tonight, which leads must stay, what goes in the months to come, and what went. */
@Route("kantoor/bewaren")
@RouteAlias("en/kantoor/bewaren")
@PermitAll
@OnDoor(Door.OFFICE)
class RetentionView extends OfficeScreen {

    static final String PATH = "/kantoor/bewaren";

    private static final int NIGHTS = 7;

    private final transient RetentionDesk desk;
    private final transient RetentionCalendar calendar;
    private final transient RetentionRules rules;
    private final transient LegalHolds holds;
    private final transient Clock clock;
    private final Div leads = new Div();
    private final Div coming = new Div();

    RetentionView(
            RetentionDesk desk,
            RetentionCalendar calendar,
            RetentionRules rules,
            LegalHolds holds,
            Clock clock,
            Texts texts) {
        super(texts, "office.retention");
        this.desk = desk;
        this.calendar = calendar;
        this.rules = rules;
        this.holds = holds;
        this.clock = clock;
        addClassNames("page", "retention", "stacked");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        List<Night> nights = desk.nights(NIGHTS);
        removeAll();
        add(
                new H1(t("office.retention")),
                new Paragraph(t("retention.lead")),
                new Paragraph(
                        nights.isEmpty()
                                ? t("retention.never")
                                : t("retention.last", moment(nights.getFirst().at()))),
                new RetentionRulesTable(this, rules, desk.dryRun(tonight()), desk.lastRun()),
                new H2(t("retention.leads")),
                leads,
                new HoldsBox(this, holds, this::drawLeads),
                coming);
        if (!nights.isEmpty()) {
            add(new H2(t("retention.nights")), nights(nights));
        }
        drawLeads();
    }

    private String moment(Instant at) {
        return words().moment(at, LocalDate.now(clock));
    }

    /** The next time that it runs, as far as days count. */
    private Instant tonight() {
        var now = clock.instant().atZone(clock.getZone());
        boolean today = now.toLocalTime().isBefore(LocalTime.of(3, 30));
        return now.toLocalDate()
                .plusDays(today ? 0 : 1)
                .atTime(3, 30)
                .atZone(clock.getZone())
                .toInstant();
    }

    private Component nights(List<Night> nights) {
        NativeTable table = DeskMark.table(
                t("retention.nights"), t("retention.night"), t("retention.night.removed"), t("retention.night.held"));
        for (Night each : nights) {
            NativeTableRow row = table.getBody().addRow();
            row.addDataCell().setText(moment(each.at()));
            cell(row, "retention.night.removed", each.removed());
            cell(row, "retention.night.held", each.held());
        }
        return DeskMark.card(table);
    }

    private void cell(NativeTableRow row, String heading, int count) {
        var cell = DeskMark.labelled(row, t(heading));
        cell.addClassName("num");
        cell.setText(String.valueOf(count));
    }

    /** What depends on which leads must stay. */
    private void drawLeads() {
        leads.removeAll();
        leads.add(new DueLeads(this, desk.leadsDue(tonight())));
        coming.removeAll();
        coming.add(new ComingMonths(this, calendar.coming()));
    }
}
