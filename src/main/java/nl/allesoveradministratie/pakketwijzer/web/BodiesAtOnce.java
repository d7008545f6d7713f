package nl.allesoveradministratie.pakketwijzer.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how many forms, steps and files are being taken in at once, of one network and of all, before any of one is read. The server
 * sets room aside for each when it begins, however slowly it then comes: whoever dribbles thousands would have all the memory. One too
 * many is told so, and to come again (decision 41). Networks are known for as long as they are sending something.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class BodiesAtOnce extends OncePerRequestFilter {

    /** With what Tomcat and Vaadin set aside for each, a third of a megabyte, some 170 MB. */
    private static final int MOST = 500;

    /** An office behind one address has its room; whoever would fill it all needs five and twenty networks. */
    private static final int MOST_OF_ONE_NETWORK = 20;

    private static final byte[] WORDS = """
            Het is nu te druk. Ga een pagina terug: wat je typte staat er nog. Verstuur het over een minuut opnieuw.

            It is too busy now. Go back a page: what you typed is still there. Send it again in a minute.
            """.getBytes(StandardCharsets.UTF_8);

    private static final byte[] PROBLEM = """
            {"title":"Service Unavailable","status":503,"detail":"Too many requests at once. Send it again after Retry-After seconds."}
            """.getBytes(StandardCharsets.UTF_8);

    private final Semaphore room = new Semaphore(MOST);
    private final Map<String, Integer> networks = new ConcurrentHashMap<>();
    private final Counter refused;

    BodiesAtOnce(MeterRegistry registry) {
        refused = Counter.builder("pakketwijzer.bodies.refused")
                .description("Requests that were told to come again: too many were being taken in")
                .register(registry);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length < 0 ? request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null : length == 0;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String network = AddressPrefix.of(request.getRemoteAddr());
        if (networks.merge(network, 1, Integer::sum) > MOST_OF_ONE_NETWORK || !room.tryAcquire()) {
            leave(network);
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
            leave(network);
        }
    }

    private void leave(String network) {
        networks.computeIfPresent(network, (_, many) -> many == 1 ? null : many - 1);
    }

    /** No page of ours: to draw one would be to read what was sent, which is what takes so long. */
    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refused.increment();
        boolean program = request.getRequestURI().startsWith("/api/");
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : "text/plain;charset=UTF-8");
        response.getOutputStream().write(program ? PROBLEM : WORDS);
    }
}
