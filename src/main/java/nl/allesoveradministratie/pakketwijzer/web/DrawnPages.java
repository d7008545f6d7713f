package nl.allesoveradministratie.pakketwijzer.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;

/**
 * Plain pages as they were drawn, so that the next visitor of the same page does not wait for the same work. A page is
 * known by its address and the very tag by which browsers keep it, so this forgets what they forget, when they do.
 */
final class DrawnPages {

    /** All pages of one language for visitors who chose nothing are some two million; the least used goes first. */
    private static final long MOST_CHARACTERS = 8_000_000;

    private final Cache<Address, String> pages = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Address address, String html) -> html.length())
            .build();

    /** Where a page is and which version of it. The host is what the visitor says it is, so it must be part of this. */
    private record Address(String origin, String path, String tag) {}

    /**
     * The page, drawn if it is not there yet. An address with a query is as rare as its visitor: it is always drawn.
     *
     * @param tag the same for the same content at the same address
     */
    String get(Page page, String tag, Supplier<String> draw) {
        return page.query().isEmpty()
                ? pages.get(new Address(page.origin(), page.href(page.path()), tag), address -> draw.get())
                : draw.get();
    }
}
