package nl.allesoveradministratie.pakketwijzer.catalog.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Alike;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.catalog.HeadToHeads;
import nl.allesoveradministratie.pakketwijzer.catalog.PackageClickedOut;
import nl.allesoveradministratie.pakketwijzer.catalog.PackageViewed;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Suits;
import nl.allesoveradministratie.pakketwijzer.catalog.VendorQuestions;
import nl.allesoveradministratie.pakketwijzer.catalog.VisitorFit;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.PublicPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** All packages, and everything about one of them. */
@Controller
class PackagePages implements PublicPaths {

    /** So many packages are offered to compare with. */
    private static final int OTHERS = 4;

    private final PublishedCatalog catalog;
    private final Layout layout;
    private final Texts texts;
    private final VisitorFit visitorFit;
    private final HeadToHeads headToHeads;
    private final ApplicationEventPublisher events;

    PackagePages(
            PublishedCatalog catalog,
            Layout layout,
            Texts texts,
            VisitorFit visitorFit,
            HeadToHeads headToHeads,
            ApplicationEventPublisher events) {
        this.catalog = catalog;
        this.layout = layout;
        this.texts = texts;
        this.visitorFit = visitorFit;
        this.headToHeads = headToHeads;
        this.events = events;
    }

    /** A page that says things, with how many facts rest on it. */
    record Source(String url, String label, int facts) {}

    /**
     * A package to compare with.
     *
     * @param address where the two stand side by side, with the visitor's answers
     */
    record Other(AccountingPackage pack, String address) {}

    @Override
    public Stream<String> paths() {
        return Stream.concat(
                Stream.of("/pakketten"),
                catalog.current().packages().stream()
                        .map(pack -> "/pakketten/" + pack.id().value()));
    }

    @GetMapping({"/pakketten", "/en/pakketten"})
    ResponseEntity<String> all(
            @RequestParam(defaultValue = "") String zoek,
            @RequestParam(defaultValue = "") String voor,
            HttpServletRequest request) {
        Catalog current = catalog.current();
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Optional<Audience> user = Arrays.stream(Audience.values())
                .filter(each -> each.key().equals(voor))
                .findFirst();
        String searched = zoek.strip();
        List<AccountingPackage> found = current.packages().stream()
                .filter(pack -> matches(pack, searched))
                .filter(pack -> user.isEmpty() || isFor(pack, user.get()))
                .sorted(Comparator.comparing(pack -> isUnsaid(pack, user)))
                .toList();
        Page page = layout.page(request, words.get("packages.title"), words.get("packages.description"));
        return layout.show(
                request,
                "catalog/web/packages",
                page,
                current.version(),
                Map.of(
                        "found",
                        found,
                        "total",
                        current.packages().size(),
                        "searched",
                        searched,
                        "user",
                        user.map(Audience::key).orElse(""),
                        "unsaid",
                        found.stream()
                                .filter(pack -> isUnsaid(pack, user))
                                .map(AccountingPackage::id)
                                .collect(Collectors.toSet()),
                        "facts",
                        new FactWords(words, layout.today()),
                        "structured",
                        SearchData.of(page, found)));
    }

    private static boolean matches(AccountingPackage pack, String searched) {
        String wanted = searched.toLowerCase(Locale.ROOT);
        boolean vendor = pack.vendor() != null
                && pack.vendor().value() instanceof FactValue.Text(String name)
                && name.toLowerCase(Locale.ROOT).contains(wanted);
        return vendor || pack.name().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Whether nobody says if a package is for the user that was chosen: it comes last, in alphabetical order too. */
    private static boolean isUnsaid(AccountingPackage pack, Optional<Audience> user) {
        return user.isPresent() && !pack.target().containsKey(user.get());
    }

    /** Unknown is not "no": a package of which nobody says whether it is for this user stays in the list. */
    private static boolean isFor(AccountingPackage pack, Audience user) {
        Fact target = pack.target().get(user);
        return target == null || !(target.value() instanceof FactValue.No);
    }

    @GetMapping({"/pakketten/{id}", "/en/pakketten/{id}"})
    ResponseEntity<String> one(@PathVariable String id, HttpServletRequest request) {
        Catalog current = catalog.current();
        AccountingPackage pack = find(id);
        // Also when the browser still has the page: who looks at it again has viewed it.
        events.publishEvent(new PackageViewed(pack.id()));
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        VendorQuestions questions = VendorQuestions.of(pack, layout.today());
        Page page = layout.page(
                request,
                words.get("package.title", pack.name()),
                words.get("package.description", pack.name(), pack.factCount(), questions.count()));
        return layout.show(
                request,
                "catalog/web/package",
                page,
                current.version(),
                () -> everythingAbout(pack, current, page, questions, request.getParameterMap()));
    }

    private Map<String, Object> everythingAbout(
            AccountingPackage pack,
            Catalog current,
            Page page,
            VendorQuestions questions,
            Map<String, String[]> answers) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        answers.forEach((name, values) -> parameters.put(name, List.of(values)));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("pack", pack);
        model.put("facts", new FactWords(page.words(), layout.today()));
        VisitorFit.Fit fit = visitorFit.of(parameters, pack.id()).orElse(null);
        model.put("fit", fit);
        model.put("suits", Suits.of(current, pack));
        model.put("questions", questions);
        model.put("sources", sources(pack, page.words()));
        model.put(
                "others",
                Alike.to(pack, current, OTHERS).stream()
                        .map(other -> new Other(
                                other, page.href(sideBySide(current, pack, other, fit == null ? "" : fit.query()))))
                        .toList());
        model.put("newest", newest(pack).orElse(null));
        model.put("limits", limits(pack));
        model.put("structured", SearchData.of(page, pack));
        return model;
    }

    /** The page of the two when there is enough to say, or the table of any packages. */
    private String sideBySide(Catalog current, AccountingPackage pack, AccountingPackage other, String answers) {
        return headToHeads
                .of(current, pack.id(), other.id())
                .map(pair -> pair.path() + (answers.isEmpty() ? "" : "?" + answers))
                .orElseGet(() ->
                        "/vergelijken?p=" + pack.id() + "," + other.id() + (answers.isEmpty() ? "" : "&" + answers));
    }

    /** On to the vendor: where to is for the catalogue to say, never for the address. */
    @GetMapping({"/pakketten/{id}/website", "/en/pakketten/{id}/website"})
    ResponseEntity<Void> website(@PathVariable String id) {
        AccountingPackage pack = find(id);
        if (pack.website() == null || !(pack.website().value() instanceof FactValue.Text(String host))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        events.publishEvent(new PackageClickedOut(pack.id()));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("https://" + host))
                .cacheControl(CacheControl.noStore())
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }

    private AccountingPackage find(String id) {
        return PackageId.parse(id)
                .flatMap(catalog.current()::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static List<Source> sources(AccountingPackage pack, Words words) {
        Map<String, List<Fact>> byUrl = new LinkedHashMap<>();
        pack.facts()
                .forEach(fact -> byUrl.computeIfAbsent(fact.sourceUrl(), url -> new ArrayList<>())
                        .add(fact));
        return byUrl.entrySet().stream()
                .map(entry -> new Source(
                        entry.getKey(),
                        words.get("source."
                                + entry.getValue()
                                        .getFirst()
                                        .sourceKind()
                                        .name()
                                        .toLowerCase(Locale.ROOT)),
                        entry.getValue().size()))
                .sorted(Comparator.comparingInt((Source source) -> -source.facts())
                        .thenComparing(Source::url))
                .toList();
    }

    private static Optional<Fact> newest(AccountingPackage pack) {
        return pack.facts().stream()
                .filter(fact -> fact.asOf() != null)
                .max(Comparator.comparing(
                        fact -> Objects.requireNonNull(fact.asOf()).earliest()));
    }

    private static Map<Edition, Map<String, @Nullable Fact>> limits(AccountingPackage pack) {
        Map<Edition, Map<String, @Nullable Fact>> limits = new LinkedHashMap<>();
        for (Edition edition : pack.editions()) {
            Map<String, @Nullable Fact> known = new LinkedHashMap<>();
            Stream.concat(Edition.LIMITS.stream(), Edition.EXTRAS.stream())
                    .filter(edition.limits()::containsKey)
                    .forEach(limit -> known.put(limit, edition.limits().get(limit)));
            limits.put(edition, known);
        }
        return limits;
    }
}
