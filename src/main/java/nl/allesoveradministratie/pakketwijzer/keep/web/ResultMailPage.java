package nl.allesoveradministratie.pakketwijzer.keep.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Listing;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.keep.ResultMail;
import nl.allesoveradministratie.pakketwijzer.sealing.FormToken;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
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

/** Asks for an e-mail address to mail the result to, once. Whatever goes wrong, what was typed stays. */
@Controller
@OnDoor(Door.PUBLIC)
class ResultMailPage {

    private final ResultMail mail;
    private final FormToken tokens;
    private final Finder finder;
    private final Layout layout;
    private final Texts texts;

    /** Somebody who mends an address a few times stays well below this. */
    private final RateLimit perSender = new RateLimit(10, Duration.ofMinutes(10));

    /** Nobody needs the mail more often; more would be somebody else's idea. */
    private final RateLimit perRecipient = new RateLimit(3, Duration.ofDays(1));

    ResultMailPage(ResultMail mail, FormToken tokens, Finder finder, Layout layout, Texts texts) {
        this.mail = mail;
        this.tokens = tokens;
        this.finder = finder;
        this.layout = layout;
        this.texts = texts;
    }

    /**
     * The form as it is shown.
     *
     * @param email what was typed
     * @param problem key of what is wrong with that; empty = nothing
     * @param notice key of what went wrong otherwise; empty = nothing
     */
    private record Form(String token, String email, String problem, String notice) {}

    /**
     * The result that the address is about.
     *
     * @param answers what was answered
     * @param listing how it is listed
     */
    private record Asked(Answers answers, Listing listing) {

        /** With the question mark; empty when nothing was answered. */
        String query() {
            if (answers.size() == 0) {
                return "";
            }
            return "?" + answers.query() + (listing.query().isEmpty() ? "" : "&" + listing.query());
        }
    }

    @GetMapping({"/keuzehulp/mail", "/en/keuzehulp/mail"})
    ResponseEntity<String> form(HttpServletRequest request) {
        return show(request, HttpStatus.OK, new Form(tokens.fresh(), "", "", ""));
    }

    @PostMapping({"/keuzehulp/mail", "/en/keuzehulp/mail"})
    ResponseEntity<String> send(HttpServletRequest request) {
        String email = parameter(request, "email").strip();
        Optional<FormToken.Read> token = tokens.read(parameter(request, "formulier"));
        UUID submission = token.map(FormToken.Read::submission).orElseGet(UUID::randomUUID);
        String renewed = tokens.renewed(submission);
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, new Form(renewed, email, "", "mailform.notice.foreign"));
        }
        if (token.map(FormToken.Read::expired).orElse(true)) {
            return show(request, HttpStatus.CONFLICT, new Form(renewed, email, "", "mailform.notice.expired"));
        }
        if (!perSender.allows(request.getRemoteAddr())) {
            return show(request, HttpStatus.TOO_MANY_REQUESTS, new Form(renewed, email, "", "mailform.notice.often"));
        }
        Optional<EmailAddress> to = EmailAddress.parse(email);
        if (to.isEmpty()) {
            return show(request, HttpStatus.UNPROCESSABLE_CONTENT, new Form(renewed, email, problem(email), ""));
        }
        Asked asked = asked(request);
        if (asked.answers().size() == 0 || !perRecipient.allows(to.get().mailbox())) {
            // The same answer: whether an address got this mail before is nobody's business.
            return sent(request, asked);
        }
        return switch (mail.send(
                submission, to.get(), asked.answers(), asked.listing(), layout.page(request, "", ""))) {
            case YES -> sent(request, asked);
            case FULL -> notSent(request, to.get(), new Form(renewed, email, "", "mailform.notice.full"));
            case AWAY -> notSent(request, to.get(), new Form(renewed, email, "", "mailform.notice.away"));
        };
    }

    /** What was not put in the outbox is not counted as a mail to somebody. */
    private ResponseEntity<String> notSent(HttpServletRequest request, EmailAddress to, Form form) {
        perRecipient.giveBack(to.mailbox());
        return show(request, HttpStatus.SERVICE_UNAVAILABLE, form);
    }

    @GetMapping({"/keuzehulp/mail/verstuurd", "/en/keuzehulp/mail/verstuurd"})
    ResponseEntity<String> sent(HttpServletRequest request) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Page page = layout.page(request, words.get("mailform.sent.title"), "");
        return layout.showOnce(HttpStatus.OK, "keep/web/mailed", page, Map.of("result", result(page, asked(request))));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    /** In the words of the contact form. */
    private static String problem(String email) {
        int at = email.indexOf('@');
        if (email.isEmpty()) {
            return "contact.problem.email.empty";
        }
        if (at < 0) {
            return "contact.problem.email.at";
        }
        return email.indexOf('.', at) < 0 || email.endsWith(".")
                ? "contact.problem.email.domain"
                : "contact.problem.email";
    }

    private Asked asked(HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        Listing listing = Listing.of(parameters, finder.catalog());
        parameters.keySet().removeIf(name -> finder.criteria().find(name).isEmpty());
        return new Asked(finder.parse(parameters).answers(), listing);
    }

    /** To an address that may be loaded again; it holds what the visitor answered and how he lists it, nothing else. */
    private static ResponseEntity<String> sent(HttpServletRequest request, Asked asked) {
        String there = Language.ofPath(request.getRequestURI()).prefix() + "/keuzehulp/mail/verstuurd";
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(there + asked.query()))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static String result(Page page, Asked asked) {
        return page.href("/keuzehulp/resultaat") + asked.query();
    }

    private ResponseEntity<String> show(HttpServletRequest request, HttpStatus status, Form form) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Page page = layout.page(request, words.get("mailform.title"), "");
        Asked asked = asked(request);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("token", form.token());
        model.put("email", form.email());
        model.put("problems", form.problem().isEmpty() ? Map.of() : Map.of("email", form.problem()));
        model.put("notice", form.notice());
        model.put("answered", asked.answers().size());
        model.put("result", result(page, asked));
        model.put("action", page.href("/keuzehulp/mail") + asked.query());
        return layout.showOnce(status, "keep/web/mail", page, model);
    }
}
