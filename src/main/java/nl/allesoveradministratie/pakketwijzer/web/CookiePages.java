package nl.allesoveradministratie.pakketwijzer.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.consent.Consent;
import nl.allesoveradministratie.pakketwijzer.consent.ConsentRegistration;
import nl.allesoveradministratie.pakketwijzer.consent.ConsentSource;
import nl.allesoveradministratie.pakketwijzer.consent.CookieCategory;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.consent.ListVersion;
import nl.allesoveradministratie.pakketwijzer.consent.PublishedRegistry;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Which cookies there are, and which of them a visitor allows; also where the banner's form goes. */
@Controller
class CookiePages {

    private static final String SAVED = "/cookies?bewaard=1";

    private final Consent consent;
    private final ConsentRegistration registration;
    private final PublishedRegistry registry;
    private final Layout layout;
    private final Texts texts;

    /** Somebody who changes their mind a few times stays well below this, also with colleagues behind one address. */
    private final RateLimit perAddress = new RateLimit(60, Duration.ofMinutes(10));

    CookiePages(
            Consent consent, ConsentRegistration registration, PublishedRegistry registry, Layout layout, Texts texts) {
        this.consent = consent;
        this.registration = registration;
        this.registry = registry;
        this.layout = layout;
        this.texts = texts;
    }

    @GetMapping({"/cookies", "/en/cookies"})
    ResponseEntity<String> settings(HttpServletRequest request) {
        return show(request, HttpStatus.OK, "");
    }

    @PostMapping({"/cookies", "/en/cookies"})
    ResponseEntity<String> choose(HttpServletRequest request, HttpServletResponse response) {
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, "cookies.notice.foreign");
        }
        Optional<Set<CookieCategory>> wanted = wanted(request);
        if (wanted.isEmpty()) {
            return show(request, HttpStatus.BAD_REQUEST, "cookies.notice.unclear");
        }
        Language language = Language.ofPath(request.getRequestURI());
        String back = request.getParameter("terug");
        boolean mayWrite = perAddress.allows(request.getRemoteAddr());
        ConsentRegistration.Outcome outcome = registration.register(
                request,
                response,
                wanted.get(),
                seen(request),
                back == null
                        ? ConsentSource.PAGE
                        : request.getParameter("voet") == null ? ConsentSource.BANNER : ConsentSource.FOOTER,
                language,
                mayWrite);
        if (outcome == ConsentRegistration.Outcome.LIST_CHANGED) {
            return show(request, HttpStatus.CONFLICT, "cookies.notice.changed");
        }
        if (outcome == ConsentRegistration.Outcome.NOT_PROVABLE) {
            return show(
                    request,
                    mayWrite ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.TOO_MANY_REQUESTS,
                    "cookies.notice.away");
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(back == null ? URI.create(language.prefix() + SAVED) : WayBack.to(back))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** The list that stood on the page; a page of before there was more than one does not say, and showed our own. */
    private ListVersion seen(HttpServletRequest request) {
        String written = request.getParameter("lijst");
        return written == null
                ? new CookieRegistry().version()
                : ListVersion.parse(written).orElse(ListVersion.NONE);
    }

    /** What the pressed button and the ticked boxes ask for; empty = no button of ours. */
    private Optional<Set<CookieCategory>> wanted(HttpServletRequest request) {
        String button = request.getParameter("keuze");
        return switch (button == null ? "" : button) {
            case "weigeren" -> Optional.of(Set.of());
            case "accepteren" -> Optional.of(registry.current().asked());
            case "eigen" -> {
                Set<CookieCategory> ticked = EnumSet.noneOf(CookieCategory.class);
                String[] boxes = request.getParameterValues("categorie");
                Arrays.stream(CookieCategory.values())
                        .filter(category ->
                                boxes != null && Arrays.asList(boxes).contains(category.key()))
                        .forEach(ticked::add);
                yield Optional.of(ticked);
            }
            default -> Optional.empty();
        };
    }

    /** For a page that the browser brings back from its memory: 204 = the banner need not be there any more, 404 = it must. */
    @GetMapping("/cookies/keuze")
    ResponseEntity<Void> choice(HttpServletRequest request) {
        return ResponseEntity.status(consent.of(request).asks() ? HttpStatus.NOT_FOUND : HttpStatus.NO_CONTENT)
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** That we honour Global Privacy Control (globalprivacycontrol.github.io/gpc-spec). */
    @GetMapping("/.well-known/gpc.json")
    ResponseEntity<String> globalPrivacyControl() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"gpc\":true,\"lastUpdate\":\"2026-11-25\"}");
    }

    /** @param problem key of what went wrong; empty = nothing */
    private ResponseEntity<String> show(HttpServletRequest request, HttpStatus status, String problem) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Page page = layout.page(request, words.get("cookies.title"), words.get("cookies.description"));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("choice", consent.of(request));
        model.put("signal", Consent.hasSignal(request));
        model.put("saved", "1".equals(request.getParameter("bewaard")));
        model.put("problem", problem);
        ResponseEntity<String> response = layout.showOnce(status, "web/cookies", page, model);
        return ResponseEntity.status(status)
                .headers(response.getHeaders())
                .varyBy(HttpHeaders.COOKIE, "Sec-GPC")
                .body(response.getBody());
    }
}
