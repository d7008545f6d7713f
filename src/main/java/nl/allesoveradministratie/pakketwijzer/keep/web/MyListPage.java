package nl.allesoveradministratie.pakketwijzer.keep.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Cost;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.PackageShortlisted;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.KeptPackages;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.WayBack;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The packages that a visitor put aside: without account, in the visitor's own browser. */
@Controller
class MyListPage {

    private final Finder finder;
    private final Layout layout;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    MyListPage(Finder finder, Layout layout, Texts texts, ApplicationEventPublisher events) {
        this.finder = finder;
        this.layout = layout;
        this.texts = texts;
        this.events = events;
    }

    /**
     * A package on the list.
     *
     * @param cost of its cheapest edition; null = not known
     */
    record Row(AccountingPackage pack, @Nullable Cost cost) {}

    @GetMapping({"/mijn-lijst", "/en/mijn-lijst"})
    ResponseEntity<String> list(HttpServletRequest request, HttpServletResponse response) {
        KeptPackages kept = KeptPackages.of(request);
        KeptPackages known = known(kept);
        boolean gone = !known.equals(kept);
        if (gone) {
            known.keep(request, response);
        }
        return show(request, HttpStatus.OK, gone ? "list.notice.gone" : "");
    }

    @PostMapping({"/mijn-lijst", "/en/mijn-lijst"})
    ResponseEntity<String> change(HttpServletRequest request, HttpServletResponse response) {
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, "list.notice.foreign");
        }
        boolean quietly = "1".equals(request.getParameter("stil"));
        if (quietly && Stream.of("erbij", "eraf", "wis").allMatch(what -> request.getParameter(what) == null)) {
            // A script that left out what was pressed must not believe that it is done.
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        KeptPackages all = KeptPackages.of(request);
        // What has left the catalogue takes no room; until then it stays, so that the list can say that it left.
        KeptPackages kept = all.isFull() ? known(all) : all;
        Optional<PackageId> added = id(request, "erbij").filter(id -> !kept.holds(id));
        if (added.isPresent() && kept.isFull()) {
            return show(request, HttpStatus.CONFLICT, "list.notice.full");
        }
        KeptPackages changed = changed(request, kept);
        if (!changed.equals(kept)) {
            changed.keep(request, response);
        }
        added.ifPresent(id -> events.publishEvent(new PackageShortlisted(id)));
        if (quietly) {
            return ResponseEntity.ok()
                    .contentType(MediaType.TEXT_PLAIN)
                    .cacheControl(CacheControl.noStore())
                    .body(String.valueOf(changed.ids().size()));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(back(request))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private KeptPackages changed(HttpServletRequest request, KeptPackages kept) {
        if (request.getParameter("wis") != null) {
            return new KeptPackages(List.of());
        }
        return id(request, "erbij")
                .map(kept::with)
                .orElseGet(() -> id(request, "eraf").map(kept::without).orElse(kept));
    }

    /** A package of the catalogue that a form names; anything else is as good as nothing. */
    private Optional<PackageId> id(HttpServletRequest request, String parameter) {
        return Optional.ofNullable(request.getParameter(parameter))
                .flatMap(PackageId::parse)
                .flatMap(finder.catalog()::find)
                .map(AccountingPackage::id);
    }

    private KeptPackages known(KeptPackages kept) {
        Catalog catalog = finder.catalog();
        return new KeptPackages(
                kept.ids().stream().filter(id -> catalog.find(id).isPresent()).toList());
    }

    private static URI back(HttpServletRequest request) {
        String own = Language.ofPath(request.getRequestURI()).prefix() + "/mijn-lijst";
        return WayBack.to(Optional.ofNullable(request.getParameter("terug")).orElse(own));
    }

    /** @param notice key of what there is to say; empty = nothing */
    private ResponseEntity<String> show(HttpServletRequest request, HttpStatus status, String notice) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Page page = layout.page(request, words.get("list.title"), "");
        List<Row> rows = page.kept().ids().stream()
                .flatMap(id -> finder.catalog().find(id).stream())
                .map(pack -> new Row(pack, finder.cost(pack, Answers.NONE).orElse(null)))
                .toList();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("rows", rows);
        model.put("notice", notice);
        model.put("failed", status != HttpStatus.OK);
        model.put("facts", new FactWords(words, layout.today()));
        return layout.showOnce(status, "keep/web/list", page, model);
    }
}
