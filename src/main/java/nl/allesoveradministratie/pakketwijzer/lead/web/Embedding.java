package nl.allesoveradministratie.pakketwijzer.lead.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The pages elsewhere that may hold our form.
 *
 * @param hosts by key of a site, the host names of its own pages, without port
 */
@ConfigurationProperties("pakketwijzer.embedding")
record Embedding(@Nullable Map<String, List<String>> hosts) {

    /** Whose pages they are: the key of a site, by host name. */
    Map<String, String> sites() {
        Map<String, String> sites = new TreeMap<>();
        if (hosts != null) {
            hosts.forEach((site, own) -> own.forEach(host -> sites.put(host, site)));
        }
        return sites;
    }

    /**
     * The site whose page it is; empty when it may not hold our form.
     *
     * @param origin as a browser says it: scheme, host and perhaps a port
     * @param secure whether we are at a safe address ourselves: then an unsafe page may not
     */
    Optional<String> siteOf(@Nullable String origin, boolean secure) {
        URI uri;
        try {
            uri = URI.create(origin == null ? "" : origin);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        boolean safeEnough = "https".equals(uri.getScheme()) || !secure && "http".equals(uri.getScheme());
        if (uri.getHost() == null || !safeEnough) {
            return Optional.empty();
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(sites().get(host));
    }
}
