package nl.allesoveradministratie.pakketwijzer.lead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.Arrival;
import nl.allesoveradministratie.pakketwijzer.lead.Attachment;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadIntake;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.lead.Receipt;
import nl.allesoveradministratie.pakketwijzer.lead.Sieve;
import nl.allesoveradministratie.pakketwijzer.sealing.FormToken;
import nl.allesoveradministratie.pakketwijzer.sealing.ProofOfWork;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
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

/**
 * The contact form: without session, without cookie, and with or without script. Whatever goes wrong, what was typed stays; and who
 * is taken for a program sees what everybody sees.
 */
@Controller
@OnDoor(Door.PUBLIC)
class ContactPage {

    private static final String REFERENCE = "PW-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}";

    private final LeadIntake intake;
    private final Sieve sieve;
    private final FormToken tokens;
    private final ProofOfWork work;
    private final Finder finder;
    private final Layout layout;
    private final Texts texts;

    /** No network of people sends more; a program that does is not to fill the disk with it. */
    private final RateLimit perNetwork = new RateLimit(200, Duration.ofMinutes(10));

    ContactPage(
            LeadIntake intake,
            Sieve sieve,
            FormToken tokens,
            ProofOfWork work,
            Finder finder,
            Layout layout,
            Texts texts) {
        this.intake = intake;
        this.sieve = sieve;
        this.tokens = tokens;
        this.work = work;
        this.finder = finder;
        this.layout = layout;
        this.texts = texts;
    }

    /** What the form is about: the answers it came with, and perhaps a package. */
    private record Context(Answers answers, Optional<AccountingPackage> about) {}

    @GetMapping({"/contact", "/en/contact"})
    ResponseEntity<String> form(HttpServletRequest request) {
        return show(request, HttpStatus.OK, context(request), tokens.fresh(), ContactForm.EMPTY, Map.of(), "");
    }

    @PostMapping({"/contact", "/en/contact"})
    ResponseEntity<String> send(HttpServletRequest request) {
        ContactForm form = ContactForm.of(request);
        Context context = context(request);
        Optional<FormToken.Read> token = tokens.read(parameter(request, "formulier"));
        UUID submission = token.map(FormToken.Read::submission).orElseGet(UUID::randomUUID);
        String renewed = token.filter(each -> !each.expired())
                .map(each -> parameter(request, "formulier"))
                .orElseGet(() -> tokens.renewed(submission));
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, context, renewed, form, Map.of(), "contact.notice.foreign");
        }
        if (token.isEmpty()) {
            return show(request, HttpStatus.CONFLICT, context, renewed, form, Map.of(), "contact.notice.expired");
        }
        if (!perNetwork.allows(AddressPrefix.of(request.getRemoteAddr()))) {
            return show(
                    request, HttpStatus.TOO_MANY_REQUESTS, context, renewed, form, Map.of(), "contact.notice.often");
        }
        Map<String, String> problems = form.problems();
        if (!problems.isEmpty()) {
            return show(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    context,
                    renewed,
                    form,
                    problems,
                    "contact.notice.problems");
        }
        Enquiry enquiry = enquiry(request, form, context);
        Sieve.Sending sending = new Sieve.Sending(
                request.getRemoteAddr(), token.get().age(), !form.trap().isEmpty(), parameter(request, "bewijs"));
        Arrival arrival = sieve.pass(LeadOrigin.FORM, submission, enquiry, sending);
        // Whether it is doubtful shows in nothing that the sender gets to see.
        return intake.submit(submission, enquiry, receipt(request, form, context), arrival)
                .map(reference -> sent(request, form, context, reference))
                .orElseGet(() -> show(
                        request,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        context,
                        renewed,
                        form,
                        Map.of(),
                        "contact.notice.away"));
    }

    @GetMapping({
        "/contact/verstuurd/{reference:" + REFERENCE + "}",
        "/en/contact/verstuurd/{reference:" + REFERENCE + "}"
    })
    ResponseEntity<String> thanks(@PathVariable String reference, HttpServletRequest request) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Page page = layout.page(request, words.get("contact.sent.title"), "");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("reference", reference);
        model.put("call", "bel".equals(request.getParameter("reageren")));
        model.put("answers", context(request).answers().query());
        return layout.showOnce(HttpStatus.OK, "lead/web/sent", page, model);
    }

    private Enquiry enquiry(HttpServletRequest request, ContactForm form, Context context) {
        Page page = layout.page(request, "", "");
        Attachment attachment =
                context.answers().size() == 0 ? null : Attachment.of(context.answers(), finder.rank(context.answers()));
        PackageId about = context.about().map(AccountingPackage::id).orElse(null);
        return form.enquiry(page.site().key(), page.language(), about, attachment);
    }

    private Receipt receipt(HttpServletRequest request, ContactForm form, Context context) {
        Language language = Language.ofPath(request.getRequestURI());
        boolean attached = form.attach() && context.answers().size() > 0;
        return new Receipt(language, texts.get(language, "contact.agreed"), attached);
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    /** To an address that may be loaded again; it holds the reference and what the visitor answered, nothing else. */
    private static ResponseEntity<String> sent(
            HttpServletRequest request, ContactForm form, Context context, String reference) {
        String query = context.answers().query();
        String way = form.call() ? "reageren=bel" : "";
        String parameters = way + (way.isEmpty() || query.isEmpty() ? "" : "&") + query;
        String address = Language.ofPath(request.getRequestURI()).prefix() + "/contact/verstuurd/" + reference
                + (parameters.isEmpty() ? "" : "?" + parameters);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private Context context(HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (finder.criteria().find(name).isPresent()) {
                parameters.put(name, Arrays.asList(values));
            }
        });
        Optional<AccountingPackage> about = Optional.ofNullable(request.getParameter("pakket"))
                .flatMap(PackageId::parse)
                .flatMap(finder.catalog()::find);
        return new Context(finder.parse(parameters).answers(), about);
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            Context context,
            String token,
            ContactForm form,
            Map<String, String> problems,
            String notice) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Page page = layout.page(request, words.get("contact.title"), words.get("contact.description"));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("form", form);
        model.put("token", token);
        model.put("puzzle", work.fresh());
        model.put("problems", problems);
        model.put("notice", notice);
        model.put("attempt", status == HttpStatus.SERVICE_UNAVAILABLE ? attempt(request) + 1 : 0);
        model.put("about", context.about().map(AccountingPackage::name).orElse(""));
        model.put("action", page.href("/contact") + query(context));
        model.put("answers", context.answers().query());
        model.put("answered", answered(context.answers(), words));
        model.put("ranked", ranked(context.answers()));
        return layout.showOnce(status, "lead/web/contact", page, model);
    }

    /** How often the browser has tried by itself while the database was away. */
    private static int attempt(HttpServletRequest request) {
        String attempt = parameter(request, "poging");
        return attempt.matches("[0-9]") ? Integer.parseInt(attempt) : 0;
    }

    /** The answers and the package stay in the address of the form. */
    private static String query(Context context) {
        String about = context.about()
                .map(pack -> "pakket=" + URLEncoder.encode(pack.id().value(), StandardCharsets.UTF_8))
                .orElse("");
        String answers = context.answers().query();
        String both = about + (about.isEmpty() || answers.isEmpty() ? "" : "&") + answers;
        return both.isEmpty() ? "" : "?" + both;
    }

    /** What would be sent along: each question with its answer. */
    private Map<String, String> answered(Answers answers, Words words) {
        Map<String, String> answered = new LinkedHashMap<>();
        for (String id : answers.criteria()) {
            Criterion criterion = finder.criteria().get(id);
            List<String> values = answers.values(id).stream()
                    .map(value -> finder.wording()
                            .option(criterion, value, words.language())
                            .label())
                    .toList();
            answered.put(finder.wording().of(criterion, words.language()).shortName(), String.join(", ", values));
        }
        return answered;
    }

    private List<String> ranked(Answers answers) {
        return answers.size() == 0
                ? List.of()
                : finder.rank(answers).packages().stream()
                        .limit(3)
                        .map(ranked -> ranked.pack().name())
                        .toList();
    }
}
