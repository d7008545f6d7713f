package nl.allesoveradministratie.pakketwijzer.identity;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nl.allesoveradministratie.pakketwijzer.installation.Doors;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Who may come where: the office's addresses are for colleagues who are signed in, the partner's for partners, everything
 * else is for everybody. A door with a host name of its own is nowhere else. What somebody may do there is asked by the services themselves. For somebody of the other door an
 * address does not exist.
 *
 * <p>Our forms are told from those of others by what the browser says of them (see {@code web.OwnForm}), and Vaadin guards
 * its own requests; so a visitor gets no session and no cookie for the sake of a token.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(prePostEnabled = false, jsr250Enabled = true)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, Doors doors, DoorHosts hosts, PersonSession session)
            throws Exception {
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.enableCsrfConfiguration(false)
                        .enableLogoutConfiguration(false)
                        .enableRequestCacheConfiguration(false)
                        .enableExceptionHandlingConfiguration(false)
                        .enableAuthorizedRequestsConfiguration(false)
                        .enableNavigationAccessControl(true));
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                // Set for every response, also those that pass no chain, by web.SecurityHeaders
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .addFilterBefore(new SessionGuard(session), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(SecurityConfiguration::opensASocket)
                        .access((authentication, request) ->
                                new AuthorizationDecision(OwnForm.isFrom(request.getRequest())))
                        .requestMatchers(both("/inloggen", "/inloggen/**", "/uitloggen"))
                        .access(at(Entrance.OFFICE, hosts))
                        .requestMatchers(both("/uitnodiging/*"))
                        .access(at(Entrance.OFFICE, hosts))
                        .requestMatchers(both("/partner/inloggen", "/partner/inloggen/**"))
                        .access(at(Entrance.PARTNER, hosts))
                        .requestMatchers(both("/partner/uitloggen", "/partner/uitnodiging/*"))
                        .access(at(Entrance.PARTNER, hosts))
                        .requestMatchers(both("/partner", "/partner/**"))
                        .access(isA(PartnerUser.class, Entrance.PARTNER, hosts))
                        // A program shows a key, which the service behind it asks for.
                        .requestMatchers("/api/partner/**")
                        .access(at(Entrance.PARTNER, hosts))
                        // A calendar cannot sign in; the address itself is the secret.
                        .requestMatchers("/kantoor/agenda/*.ics")
                        .access(at(Entrance.OFFICE, hosts))
                        .requestMatchers(both("/kantoor", "/kantoor/**"))
                        .access(isA(Staff.class, Entrance.OFFICE, hosts))
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, exception) -> {
                            Entrance entrance = Entrance.PARTNER.isBehind(request.getRequestURI())
                                    ? Entrance.PARTNER
                                    : Entrance.OFFICE;
                            boolean person = !request.getRequestURI().startsWith("/api/");
                            if (person && doors.opens(entrance.door()) && hosts.isAt(entrance, request)) {
                                response.sendRedirect(signInAddress(request, entrance, session));
                            } else {
                                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                            }
                        })
                        .accessDeniedHandler(
                                (request, response, exception) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)))
                .build();
    }

    /**
     * By which Vaadin pushes. Browsers let any page open one to any server, with the cookies that they would send along with a
     * form; so it is looked at like one.
     */
    private static boolean opensASocket(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/VAADIN/push")
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    private static String[] both(String... paths) {
        return Arrays.stream(paths)
                .flatMap(path -> Arrays.stream(Language.values()).map(language -> language.prefix() + path))
                .toArray(String[]::new);
    }

    private static AuthorizationManager<RequestAuthorizationContext> at(Entrance entrance, DoorHosts hosts) {
        return (authentication, request) -> new AuthorizationDecision(hosts.isAt(entrance, request.getRequest()));
    }

    private static AuthorizationManager<RequestAuthorizationContext> isA(
            Class<? extends Person> kind, Entrance entrance, DoorHosts hosts) {
        return (authentication, request) -> new AuthorizationDecision(hosts.isAt(entrance, request.getRequest())
                && SignedIn.person(authentication.get(), kind).isPresent());
    }

    /** With where to go on afterwards, and why one has to sign in when one was in before. */
    private static String signInAddress(HttpServletRequest request, Entrance entrance, PersonSession session) {
        String path = request.getRequestURI();
        Language language = Language.ofPath(path);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        // What was sent cannot be sent again by going there; the only plain forms inside are those of one's own
        // account.
        // An address far longer than any of ours does not fit in the header of the answer.
        String whole = path + query;
        String further = request.getMethod().equals("GET") && whole.length() <= Entrance.LONGEST
                ? whole
                : language.prefix() + entrance.account();
        return language.prefix() + entrance.signIn() + "?verder=" + URLEncoder.encode(further, StandardCharsets.UTF_8)
                + session.whyOver(request).map(why -> "&melding=" + why.key()).orElse("");
    }
}
