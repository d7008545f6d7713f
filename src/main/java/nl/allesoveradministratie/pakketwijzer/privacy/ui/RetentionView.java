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
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.LegalHolds;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionDesk;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionDesk.LastRun;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionDesk.Outlook;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionRules;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import org.jspecify.annotations.Nullable;

/** How long everything is kept, what goes tonight, and which leads must stay. */
@Route("kantoor/bewaren")
@RouteAlias("en/kantoor/bewaren")
@PermitAll
@OnDoor(Door.OFFICE)
class RetentionView extends OfficeScreen {

    private final transient RetentionDesk desk;
    private final transient RetentionRules rules;
    private final transient LegalHolds holds;
    private final transient Clock clock;
    private final Div leads = new Div();

    RetentionView(RetentionDesk desk, RetentionRules rules, LegalHolds holds, Clock clock, Texts texts) {
        super(texts, "office.retention");
        this.desk = desk;
        this.rules = rules;
        this.holds = holds;
        this.clock = clock;
        addClassNames("page", "retention");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        List<LastRun> last = desk.lastRun();
        removeAll();
        add(
                new H1(t("office.retention")),
                new Paragraph(t("retention.lead")),
                new Paragraph(
                        last.isEmpty()
                                ? t("retention.never")
                                : t(
                                        "retention.last",
                                        words().moment(last.getFirst().at(), LocalDate.now(clock)))),
                rules(last),
                new H2(t("retention.leads")),
                leads,
                new HoldsBox(this, holds, this::drawLeads));
        drawLeads();
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

    private Component rules(List<LastRun> last) {
        Map<String, LastRun> before = last.stream().collect(Collectors.toMap(LastRun::kind, Function.identity()));
        NativeTable table = Markup.table(
                t("retention.what"),
                t("retention.how_long"),
                t("retention.due"),
                t("retention.removed"),
                t("retention.oldest"));
        table.setCaptionText(t("retention.caption"));
        desk.dryRun(tonight()).forEach(each -> row(table.getBody().addRow(), each, before.get(each.kind())));
        return Markup.div("card tbl-card retention-rules", table);
    }

    private void row(NativeTableRow row, Outlook outlook, @Nullable LastRun before) {
        row.addDataCell().setText(t("retention.class." + outlook.kind()));
        row.addDataCell().setText(rule(outlook.kind()));
        cell(
                row,
                "retention.due",
                outlook.held() == 0
                        ? String.valueOf(outlook.due())
                        : t("retention.some_held", outlook.due(), outlook.held()));
        cell(row, "retention.removed", before == null ? "–" : String.valueOf(before.removed()));
        cell(
                row,
                "retention.oldest",
                before == null || before.oldestLeft() == null ? "–" : words().shortDate(before.oldestLeft()));
    }

    /** On a telephone, where rows become blocks, each figure says what it is. */
    private void cell(NativeTableRow row, String heading, String text) {
        var cell = row.addDataCell();
        cell.setText(text);
        cell.getElement().setAttribute("data-label", t(heading));
    }

    private String rule(String kind) {
        Period period = rules.of(kind);
        return period == null
                ? t("retention.rule." + kind)
                : t("retention.rule." + kind, words().period(period), words().period(rules.handedOver()));
    }

    private void drawLeads() {
        leads.removeAll();
        leads.add(new DueLeads(this, desk.leadsDue(tonight())));
    }
}
