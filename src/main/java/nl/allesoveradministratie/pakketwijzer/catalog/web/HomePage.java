package nl.allesoveradministratie.pakketwijzer.catalog.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The front page: one promise, one button, and a few comparisons to begin with. */
@Controller
class HomePage implements PublicPaths {

    private final PublishedCatalog catalog;
    private final Layout layout;
    private final Texts texts;

    HomePage(PublishedCatalog catalog, Layout layout, Texts texts) {
        this.catalog = catalog;
        this.layout = layout;
        this.texts = texts;
    }

    /**
     * Two packages side by side, to begin with.
     *
     * @param left first in the alphabet
     * @param right second
     * @param user for whom both are made
     */
    record Pair(AccountingPackage left, AccountingPackage right, Audience user) {}

    @Override
    public Stream<String> paths() {
        return Stream.of("/");
    }

    /**
     * "/" is also where Vaadin's own requests arrive, with a parameter of their own. A mapped controller would answer
     * those with an error; a route function only takes what is its own.
     */
    @Bean
    RouterFunction<ServerResponse> home() {
        return RouterFunctions.route(
                RequestPredicates.path("/")
                        .and(RequestPredicates.methods(
                                org.springframework.http.HttpMethod.GET, org.springframework.http.HttpMethod.HEAD))
                        .and(request -> request.param("v-r").isEmpty()),
                request -> {
                    ResponseEntity<String> page = show(request.servletRequest(), Language.NL);
                    ServerResponse.BodyBuilder response = ServerResponse.status(page.getStatusCode())
                            .headers(headers -> headers.addAll(page.getHeaders()));
                    return page.getBody() == null ? response.build() : response.body(page.getBody());
                });
    }

    @GetMapping("/en")
    ResponseEntity<String> english(HttpServletRequest request) {
        return show(request, Language.EN);
    }

    private ResponseEntity<String> show(HttpServletRequest request, Language language) {
        Catalog current = catalog.current();
        Page page = layout.page(request, texts.get(language, "home.title"), texts.get(language, "home.description"));
        return layout.show(
                request,
                "catalog/web/home",
                page,
                current.version(),
                () -> Map.of(
                        "packages",
                        current.packages().size(),
                        "pairs",
                        pairs(current),
                        "structured",
                        SearchData.ofHome(page)));
    }

    /** Per kind of user the four packages about which most is known, in alphabetical order, two by two. */
    private static List<Pair> pairs(Catalog catalog) {
        List<Pair> pairs = new ArrayList<>();
        for (Audience user : Audience.values()) {
            List<AccountingPackage> best = catalog.packages().stream()
                    .filter(AccountingPackage::isKnownWellEnough)
                    .filter(pack -> pack.target().containsKey(user)
                            && pack.target().get(user).value() instanceof FactValue.Yes)
                    .filter(pack -> pairs.stream().noneMatch(pair -> pair.left() == pack || pair.right() == pack))
                    .sorted(Comparator.comparingInt((AccountingPackage pack) -> -pack.factCount()))
                    .limit(4)
                    .toList();
            List<AccountingPackage> alphabetical =
                    catalog.packages().stream().filter(best::contains).toList();
            for (int i = 0; i + 1 < alphabetical.size(); i += 2) {
                pairs.add(new Pair(alphabetical.get(i), alphabetical.get(i + 1), user));
            }
        }
        return pairs;
    }
}
