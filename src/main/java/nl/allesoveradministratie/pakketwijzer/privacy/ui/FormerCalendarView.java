package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** The address where the calendar of what goes stood by itself; it is part of {@link RetentionView} now. */
@Route("kantoor/bewaartermijnen")
@RouteAlias("en/kantoor/bewaartermijnen")
@PermitAll
@OnDoor(Door.OFFICE)
class FormerCalendarView extends OfficeScreen {

    FormerCalendarView(Texts texts) {
        super(texts, "office.retention");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        event.forwardTo(href(RetentionView.PATH).substring(1));
    }
}
