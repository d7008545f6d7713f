package nl.allesoveradministratie.pakketwijzer.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.consent.OwnCookie;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.springframework.web.util.WebUtils;

/**
 * What a visitor put aside, kept in a cookie that is only written when somebody does so. It may name packages that are no
 * longer in the catalogue; whoever shows the list leaves those out.
 *
 * @param ids in the order in which they were added, each once, {@link #MOST} at most
 */
public record KeptPackages(List<PackageId> ids) {

    /** So many fit on a list. */
    public static final int MOST = 20;

    /** Each time somebody changes the list it is kept for so long again. */
    private static final Duration LIFETIME = Duration.ofDays(30);

    private static final String READ = KeptPackages.class.getName();

    /** A sign that a cookie may hold and that is in no id. */
    private static final String BETWEEN = ".";

    public KeptPackages {
        ids = ids.stream().distinct().limit(MOST).toList();
    }

    /** The visitor's list; what is not an id in the cookie is passed over. */
    public static KeptPackages of(HttpServletRequest request) {
        if (request.getAttribute(READ) instanceof KeptPackages changed) {
            return changed;
        }
        Cookie cookie = WebUtils.getCookie(request, CookieRegistry.LIST);
        return new KeptPackages(
                cookie == null
                        ? List.of()
                        : Arrays.stream(cookie.getValue().split("\\.", MOST * 2))
                                .flatMap(id -> PackageId.parse(id).stream())
                                .toList());
    }

    /** Puts this list in the visitor's browser, and in the rest of this request; an empty one takes the cookie away. */
    public void keep(HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(READ, this);
        response.addCookie(
                OwnCookie.of(request, CookieRegistry.LIST, value(), ids.isEmpty() ? Duration.ZERO : LIFETIME));
    }

    /** Whether a package is on the list. */
    public boolean holds(PackageId id) {
        return ids.contains(id);
    }

    /** Whether nothing can be added. */
    public boolean isFull() {
        return ids.size() == MOST;
    }

    /** The list with a package at its end, unless it is full or holds it already. */
    public KeptPackages with(PackageId id) {
        return new KeptPackages(Stream.concat(ids.stream(), Stream.of(id)).toList());
    }

    /** The list without a package. */
    public KeptPackages without(PackageId id) {
        return new KeptPackages(ids.stream().filter(each -> !each.equals(id)).toList());
    }

    /** As the cookie holds it. */
    String value() {
        return String.join(BETWEEN, ids.stream().map(PackageId::value).toList());
    }
}
