package nl.allesoveradministratie.pakketwijzer.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;

/** What search engines are told: which pages there are, in both languages, and what is not for them. */
@Controller
class SitemapPages {

    private static final CacheControl ONE_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final List<PublicPaths> pages;
    private final Layout layout;

    SitemapPages(List<PublicPaths> pages, Layout layout) {
        this.pages = pages;
        this.layout = layout;
    }

    /** Staff and partners sign in behind their own doors; a click to a vendor is a person's. */
    @GetMapping("/robots.txt")
    ResponseEntity<String> robots(HttpServletRequest request) {
        String text = """
                User-agent: *
                Disallow: /kantoor
                Disallow: /en/kantoor
                Disallow: /partner
                Disallow: /en/partner
                Disallow: /*/website$
                Sitemap: %s
                """.formatted(page(request, "/sitemap.xml").canonical(Language.NL));
        return answer(MediaType.TEXT_PLAIN, text);
    }

    /** Each page once for each language, with the other one beside it (sitemaps.org). */
    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap(HttpServletRequest request) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset"
                + " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                + " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        Site site = page(request, "/sitemap.xml").site();
        pages.stream()
                .flatMap(each -> each.paths(site))
                .map(path -> page(request, path))
                .forEach(page -> add(xml, page));
        return answer(MediaType.APPLICATION_XML, xml.append("</urlset>\n").toString());
    }

    private static void add(StringBuilder xml, Page page) {
        for (Language language : Language.values()) {
            xml.append("<url><loc>")
                    .append(HtmlUtils.htmlEscape(page.canonical(language)))
                    .append("</loc>");
            for (Language other : Language.values()) {
                xml.append("<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s\"/>"
                        .formatted(other.tag(), HtmlUtils.htmlEscape(page.canonical(other))));
            }
            xml.append("</url>\n");
        }
    }

    private Page page(HttpServletRequest request, String path) {
        return layout.page(request, Language.NL, path, "", "", "");
    }

    private static ResponseEntity<String> answer(MediaType type, String text) {
        return ResponseEntity.ok()
                .cacheControl(ONE_HOUR)
                .contentType(new MediaType(type, StandardCharsets.UTF_8))
                .body(text);
    }
}
