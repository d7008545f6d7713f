package nl.allesoveradministratie.pakketwijzer.catalog.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.StructuredData;

/**
 * What the pages about packages are about, for search engines. Prices and ratings are left out: the first are indications,
 * the second do not exist.
 */
final class SearchData {

    private SearchData() {}

    /** The front page: this site, and who makes it. */
    static StructuredData ofHome(Page page) {
        return StructuredData.of(
                "WebSite",
                Map.of(
                        "name",
                        "Pakketwijzer",
                        "url",
                        page.canonical(page.language()),
                        "inLanguage",
                        page.language().tag(),
                        "publisher",
                        Map.of("@type", "Organization", "name", page.site().brand(), "url", address(page, "/"))));
    }

    /** A list of packages, in the order in which it is shown. */
    static StructuredData of(Page page, List<AccountingPackage> packages) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (AccountingPackage pack : packages) {
            items.add(item("url", items.size() + 1, pack.name(), address(page, path(pack))));
        }
        return StructuredData.of(
                "ItemList", Map.of("name", page.title(), "numberOfItems", items.size(), "itemListElement", items));
    }

    /** A package: where its page stands on this site, and what is known of it beyond doubt. */
    static StructuredData of(Page page, AccountingPackage pack) {
        Map<String, Object> software = new LinkedHashMap<>();
        software.put("@type", "SoftwareApplication");
        software.put("name", pack.name());
        software.put("applicationCategory", "BusinessApplication");
        software.put("url", address(page, path(pack)));
        if (pack.vendor() != null && pack.vendor().value() instanceof FactValue.Text(String vendor)) {
            software.put("publisher", Map.of("@type", "Organization", "name", vendor));
        }
        Fact deployment = pack.fact("deployment");
        // Of what is installed no source says on which system.
        if (deployment != null && deployment.value() instanceof FactValue.Text(String where) && where.equals("cloud")) {
            software.put("operatingSystem", "Web");
        }
        Map<String, Object> crumbs = Map.of(
                "@type",
                "BreadcrumbList",
                "itemListElement",
                List.of(
                        item("item", 1, page.t("nav.start"), address(page, "/")),
                        item("item", 2, page.t("packages.h1"), address(page, "/pakketten")),
                        item("item", 3, pack.name(), address(page, path(pack)))));
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("name", page.title());
        about.put("url", address(page, path(pack)));
        about.put("inLanguage", page.language().tag());
        about.put("breadcrumb", crumbs);
        about.put("mainEntity", software);
        return StructuredData.of("WebPage", about);
    }

    private static Map<String, Object> item(String key, int position, String name, String address) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("@type", "ListItem");
        item.put("position", position);
        item.put("name", name);
        item.put(key, address);
        return item;
    }

    private static String path(AccountingPackage pack) {
        return "/pakketten/" + pack.id().value();
    }

    private static String address(Page page, String path) {
        return page.origin() + page.href(path);
    }
}
