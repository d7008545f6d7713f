package nl.allesoveradministratie.pakketwijzer.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks after the session of who is signed in, before anything else of a request. */
final class SessionGuard extends OncePerRequestFilter {

    private final PersonSession session;

    SessionGuard(PersonSession session) {
        this.session = session;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        session.lookAfter(request, !isByItself(request));
        chain.doFilter(request, response);
    }

    /** What a page that stands open asks without anybody doing anything. */
    private static boolean isByItself(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && query.contains("v-r=heartbeat")
                || request.getMethod().equals("GET") && request.getRequestURI().endsWith(Entrance.REMAINING);
    }
}
