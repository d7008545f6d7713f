package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.shared.Registration;
import nl.allesoveradministratie.pakketwijzer.lead.LeadExport;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import org.jspecify.annotations.Nullable;

/** A file that waits to be fetched, and how far it is while it comes. */
class ExportReady extends Composite<Div> {

    private static final int EVERY = 500;

    private final OfficeScreen screen;
    private final transient LeadExport export;
    private final LeadExport.Ready ready;
    private final Element form = new Element("form");
    private final Element bar = new Element("progress");
    private final Paragraph told = new Paragraph();
    private @Nullable Registration asking;

    ExportReady(OfficeScreen screen, LeadExport export, LeadExport.Ready ready, boolean withContact) {
        this.screen = screen;
        this.export = export;
        this.ready = ready;
        H2 heading = new H2(screen.t("export.ready", ready.leads()));
        heading.getElement().setAttribute("tabindex", "-1");
        told.getElement().setAttribute("role", "status");
        // A plain form: the answer is a file, not a change of this screen.
        form.setAttribute("method", "post");
        form.setAttribute("action", screen.href("/kantoor/export/" + ready.id()));
        Element button = new Element("button");
        button.setAttribute("class", "btn pri");
        button.setText(screen.t("export.fetch"));
        form.appendChild(button);
        form.addEventListener("submit", event -> begun());
        bar.setAttribute("max", String.valueOf(ready.leads()));
        bar.setAttribute("value", "0");
        bar.setAttribute("aria-label", screen.t("export.progress"));
        bar.setVisible(false);
        getContent().addClassNames("card", "pad", "export-ready");
        getContent().add(heading, new Paragraph(screen.t(withContact ? "export.logged.contact" : "export.logged")));
        getContent().getElement().appendChild(form, bar);
        getContent().add(told);
        heading.getElement().callJsFunction("focus");
    }

    private void begun() {
        form.setVisible(false);
        bar.setVisible(true);
        told.setText(screen.t("export.begun"));
        getContent().getUI().ifPresent(ui -> {
            ui.setPollInterval(EVERY);
            asking = ui.addPollListener(event -> look(ui));
        });
    }

    private void look(UI ui) {
        export.progress(ready.id())
                .ifPresentOrElse(
                        progress -> {
                            bar.setAttribute("value", String.valueOf(progress.written()));
                            if (progress.written() >= progress.leads()) {
                                told.setText(screen.t("export.done", progress.leads()));
                                stop(ui);
                            }
                        },
                        () -> stop(ui));
    }

    private void stop(UI ui) {
        ui.setPollInterval(-1);
        if (asking != null) {
            asking.remove();
            asking = null;
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop(event.getUI());
    }
}
