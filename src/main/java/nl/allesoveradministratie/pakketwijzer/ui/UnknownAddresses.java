package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Answers 404 for whatever nobody else knows. Vaadin would otherwise start a session for any address and find out in
 * the browser that there is nothing there.
 */
@Component
class UnknownAddresses extends AbstractHandlerMapping {

    private static final HttpRequestHandler NOT_FOUND =
            (request, response) -> response.sendError(HttpServletResponse.SC_NOT_FOUND);

    private final ServletContext servletContext;

    UnknownAddresses(ServletContext servletContext) {
        this.servletContext = servletContext;
        // After every page and file of ours, just before the mapping that hands the rest to Vaadin.
        setOrder(Ordered.LOWEST_PRECEDENCE - 2);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean vaadinsOwn = path.startsWith("/VAADIN/") || (path.equals("/") && request.getParameter("v-r") != null);
        return vaadinsOwn || path.startsWith("/assets/") || isScreen(path) ? null : NOT_FOUND;
    }

    private boolean isScreen(String path) {
        return !path.equals("/")
                && ApplicationRouteRegistry.getInstance(new VaadinServletContext(servletContext))
                        .getNavigationTarget(path.substring(1))
                        .isPresent();
    }
}
