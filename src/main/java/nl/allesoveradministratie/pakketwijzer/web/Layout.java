package nl.allesoveradministratie.pakketwijzer.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.consent.Consent;
import nl.allesoveradministratie.pakketwijzer.consent.Frames;
import nl.allesoveradministratie.pakketwijzer.consent.PublishedRegistry;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/** Draws HTML pages: header, footer and frame are the same for all of them, and for the pages drawn by Vaadin. */
@Component
public class Layout {

    private final TemplateEngine templates;
    private final Texts texts;
    private final Sites sites;
    private final Assets assets;
    private final Clock clock;
    private final Consent consent;
    private final PublishedRegistry registry;
    private final Frames frames;
    private final OwnAddress address;
    private final String build;
    private final boolean demo;
    private final DrawnPages drawn = new DrawnPages();

    Layout(
            TemplateEngine templates,
            Texts texts,
            Sites sites,
            Assets assets,
            Clock clock,
            Consent consent,
            PublishedRegistry registry,
            Frames frames,
            OwnAddress address,
            @Value("${pakketwijzer.demo}") boolean demo) {
        this.demo = demo;
        this.templates = templates;
        this.texts = texts;
        this.sites = sites;
        this.assets = assets;
        this.clock = clock;
        this.consent = consent;
        this.registry = registry;
        this.frames = frames;
        this.address = address;
        // Pages of an earlier start are not known to be the same: templates and texts may have changed with it.
        this.build = Long.toHexString(clock.millis());
    }

    /** What the layout needs to know, from the request. */
    public Page page(HttpServletRequest request, String title, String description) {
        String full = request.getRequestURI();
        Language language = Language.ofPath(full);
        String path = full.substring(language.prefix().length());
        String query = request.getQueryString();
        return page(request, language, path.isEmpty() ? "/" : path, query == null ? "" : query, title, description);
    }

    /** The same for an address that is not the request's own. */
    public Page page(
            HttpServletRequest request,
            Language language,
            String path,
            String query,
            String title,
            String description) {
        Site site = site(request);
        return new Page(
                texts.in(language, site),
                site,
                Theme.of(request),
                address.of(site, request.getServerName(), origin(request)),
                path,
                query,
                title,
                description,
                today(),
                demo,
                isOpenToAll(request, path) && consent.of(request).asks(),
                !consent.of(request).allowed().isEmpty(),
                registry.current(),
                frames.of(request),
                KeptPackages.of(request),
                assets);
    }

    /**
     * Staff and partners are not asked, and the page about cookies asks by itself. Nor is anybody on a page that says that
     * something is not there: it must be the same page wherever that is said.
     */
    private static boolean isOpenToAll(HttpServletRequest request, String path) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) == null
                && Stream.of("/kantoor", "/partner", "/cookies")
                        .noneMatch(closed -> path.equals(closed) || path.startsWith(closed + "/"));
    }

    private Site site(HttpServletRequest request) {
        return sites.of(request.getServerName());
    }

    private static String origin(HttpServletRequest request) {
        StringBuilder origin = new StringBuilder(request.getScheme() + "://" + request.getServerName());
        int port = request.getServerPort();
        if (port != (request.isSecure() ? 443 : 80)) {
            origin.append(':').append(port);
        }
        return origin.toString();
    }

    /** Today, where the visitors are. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The same where finding out what to show costs nothing. */
    public ResponseEntity<String> show(
            HttpServletRequest request, String template, Page page, String contentVersion, Map<String, Object> model) {
        return show(request, template, page, contentVersion, () -> model);
    }

    /**
     * A page that may be asked for again cheaply.
     *
     * @param contentVersion changes when what is shown changes, apart from language, brand, theme, banner, list and day
     * @param model what is shown; asked for only when the page has to be drawn
     */
    public ResponseEntity<String> show(
            HttpServletRequest request,
            String template,
            Page page,
            String contentVersion,
            Supplier<Map<String, Object>> model) {
        // Weak, because a page is the same page when it travels compressed; a strong tag would keep it from being so.
        String etag = "W/\"%s\""
                .formatted(String.join(
                        "-",
                        build,
                        contentVersion,
                        page.language().tag(),
                        page.site().key(),
                        page.theme().key(),
                        page.asksConsent() ? "asks" + page.cookies().version() : "",
                        page.allowsCookies() ? "allows" : "",
                        page.frames().isEmpty()
                                ? ""
                                : Integer.toHexString(page.frames().hashCode()),
                        page.kept().value(),
                        today().toString()));
        ResponseEntity.BodyBuilder response = ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(varies(page))
                .eTag(etag)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag());
        if (new ServletWebRequest(request).checkNotModified(etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(CacheControl.noCache().cachePrivate())
                    .varyBy(varies(page))
                    .eTag(etag)
                    .build();
        }
        return response.contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(drawn.get(page, template, etag, () -> draw(template, page, model.get())));
    }

    /** By what it differs for one address; the last, whether a video on it was pressed for. */
    private static String[] varies(Page page) {
        return page.frames().isEmpty()
                ? new String[] {HttpHeaders.COOKIE, "Sec-GPC"}
                : new String[] {HttpHeaders.COOKIE, "Sec-GPC", "Sec-Fetch-Site"};
    }

    /** A page with another status, which nobody may keep; when it says to wait, it says how long. */
    public ResponseEntity<String> showOnce(HttpStatus status, String template, Page page, Map<String, Object> model) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag())
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"));
        if (status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, "60");
        }
        return response.body(draw(template, page, model));
    }

    /** A template as text. */
    public String draw(String template, Page page, Map<String, Object> model) {
        Map<String, Object> all = new LinkedHashMap<>(model);
        all.put("page", page);
        StringOutput output = new StringOutput(16_384);
        templates.render(template + ".jte", all, output);
        return output.toString();
    }
}
