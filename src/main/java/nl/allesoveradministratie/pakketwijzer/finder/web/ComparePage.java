package nl.allesoveradministratie.pakketwijzer.finder.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
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
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Up to four packages side by side, fact by fact; with answers in the address also score, cost and must-haves. */
@Controller
class ComparePage implements PublicPaths {

    private final Finder finder;
    private final HeadToHeads pairs;
    private final Layout layout;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    ComparePage(Finder finder, HeadToHeads pairs, Layout layout, Texts texts, ApplicationEventPublisher events) {
        this.finder = finder;
        this.pairs = pairs;
        this.layout = layout;
        this.texts = texts;
        this.events = events;
    }

    /**
     * What the address asks for.
     *
     * @param shown the packages that are compared
     * @param tooMany those beyond the fourth
     * @param lost the ids of packages that are not there (any more)
     * @param unreadable whether something in it is no id at all
     */
    private record Asked(
            List<AccountingPackage> shown, List<AccountingPackage> tooMany, List<PackageId> lost, boolean unreadable) {

        static Asked of(List<String> p, Catalog catalog) {
            Set<PackageId> ids = new LinkedHashSet<>();
            p.forEach(id -> PackageId.parse(id.strip()).ifPresent(ids::add));
            List<AccountingPackage> found =
                    ids.stream().map(catalog::find).flatMap(Optional::stream).toList();
            int most = Math.min(found.size(), SideBySide.MOST);
            return new Asked(
                    found.subList(0, most),
                    found.subList(most, found.size()),
                    ids.stream().filter(id -> catalog.find(id).isEmpty()).toList(),
                    p.stream()
                            .anyMatch(id ->
                                    !id.isBlank() && PackageId.parse(id.strip()).isEmpty()));
        }

        /** So long an address was not made by us: the first few names say enough. */
        String lostNames() {
            return lost.stream().limit(SideBySide.MOST).map(PackageId::value).collect(Collectors.joining(", "));
        }

        String tooManyNames() {
            return tooMany.stream().map(AccountingPackage::name).collect(Collectors.joining(", "));
        }
    }

    @Override
    public Stream<String> paths() {
        return Stream.of("/vergelijken");
    }

    @GetMapping({"/vergelijken", "/en/vergelijken"})
    ResponseEntity<String> compare(
            @RequestParam(name = "p", defaultValue = "") List<String> p,
            @RequestParam(name = "verschillen", defaultValue = "") String verschillen,
            HttpServletRequest request) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Catalog catalog = finder.catalog();
        Asked asked = Asked.of(p, catalog);
        if (asked.shown().size() > 1) {
            events.publishEvent(new PackagesCompared(
                    asked.shown().stream().map(AccountingPackage::id).toList()));
        }
        AnswersInAddress given = AnswersInAddress.of(request, finder);
        SideBySide table =
                SideBySide.of("/vergelijken", asked.shown(), verschillen.equals("1"), given.answers(), finder);
        Page page = layout.page(
                request,
                asked.shown().isEmpty()
                        ? words.get("compare.title")
                        : words.get("compare.title.of", table.names(words.language())),
                words.get("compare.description"));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("table", table);
        model.put("lossy", given.lossy());
        model.put("facts", new FactWords(words, layout.today()));
        model.put("lost", asked.lostNames());
        model.put("unreadable", asked.unreadable());
        model.put("tooMany", asked.tooManyNames());
        model.put("pairs", asked.shown().isEmpty() ? pairs.all(catalog) : Map.of());
        return layout.show(request, "finder/web/compare", page, catalog.version(), model);
    }
}
