package nl.allesoveradministratie.pakketwijzer.http;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Everything that the running product answers to: what Spring and Vaadin have in their registers. */
final class Routes {

    /** What stands where an address has a place for something. */
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("{group}", "v1"),
            Map.entry("{id}", "moneybird"),
            Map.entry("{one}", "moneybird"),
            Map.entry("{other}", "jortt"),
            Map.entry("{question}", "publiek"),
            Map.entry("{table}", "funnel"),
            Map.entry("{number}", "1"),
            Map.entry("{token}", "x".repeat(43)),
            Map.entry("{reference}", "PW-0000-0000-00"),
            Map.entry("{right}", "wissen"),
            Map.entry("{address}", "bestaat-niet"));

    private Routes() {}

    /**
     * Something that is answered to.
     *
     * @param method GET or POST
     * @param template as it is registered, without "/en"
     * @param path an address that fits
     * @param screen whether Vaadin draws it
     */
    record Route(String method, String template, String path, boolean screen) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Of tests, which are not in the jar. */
    private static final Set<String> OF_TESTS = Set.of(BrokenPage.PATH, RogueCookies.PATH, PartnerScreen.PATH);

    static List<Route> of(ApplicationContext application) {
        List<Route> routes = new ArrayList<>();
        for (RequestMappingInfoHandlerMapping mapping : application
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                for (String template : info.getPatternValues()) {
                    if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                        routes.add(route("GET", template, false));
                    }
                    if (methods.isEmpty() || !methods.equals(Set.of(RequestMethod.GET))) {
                        routes.add(route("POST", template, false));
                    }
                }
            }
        }
        for (AbstractUrlHandlerMapping mapping :
                application.getBeansOfType(AbstractUrlHandlerMapping.class).values()) {
            mapping.getHandlerMap().keySet().forEach(template -> routes.add(route("GET", template, false)));
        }
        RouteConfiguration screens = RouteConfiguration.forRegistry(ApplicationRouteRegistry.getInstance(
                new VaadinServletContext(application.getBean(ServletContext.class))));
        for (RouteData screen : screens.getAvailableRoutes()) {
            routes.add(route("GET", "/" + screen.getTemplate(), true));
            screen.getRouteAliases().forEach(alias -> routes.add(route("GET", "/" + alias.getTemplate(), true)));
        }
        return routes.stream()
                .filter(route -> OF_TESTS.stream().noneMatch(route.template()::endsWith))
                .distinct()
                .sorted(Comparator.comparing(Route::toString))
                .toList();
    }

    private static Route route(String method, String template, boolean screen) {
        String path = template.isEmpty() ? "/" : template;
        // Vaadin writes ":id" and ":reference?" where Spring writes "{id}" and "{token:.+}"
        path = screen ? path.replaceAll("/:[a-z]+\\?", "").replaceAll(":([a-z]+)", "{$1}") : withoutForms(path);
        for (Map.Entry<String, String> sample : SAMPLES.entrySet()) {
            path = path.replace(sample.getKey(), sample.getValue());
        }
        path = path.replace("/**", "/x");
        return new Route(method, template.replaceFirst("^/en(?=/|$)", ""), path, screen);
    }

    /** Of "{token:[a-z]{43}}" what is before the colon. */
    private static String withoutForms(String template) {
        StringBuilder path = new StringBuilder();
        int depth = 0;
        boolean form = false;
        for (char sign : template.toCharArray()) {
            depth += sign == '{' ? 1 : sign == '}' ? -1 : 0;
            form = depth > 0 && (form || sign == ':');
            if (!form) {
                path.append(sign);
            }
        }
        return path.toString();
    }
}
