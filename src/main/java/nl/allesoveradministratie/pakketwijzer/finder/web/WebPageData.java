package nl.allesoveradministratie.pakketwijzer.finder.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.StructuredData;

/** What a page made of facts is about: the way to it, and the things on it in their order. No ratings, no offers. */
final class WebPageData {

    private WebPageData() {}

    /**
     * A link with its words.
     *
     * @param path without language
     * @param name as a reader sees it
     */
    record Link(String path, String name) {}

    /**
     * A page of schema.org.
     *
     * @param way from the start to this page itself, which comes last
     * @param list what it lists, in order; empty = nothing
     */
    static StructuredData of(Page page, List<Link> way, List<Link> list) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", page.title());
        properties.put("description", page.description());
        properties.put("url", page.canonical(page.language()));
        properties.put("inLanguage", page.language().tag());
        properties.put("breadcrumb", Map.of("@type", "BreadcrumbList", "itemListElement", items(page, way)));
        if (!list.isEmpty()) {
            properties.put(
                    "mainEntity",
                    Map.of("@type", "ItemList", "numberOfItems", list.size(), "itemListElement", items(page, list)));
        }
        return StructuredData.of("WebPage", properties);
    }

    private static List<Map<String, Object>> items(Page page, List<Link> links) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Link link : links) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("@type", "ListItem");
            item.put("position", items.size() + 1);
            item.put("name", link.name());
            item.put("item", page.origin() + page.href(link.path()));
            items.add(item);
        }
        return items;
    }
}
