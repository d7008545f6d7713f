package nl.allesoveradministratie.pakketwijzer.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.consent.OwnCookie;
import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.PasskeyQuestion;
import nl.allesoveradministratie.pakketwijzer.identity.PasskeySite;
import nl.allesoveradministratie.pakketwijzer.identity.PersonSession;
import nl.allesoveradministratie.pakketwijzer.identity.SignIn;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in at one of the doors, in two steps or with a passkey, and out. */
abstract class SignInPages {

    private static final Duration KNOWN = Duration.ofDays(180);

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

    private enum Step {
        PASSWORD("signin.title"),
        CODE("signin.code.title"),
        RECOVERY("signin.recovery.title");

        private final String title;

        Step(String title) {
            this.title = title;
        }
    }

    @GetMapping("/inloggen")
    ResponseEntity<String> form(
            @RequestParam(defaultValue = "") String verder,
            @RequestParam(defaultValue = "") String melding,
            HttpServletRequest request) {
        String notice = switch (melding) {
            case "klaar" -> "signin.notice.enrolled";
            case "uit", "out" -> "signin.notice.out";
            case "opnieuw" -> "signin.notice.again";
            case "bevestig", "idle", "long", "ended", "shut_out" -> "signin.over." + melding;
            default -> "";
        };
        return show(request, HttpStatus.OK, Step.PASSWORD, verder, "", "", notice);
    }

    @PostMapping("/inloggen")
    ResponseEntity<String> password(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String wachtwoord,
            @RequestParam(defaultValue = "") String verder,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, Step.PASSWORD, verder, email, "signin.problem.foreign", "");
        }
        return switch (signIn.password(email, wachtwoord, browser(request))) {
            case SignIn.Answer.TooOften tooOften ->
                show(request, HttpStatus.TOO_MANY_REQUESTS, Step.PASSWORD, verder, email, "signin.problem.often", "");
            case SignIn.Answer.Wrong wrong ->
                show(
                        request,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        Step.PASSWORD,
                        verder,
                        email,
                        "signin.problem.wrong",
                        "");
            case SignIn.Answer.CodeNeeded(UUID account) -> {
                session.halfWay(request, entrance, account);
                yield to(request, entrance.code() + further(verder));
            }
            case SignIn.Answer.In(SignIn.Entry entry) -> in(request, response, entry, verder);
        };
    }

    @GetMapping("/inloggen/code")
    ResponseEntity<String> codeForm(@RequestParam(defaultValue = "") String verder, HttpServletRequest request) {
        return half(request, Step.CODE, verder);
    }

    @GetMapping("/inloggen/herstelcode")
    ResponseEntity<String> recoveryForm(@RequestParam(defaultValue = "") String verder, HttpServletRequest request) {
        return half(request, Step.RECOVERY, verder);
    }

    private ResponseEntity<String> half(HttpServletRequest request, Step step, String further) {
        return session.halfWay(request, entrance).isEmpty()
                ? again(request)
                : show(request, HttpStatus.OK, step, further, "", "", "");
    }

    @PostMapping("/inloggen/code")
    ResponseEntity<String> code(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String verder,
            HttpServletRequest request,
            HttpServletResponse response) {
        return second(request, response, Step.CODE, code, verder);
    }

    @PostMapping("/inloggen/herstelcode")
    ResponseEntity<String> recovery(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String verder,
            HttpServletRequest request,
            HttpServletResponse response) {
        return second(request, response, Step.RECOVERY, code, verder);
    }

    private ResponseEntity<String> second(
            HttpServletRequest request, HttpServletResponse response, Step step, String code, String further) {
        Optional<UUID> account = session.halfWay(request, entrance);
        if (account.isEmpty()) {
            return again(request);
        }
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, step, further, "", "signin.problem.foreign", "");
        }
        SignIn.Browser browser = browser(request);
        if (!signIn.mayTryCode(account.get(), browser)) {
            return show(request, HttpStatus.TOO_MANY_REQUESTS, step, further, "", "signin.problem.often", "");
        }
        return (step == Step.CODE
                        ? signIn.code(account.get(), code, browser)
                        : signIn.recoveryCode(account.get(), code, browser))
                .map(entry -> in(request, response, entry, further))
                .orElseGet(() -> show(
                        request,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        step,
                        further,
                        "",
                        step == Step.CODE ? "signin.problem.code" : "signin.problem.recovery",
                        ""));
    }

    /** What the script asks the browser for: nobody is known yet, or somebody whose password was right. */
    @PostMapping(path = "/inloggen/passkey/vraag", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> passkeyQuestion(HttpServletRequest request) {
        if (!OwnForm.isFrom(request)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        return signIn.askPasskey(
                        PasskeySite.of(request),
                        session.halfWay(request, entrance).orElse(null),
                        browser(request))
                .map(question -> {
                    session.asked(request, entrance, question);
                    return ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .body(question.json());
                })
                .orElseGet(() ->
                        ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build());
    }

    @PostMapping("/inloggen/passkey")
    ResponseEntity<String> passkey(
            @RequestParam(defaultValue = "") String antwoord,
            @RequestParam(defaultValue = "") String verder,
            HttpServletRequest request,
            HttpServletResponse response) {
        Step step = session.halfWay(request, entrance).isPresent() ? Step.CODE : Step.PASSWORD;
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, step, verder, "", "signin.problem.foreign", "");
        }
        Optional<PasskeyQuestion> asked = session.asked(request, entrance);
        return asked.flatMap(question -> signIn.passkey(question, antwoord))
                .map(entry -> in(request, response, entry, verder))
                .orElseGet(() -> show(
                        request, HttpStatus.UNPROCESSABLE_CONTENT, step, verder, "", "signin.problem.passkey", ""));
    }

    @PostMapping("/uitloggen")
    ResponseEntity<String> out(HttpServletRequest request) {
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, Step.PASSWORD, "", "", "signin.problem.foreign", "");
        }
        session.end(request);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                // Screens that the browser still remembers; what it keeps of who visits as anybody stays.
                .header("Clear-Site-Data", "\"cache\"")
                .location(URI.create(
                        Language.ofPath(request.getRequestURI()).prefix() + entrance.signIn() + "?melding=uit"))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static SignIn.Browser browser(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String device = cookies == null
                ? ""
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(CookieRegistry.DEVICE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse("");
        return new SignIn.Browser(request.getRemoteAddr(), device);
    }

    private ResponseEntity<String> in(
            HttpServletRequest request, HttpServletResponse response, SignIn.Entry entry, String further) {
        session.begin(request, response, entry.person());
        response.addCookie(OwnCookie.of(request, CookieRegistry.DEVICE, entry.device(), KNOWN));
        return redirect(
                entrance.leadsInside(further)
                        ? further
                        : entry.person().language().prefix() + entrance.home());
    }

    private ResponseEntity<String> again(HttpServletRequest request) {
        return to(request, entrance.signIn() + "?melding=opnieuw");
    }

    private static String further(String further) {
        return further.isEmpty() || further.length() > Entrance.LONGEST
                ? ""
                : "?verder=" + URLEncoder.encode(further, StandardCharsets.UTF_8);
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

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            Step step,
            String further,
            String email,
            String problem,
            String notice) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("entrance", entrance);
        model.put("step", step.name());
        model.put("further", further);
        model.put("onward", further(further));
        model.put("email", email);
        model.put("problem", problem);
        model.put("notice", notice);
        model.put(
                "factors",
                Stream.of(step)
                        .filter(each -> each != Step.PASSWORD)
                        .flatMap(each -> session.halfWay(request, entrance).stream())
                        .map(signIn::factors)
                        .findFirst()
                        .orElse(new SignIn.Factors(false, false)));
        String title = texts.get(Language.ofPath(request.getRequestURI()), step.title);
        return layout.showOnce(status, "identity/web/signin", layout.page(request, title, ""), model);
    }
}
