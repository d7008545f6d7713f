package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.ProcessingRegister;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** The register of processing activities (art. 30), to read, print or take along. */
@Route("kantoor/verwerkingsregister")
@RouteAlias("en/kantoor/verwerkingsregister")
@PermitAll
@OnDoor(Door.OFFICE)
class RegisterView extends OfficeScreen {

    private final transient ProcessingRegister register;

    RegisterView(ProcessingRegister register, Texts texts) {
        super(texts, "processing.title");
        this.register = register;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        List<ProcessingRegister.Activity> activities = register.activities(language());
        removeAll();
        Button print = new Button(t("processing.print"), Markup.icon(Icon.PRINT));
        print.getElement().setAttribute("data-print", true);
        add(
                new H1(t("processing.title")),
                new Paragraph(t("processing.lead")),
                Markup.div(
                        "row",
                        print,
                        Markup.link(
                                href("/kantoor/verwerkingsregister.csv"), "btn sm", Markup.text(t("processing.csv")))));
        Facts whose = new Facts();
        whose.add(t("processing.controllers"), t("processing.controllers.who"));
        whose.add(t("processing.abroad"), t("statement.further.abroad"));
        whose.add(t("processing.measures"), t("processing.measures.text"));
        add(whose);
        activities.forEach(this::add);
    }

    private void add(ProcessingRegister.Activity activity) {
        Facts facts = new Facts();
        facts.add(t("statement.label.why"), activity.purpose());
        facts.add(t("processing.people"), activity.people());
        facts.add(t("statement.label.data"), activity.data());
        facts.add(t("statement.label.basis"), String.join("; ", activity.bases()));
        facts.add(t("statement.label.readers"), activity.recipients());
        facts.add(t("statement.label.keep"), activity.keep());
        facts.add(t("processing.tables"), String.join(", ", activity.tables()));
        add(new H2(activity.name()), facts);
    }
}
