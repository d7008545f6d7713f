package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.Breach;
import nl.allesoveradministratie.pakketwijzer.privacy.BreachDesk;
import nl.allesoveradministratie.pakketwijzer.privacy.BreachEntry;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** The register of breaches, with the 72 hours of each. */
@Route("kantoor/datalekken")
@RouteAlias("en/kantoor/datalekken")
@PermitAll
@OnDoor(Door.OFFICE)
class BreachesView extends OfficeScreen {

    static final String PATH = "/kantoor/datalekken";

    private final transient BreachDesk desk;
    private final transient PrivacyNotice notice;
    private final transient Clock clock;

    BreachesView(BreachDesk desk, PrivacyNotice notice, Clock clock, Texts texts) {
        super(texts, "breach.title");
        this.desk = desk;
        this.notice = notice;
        this.clock = clock;
        addClassNames("page", "stacked");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        List<BreachEntry> all = desk.all();
        removeAll();
        add(DeskMark.head(
                this,
                t("breach.title"),
                t("breach.lead"),
                notice,
                DeskMark.link(this, PATH + "/" + BreachView.NEW, "btn pri sm", t("breach.new"))));
        if (all.isEmpty()) {
            add(DeskMark.empty(t("breach.none")));
            return;
        }
        NativeTable table = DeskMark.table(
                t("breach.caption"),
                t("breach.number"),
                t("breach.what"),
                t("breach.aware"),
                t("breach.authority"),
                t("breach.people_told"));
        Instant now = clock.instant();
        all.forEach(entry -> row(table.getBody().addRow(), entry, now));
        add(DeskMark.card(table));
    }

    private void row(NativeTableRow row, BreachEntry entry, Instant now) {
        Breach known = entry.known();
        String name = t("breach.heading", String.valueOf(entry.number()));
        row.addDataCell().add(DeskMark.link(this, PATH + "/" + entry.number(), "strong num", name));
        row.addDataCell()
                .add(
                        Markup.span("pv-cut", known.what()),
                        Markup.span("badge line", t(known.closed() ? "breach.state.closed" : "breach.state.open")));
        DeskMark.labelled(row, t("breach.aware"))
                .setText(words().moment(Objects.requireNonNull(known.awareAt()), LocalDate.ofInstant(now, Words.HERE)));
        Div authority = new Div(DeskMark.clock(this, entry.clock(now)));
        authority.add(Markup.div("micro mut", Markup.text(t("breach.report." + known.report()))));
        DeskMark.labelled(row, t("breach.authority")).add(authority);
        DeskMark.labelled(row, t("breach.people_told")).setText(t("breach.tell." + known.tell()));
    }
}
