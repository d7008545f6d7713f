package nl.allesoveradministratie.pakketwijzer.site;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * All sites; the host name of a request decides which one it is for.
 *
 * @param sites from {@code pakketwijzer.sites}; the first answers to every host name that no other claims
 */
@ConfigurationProperties("pakketwijzer")
public record Sites(List<Site> sites) {

    /** @throws IllegalArgumentException when there is none */
    public Sites {
        if (sites == null || sites.isEmpty()) {
            throw new IllegalArgumentException("pakketwijzer.sites must name at least one site");
        }
        sites = List.copyOf(sites);
    }

    /** The site of a host name. */
    public Site of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return sites.stream()
                .filter(site -> site.hosts().contains(name))
                .findFirst()
                .orElse(sites.getFirst());
    }

    /** The site with a key; the first when that one is no longer there. */
    public Site named(String key) {
        return sites.stream().filter(site -> site.key().equals(key)).findFirst().orElse(sites.getFirst());
    }
}
