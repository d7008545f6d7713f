package nl.allesoveradministratie.pakketwijzer.identity.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.stereotype.Component;

/**
 * Keeps everybody on screens of their own door. Vaadin goes from screen to screen without asking for an address, so what
 * {@code SecurityConfiguration} says of addresses is said here of screens once more.
 */
@Component
class OwnDoor implements VaadinServiceInitListener {

    private final SignedIn signedIn;

    OwnDoor(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(started -> started.getUI().addBeforeEnterListener(this::beforeEnter));
    }

    private void beforeEnter(BeforeEnterEvent event) {
        boolean stranger = isBehind(Entrance.OFFICE, event) && signedIn.find().isEmpty()
                || isBehind(Entrance.PARTNER, event) && signedIn.findPartner().isEmpty();
        if (stranger && !event.isErrorEvent()) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    /** By its address, and by what the screen itself says: either is enough. */
    private static boolean isBehind(Entrance entrance, BeforeEnterEvent event) {
        OnDoor on = event.getNavigationTarget().getAnnotation(OnDoor.class);
        return entrance.isBehind("/" + event.getLocation().getPath())
                || on != null && List.of(on.value()).equals(List.<Door>of(entrance.door()));
    }
}
