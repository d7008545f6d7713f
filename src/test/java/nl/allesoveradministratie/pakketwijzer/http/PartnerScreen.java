package nl.allesoveradministratie.pakketwijzer.http;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;

/** A screen behind the partner's door, so that tests see who reaches one. Not in the jar. */
@Route("partner/proefscherm")
@RouteAlias("en/partner/proefscherm")
@PermitAll
@OnDoor(Door.PARTNER)
public class PartnerScreen extends Div {

    public static final String PATH = "/partner/proefscherm";
    public static final String HEADING = "Alleen voor partners";

    public PartnerScreen() {
        add(new H1(HEADING));
    }
}
