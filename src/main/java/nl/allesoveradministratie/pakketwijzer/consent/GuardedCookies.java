package nl.allesoveradministratie.pakketwijzer.consent;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import org.apache.tomcat.util.http.CookieProcessor;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.ServerCookies;
import org.jspecify.annotations.Nullable;

/**
 * Where Tomcat writes every cookie, its own session cookie included, which it adds beneath any filter. Goes on as the
 * processor that was there, which knows of SameSite.
 */
final class GuardedCookies implements CookieProcessor {

    private final CookieProcessor processor;
    private final CookieGate gate;

    GuardedCookies(CookieProcessor processor, CookieGate gate) {
        this.processor = processor;
        this.gate = gate;
    }

    @Override
    public void parseCookieHeader(MimeHeaders headers, ServerCookies cookies) {
        processor.parseCookieHeader(headers, cookies);
    }

    /** Null = not set: Tomcat adds no header without a value. */
    @Override
    public @Nullable String generateHeader(Cookie cookie, HttpServletRequest request) {
        return gate.lets(cookie.getName(), cookie.getMaxAge() == 0, request)
                ? processor.generateHeader(cookie, request)
                : null;
    }

    @Override
    public Charset getCharset() {
        return processor.getCharset();
    }
}
