package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Arrays;
import nl.allesoveradministratie.pakketwijzer.installation.Doors;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.stereotype.Component;

/** Takes away the screens of doors that this process does not open: Vaadin finds screens by itself, Spring or not. */
@Component
class ClosedDoors implements VaadinServiceInitListener {

    private final Doors doors;

    ClosedDoors(Doors doors) {
        this.doors = doors;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        RouteRegistry registry = event.getSource().getRouter().getRegistry();
        RouteConfiguration routes = RouteConfiguration.forRegistry(registry);
        registry.getRegisteredRoutes().stream()
                .map(route -> route.getNavigationTarget())
                .filter(this::isClosed)
                .forEach(routes::removeRoute);
    }

    private boolean isClosed(Class<?> screen) {
        OnDoor on = screen.getAnnotation(OnDoor.class);
        return on != null && Arrays.stream(on.value()).noneMatch(doors::opens);
    }
}
