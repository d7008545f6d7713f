package nl.allesoveradministratie.pakketwijzer.site;

import java.util.List;

/**
 * One of the sites that share this installation.
 *
 * @param key stable key
 * @param brand the name that stands under the logo
 * @param hosts the host names it answers to, without port
 * @param address where it lives, for links from the sister sites; empty = not linked
 */
public record Site(String key, String brand, List<String> hosts, String address) {

    public Site {
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
        address = address == null ? "" : address;
    }
}
