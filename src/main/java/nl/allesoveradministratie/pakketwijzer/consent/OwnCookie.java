package nl.allesoveradministratie.pakketwijzer.consent;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/** How every cookie of ours is made: for the whole site, out of reach of scripts, not sent along from other sites. */
public final class OwnCookie {

    private OwnCookie() {}

    /**
     * A cookie to add to the response.
     *
     * @param lifetime in whole seconds; zero = take it away
     */
    public static Cookie of(HttpServletRequest request, String name, String value, Duration lifetime) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge(Math.toIntExact(lifetime.toSeconds()));
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
