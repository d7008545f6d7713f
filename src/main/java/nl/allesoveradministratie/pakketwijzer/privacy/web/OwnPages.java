package nl.allesoveradministratie.pakketwijzer.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What all pages of "Mijn gegevens" have in common: nobody keeps them, and no address of theirs is told to anybody. */
@Component
@OnDoor(Door.SUBJECT)
class OwnPages {

    /** Where everything stands. */
    static final String OVERVIEW = AskPage.PATH + "/overzicht";

    private final Layout layout;

    OwnPages(Layout layout) {
        this.layout = layout;
    }

    /** The page that is being asked for, without a title. */
    Page page(HttpServletRequest request) {
        return layout.page(request, "", "");
    }

    ResponseEntity<String> show(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String template,
            String title,
            Map<String, Object> model) {
        quiet(response);
        return layout.showOnce(
                status,
                "privacy/web/" + template,
                layout.page(request, page(request).t(title), ""),
                model);
    }

    /** One page for every link that does not work, whatever the reason, and for a visit that is over. */
    ResponseEntity<String> over(HttpServletRequest request, HttpServletResponse response, String how) {
        HttpStatus status = how.equals("closed") ? HttpStatus.OK : HttpStatus.GONE;
        return show(request, response, status, "over", "own." + how + ".title", Map.of("how", how));
    }

    /** To a page that may be loaded again. */
    ResponseEntity<String> go(HttpServletRequest request, HttpServletResponse response, String path) {
        quiet(response);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page(request).href(path)))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** Other sites are told at most where a visitor comes from, never by which address. */
    private static void quiet(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "strict-origin");
    }

    /** The id of the form that was sent: the same form twice is the same request. Empty = no form of ours. */
    static Optional<UUID> form(HttpServletRequest request) {
        String id = Optional.ofNullable(request.getParameter("formulier")).orElse("");
        return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(id))
                : Optional.empty();
    }
}
