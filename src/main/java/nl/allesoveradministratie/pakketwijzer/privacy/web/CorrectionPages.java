package nl.allesoveradministratie.pakketwijzer.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnCase;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnRights;
import nl.allesoveradministratie.pakketwijzer.privacy.web.OwnSession.Visit;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Correcting what is not right (art. 16 GDPR). Whatever goes wrong, what was typed stays. */
@Controller
@OnDoor(Door.SUBJECT)
class CorrectionPages {

    private static final String ONE = AskPage.PATH + "/verbeteren/{reference:PW-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}}";
    private static final String ADDRESS = AskPage.PATH + "/nieuw-adres";

    private final OwnRights rights;
    private final OwnSession session;
    private final OwnPages pages;

    CorrectionPages(OwnRights rights, OwnSession session, OwnPages pages) {
        this.rights = rights;
        this.session = session;
        this.pages = pages;
    }

    @GetMapping({ONE, "/en" + ONE})
    ResponseEntity<String> form(
            @PathVariable String reference, HttpServletRequest request, HttpServletResponse response) {
        Optional<Visit> visit = session.goOn(request);
        if (visit.isEmpty()) {
            return pages.over(request, response, "over");
        }
        OwnCase one = one(request, visit.get(), reference);
        return show(request, response, HttpStatus.OK, one, CorrectionFields.of(one), Map.of());
    }

    @PostMapping({ONE, "/en" + ONE})
    ResponseEntity<String> correct(
            @PathVariable String reference, HttpServletRequest request, HttpServletResponse response) {
        Optional<Visit> visit = session.goOn(request);
        if (visit.isEmpty()) {
            return pages.over(request, response, "over");
        }
        OwnCase one = one(request, visit.get(), reference);
        CorrectionFields typed = CorrectionFields.of(request, one);
        Map<String, String> problems = typed.problems();
        Optional<UUID> form = OwnPages.form(request);
        if (!OwnForm.isFrom(request) || form.isEmpty() || !problems.isEmpty()) {
            HttpStatus status = problems.isEmpty() ? HttpStatus.FORBIDDEN : HttpStatus.UNPROCESSABLE_CONTENT;
            return show(request, response, status, one, typed, problems);
        }
        return done(
                request,
                response,
                rights.correct(visit.get().secret(), form.get(), one.id(), typed.correction()),
                "?niets=1");
    }

    private OwnCase one(HttpServletRequest request, Visit visit, String reference) {
        return rights.see(visit.secret(), pages.page(request).words()).cases().stream()
                .filter(each -> each.reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ResponseEntity<String> done(
            HttpServletRequest request, HttpServletResponse response, Optional<OwnRequest> made, String otherwise) {
        return pages.go(
                request,
                response,
                OwnPages.OVERVIEW + made.map(each -> "?gedaan=" + each.number()).orElse(otherwise));
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            OwnCase one,
            CorrectionFields typed,
            Map<String, String> problems) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("one", one);
        model.put("typed", typed);
        model.put("problems", problems);
        model.put("form", OwnPages.form(request).orElseGet(UUID::randomUUID).toString());
        return pages.show(request, response, status, "correct", "own.correct.title", model);
    }

    @GetMapping({ADDRESS, "/en" + ADDRESS})
    ResponseEntity<String> addressForm(HttpServletRequest request, HttpServletResponse response) {
        return session.goOn(request).isEmpty()
                ? pages.over(request, response, "over")
                : showAddress(request, response, HttpStatus.OK, "", "");
    }

    @PostMapping({ADDRESS, "/en" + ADDRESS})
    ResponseEntity<String> newAddress(HttpServletRequest request, HttpServletResponse response) {
        Optional<Visit> visit = session.goOn(request);
        if (visit.isEmpty()) {
            return pages.over(request, response, "over");
        }
        String email =
                Optional.ofNullable(request.getParameter("email")).orElse("").strip();
        Optional<EmailAddress> to = EmailAddress.parse(email);
        Optional<UUID> form = OwnPages.form(request);
        if (to.isEmpty() || form.isEmpty() || !OwnForm.isFrom(request)) {
            String problem = email.isEmpty() ? "contact.problem.email.empty" : "contact.problem.email";
            return showAddress(request, response, HttpStatus.UNPROCESSABLE_CONTENT, email, to.isEmpty() ? problem : "");
        }
        Page page = pages.page(request);
        Optional<OwnRequest> asked =
                rights.moveTo(visit.get().secret(), form.get(), to.get(), page.language(), page.site());
        return asked.isEmpty()
                ? showAddress(request, response, HttpStatus.TOO_MANY_REQUESTS, email, "own.address.often")
                : done(request, response, asked, "");
    }

    private ResponseEntity<String> showAddress(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String email, String problem) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("email", email);
        model.put("problems", problem.isEmpty() ? Map.of() : Map.of("email", problem));
        model.put("form", OwnPages.form(request).orElseGet(UUID::randomUUID).toString());
        return pages.show(request, response, status, "address", "own.address.title", model);
    }
}
