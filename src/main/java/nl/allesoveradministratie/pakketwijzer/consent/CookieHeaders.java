package nl.allesoveradministratie.pakketwijzer.consent;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds back what {@link GuardedCookies} never sees: a cookie that is written as a bare header. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CookieHeaders extends OncePerRequestFilter {

    private final CookieGate gate;

    CookieHeaders(CookieGate gate) {
        this.gate = gate;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void addHeader(String name, @Nullable String value) {
                if (passes(name, value, request)) {
                    super.addHeader(name, value);
                }
            }

            @Override
            public void setHeader(String name, @Nullable String value) {
                if (passes(name, value, request)) {
                    super.setHeader(name, value);
                }
            }
        });
    }

    private boolean passes(String name, @Nullable String value, HttpServletRequest request) {
        if (!HttpHeaders.SET_COOKIE.equalsIgnoreCase(name) || value == null) {
            return true;
        }
        String[] parts = value.split(";");
        boolean deletion = Arrays.stream(parts)
                .skip(1)
                .anyMatch(part -> part.strip().replace(" ", "").equalsIgnoreCase("Max-Age=0"));
        return gate.lets(parts[0].split("=", 2)[0].strip(), deletion, request);
    }

    /** The container answers errors with a response of its own. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
