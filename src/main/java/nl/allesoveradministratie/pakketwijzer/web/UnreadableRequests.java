package nl.allesoveradministratie.pakketwijzer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a form or an address that cannot be taken apart, with a half percent sign for example. The container would do so
 * too, and write what was typed into the log. And what is said to be of any kind of contents ({@code text/*}): Spring fails on
 * it, and fails again on the page that says so.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UnreadableRequests extends OncePerRequestFilter {

    private static final byte[] ANY_KIND = """
            {"title":"Bad Request","status":400,"detail":"Content-Type must name one kind of contents, without *."}""".getBytes(StandardCharsets.UTF_8);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String kind = request.getContentType();
        if (kind != null && kind.split(";", 2)[0].contains("*")) {
            // No page: no browser sends it
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(ANY_KIND);
            return;
        }
        try {
            // Takes them apart now, before anybody writes down what is wrong with them; what is no form is not read.
            request.getParameterNames();
        } catch (InvalidParameterException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(request, response);
    }
}
