package nl.allesoveradministratie.pakketwijzer.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.web.OwnAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Doors that are found at a host name of their own, and nowhere else. Nothing configured = wherever the site is found.
 */
@Component
public class DoorHosts {

    private final OwnAddress address;
    private final Map<Entrance, String> hosts;

    /**
     * @param office a host name, with its port where that is not the usual one; empty = none of its own
     * @param partner the same
     */
    DoorHosts(
            OwnAddress address,
            @Value("${pakketwijzer.hosts.office}") String office,
            @Value("${pakketwijzer.hosts.partner}") String partner) {
        this.address = address;
        this.hosts = Map.of(Entrance.OFFICE, office.strip(), Entrance.PARTNER, partner.strip());
    }

    private String host(Entrance entrance) {
        return hosts.getOrDefault(entrance, "");
    }

    /** Whether a request came by the host name of a door. */
    boolean isAt(Entrance entrance, HttpServletRequest request) {
        String host = host(entrance);
        return host.isEmpty() || host.replaceAll(":[0-9]+$", "").equalsIgnoreCase(request.getServerName());
    }

    /** The full address of something behind a door, for links in mails. */
    public String address(Entrance entrance, String path) {
        String host = host(entrance);
        String usual = address.of(path);
        return host.isEmpty() ? usual : usual.substring(0, usual.indexOf("://")) + "://" + host + path;
    }
}
