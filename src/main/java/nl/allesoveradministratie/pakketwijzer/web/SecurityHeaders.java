package nl.allesoveradministratie.pakketwijzer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.consent.Frames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The headers that every response carries, whoever made it. Plain pages get the strictest policy: our own files and
 * nothing else, but for a video of somebody else that this visitor lets in. Vaadin's start page needs inline scripts and evaluation until it can do without them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class SecurityHeaders extends OncePerRequestFilter {

    private static final String STRICT =
            "default-src 'none'; script-src 'self'; style-src 'self'%s; img-src 'self' data:;%s"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** The policy for pages drawn by Vaadin. */
    public static final String VAADIN = "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
            + " form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /** The name of the header. */
    public static final String POLICY = "Content-Security-Policy";

    /** The only pages with a style within them, which must be that of the home page to the letter. */
    private static final Set<String> HOME = Set.of("/", "/en");

    private final ObjectProvider<Assets> assets;

    private final ObjectProvider<Frames> frames;

    /**
     * Both are there later than this filter.
     *
     * @param assets asked for the home page
     * @param frames asked what a page may load of others
     */
    SecurityHeaders(ObjectProvider<Assets> assets, ObjectProvider<Frames> frames) {
        this.assets = assets;
        this.frames = frames;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean home = HOME.contains(request.getRequestURI());
        response.setHeader(
                POLICY,
                STRICT.formatted(
                        home ? " " + assets.getObject().home().source() : "",
                        frames.getObject().policy(request)));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), browsing-topics=(), interest-cohort=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        chain.doFilter(request, response);
    }
}
