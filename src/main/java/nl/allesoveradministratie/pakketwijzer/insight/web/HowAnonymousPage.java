package nl.allesoveradministratie.pakketwijzer.insight.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.PrivacyLedger;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.PublicPaths;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How anonymous the figures are: the whole scheme in plain words, with its parameters and the ledger's head. */
@Controller
class HowAnonymousPage implements PublicPaths {

    private final PrivacyLedger ledger;
    private final Layout layout;
    private final Texts texts;

    HowAnonymousPage(PrivacyLedger ledger, Layout layout, Texts texts) {
        this.ledger = ledger;
        this.layout = layout;
        this.texts = texts;
    }

    @Override
    public Stream<String> paths() {
        return Stream.of("/hoe-anoniem");
    }

    @GetMapping({"/hoe-anoniem", "/en/hoe-anoniem"})
    ResponseEntity<String> show(HttpServletRequest request) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        PrivacyLedger.Head head = ledger.head();
        Page page = layout.page(request, words.get("anonymous.title"), words.get("anonymous.description"));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("head", head);
        model.put("families", List.of(Family.values()));
        return layout.show(request, "insight/web/anonymous", page, head.hash() + head.firstDay(), model);
    }
}
