package nl.allesoveradministratie.pakketwijzer.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;

/**
 * What a passkey is bound to. That a page names another host than the one it is on is refused by the browser, and a passkey
 * for another host does not fit here: so it is the request's own.
 *
 * @param host without port
 * @param origin scheme, host and port
 */
public record PasskeySite(String host, String origin) implements Serializable {

    /** Of the page that the request came from. */
    public static PasskeySite of(HttpServletRequest request) {
        int port = request.getServerPort();
        return new PasskeySite(
                request.getServerName(),
                request.getScheme() + "://" + request.getServerName()
                        + (port == (request.isSecure() ? 443 : 80) ? "" : ":" + port));
    }
}
