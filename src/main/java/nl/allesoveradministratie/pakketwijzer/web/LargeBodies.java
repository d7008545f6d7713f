package nl.allesoveradministratie.pakketwijzer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how many long texts and files are being taken in at once, before any of one is read. For each the server sets aside as much
 * as it says it will be, so whoever dribbles thousands of them would have all the memory; what is short has its room already. One
 * too many is told to come again (decision 41).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class LargeBodies extends OncePerRequestFilter {

    /** Bytes; Tomcat keeps so much for every connection. */
    private static final int SHORT = 8_192;

    /** With a form of 64 kB each some 30 MB. */
    private static final int MOST = 500;

    private static final byte[] WORDS = """
            Het is nu te druk voor een lange tekst. Ga een pagina terug: wat je typte staat er nog. Verstuur het over een minuut opnieuw.

            It is too busy for a long text now. Go back a page: what you typed is still there. Send it again in a minute.
            """.getBytes(StandardCharsets.UTF_8);

    private static final byte[] PROBLEM = """
            {"title":"Service Unavailable","status":503,"detail":"Too many long requests at once. Send it again after Retry-After seconds."}
            """.getBytes(StandardCharsets.UTF_8);

    private final Semaphore room = new Semaphore(MOST);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length < 0 ? request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null : length <= SHORT;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!room.tryAcquire()) {
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
        }
    }

    /** No page of ours: to draw one would be to read what was sent, which is what takes so long. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean program = request.getRequestURI().startsWith("/api/");
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : "text/plain;charset=UTF-8");
        response.getOutputStream().write(program ? PROBLEM : WORDS);
    }
}
