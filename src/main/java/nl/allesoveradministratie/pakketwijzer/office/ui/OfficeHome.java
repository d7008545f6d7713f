package nl.allesoveradministratie.pakketwijzer.office.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.identity.Staff;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Leads on to the first screen that there is for somebody's roles. */
@Route("kantoor")
@RouteAlias("en/kantoor")
@PermitAll
@OnDoor(Door.OFFICE)
class OfficeHome extends OfficeScreen {

    private final transient SignedIn signedIn;

    OfficeHome(SignedIn signedIn, Texts texts) {
        super(texts, "office.name");
        this.signedIn = signedIn;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        Staff staff = signedIn.get();
        if (staff.is(Role.SALES)) {
            event.forwardTo(href("/kantoor/vandaag").substring(1));
        } else if (staff.is(Role.EDITOR)) {
            event.forwardTo(href("/kantoor/catalogus").substring(1));
        } else if (staff.is(Role.PRIVACY_OFFICER)) {
            event.forwardTo(href("/kantoor/verzoeken").substring(1));
        } else if (staff.is(Role.ADMIN)) {
            event.forwardTo(href("/kantoor/medewerkers").substring(1));
        } else if (staff.is(Role.EXPORT)) {
            event.forwardTo(href("/kantoor/export").substring(1));
        } else {
            removeAll();
            addClassName("page");
            add(new H1(t("office.name")), new Paragraph(t("office.nothing")));
        }
    }
}
