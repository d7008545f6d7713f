package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Answers 404 for whatever nobody else knows. Vaadin would otherwise start a session for any address and find out in
 * the browser that there is nothing there. And 400 for the number of a screen that is none: Vaadin would take that for a
 * fault of its own and write it down as one.
 */
@Component
class UnknownAddresses extends AbstractHandlerMapping {

    private static final HttpRequestHandler NOT_FOUND =
            (request, response) -> response.sendError(HttpServletResponse.SC_NOT_FOUND);

    private static final HttpRequestHandler NO_NUMBER =
            (request, response) -> response.sendError(HttpServletResponse.SC_BAD_REQUEST);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private final ServletContext servletContext;

    UnknownAddresses(ServletContext servletContext) {
        this.servletContext = servletContext;
        // After every page and file of ours, just before the mapping that hands the rest to Vaadin.
        setOrder(Ordered.LOWEST_PRECEDENCE - 2);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean vaadinsFile = path.startsWith("/VAADIN/");
        // Vaadin takes this for its own at whatever address of a screen.
        boolean conversation = request.getParameter("v-r") != null;
        String screen = request.getParameter("v-uiId");
        if ((vaadinsFile || conversation)
                && screen != null
                && !NUMBER.matcher(screen).matches()) {
            return NO_NUMBER;
        }
        boolean known =
                vaadinsFile || path.startsWith("/assets/") || (path.equals("/") ? conversation : isScreen(path));
        return known ? null : NOT_FOUND;
    }

    private boolean isScreen(String path) {
        return ApplicationRouteRegistry.getInstance(new VaadinServletContext(servletContext))
                .getNavigationTarget(path.substring(1))
                .isPresent();
    }
}
