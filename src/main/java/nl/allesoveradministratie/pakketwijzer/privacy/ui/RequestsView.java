package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.DeskRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestRegister;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** What people ask about their own data: what waits for an answer, with its clock, and what was answered. */
@Route("kantoor/verzoeken")
@RouteAlias("en/kantoor/verzoeken")
@PermitAll
@OnDoor(Door.OFFICE)
class RequestsView extends OfficeScreen {

    static final String PATH = "/kantoor/verzoeken";

    private static final int PAGE = 50;

    private final transient RequestRegister register;
    private final transient PrivacyNotice notice;
    private final transient Clock clock;

    RequestsView(RequestRegister register, PrivacyNotice notice, Clock clock, Texts texts) {
        super(texts, "requests.title");
        this.register = register;
        this.notice = notice;
        this.clock = clock;
        addClassNames("page", "stacked");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        List<DeskRequest> open = register.open();
        List<DeskRequest> ended = register.ended(null, PAGE);
        removeAll();
        add(DeskMark.head(
                this,
                t("requests.title"),
                t("requests.lead"),
                notice,
                DeskMark.link(this, EnterRequestView.PATH, "btn pri sm", t("requests.new"))));
        add(new H2(t("requests.open")));
        if (open.isEmpty()) {
            add(DeskMark.empty(t("requests.none")));
        } else {
            NativeTable table = table("requests.open", "requests.due");
            open.forEach(each -> row(table, each));
            add(DeskMark.card(table));
        }
        if (!ended.isEmpty()) {
            NativeTable table = table("requests.ended", "requests.ended_on");
            add(new H2(t("requests.ended")), DeskMark.card(table), more(table, ended));
        }
    }

    private NativeTable table(String caption, String last) {
        return DeskMark.table(
                t(caption),
                t("requests.number"),
                t("requests.kind"),
                t("requests.by"),
                t("requests.received"),
                t(last));
    }

    private Div more(NativeTable table, List<DeskRequest> page) {
        page.forEach(each -> row(table, each));
        Div foot = new Div();
        if (page.size() == PAGE) {
            Button more = new Button(t("desk.more"));
            more.addClickListener(event -> {
                foot.removeAll();
                foot.add(more(table, register.ended(page.getLast(), PAGE)));
            });
            foot.add(more);
        }
        return foot;
    }

    private void row(NativeTable table, DeskRequest request) {
        NativeTableRow row = table.getBody().addRow();
        row.addDataCell().add(DeskMark.link(this, PATH + "/" + request.number(), "strong num", request.number()));
        row.addDataCell().setText(t("requests.kind." + request.right().key()));
        row.addDataCell().setText(t("requests.by." + request.cameBy()));
        DeskMark.labelled(row, t("requests.received"))
                .setText(words().shortDate(LocalDate.ofInstant(request.receivedAt(), Words.HERE)));
        boolean open = request.endedAt() == null;
        NativeTableCell last = DeskMark.labelled(row, t(open ? "requests.due" : "requests.ended_on"));
        if (open) {
            last.add(
                    Markup.span("num", words().shortDate(request.due()) + " "),
                    DeskMark.clock(this, request.clock(clock.instant())));
        } else {
            last.add(
                    Markup.span("num", words().shortDate(LocalDate.ofInstant(request.endedAt(), Words.HERE)) + " "),
                    Markup.span("badge line", t("requests.status." + request.status())));
        }
    }
}
