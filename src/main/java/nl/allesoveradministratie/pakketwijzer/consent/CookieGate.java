package nl.allesoveradministratie.pakketwijzer.consent;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Decides whether a cookie may be set: it stands in the list, and the visitor allows its category. */
@Component
class CookieGate {

    private static final Logger LOG = LoggerFactory.getLogger(CookieGate.class);

    /** Nobody needs more names than this to find the mistake. */
    private static final int MOST_NAMED = 100;

    private final PublishedRegistry registry;
    private final Consent consent;
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    CookieGate(PublishedRegistry registry, Consent consent) {
        this.registry = registry;
        this.consent = consent;
    }

    /**
     * Whether it may be set. Who tries what may not is named in the log, once.
     *
     * @param deletion a cookie that is taken away always may be
     */
    boolean lets(String name, boolean deletion, HttpServletRequest request) {
        boolean lets = deletion
                || registry.current()
                        .find(name)
                        .filter(cookie -> consent.of(request).allows(cookie.category()))
                        .isPresent();
        if (!lets && named.size() < MOST_NAMED && named.add(name)) {
            LOG.warn(
                    "Cookie {} was not set: it is not declared, or the visitor does not allow it",
                    name.replaceAll("[^\\w.-]", "?"));
        }
        return lets;
    }
}
