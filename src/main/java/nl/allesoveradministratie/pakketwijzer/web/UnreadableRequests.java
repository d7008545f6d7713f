package nl.allesoveradministratie.pakketwijzer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a form or an address that cannot be taken apart, with a half percent sign for example. The container would do so
 * too, and write what was typed into the log. And two headers that no browser sends, on which Spring fails, and fails again on
 * the page that says so: contents of any kind ({@code text/*}), and a weight of what is accepted that is no number, where its
 * name is in capitals ({@code Q=x}).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class UnreadableRequests extends OncePerRequestFilter {

    private static final byte[] ANY_KIND = problem("Content-Type must name one kind of contents, without *.");

    private static final byte[] NO_WEIGHT = problem("A q in Accept must be a number from 0 to 1.");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String kind = request.getContentType();
        if (kind != null && kind.split(";", 2)[0].contains("*")) {
            refuse(response, ANY_KIND);
            return;
        }
        if (!isWeighed(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
            refuse(response, NO_WEIGHT);
            return;
        }
        try {
            // Takes them apart now, before anybody writes down what is wrong with them; what is no form is not read.
            request.getParameterNames();
        } catch (InvalidParameterException e) {
            // Who dribbled or hung up was answered by the container
            if (!response.isCommitted()) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            }
            return;
        }
        chain.doFilter(request, response);
    }

    /** Whether what is accepted can be put in order; what cannot even be taken apart Spring answers itself. */
    private static boolean isWeighed(List<String> accepted) {
        try {
            MediaType.parseMediaTypes(accepted).forEach(MediaType::getQualityValue);
            return true;
        } catch (NumberFormatException e) {
            return false;
        } catch (InvalidMediaTypeException e) {
            return true;
        }
    }

    /** No page: no browser sends it. */
    private static void refuse(HttpServletResponse response, byte[] problem) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(problem);
    }

    private static byte[] problem(String detail) {
        return ("{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"" + detail + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
