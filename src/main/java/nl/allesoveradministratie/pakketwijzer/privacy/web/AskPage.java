package nl.allesoveradministratie.pakketwijzer.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.VisitIntake;
import nl.allesoveradministratie.pakketwijzer.sealing.FormToken;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.web.AddressPrefix;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.RateLimit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where somebody asks for the link to his own data. Whether anything is kept under an address is told by mail and nowhere
 * else: the answer here is the same for every address.
 */
@Controller
@OnDoor(Door.PUBLIC)
class AskPage {

    static final String PATH = "/mijn-gegevens";

    private static final String SENT = "stap=onderweg";

    private final VisitIntake intake;
    private final FormToken tokens;
    private final Layout layout;

    /** Somebody who mends an address a few times, and a few neighbours of his. */
    private final RateLimit perNetwork = new RateLimit(10, Duration.ofMinutes(10));

    AskPage(VisitIntake intake, FormToken tokens, Layout layout) {
        this.intake = intake;
        this.tokens = tokens;
        this.layout = layout;
    }

    /**
     * The form as it is shown.
     *
     * @param email what was typed
     * @param problem key of what is wrong with that; empty = nothing
     * @param notice key of what went wrong otherwise; empty = nothing
     */
    private record Form(String token, String email, String problem, String notice) {}

    @GetMapping({PATH, "/en" + PATH})
    ResponseEntity<String> form(HttpServletRequest request) {
        if (SENT.equals(request.getQueryString())) {
            Page page = layout.page(request, layout.page(request, "", "").t("own.sent.title"), "");
            return layout.showOnce(HttpStatus.OK, "privacy/web/asked", page, Map.of());
        }
        return show(request, HttpStatus.OK, new Form(tokens.fresh(), "", "", ""));
    }

    @PostMapping({PATH, "/en" + PATH})
    ResponseEntity<String> ask(HttpServletRequest request) {
        String email = parameter(request, "email").strip();
        Optional<FormToken.Read> token = tokens.read(parameter(request, "formulier"));
        UUID form = token.map(FormToken.Read::submission).orElseGet(UUID::randomUUID);
        String renewed = tokens.renewed(form);
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, new Form(renewed, email, "", "own.notice.foreign"));
        }
        if (token.map(FormToken.Read::expired).orElse(true)) {
            return show(request, HttpStatus.CONFLICT, new Form(renewed, email, "", "own.notice.expired"));
        }
        if (!perNetwork.allows(AddressPrefix.of(request.getRemoteAddr()))) {
            return show(request, HttpStatus.TOO_MANY_REQUESTS, new Form(renewed, email, "", "own.notice.often"));
        }
        Optional<EmailAddress> address = EmailAddress.parse(email);
        if (address.isEmpty()) {
            String problem = email.isEmpty() ? "contact.problem.email.empty" : "contact.problem.email";
            return show(request, HttpStatus.UNPROCESSABLE_CONTENT, new Form(renewed, email, problem, ""));
        }
        Page page = layout.page(request, "", "");
        if (!intake.ask(form, address.get(), page.language(), page.site())) {
            return show(request, HttpStatus.SERVICE_UNAVAILABLE, new Form(renewed, email, "", "own.notice.away"));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page.href(PATH) + "?" + SENT))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private ResponseEntity<String> show(HttpServletRequest request, HttpStatus status, Form form) {
        Page nameless = layout.page(request, "", "");
        Page page = layout.page(request, nameless.t("own.title"), nameless.t("own.description"));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("token", form.token());
        model.put("email", form.email());
        model.put("problems", form.problem().isEmpty() ? Map.of() : Map.of("email", form.problem()));
        model.put("notice", form.notice());
        return layout.showOnce(status, "privacy/web/ask", page, model);
    }
}
