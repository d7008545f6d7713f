package nl.allesoveradministratie.pakketwijzer.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnCase;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnRights;
import nl.allesoveradministratie.pakketwijzer.privacy.SubjectData.Pause;
import nl.allesoveradministratie.pakketwijzer.privacy.web.OwnSession.Visit;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Each right has one page that says what will happen and asks once; after it, the overview tells the number. */
@Controller
@OnDoor(Door.SUBJECT)
class OwnRightsPages {

    private static final String PATH = AskPage.PATH + "/verzoek/{right:[a-z-]{3,20}}";

    private final OwnRights rights;
    private final OwnSession session;
    private final OwnPages pages;

    OwnRightsPages(OwnRights rights, OwnSession session, OwnPages pages) {
        this.rights = rights;
        this.session = session;
        this.pages = pages;
    }

    /** What can be asked here; the word stands in the address. */
    enum Right {
        WISSEN,
        STILZETTEN,
        VERDER,
        BEZWAAR,
        BEZWAAR_INTREKKEN,
        ANTWOORDEN_WISSEN;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Right of(String key) {
            for (Right each : values()) {
                if (each.key().equals(key)) {
                    return each;
                }
            }
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }

        /** Whether it is about one question. */
        boolean needsCase() {
            return this == ANTWOORDEN_WISSEN;
        }
    }

    @GetMapping({PATH, "/en" + PATH})
    ResponseEntity<String> ask(@PathVariable String right, HttpServletRequest request, HttpServletResponse response) {
        Right what = Right.of(right);
        Optional<Visit> visit = session.goOn(request);
        if (visit.isEmpty()) {
            return pages.over(request, response, "over");
        }
        return confirm(request, response, HttpStatus.OK, what, one(request, visit.get(), what));
    }

    @PostMapping({PATH, "/en" + PATH})
    ResponseEntity<String> use(@PathVariable String right, HttpServletRequest request, HttpServletResponse response) {
        Right what = Right.of(right);
        Optional<Visit> visit = session.goOn(request);
        if (visit.isEmpty()) {
            return pages.over(request, response, "over");
        }
        OwnCase one = one(request, visit.get(), what);
        Optional<UUID> form = OwnPages.form(request);
        if (!OwnForm.isFrom(request) || form.isEmpty()) {
            return confirm(request, response, HttpStatus.FORBIDDEN, what, one);
        }
        String secret = visit.get().secret();
        UUID lead = one == null ? null : one.id();
        Optional<OwnRequest> made = switch (what) {
            case WISSEN -> rights.erase(secret, form.get(), lead);
            case STILZETTEN -> rights.pause(secret, form.get(), Pause.RESTRICTED);
            case VERDER -> rights.resume(secret, form.get(), Pause.RESTRICTED);
            case BEZWAAR -> rights.pause(secret, form.get(), Pause.OBJECTED);
            case BEZWAAR_INTREKKEN -> rights.resume(secret, form.get(), Pause.OBJECTED);
            case ANTWOORDEN_WISSEN -> lead == null ? Optional.empty() : rights.withdraw(secret, form.get(), lead);
        };
        if (what == Right.WISSEN) {
            made.ifPresent(each -> session.asksErasure(request, each.number()));
        }
        return pages.go(
                request,
                response,
                OwnPages.OVERVIEW + made.map(each -> "?gedaan=" + each.number()).orElse(""));
    }

    /** The question that is named, of one's own only; null = all. */
    private @Nullable OwnCase one(HttpServletRequest request, Visit visit, Right what) {
        String reference = Optional.ofNullable(request.getParameter("vraag")).orElse("");
        if (reference.isEmpty() && !what.needsCase()) {
            return null;
        }
        return rights.see(visit.secret(), pages.page(request).words()).cases().stream()
                .filter(each -> each.reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ResponseEntity<String> confirm(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            Right what,
            @Nullable OwnCase one) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("right", what.key());
        model.put("reference", one == null ? "" : one.reference());
        model.put("form", UUID.randomUUID().toString());
        return pages.show(request, response, status, "right", "own.right." + what.key() + ".title", model);
    }
}
