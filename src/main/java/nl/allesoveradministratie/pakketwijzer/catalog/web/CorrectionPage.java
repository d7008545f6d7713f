package nl.allesoveradministratie.pakketwijzer.catalog.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.CorrectionIntake;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.FormToken;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** "Klopt er iets niet?": a visitor tells the editors what is wrong about a package, without saying who it is. */
@Controller
@OnDoor(Door.PUBLIC)
class CorrectionPage {

    private static final String PATH = "/pakketten/{id}/klopt-niet";

    private final CorrectionIntake intake;
    private final FormToken tokens;
    private final PublishedCatalog catalog;
    private final Layout layout;
    private final Texts texts;

    /** Somebody who reads a whole page and mends a form a few times stays below this. */
    private final RateLimit perAddress = new RateLimit(20, Duration.ofMinutes(10));

    CorrectionPage(CorrectionIntake intake, FormToken tokens, PublishedCatalog catalog, Layout layout, Texts texts) {
        this.intake = intake;
        this.tokens = tokens;
        this.catalog = catalog;
        this.layout = layout;
        this.texts = texts;
    }

    @GetMapping({PATH, "/en" + PATH})
    ResponseEntity<String> form(
            @PathVariable String id, @RequestParam(defaultValue = "") String veld, HttpServletRequest request) {
        return show(request, HttpStatus.OK, find(id), tokens.fresh(), CorrectionForm.about(veld), Map.of(), "");
    }

    @PostMapping({PATH, "/en" + PATH})
    ResponseEntity<String> send(@PathVariable String id, HttpServletRequest request) {
        AccountingPackage pack = find(id);
        CorrectionForm form = CorrectionForm.of(request);
        Optional<FormToken.Read> token = tokens.read(
                Optional.ofNullable(request.getParameter("formulier")).orElse(""));
        UUID submission = token.map(FormToken.Read::submission).orElseGet(UUID::randomUUID);
        String renewed = tokens.renewed(submission);
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, pack, renewed, form, Map.of(), "correction.notice.foreign");
        }
        if (token.map(FormToken.Read::expired).orElse(true)) {
            return show(request, HttpStatus.CONFLICT, pack, renewed, form, Map.of(), "correction.notice.expired");
        }
        if (!perAddress.allows(request.getRemoteAddr())) {
            return show(
                    request, HttpStatus.TOO_MANY_REQUESTS, pack, renewed, form, Map.of(), "correction.notice.often");
        }
        Map<String, String> problems = form.problems();
        if (!problems.isEmpty()) {
            return show(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    pack,
                    renewed,
                    form,
                    problems,
                    "correction.notice.problems");
        }
        String source = form.source().isEmpty() ? null : form.source();
        return switch (intake.report(submission, pack.id(), form.subject(), form.said(), source)) {
            case RECEIVED -> sent(request, pack);
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case FULL ->
                show(request, HttpStatus.SERVICE_UNAVAILABLE, pack, renewed, form, Map.of(), "correction.notice.full");
            case AWAY ->
                show(request, HttpStatus.SERVICE_UNAVAILABLE, pack, renewed, form, Map.of(), "correction.notice.away");
        };
    }

    /** A page that may be loaded again; nothing that was typed stands in its address. */
    @GetMapping({PATH + "/bedankt", "/en" + PATH + "/bedankt"})
    ResponseEntity<String> thanks(@PathVariable String id, HttpServletRequest request) {
        AccountingPackage pack = find(id);
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Page page = layout.page(request, words.get("correction.sent.title"), "");
        return layout.showOnce(HttpStatus.OK, "catalog/web/correction-sent", page, Map.of("pack", pack));
    }

    private AccountingPackage find(String id) {
        return PackageId.parse(id)
                .flatMap(catalog.current()::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<String> sent(HttpServletRequest request, AccountingPackage pack) {
        String prefix = Language.ofPath(request.getRequestURI()).prefix();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(prefix + "/pakketten/" + pack.id().value() + "/klopt-niet/bedankt"))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            AccountingPackage pack,
            String token,
            CorrectionForm form,
            Map<String, String> problems,
            String notice) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Page page = layout.page(request, words.get("correction.title"), "");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("pack", pack);
        model.put("facts", new FactWords(words, layout.today()));
        model.put("token", token);
        model.put("form", form);
        model.put("problems", problems);
        model.put("notice", notice);
        return layout.showOnce(status, "catalog/web/correction", page, model);
    }
}
