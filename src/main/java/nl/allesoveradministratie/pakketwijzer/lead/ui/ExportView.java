package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.LeadExport;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.springframework.security.access.AccessDeniedException;

/** Taking leads out as a file: ask, see how many it would be, fetch. */
@Route("kantoor/export")
@RouteAlias("en/kantoor/export")
@PermitAll
@OnDoor(Door.OFFICE)
class ExportView extends OfficeScreen {

    private final transient LeadExport export;
    private final transient Sites sites;
    private final transient SignedIn signedIn;
    private final transient Clock clock;
    private final Div outcome = new Div();

    ExportView(LeadExport export, Sites sites, SignedIn signedIn, Clock clock, Texts texts) {
        super(texts, "office.export");
        this.export = export;
        this.sites = sites;
        this.signedIn = signedIn;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        if (!signedIn.get().is(Role.EXPORT)) {
            throw new AccessDeniedException("Leads leave by who may take them out");
        }
        removeAll();
        outcome.removeAll();
        add(
                new H1(t("office.export")),
                new Paragraph(t("export.lead")),
                new ExportForm(this, sites.sites(), LocalDate.now(clock), this::ask),
                outcome);
    }

    private void ask(LeadExport.Wish wish) {
        LeadExport.Ready ready = export.ask(wish);
        outcome.removeAll();
        if (ready.leads() == 0) {
            outcome.add(note(t("export.none")));
        } else if (ready.leads() > LeadExport.MOST) {
            outcome.add(note(t("export.too_many", LeadExport.MOST)));
        } else {
            outcome.add(new ExportReady(this, export, ready, wish.withContact()));
        }
    }

    private static Div note(String text) {
        Div note = Markup.div("note warn", Markup.icon(Icon.WARNING), new Paragraph(text));
        note.getElement().setAttribute("role", "alert");
        return note;
    }
}
