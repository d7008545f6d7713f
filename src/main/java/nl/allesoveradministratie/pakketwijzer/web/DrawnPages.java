package nl.allesoveradministratie.pakketwijzer.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Plain pages as they were drawn, so that the next visitor of the same page does not wait for the same work. A page is
 * known by its address and the very tag by which browsers keep it, so this forgets what they forget, when they do.
 */
final class DrawnPages {

    /** All pages of one language for visitors who chose nothing are some two million; the least used goes first. */
    private static final long MOST_CHARACTERS = 8_000_000;

    /** A page that nobody asks for leaves of itself, also when there is room. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final Cache<Address, String> pages = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .expireAfterAccess(KEPT)
            .weigher((Address address, String html) -> html.length())
            .build();

    /** Where a page is and which version of it. The host is what the visitor says it is, so it must be part of this. */
    private record Address(String origin, String path, String template, String tag) {}

    /**
     * The page, drawn if it is not there yet. An address with a query is as rare as its visitor: it is always drawn. So is
     * the page of somebody with a list, which is nowhere but in that visitor's browser.
     *
     * @param template which one it is drawn with
     * @param tag the same for the same content at the same address
     */
    String get(Page page, String template, String tag, Supplier<String> draw) {
        return page.query().isEmpty() && page.kept().ids().isEmpty()
                ? pages.get(new Address(page.origin(), page.href(page.path()), template, tag), address -> draw.get())
                : draw.get();
    }
}
