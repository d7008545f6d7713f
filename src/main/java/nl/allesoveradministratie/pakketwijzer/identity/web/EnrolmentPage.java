package nl.allesoveradministratie.pakketwijzer.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.Enrolment;
import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.Invitation;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where an invitation leads: a name, a password, an app. Looking at it does not use it up. */
abstract class EnrolmentPage {

    private final Entrance entrance;
    private final Enrolment enrolment;
    private final Layout layout;
    private final Texts texts;

    EnrolmentPage(Entrance entrance, Enrolment enrolment, Layout layout, Texts texts) {
        this.entrance = entrance;
        this.enrolment = enrolment;
        this.layout = layout;
        this.texts = texts;
    }

    @GetMapping("/uitnodiging/{token}")
    ResponseEntity<String> form(@PathVariable String token, HttpServletRequest request) {
        return enrolment
                .find(token)
                .map(invitation -> show(
                        request,
                        HttpStatus.OK,
                        invitation,
                        new Enrolment.Form(invitation.name(), invitation.email(), "", "", ""),
                        enrolment.newSecret(label(invitation.email())),
                        Map.of()))
                .orElseGet(() -> gone(request));
    }

    @PostMapping("/uitnodiging/{token}")
    ResponseEntity<String> accept(@PathVariable String token, HttpServletRequest request) {
        Optional<Invitation> invitation = enrolment.find(token);
        if (invitation.isEmpty()) {
            return gone(request);
        }
        Enrolment.Form form = new Enrolment.Form(
                text(request, "naam").strip(),
                // Whom an invitation is for is not for the form to change.
                invitation.get().email().isEmpty()
                        ? text(request, "email").strip()
                        : invitation.get().email(),
                text(request, "wachtwoord"),
                text(request, "geheim"),
                text(request, "code"));
        boolean isOwn = OwnForm.isFrom(request);
        Map<String, String> problems = isOwn
                ? enrolment.accept(token, form, Language.ofPath(request.getRequestURI()))
                : Map.of("link", "signin.problem.foreign");
        if (problems.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(
                            Language.ofPath(request.getRequestURI()).prefix() + entrance.signIn() + "?melding=klaar"))
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        return show(
                request,
                isOwn ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.FORBIDDEN,
                invitation.get(),
                form,
                enrolment.secretAgain(form.sealedSecret(), label(form.email())),
                problems);
    }

    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    /** How the app will call the account. */
    private static String label(String email) {
        return EmailAddress.parse(email).map(EmailAddress::value).orElse("beheer");
    }

    private ResponseEntity<String> gone(HttpServletRequest request) {
        String title = texts.get(Language.ofPath(request.getRequestURI()), "enrol.gone.title");
        return layout.showOnce(
                HttpStatus.GONE, "identity/web/gone", layout.page(request, title, ""), Map.of("entrance", entrance));
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            Invitation invitation,
            Enrolment.Form form,
            Enrolment.Secret secret,
            Map<String, String> problems) {
        Page page = layout.page(request, texts.get(Language.ofPath(request.getRequestURI()), "enrol.title"), "");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("entrance", entrance);
        model.put("invitation", invitation);
        model.put("form", form);
        model.put("secret", secret);
        model.put("problems", problems);
        return layout.showOnce(status, "identity/web/enrol", page, model);
    }
}
