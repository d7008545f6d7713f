package nl.allesoveradministratie.pakketwijzer.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.Person;
import nl.allesoveradministratie.pakketwijzer.identity.PersonSession;
import nl.allesoveradministratie.pakketwijzer.identity.SignIn;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in at one of the doors, in two steps, and out. */
abstract class SignInPages {

    private final Entrance entrance;
    private final SignIn signIn;
    private final PersonSession session;
    private final Layout layout;
    private final Texts texts;

    SignInPages(Entrance entrance, SignIn signIn, PersonSession session, Layout layout, Texts texts) {
        this.entrance = entrance;
        this.signIn = signIn;
        this.session = session;
        this.layout = layout;
        this.texts = texts;
    }

    @GetMapping("/inloggen")
    ResponseEntity<String> form(
            @RequestParam(defaultValue = "") String verder,
            @RequestParam(defaultValue = "") String melding,
            HttpServletRequest request) {
        String notice = switch (melding) {
            case "klaar" -> "signin.notice.enrolled";
            case "uit" -> "signin.notice.out";
            case "opnieuw" -> "signin.notice.again";
            default -> "";
        };
        return show(request, HttpStatus.OK, false, verder, "", "", notice);
    }

    @PostMapping("/inloggen")
    ResponseEntity<String> password(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String wachtwoord,
            @RequestParam(defaultValue = "") String verder,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, false, verder, email, "signin.problem.foreign", "");
        }
        return switch (signIn.password(email, wachtwoord, request.getRemoteAddr())) {
            case SignIn.Answer.TooOften tooOften ->
                show(request, HttpStatus.TOO_MANY_REQUESTS, false, verder, email, "signin.problem.often", "");
            case SignIn.Answer.Wrong wrong ->
                show(request, HttpStatus.UNPROCESSABLE_CONTENT, false, verder, email, "signin.problem.wrong", "");
            case SignIn.Answer.CodeNeeded(UUID account) -> {
                session.halfWay(request, entrance, account);
                yield to(request, entrance.code() + (verder.isEmpty() ? "" : "?verder=" + encoded(verder)));
            }
            case SignIn.Answer.In(Person person) -> in(request, response, person, verder);
        };
    }

    @GetMapping("/inloggen/code")
    ResponseEntity<String> codeForm(@RequestParam(defaultValue = "") String verder, HttpServletRequest request) {
        return session.halfWay(request, entrance).isEmpty()
                ? to(request, entrance.signIn() + "?melding=opnieuw")
                : show(request, HttpStatus.OK, true, verder, "", "", "");
    }

    @PostMapping("/inloggen/code")
    ResponseEntity<String> code(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String verder,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<UUID> account = session.halfWay(request, entrance);
        if (account.isEmpty()) {
            return to(request, entrance.signIn() + "?melding=opnieuw");
        }
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, true, verder, "", "signin.problem.foreign", "");
        }
        if (!signIn.mayTryCode(account.get())) {
            return show(request, HttpStatus.TOO_MANY_REQUESTS, true, verder, "", "signin.problem.often", "");
        }
        return signIn.code(account.get(), code)
                .map(person -> in(request, response, person, verder))
                .orElseGet(() ->
                        show(request, HttpStatus.UNPROCESSABLE_CONTENT, true, verder, "", "signin.problem.code", ""));
    }

    @PostMapping("/uitloggen")
    ResponseEntity<String> out(HttpServletRequest request) {
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, false, "", "", "signin.problem.foreign", "");
        }
        session.end(request);
        return to(request, entrance.signIn() + "?melding=uit");
    }

    private ResponseEntity<String> in(
            HttpServletRequest request, HttpServletResponse response, Person person, String further) {
        session.begin(request, response, person);
        return redirect(
                entrance.leadsInside(further) ? further : person.language().prefix() + entrance.home());
    }

    private static ResponseEntity<String> to(HttpServletRequest request, String address) {
        return redirect(Language.ofPath(request.getRequestURI()).prefix() + address);
    }

    private static ResponseEntity<String> redirect(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            boolean second,
            String further,
            String email,
            String problem,
            String notice) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("entrance", entrance);
        model.put("second", second);
        model.put("further", further);
        model.put("email", email);
        model.put("problem", problem);
        model.put("notice", notice);
        String title =
                texts.get(Language.ofPath(request.getRequestURI()), second ? "signin.code.title" : "signin.title");
        return layout.showOnce(status, "identity/web/signin", layout.page(request, title, ""), model);
    }
}
