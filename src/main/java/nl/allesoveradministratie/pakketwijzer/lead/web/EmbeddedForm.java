package nl.allesoveradministratie.pakketwijzer.lead.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.Arrival;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadIntake;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.lead.Receipt;
import nl.allesoveradministratie.pakketwijzer.lead.Sieve;
import nl.allesoveradministratie.pakketwijzer.sealing.FormToken;
import nl.allesoveradministratie.pakketwijzer.sealing.ProofOfWork;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.AddressPrefix;
import nl.allesoveradministratie.pakketwijzer.web.RateLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Our form on pages of the sister sites: one script draws it, and talks to us without cookie, storage or third party. Only pages of
 * a site's own hosts are answered (CORS), and the page decides for which site a question is.
 */
@RestController
@OnDoor(Door.PUBLIC)
class EmbeddedForm {

    private static final String FORM = "/insluiten/formulier";

    private final LeadIntake intake;
    private final Sieve sieve;
    private final FormToken tokens;
    private final ProofOfWork work;
    private final Embedding embedding;
    private final EmbeddedScript script;
    private final Texts texts;

    /** As for the form on our own pages. */
    private final RateLimit perNetwork = new RateLimit(200, Duration.ofMinutes(10));

    EmbeddedForm(
            LeadIntake intake,
            Sieve sieve,
            FormToken tokens,
            ProofOfWork work,
            Embedding embedding,
            EmbeddedScript script,
            Texts texts) {
        this.intake = intake;
        this.sieve = sieve;
        this.tokens = tokens;
        this.work = work;
        this.embedding = embedding;
        this.script = script;
        this.texts = texts;
    }

    @GetMapping(FORM + ".js")
    ResponseEntity<String> script(HttpServletResponse response) {
        // Any page may load it; what it does there is ours to say, below.
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(1, TimeUnit.HOURS).cachePublic())
                .eTag(script.version())
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .body(script.text());
    }

    /** What a form begins with: an id of its own, and the work to do. */
    @GetMapping(FORM)
    ResponseEntity<Map<String, Object>> begin(HttpServletRequest request) {
        return site(request)
                .map(site ->
                        answer(request, HttpStatus.OK, Map.of("formulier", tokens.fresh(), "opgave", work.fresh())))
                .orElseGet(EmbeddedForm::refused);
    }

    @PostMapping(path = FORM, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> send(HttpServletRequest request) {
        Optional<String> site = site(request);
        if (site.isEmpty()) {
            return refused();
        }
        Language language = "en".equals(request.getParameter("taal")) ? Language.EN : Language.NL;
        Words words = texts.in(language);
        Optional<FormToken.Read> token = tokens.read(parameter(request, "formulier"));
        if (token.isEmpty()) {
            return notice(request, HttpStatus.CONFLICT, words.get("contact.notice.expired"));
        }
        if (!perNetwork.allows(AddressPrefix.of(request.getRemoteAddr()))) {
            return notice(request, HttpStatus.TOO_MANY_REQUESTS, words.get("contact.notice.often"));
        }
        ContactForm form = ContactForm.of(request);
        Map<String, Object> problems = new LinkedHashMap<>();
        form.problems().forEach((field, problem) -> problems.put(field, words.get(problem)));
        if (!problems.isEmpty()) {
            return answer(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Map.of("problemen", problems, "gevoelig", form.keeping()));
        }
        Enquiry enquiry = form.enquiry(site.get(), language, null, null);
        Sieve.Sending sending = new Sieve.Sending(
                request.getRemoteAddr(), token.get().age(), !form.trap().isEmpty(), parameter(request, "bewijs"));
        Arrival arrival = sieve.pass(LeadOrigin.EMBEDDED, token.get().submission(), enquiry, sending);
        return intake.submit(
                        token.get().submission(),
                        enquiry,
                        new Receipt(language, words.get("contact.agreed"), false),
                        arrival)
                .map(reference -> answer(request, HttpStatus.OK, Map.of("referentie", reference)))
                .orElseGet(() -> notice(request, HttpStatus.SERVICE_UNAVAILABLE, words.get("contact.notice.away")));
    }

    private Optional<String> site(HttpServletRequest request) {
        return embedding.siteOf(request.getHeader(HttpHeaders.ORIGIN), request.isSecure());
    }

    private static String parameter(HttpServletRequest request, String name) {
        @Nullable String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private ResponseEntity<Map<String, Object>> notice(HttpServletRequest request, HttpStatus status, String notice) {
        return answer(request, status, Map.of("melding", notice));
    }

    private static ResponseEntity<Map<String, Object>> answer(
            HttpServletRequest request, HttpStatus status, Map<String, Object> content) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ORIGIN)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, request.getHeader(HttpHeaders.ORIGIN));
        if (status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "30");
        }
        return answer.body(content);
    }

    private static ResponseEntity<Map<String, Object>> refused() {
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ORIGIN)
                .body(Map.of());
    }
}
