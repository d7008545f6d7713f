package nl.allesoveradministratie.pakketwijzer.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;

/** On what kind of device somebody is, as coarse as can be: nothing else of the browser is kept. */
public enum DeviceKind {
    COMPUTER,
    PHONE,
    TABLET,
    OTHER;

    /** From what every browser sends by itself. */
    static DeviceKind of(HttpServletRequest request) {
        String agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        if ("?1".equals(request.getHeader("Sec-CH-UA-Mobile")) || agent.contains("iPhone")) {
            return PHONE;
        }
        if (agent.contains("iPad") || agent.contains("Tablet")) {
            return TABLET;
        }
        if (agent.contains("Android")) {
            return agent.contains("Mobile") ? PHONE : TABLET;
        }
        return agent.startsWith("Mozilla/") ? COMPUTER : OTHER;
    }

    /** As it is kept, and in the key of its text. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeviceKind ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
