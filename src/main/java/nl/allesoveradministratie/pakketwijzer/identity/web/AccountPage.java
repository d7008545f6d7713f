package nl.allesoveradministratie.pakketwijzer.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.OwnAccount;
import nl.allesoveradministratie.pakketwijzer.identity.PasskeySite;
import nl.allesoveradministratie.pakketwijzer.identity.PersonSession;
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

/**
 * "Mijn account" at one of the doors: passkeys, recovery codes, password, and where one is signed in. What changes how one
 * signs in asks for a sign-in of a moment ago, so that a browser left open is not enough. It works without scripts, but for
 * making a passkey, which only a script can ask a browser for.
 */
abstract class AccountPage {

    private final Entrance entrance;
    private final OwnAccount own;
    private final PersonSession session;
    private final Layout layout;
    private final Texts texts;

    AccountPage(Entrance entrance, OwnAccount own, PersonSession session, Layout layout, Texts texts) {
        this.entrance = entrance;
        this.own = own;
        this.session = session;
        this.layout = layout;
        this.texts = texts;
    }

    @GetMapping("/account")
    ResponseEntity<String> page(@RequestParam(defaultValue = "") String melding, HttpServletRequest request) {
        String notice = switch (melding) {
            case "passkey", "naam", "weg", "wachtwoord", "sessie", "sessies" -> "account.done." + melding;
            default -> "";
        };
        return show(request, HttpStatus.OK, notice, "", List.of());
    }

    @PostMapping("/account/sessie")
    ResponseEntity<String> endSession(@RequestParam(defaultValue = "") String id, HttpServletRequest request) {
        return own(request, false, "sessie", () -> {
            uuid(id).ifPresent(own::endSession);
            return Optional.empty();
        });
    }

    @PostMapping("/account/sessies")
    ResponseEntity<String> endOthers(HttpServletRequest request) {
        return own(request, false, "sessies", () -> {
            Optional.ofNullable(session.id(request)).ifPresent(own::endOtherSessions);
            return Optional.empty();
        });
    }

    @PostMapping("/account/wachtwoord")
    ResponseEntity<String> password(
            @RequestParam(defaultValue = "") String nu,
            @RequestParam(defaultValue = "") String nieuw,
            HttpServletRequest request) {
        return own(
                request,
                false,
                "wachtwoord",
                () -> Optional.ofNullable(session.id(request)).flatMap(here -> own.changePassword(nu, nieuw, here)));
    }

    @PostMapping("/account/passkey-naam")
    ResponseEntity<String> rename(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String naam,
            HttpServletRequest request) {
        return own(request, false, "naam", () -> {
            uuid(id).ifPresent(passkey -> own.renamePasskey(passkey, naam));
            return Optional.empty();
        });
    }

    @PostMapping("/account/passkey-weg")
    ResponseEntity<String> remove(@RequestParam(defaultValue = "") String id, HttpServletRequest request) {
        return own(request, true, "weg", () -> {
            uuid(id).ifPresent(own::removePasskey);
            return Optional.empty();
        });
    }

    /** What the script asks the browser for. */
    @PostMapping(path = "/account/passkey/vraag", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> passkeyQuestion(HttpServletRequest request) {
        if (!OwnForm.isFrom(request) || !session.isFresh(request)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        var question = own.askNewPasskey(PasskeySite.of(request));
        session.asked(request, entrance, question);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(question.json());
    }

    @PostMapping("/account/passkey")
    ResponseEntity<String> addPasskey(
            @RequestParam(defaultValue = "") String antwoord,
            @RequestParam(defaultValue = "") String naam,
            HttpServletRequest request) {
        return own(
                request,
                true,
                "passkey",
                () -> session.asked(request, entrance)
                                .filter(asked -> own.addPasskey(asked, antwoord, naam))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of("account.problem.passkey"));
    }

    /** Shows a new set, once: the answer itself holds the codes, and nothing else ever does. */
    @PostMapping("/account/herstelcodes")
    ResponseEntity<String> codes(HttpServletRequest request) {
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, "", "signin.problem.foreign", List.of());
        }
        return session.isFresh(request)
                ? show(request, HttpStatus.OK, "", "", own.newRecoveryCodes())
                : confirm(request);
    }

    /** How much is left of the session, for the page that warns; asking does not count as doing something. */
    @GetMapping(path = "/sessie", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PersonSession.Left> remaining(HttpServletRequest request) {
        return session.left(request)
                .map(left ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(left))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
    }

    /** Somebody wants to stay: that this request came is all it takes. */
    @PostMapping("/sessie")
    ResponseEntity<Void> stay(HttpServletRequest request) {
        return ResponseEntity.status(OwnForm.isFrom(request) ? HttpStatus.NO_CONTENT : HttpStatus.FORBIDDEN)
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private ResponseEntity<String> own(
            HttpServletRequest request, boolean fresh, String done, Supplier<Optional<String>> work) {
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, "", "signin.problem.foreign", List.of());
        }
        if (fresh && !session.isFresh(request)) {
            return confirm(request);
        }
        return work.get()
                .map(problem -> show(request, HttpStatus.UNPROCESSABLE_CONTENT, "", problem, List.of()))
                .orElseGet(() -> redirect(prefix(request) + entrance.account() + "?melding=" + done));
    }

    private ResponseEntity<String> confirm(HttpServletRequest request) {
        return redirect(prefix(request) + entrance.signIn() + "?melding=bevestig&verder=" + prefix(request)
                + entrance.account());
    }

    private static String prefix(HttpServletRequest request) {
        return Language.ofPath(request.getRequestURI()).prefix();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<String> redirect(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private ResponseEntity<String> show(
            HttpServletRequest request, HttpStatus status, String notice, String problem, List<String> codes) {
        Optional<OwnAccount.Overview> overview = own.overview();
        UUID here = session.id(request);
        if (overview.isEmpty() || here == null) {
            return redirect(prefix(request) + entrance.signIn());
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("entrance", entrance);
        model.put("own", overview.get());
        model.put("here", here);
        model.put(
                "sessions",
                overview.get().sessions().stream()
                        .sorted(Comparator.comparing(each -> !each.id().equals(here)))
                        .toList());
        model.put("fresh", session.isFresh(request));
        model.put("notice", notice);
        model.put("problem", problem);
        model.put("codes", codes);
        model.put(
                "file",
                "data:text/plain;charset=utf-8," + URLEncoder.encode(String.join("\n", codes), StandardCharsets.UTF_8));
        String title = texts.get(Language.ofPath(request.getRequestURI()), "account.title");
        return layout.showOnce(status, "identity/web/account", layout.page(request, title, ""), model);
    }
}
