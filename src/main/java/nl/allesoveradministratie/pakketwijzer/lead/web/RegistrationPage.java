package nl.allesoveradministratie.pakketwijzer.lead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.lead.Receipt;
import nl.allesoveradministratie.pakketwijzer.lead.RegistrationIntake;
import nl.allesoveradministratie.pakketwijzer.lead.Sieve;
import nl.allesoveradministratie.pakketwijzer.sealing.FormToken;
import nl.allesoveradministratie.pakketwijzer.sealing.ProofOfWork;
import nl.allesoveradministratie.pakketwijzer.site.Agenda;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Registers for an event: without session or cookie, and with or without script. Whatever goes wrong, what was typed stays; and
 * who is taken for a program sees what everybody sees.
 */
@Controller
@OnDoor(Door.PUBLIC)
class RegistrationPage {

    private static final String FORM = EventPages.PATH + "/aanmelden";
    private static final String DONE =
            EventPages.PATH + "/aangemeld/{reference:PW-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}}";

    private final Agenda agenda;
    private final RegistrationIntake intake;
    private final Sieve sieve;
    private final FormToken tokens;
    private final ProofOfWork work;
    private final Layout layout;
    private final Clock clock;

    /** No network of people sends more; a program that does is not to fill the disk with it. */
    private final RateLimit perNetwork = new RateLimit(200, Duration.ofMinutes(10));

    RegistrationPage(
            Agenda agenda,
            RegistrationIntake intake,
            Sieve sieve,
            FormToken tokens,
            ProofOfWork work,
            Layout layout,
            Clock clock) {
        this.agenda = agenda;
        this.intake = intake;
        this.sieve = sieve;
        this.tokens = tokens;
        this.work = work;
        this.layout = layout;
        this.clock = clock;
    }

    /**
     * The form as it is shown.
     *
     * @param notice key of what went wrong as a whole; empty = nothing
     */
    private record Shown(String token, RegistrationForm form, Map<String, String> problems, String notice) {}

    @GetMapping({FORM, "/en" + FORM})
    ResponseEntity<String> form(@PathVariable String address, HttpServletRequest request) {
        SiteEvent event = find(request, address);
        return show(request, HttpStatus.OK, event, new Shown(tokens.fresh(), RegistrationForm.EMPTY, Map.of(), ""));
    }

    @PostMapping({FORM, "/en" + FORM})
    ResponseEntity<String> send(@PathVariable String address, HttpServletRequest request) {
        SiteEvent event = find(request, address);
        RegistrationForm form = RegistrationForm.of(request);
        Optional<FormToken.Read> token = tokens.read(parameter(request, "formulier"));
        UUID submission = token.map(FormToken.Read::submission).orElseGet(UUID::randomUUID);
        String renewed = token.filter(each -> !each.expired())
                .map(each -> parameter(request, "formulier"))
                .orElseGet(() -> tokens.renewed(submission));
        if (!OwnForm.isFrom(request)) {
            return again(request, HttpStatus.FORBIDDEN, event, renewed, form, "register.notice.foreign");
        }
        if (token.isEmpty()) {
            return again(request, HttpStatus.CONFLICT, event, renewed, form, "register.notice.expired");
        }
        if (!perNetwork.allows(AddressPrefix.of(request.getRemoteAddr()))) {
            return again(request, HttpStatus.TOO_MANY_REQUESTS, event, renewed, form, "register.notice.often");
        }
        Map<String, String> problems = form.problems();
        if (!problems.isEmpty()) {
            Shown shown = new Shown(renewed, form, problems, "register.notice.problems");
            return show(request, HttpStatus.UNPROCESSABLE_CONTENT, event, shown);
        }
        Page page = layout.page(request, "", "");
        Enquiry who = form.who(page.site().key(), page.language());
        Sieve.Sending sending = new Sieve.Sending(
                request.getRemoteAddr(),
                token.get().age(),
                !form.contact().trap().isEmpty(),
                parameter(request, "bewijs"));
        // Whether it is doubtful shows in nothing that the sender gets to see.
        RegistrationIntake.Answer answer = intake.register(
                submission,
                event.id(),
                who,
                new Receipt(page.language(), page.t("contact.agreed"), false),
                sieve.pass(LeadOrigin.EVENT, submission, who, sending));
        return switch (answer.outcome()) {
            case COMING, WAITING -> sent(page, event, answer);
            case AWAY -> again(request, HttpStatus.SERVICE_UNAVAILABLE, event, renewed, form, "register.notice.away");
            case WITHDRAWN ->
                again(request, HttpStatus.CONFLICT, event, tokens.fresh(), form, "register.notice.withdrawn");
            case FULL -> again(request, HttpStatus.CONFLICT, event, renewed, form, "register.notice.full");
            case CLOSED, CANCELLED ->
                show(request, HttpStatus.CONFLICT, find(request, address), new Shown(renewed, form, Map.of(), ""));
            case GONE -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    /** A page that may be loaded again; it holds the reference and nothing that was typed. */
    @GetMapping({DONE, "/en" + DONE})
    ResponseEntity<String> done(
            @PathVariable String address,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String plek,
            HttpServletRequest request) {
        SiteEvent event = find(request, address);
        boolean waits = plek.equals("wachtlijst");
        Page page = layout.page(
                request, layout.page(request, "", "").t(waits ? "register.sent.waiting" : "register.sent.title"), "");
        return layout.showOnce(
                HttpStatus.OK,
                "lead/web/registered",
                page,
                Map.of("event", event, "reference", reference, "waits", waits));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private SiteEvent find(HttpServletRequest request, String address) {
        return agenda.find(layout.page(request, "", "").site(), address)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<String> sent(Page page, SiteEvent event, RegistrationIntake.Answer answer) {
        boolean waits = answer.outcome() == RegistrationIntake.Outcome.WAITING;
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page.href("/evenementen/" + event.address() + "/aangemeld/" + answer.reference())
                        + (waits ? "?plek=wachtlijst" : "")))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private ResponseEntity<String> again(
            HttpServletRequest request,
            HttpStatus status,
            SiteEvent event,
            String token,
            RegistrationForm form,
            String notice) {
        return show(request, status, event, new Shown(token, form, Map.of(), notice));
    }

    private ResponseEntity<String> show(HttpServletRequest request, HttpStatus status, SiteEvent event, Shown shown) {
        Page nameless = layout.page(request, "", "");
        Page page = layout.page(request, nameless.t("register.title.tab", event.title(nameless.language())), "");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("event", event);
        model.put("open", event.isOpen(clock.instant()));
        model.put("form", shown.form().contact());
        model.put("token", shown.token());
        model.put("puzzle", work.fresh());
        model.put("problems", shown.problems());
        model.put("notice", shown.notice());
        return layout.showOnce(status, "lead/web/register", page, model);
    }
}
