package nl.allesoveradministratie.pakketwijzer.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import org.springframework.web.util.WebUtils;

/** Light, dark, or as the visitor's system has it. Kept in a cookie that is only written when somebody chooses. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    /** The word in the cookie and in the form. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The visitor's choice; without one, or with nonsense, automatic. */
    public static Theme of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, CookieRegistry.THEME);
        return Stream.of(values())
                .filter(theme -> cookie != null && theme.key().equals(cookie.getValue()))
                .findFirst()
                .orElse(AUTO);
    }
}
