package nl.allesoveradministratie.pakketwijzer.finder.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Segment;
import nl.allesoveradministratie.pakketwijzer.finder.Segments;
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

/** What fits a kind of business by the answers that it would mostly give, and what is not known about that. */
@Controller
class SegmentPages implements PublicPaths {

    private static final String INDEX = "/voor";

    private final Finder finder;
    private final Segments segments;
    private final Layout layout;
    private final Texts texts;

    SegmentPages(Finder finder, Segments segments, Layout layout, Texts texts) {
        this.finder = finder;
        this.segments = segments;
        this.layout = layout;
        this.texts = texts;
    }

    @Override
    public Stream<String> paths() {
        return Stream.concat(
                Stream.of(INDEX),
                segments.all(finder.catalog()).stream()
                        .map(each -> each.segment().path()));
    }

    @GetMapping({"/voor", "/en/voor"})
    ResponseEntity<String> all(HttpServletRequest request) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Catalog catalog = finder.catalog();
        Page page = layout.page(request, words.get("segment.index.title"), words.get("segment.index.description"));
        List<Segment> listed =
                segments.all(catalog).stream().map(Segments.Ranked::segment).toList();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("segments", listed);
        model.put(
                "structured",
                WebPageData.of(
                        page,
                        way(words, List.of()),
                        listed.stream()
                                .map(segment -> link(segment, words.language()))
                                .toList()));
        return layout.show(request, "finder/web/segments", page, catalog.version(), model);
    }

    @GetMapping({"/voor/{id}", "/en/voor/{id}"})
    ResponseEntity<String> one(@PathVariable String id, HttpServletRequest request) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Catalog catalog = finder.catalog();
        Segments.Ranked ranked =
                segments.find(catalog, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Segment.Words own = ranked.segment().words(words.language());
        SegmentView view = new SegmentView(finder, ranked, words);
        Page page = layout.page(request, own.title(), own.description());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("view", view);
        model.put("own", own);
        model.put("facts", new FactWords(words, layout.today()));
        model.put(
                "others",
                segments.all(catalog).stream()
                        .map(Segments.Ranked::segment)
                        .filter(segment -> segment != ranked.segment())
                        .toList());
        model.put(
                "structured",
                WebPageData.of(
                        page,
                        way(words, List.of(link(ranked.segment(), words.language()))),
                        Stream.concat(view.first().stream(), view.rest().stream())
                                .map(each -> new WebPageData.Link(
                                        "/pakketten/" + each.pack().id().value(),
                                        each.pack().name()))
                                .toList()));
        return layout.show(request, "finder/web/segment", page, catalog.version(), model);
    }

    private static WebPageData.Link link(Segment segment, Language language) {
        return new WebPageData.Link(segment.path(), segment.words(language).title());
    }

    private static List<WebPageData.Link> way(Words words, List<WebPageData.Link> further) {
        List<WebPageData.Link> way = new ArrayList<>();
        way.add(new WebPageData.Link("/", words.get("nav.start")));
        way.add(new WebPageData.Link(INDEX, words.get("nav.segments")));
        way.addAll(further);
        return way;
    }
}
