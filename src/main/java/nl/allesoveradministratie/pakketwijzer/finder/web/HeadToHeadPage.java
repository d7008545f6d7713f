package nl.allesoveradministratie.pakketwijzer.finder.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.catalog.HeadToHead;
import nl.allesoveradministratie.pakketwijzer.catalog.HeadToHeads;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.PackagesCompared;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.PublicPaths;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Two packages against each other: what the sources say for one, for the other and for both, and what nobody knows. */
@Controller
class HeadToHeadPage implements PublicPaths {

    private final Finder finder;
    private final HeadToHeads pairs;
    private final Layout layout;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    HeadToHeadPage(Finder finder, HeadToHeads pairs, Layout layout, Texts texts, ApplicationEventPublisher events) {
        this.finder = finder;
        this.pairs = pairs;
        this.layout = layout;
        this.texts = texts;
        this.events = events;
    }

    @Override
    public Stream<String> paths() {
        return pairs.all(finder.catalog()).values().stream()
                .flatMap(List::stream)
                .map(HeadToHead::path)
                .distinct();
    }

    @GetMapping({"/vergelijken/{one}/{other}", "/en/vergelijken/{one}/{other}"})
    ResponseEntity<String> show(
            @PathVariable String one,
            @PathVariable String other,
            @RequestParam(name = "verschillen", defaultValue = "") String verschillen,
            HttpServletRequest request) {
        Catalog catalog = finder.catalog();
        AccountingPackage first = find(catalog, one);
        AccountingPackage second = find(catalog, other);
        Language language = Language.ofPath(request.getRequestURI());
        String differences = verschillen.equals("1") ? "verschillen=1" : "";
        String given = AnswersInAddress.of(request, finder).answers().query();
        Optional<HeadToHead> pair = pairs.of(catalog, first.id(), second.id());
        if (pair.isEmpty()) {
            // Too little to say today; a later catalogue may know more.
            String ids = first == second ? one : one + "," + other;
            return onTo(
                    HttpStatus.FOUND,
                    language.prefix() + "/vergelijken" + SideBySide.query("p=" + ids, differences, given));
        }
        String path = pair.get().path();
        if (!path.equals("/vergelijken/" + one + "/" + other)) {
            return onTo(HttpStatus.MOVED_PERMANENTLY, language.prefix() + path + SideBySide.query(differences, given));
        }
        events.publishEvent(new PackagesCompared(List.of(first.id(), second.id())));
        return page(pair.get(), verschillen.equals("1"), catalog, request, texts.in(language));
    }

    private static AccountingPackage find(Catalog catalog, String id) {
        return PackageId.parse(id)
                .flatMap(catalog::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<String> onTo(HttpStatus how, String address) {
        return ResponseEntity.status(how)
                .location(URI.create(address))
                .cacheControl(CacheControl.noCache())
                .build();
    }

    private ResponseEntity<String> page(
            HeadToHead pair, boolean onlyDifferences, Catalog catalog, HttpServletRequest request, Words words) {
        String left = pair.left().name();
        String right = pair.right().name();
        AnswersInAddress given = AnswersInAddress.of(request, finder);
        SideBySide table = SideBySide.of(
                pair.path(), List.of(pair.left(), pair.right()), onlyDifferences, given.answers(), finder);
        Page page = layout.page(
                request,
                words.get("versus.title", left, right),
                words.get("versus.description", left, right, table.all().differences()));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("pair", pair);
        model.put("table", table);
        model.put("lossy", given.lossy());
        model.put("facts", new FactWords(words, layout.today()));
        model.put(
                "structured",
                WebPageData.of(
                        page,
                        List.of(
                                new WebPageData.Link("/", words.get("nav.start")),
                                new WebPageData.Link("/vergelijken", words.get("nav.compare")),
                                new WebPageData.Link(pair.path(), page.title())),
                        Stream.of(pair.left(), pair.right())
                                .map(pack -> new WebPageData.Link(
                                        "/pakketten/" + pack.id().value(), pack.name()))
                                .toList()));
        return layout.show(request, "finder/web/versus", page, catalog.version(), model);
    }
}
