package nl.allesoveradministratie.pakketwijzer.privacy.ui;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.ExportLog;
import nl.allesoveradministratie.pakketwijzer.privacy.PastExport;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Which files of leads were taken out, by whom and what for; and whether the log is whole. */
@Route("kantoor/exportlogboek")
@RouteAlias("en/kantoor/exportlogboek")
@PermitAll
@OnDoor(Door.OFFICE)
class ExportLogView extends OfficeScreen {

    private static final int PAGE = 50;

    private final transient ExportLog log;
    private final transient Accounts accounts;
    private final transient Sites sites;
    private final transient Clock clock;

    ExportLogView(ExportLog log, Accounts accounts, Sites sites, Clock clock, Texts texts) {
        super(texts, "office.exports");
        this.log = log;
        this.accounts = accounts;
        this.sites = sites;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        List<PastExport> first = log.page(OptionalLong.empty(), 1);
        removeAll();
        add(new H1(t("office.exports")), new Paragraph(t("exports.lead")), new LogVerdict(this, log::firstBroken));
        if (first.isEmpty()) {
            add(Markup.div("card pad empty", new Paragraph(t("exports.none"))));
            return;
        }
        NativeTable table = Markup.table(
                t("access.position"),
                t("access.at"),
                t("access.who"),
                t("exports.what_for"),
                t("exports.which"),
                t("exports.how_many"));
        table.setCaptionText(t("exports.caption"));
        Map<UUID, String> names = accounts.names();
        add(new LogTable<>(
                this,
                table,
                PAGE,
                before -> log.page(before, PAGE),
                PastExport::position,
                page -> page.forEach(export -> row(table.getBody().addRow(), export, names))));
    }

    private void row(NativeTableRow row, PastExport export, Map<UUID, String> names) {
        row.addDataCell().setText(String.valueOf(export.position()));
        row.addDataCell().setText(words().moment(export.at(), LocalDate.now(clock)));
        row.addDataCell().setText(names.getOrDefault(export.actor(), "?"));
        row.addDataCell()
                .add(
                        Markup.div("b", Markup.text(t("export.purpose." + export.purpose()))),
                        Markup.div("micro mut", Markup.text(export.explanation())));
        row.addDataCell()
                .add(
                        Markup.div("", Markup.text(selection(export.selection()))),
                        Markup.div("micro mut", Markup.text(details(export.columns()))));
        row.addDataCell().setText(t("exports.leads", export.leads(), export.format()));
    }

    private String selection(String selection) {
        Map<String, String> parts = Arrays.stream(selection.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        String status = parts.getOrDefault("status", "all");
        String site = parts.getOrDefault("site", "all");
        return t(
                "exports.selection",
                status.equals("all") ? t("exports.every_status") : t("desk.status." + status),
                site.equals("all") ? t("exports.every_site") : sites.named(site).brand(),
                words().shortDate(LocalDate.parse(parts.getOrDefault("from", ""))),
                words().shortDate(LocalDate.parse(parts.getOrDefault("until", ""))));
    }

    private String details(List<String> columns) {
        String ofPerson = columns.stream()
                .filter(column -> List.of("name", "company", "email", "phone").contains(column))
                .map(column -> t("access.detail." + column))
                .collect(Collectors.joining(", "));
        return ofPerson.isEmpty() ? t("export.contact.without") : t("exports.with", ofPerson);
    }
}
