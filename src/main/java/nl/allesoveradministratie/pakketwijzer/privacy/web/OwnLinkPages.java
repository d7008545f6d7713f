package nl.allesoveradministratie.pakketwijzer.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnRights;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnVisits;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where the links in the mails lead. Each is used by pressing a button, since programs that look into mail follow links too;
 * one that cannot be used gives one page, whatever the reason.
 */
@Controller
@OnDoor(Door.SUBJECT)
class OwnLinkPages {

    private static final String LINK = AskPage.PATH + "/{token:[A-Za-z0-9_-]{43}}";
    private static final String ADDRESS = AskPage.PATH + "/adres/{token:[A-Za-z0-9_-]{43}}";
    private static final String CLOSE = AskPage.PATH + "/sluiten";

    private final OwnVisits visits;
    private final OwnRights rights;
    private final OwnSession session;
    private final OwnPages pages;

    OwnLinkPages(OwnVisits visits, OwnRights rights, OwnSession session, OwnPages pages) {
        this.visits = visits;
        this.rights = rights;
        this.session = session;
        this.pages = pages;
    }

    @GetMapping({LINK, "/en" + LINK})
    ResponseEntity<String> look(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        return visits.isOpen(token)
                ? button(request, response, HttpStatus.OK, "open")
                : pages.over(request, response, "link");
    }

    @PostMapping({LINK, "/en" + LINK})
    ResponseEntity<String> use(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        if (!OwnForm.isFrom(request)) {
            return button(request, response, HttpStatus.FORBIDDEN, "open");
        }
        if (!session.begin(request, token)) {
            // Pressed twice: the first press began the visit in this very browser.
            return session.goOn(request).isPresent()
                    ? pages.go(request, response, OwnPages.OVERVIEW)
                    : pages.over(request, response, "link");
        }
        session.goOn(request).ifPresent(visit -> rights.came(visit.secret()));
        return pages.go(request, response, OwnPages.OVERVIEW);
    }

    @GetMapping({ADDRESS, "/en" + ADDRESS})
    ResponseEntity<String> lookAtAddress(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        return visits.isAddressOpen(token)
                ? button(request, response, HttpStatus.OK, "confirm")
                : pages.over(request, response, "address");
    }

    @PostMapping({ADDRESS, "/en" + ADDRESS})
    ResponseEntity<String> confirmAddress(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        if (!OwnForm.isFrom(request)) {
            return button(request, response, HttpStatus.FORBIDDEN, "confirm");
        }
        return visits.confirmAddress(token)
                ? pages.show(request, response, HttpStatus.OK, "over", "own.moved.title", Map.of("how", "moved"))
                : pages.over(request, response, "address");
    }

    @PostMapping({CLOSE, "/en" + CLOSE})
    ResponseEntity<String> close(HttpServletRequest request, HttpServletResponse response) {
        if (OwnForm.isFrom(request)) {
            session.end(request);
        }
        return pages.go(request, response, CLOSE);
    }

    @GetMapping({CLOSE, "/en" + CLOSE})
    ResponseEntity<String> closed(HttpServletRequest request, HttpServletResponse response) {
        return pages.over(request, response, "closed");
    }

    private ResponseEntity<String> button(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String what) {
        return pages.show(request, response, status, "link", "own." + what + ".title", Map.of("what", what));
    }
}
