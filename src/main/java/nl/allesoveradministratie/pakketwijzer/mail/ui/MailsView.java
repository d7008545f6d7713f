package nl.allesoveradministratie.pakketwijzer.mail.ui;

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
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.MailQueue;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Mails that wait, and those that could not be sent. */
@Route("kantoor/e-mails")
@RouteAlias("en/kantoor/e-mails")
@PermitAll
@OnDoor(Door.OFFICE)
class MailsView extends OfficeScreen {

    private final transient MailQueue queue;
    private final transient Clock clock;

    MailsView(MailQueue queue, Clock clock, Texts texts) {
        super(texts, "office.mails");
        this.queue = queue;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        List<MailQueue.Unsent> unsent = queue.unsent();
        add(new H1(t("office.mails")), new Paragraph(t("mails.lead")));
        if (unsent.isEmpty()) {
            add(Markup.div("card pad empty", new Paragraph(t("mails.none"))));
            return;
        }
        NativeTable table = Markup.table(t("mails.kind"), t("mails.since"), t("mails.attempts"), t("mails.state"));
        for (MailQueue.Unsent mail : unsent) {
            NativeTableRow row = table.getBody().addRow();
            row.addDataCell().setText(t("desk.mail." + mail.kind().key()));
            row.addDataCell().setText(words().moment(mail.since(), LocalDate.now(clock)));
            row.addDataCell().setText(String.valueOf(mail.attempts()));
            row.addDataCell()
                    .setText(
                            mail.problem() == null
                                    ? t("mails.waiting")
                                    : t(
                                            mail.givenUp() ? "mails.given_up" : "mails.again",
                                            t("mails.problem." + mail.problem())));
        }
        add(Markup.div("card tbl-card", table));
    }
}
