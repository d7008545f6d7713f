package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessEntry;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessFilter;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.privacy.LeadNumbers;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Who looked at whose details, newest first; and whether the log is whole. */
@Route("kantoor/inzagelogboek")
@RouteAlias("en/kantoor/inzagelogboek")
@PermitAll
@OnDoor(Door.OFFICE)
class AccessLogView extends OfficeScreen {

    static final String PATH = "/kantoor/inzagelogboek";

    private static final int PAGE = 100;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final transient AccessLog log;
    private final transient Accounts accounts;
    private final transient LeadNumbers numbers;

    AccessLogView(AccessLog log, Accounts accounts, LeadNumbers numbers, Texts texts) {
        super(texts, "office.access");
        this.log = log;
        this.accounts = accounts;
        this.numbers = numbers;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        Map<String, String> asked = new HashMap<>();
        event.getLocation()
                .getQueryParameters()
                .getParameters()
                .forEach((name, values) -> asked.put(name, values.getFirst()));
        String number = asked.getOrDefault("lead", "");
        AccessFilter filter = AccessFilter.of(asked, numbers);
        Map<UUID, String> names = accounts.names();
        if (log.page(filter, OptionalLong.empty(), 1).isEmpty()) {
            begin(new AccessFilterBar(this, filter, names, number));
            add(Markup.div(
                    "card pad empty",
                    new Paragraph(t(filter.equals(AccessFilter.ALL) ? "access.none" : "access.none_found"))));
            return;
        }
        NativeTable table = Markup.table(
                t("access.position"),
                t("access.at"),
                t("access.who"),
                t("access.lead_id"),
                t("access.what"),
                t("access.why"));
        table.setCaptionText(t("office.access"));
        begin(new AccessFilterBar(this, filter, names, number));
        add(new LogTable<>(this, table, PAGE, before -> log.page(filter, before, PAGE), AccessEntry::position, page -> {
            Map<UUID, String> leads =
                    numbers.of(page.stream().map(AccessEntry::lead).distinct().toList());
            page.forEach(entry -> row(table.getBody().addRow(), entry, names, leads.getOrDefault(entry.lead(), "–")));
        }));
    }

    private void begin(AccessFilterBar bar) {
        add(new H1(t("office.access")), new Paragraph(t("access.lead")), new LogVerdict(this, log::firstBroken), bar);
    }

    private void row(NativeTableRow row, AccessEntry entry, Map<UUID, String> names, String lead) {
        row.addDataCell().setText(String.valueOf(entry.position()));
        row.addDataCell()
                .setText(words().shortDate(LocalDate.ofInstant(entry.at(), Words.HERE)) + ", "
                        + TIME.format(entry.at().atZone(Words.HERE)));
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
                            case "key_revoked" -> t("access.key_revoked");
                            default -> t("access.look");
                        });
        row.addDataCell()
                .setText(
                        entry.purpose().isEmpty()
                                ? "–"
                                : t((export ? "export.purpose." : "desk.purpose.") + entry.purpose()));
    }
}
