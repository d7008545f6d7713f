package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionDesk.LeadDue;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Leads whose day has come, and what happens to each. */
class DueLeads extends Composite<Div> {

    private final OfficeScreen screen;

    DueLeads(OfficeScreen screen, List<LeadDue> due) {
        this.screen = screen;
        if (due.isEmpty()) {
            getContent().add(Markup.div("card pad", new Paragraph(screen.t("retention.leads.none"))));
            return;
        }
        NativeTable table = Markup.table(
                screen.t("retention.leads.number"),
                screen.t("retention.leads.on"),
                screen.t("retention.leads.happens"));
        due.forEach(each -> row(table.getBody().addRow(), each));
        getContent().add(new Paragraph(screen.t("retention.leads.lead")), Markup.div("card tbl-card", table));
    }

    private void row(NativeTableRow row, LeadDue due) {
        row.addDataCell().setText(due.reference());
        row.addDataCell().setText(screen.words().shortDate(due.on()));
        row.addDataCell().setText(screen.t(happens(due)));
    }

    private static String happens(LeadDue due) {
        if (due.held()) {
            return "retention.leads.held";
        }
        return due.customer() ? "retention.leads.customer" : "retention.leads.goes";
    }
}
