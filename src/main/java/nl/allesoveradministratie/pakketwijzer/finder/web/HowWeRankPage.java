package nl.allesoveradministratie.pakketwijzer.finder.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Weights;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.PublicPaths;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How a score comes about, with the very weights that the ranker uses. */
@Controller
class HowWeRankPage implements PublicPaths {

    private final Finder finder;
    private final Layout layout;
    private final Texts texts;

    HowWeRankPage(Finder finder, Layout layout, Texts texts) {
        this.finder = finder;
        this.layout = layout;
        this.texts = texts;
    }

    @Override
    public Stream<String> paths() {
        return Stream.of("/zo-werken-we");
    }

    @GetMapping({"/zo-werken-we", "/en/zo-werken-we"})
    ResponseEntity<String> show(HttpServletRequest request) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Page page = layout.page(request, words.get("how.title"), words.get("how.description"));
        Criterion priority = finder.criteria().get("priority");
        Map<String, Weights> weights = new LinkedHashMap<>();
        priority.options()
                .forEach(option -> weights.put(
                        finder.wording()
                                .option(priority, option, words.language())
                                .label(),
                        Weights.forPriority(option)));
        int facts = finder.catalog().packages().stream()
                .mapToInt(pack -> pack.factCount())
                .sum();
        return layout.show(
                request,
                "finder/web/how",
                page,
                finder.catalog().version(),
                Map.of(
                        "weights",
                        weights,
                        "standard",
                        Weights.DEFAULT,
                        "packages",
                        finder.catalog().packages().size(),
                        "facts",
                        facts,
                        "criteria",
                        finder.criteria().all().size()));
    }
}
