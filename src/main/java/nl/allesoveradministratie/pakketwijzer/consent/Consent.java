package nl.allesoveradministratie.pakketwijzer.consent;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** What the visitor who sends a request allows. Read once for each request, so it may be asked as often as one likes. */
@Component
public class Consent {

    private static final String READ = Consent.class.getName();

    private final PublishedRegistry registry;
    private final Clock clock;

    Consent(PublishedRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** The visitor's choice; without one, nothing optional is allowed. */
    public ConsentChoice of(HttpServletRequest request) {
        if (request.getAttribute(READ) instanceof ConsentChoice read) {
            return read;
        }
        ConsentChoice choice =
                ConsentChoice.read(kept(request), hasSignal(request), registry.current(), LocalDate.now(clock));
        request.setAttribute(READ, choice);
        return choice;
    }

    /** From here on the request goes by this choice, which has just been made. */
    void replace(HttpServletRequest request, ConsentChoice choice) {
        request.setAttribute(READ, choice);
    }

    /** Whether the browser asks by itself not to be followed (Global Privacy Control). */
    public static boolean hasSignal(HttpServletRequest request) {
        return "1".equals(request.getHeader("Sec-GPC"));
    }

    private static @Nullable String kept(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, CookieRegistry.CHOICE);
        return cookie == null ? null : cookie.getValue();
    }
}
