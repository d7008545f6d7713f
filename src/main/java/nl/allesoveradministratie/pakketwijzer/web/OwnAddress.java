package nl.allesoveradministratie.pakketwijzer.web;

import java.util.Locale;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where people find this installation, for links that leave it: as configured, never as a request says. */
@Component
public class OwnAddress {

    private final String configured;
    private volatile String local = "http://localhost:8080";

    OwnAddress(@Value("${pakketwijzer.address}") String configured) {
        this.configured = configured.strip().replaceAll("(?<!/)/+$", "");
    }

    /** Not of the port for programs that watch, which starts later. */
    @EventListener
    void started(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() != null) {
            return;
        }
        local = "http://localhost:" + event.getWebServer().getPort();
    }

    /**
     * How addresses on a page begin that somebody asked for by a host name: as asked for when the name is the site's own, or
     * when nothing is configured; otherwise where the site is known to be, so that nobody else's name comes on a page.
     *
     * @param host without port
     * @param asked scheme, host and port as a request says
     */
    String of(Site site, String host, String asked) {
        boolean own = site.hosts().contains(host.toLowerCase(Locale.ROOT));
        boolean known = !site.address().isEmpty() || !configured.isEmpty();
        return own || !known ? asked : of(site, "");
    }

    /** The full address of a path on a site: its own address where that is known. */
    public String of(Site site, String path) {
        return site.address().isEmpty() ? of(path) : site.address() + path;
    }

    /** The full address of a path that begins with a slash. */
    public String of(String path) {
        return (configured.isEmpty() ? local : configured) + path;
    }
}
