package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessEntry;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.privacy.LeadNumbers;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Who looked at whose details, newest first; and whether the log is whole. */
@Route("kantoor/inzagelogboek")
@RouteAlias("en/kantoor/inzagelogboek")
@PermitAll
@OnDoor(Door.OFFICE)
class AccessLogView extends OfficeScreen {

    private static final int PAGE = 100;

    private final transient AccessLog log;
    private final transient Accounts accounts;
    private final transient LeadNumbers numbers;
    private final transient Clock clock;

    AccessLogView(AccessLog log, Accounts accounts, LeadNumbers numbers, Clock clock, Texts texts) {
        super(texts, "office.access");
        this.log = log;
        this.accounts = accounts;
        this.numbers = numbers;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        List<AccessEntry> first = log.page(OptionalLong.empty(), PAGE);
        Div verdict = new Div();
        Button check = new Button(t("access.check"), click -> verdict(verdict));
        add(new H1(t("office.access")), new Paragraph(t("access.lead")), Markup.div("row", check, verdict));
        if (first.isEmpty()) {
            add(Markup.div("card pad empty", new Paragraph(t("access.none"))));
            return;
        }
        NativeTable table = Markup.table(
                t("access.position"),
                t("access.at"),
                t("access.who"),
                t("access.lead_id"),
                t("access.what"),
                t("access.why"));
        add(Markup.div("card tbl-card", table), more(table, first, accounts.names()));
    }

    private Div more(NativeTable table, List<AccessEntry> page, Map<UUID, String> names) {
        Map<UUID, String> leads =
                numbers.of(page.stream().map(AccessEntry::lead).distinct().toList());
        page.forEach(entry -> row(table.getBody().addRow(), entry, names, leads.getOrDefault(entry.lead(), "–")));
        Div foot = new Div();
        if (page.size() == PAGE) {
            long last = page.getLast().position();
            Button more = new Button(t("desk.more"));
            more.addClickListener(event -> {
                foot.removeAll();
                foot.add(more(table, log.page(OptionalLong.of(last), PAGE), names));
            });
            foot.add(more);
        }
        return foot;
    }

    private void row(NativeTableRow row, AccessEntry entry, Map<UUID, String> names, String lead) {
        row.addDataCell().setText(String.valueOf(entry.position()));
        row.addDataCell().setText(words().moment(entry.at(), LocalDate.now(clock)));
        row.addDataCell().setText(names.getOrDefault(entry.actor(), "?"));
        row.addDataCell().setText(lead);
        String details =
                entry.details().stream().map(each -> t("access.detail." + each)).collect(Collectors.joining(", "));
        boolean export = entry.action().equals("export");
        row.addDataCell()
                .setText(
                        switch (entry.action()) {
                            case "reveal" -> t("access.reveal", details);
                            case "search" -> t("access.search", details);
                            case "export" ->
                                details.isEmpty() ? t("access.exported") : t("access.exported.details", details);
                            default -> t("access.look");
                        });
        row.addDataCell()
                .setText(
                        entry.purpose().isEmpty()
                                ? "–"
                                : t((export ? "export.purpose." : "desk.purpose.") + entry.purpose()));
    }

    private void verdict(Div place) {
        OptionalLong broken = log.firstBroken();
        place.removeAll();
        place.setClassName(broken.isEmpty() ? "note pos" : "note neg");
        place.getElement().setAttribute("role", broken.isEmpty() ? "status" : "alert");
        place.add(
                Markup.icon(broken.isEmpty() ? Icon.CHECK : Icon.WARNING),
                new Paragraph(
                        broken.isEmpty() ? t("access.whole") : t("access.broken", String.valueOf(broken.getAsLong()))));
    }
}
