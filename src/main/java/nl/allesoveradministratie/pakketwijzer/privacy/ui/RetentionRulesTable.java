package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionDesk.LastRun;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionDesk.Outlook;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionRules;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import org.jspecify.annotations.Nullable;

/** How long each class is kept, what would go tonight, and what went the last time. */
class RetentionRulesTable extends Composite<Div> {

    private final OfficeScreen screen;
    private final transient RetentionRules rules;

    RetentionRulesTable(OfficeScreen screen, RetentionRules rules, List<Outlook> tonight, List<LastRun> last) {
        this.screen = screen;
        this.rules = rules;
        Map<String, LastRun> before = last.stream().collect(Collectors.toMap(LastRun::kind, Function.identity()));
        NativeTable table = Markup.table(
                screen.t("retention.what"),
                screen.t("retention.how_long"),
                screen.t("retention.due"),
                screen.t("retention.removed"),
                screen.t("retention.oldest"));
        table.setCaptionText(screen.t("retention.caption"));
        tonight.forEach(each -> row(table.getBody().addRow(), each, before.get(each.kind())));
        getContent().addClassNames("card", "tbl-card", "retention-rules");
        getContent().add(table);
    }

    private void row(NativeTableRow row, Outlook outlook, @Nullable LastRun before) {
        row.addDataCell().setText(screen.t("retention.class." + outlook.kind()));
        row.addDataCell().setText(rule(outlook.kind()));
        cell(
                row,
                "retention.due",
                outlook.held() == 0
                        ? String.valueOf(outlook.due())
                        : screen.t("retention.some_held", outlook.due(), outlook.held()));
        cell(row, "retention.removed", before == null ? "–" : String.valueOf(before.removed()));
        cell(
                row,
                "retention.oldest",
                before == null || before.oldestLeft() == null
                        ? "–"
                        : screen.words().shortDate(before.oldestLeft()));
    }

    /** On a telephone, where rows become blocks, each figure says what it is. */
    private void cell(NativeTableRow row, String heading, String text) {
        DeskMark.labelled(row, screen.t(heading)).setText(text);
    }

    private String rule(String kind) {
        Period period = rules.of(kind);
        return period == null
                ? screen.t("retention.rule." + kind)
                : screen.t(
                        "retention.rule." + kind,
                        screen.words().period(period),
                        screen.words().period(rules.handedOver()));
    }
}
