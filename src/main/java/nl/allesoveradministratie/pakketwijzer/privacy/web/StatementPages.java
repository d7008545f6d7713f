package nl.allesoveradministratie.pakketwijzer.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.privacy.Controllers;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionRules;
import nl.allesoveradministratie.pakketwijzer.privacy.StatementDetails;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.PublicPaths;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The privacy statement, and its earlier versions at addresses of their own. */
@Controller
class StatementPages implements PublicPaths {

    private final StatementVersions versions;
    private final Controllers owner;
    private final RetentionRules rules;
    private final Layout layout;
    private final Texts texts;

    StatementPages(StatementVersions versions, Controllers owner, RetentionRules rules, Layout layout, Texts texts) {
        this.versions = versions;
        this.owner = owner;
        this.rules = rules;
        this.layout = layout;
        this.texts = texts;
    }

    @Override
    public Stream<String> paths() {
        return Stream.of("/privacy");
    }

    @GetMapping({"/privacy", "/en/privacy"})
    ResponseEntity<String> newest(HttpServletRequest request) {
        return show(request, versions.newest());
    }

    @GetMapping({"/privacy/versies/{number}", "/en/privacy/versies/{number}"})
    ResponseEntity<String> version(HttpServletRequest request, @PathVariable String number) {
        return show(
                request, versions.find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private ResponseEntity<String> show(HttpServletRequest request, StatementVersion version) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Page page = layout.page(request, words.get("statement.title"), words.get("statement.description"));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("version", version);
        model.put("versions", versions.all());
        model.put("text", StatementDetails.of(owner, rules, words).fill(versions.text(version, words.language())));
        return layout.show(request, "privacy/web/statement", page, String.valueOf(version.number()), model);
    }
}
