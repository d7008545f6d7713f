package nl.allesoveradministratie.pakketwijzer.web;

import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.site.Site;

/** Tells search engines of pages. Whoever draws such a page says so, and nobody keeps a list of all of them. */
@FunctionalInterface
public interface PublicPaths {

    /** Paths without language, such as "/pakketten"; each is there in every language, and may be indexed. */
    Stream<String> paths();

    /** The same for one site, where not all sites have the same. */
    default Stream<String> paths(Site site) {
        return paths();
    }
}
