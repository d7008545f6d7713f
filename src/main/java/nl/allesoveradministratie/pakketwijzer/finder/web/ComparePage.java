package nl.allesoveradministratie.pakketwijzer.finder.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.FactView;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.catalog.FieldGroup;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Cost;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Level;
import nl.allesoveradministratie.pakketwijzer.finder.PackagesCompared;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Up to four packages side by side, fact by fact; with answers in the address also score, cost and must-haves. */
@Controller
class ComparePage {

    static final int MOST = 4;

    private final Finder finder;
    private final Layout layout;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    ComparePage(Finder finder, Layout layout, Texts texts, ApplicationEventPublisher events) {
        this.finder = finder;
        this.layout = layout;
        this.texts = texts;
        this.events = events;
    }

    /** A package's column: where it leads and how it scored. */
    record Column(
            AccountingPackage pack,
            Ranking.@Nullable Ranked ranked,
            @Nullable Cost cost,
            String without) {}

    /** One field over all packages. */
    record Row(String field, boolean must, boolean differs, List<FactView> cells) {}

    /** The rows of a group that are shown, and how many of them differ. */
    record Block(String key, int differences, List<Row> rows) {}

    @GetMapping({"/vergelijken", "/en/vergelijken"})
    ResponseEntity<String> compare(
            @RequestParam(name = "p", defaultValue = "") List<String> p,
            @RequestParam(name = "verschillen", defaultValue = "") String verschillen,
            HttpServletRequest request) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Catalog catalog = finder.catalog();
        Set<PackageId> asked = new LinkedHashSet<>();
        p.forEach(id -> PackageId.parse(id.strip()).ifPresent(asked::add));
        List<AccountingPackage> found =
                asked.stream().map(catalog::find).flatMap(Optional::stream).toList();
        List<AccountingPackage> packs = found.stream().limit(MOST).toList();
        if (packs.size() > 1) {
            events.publishEvent(new PackagesCompared(
                    packs.stream().map(AccountingPackage::id).toList()));
        }
        Answers answers = AnswersInAddress.of(request, finder).answers();
        boolean onlyDifferences = verschillen.equals("1");

        String names = packs.stream().map(AccountingPackage::name).collect(Collectors.joining(", "));
        Page page = layout.page(
                request,
                packs.isEmpty() ? words.get("compare.title") : words.get("compare.title.of", names),
                words.get("compare.description"));
        Ranking ranking = finder.rank(answers);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("columns", columns(packs, ranking, answers, onlyDifferences));
        FactWords facts = new FactWords(words, layout.today());
        List<Block> blocks = blocks(packs, musts(ranking), facts);
        model.put("blocks", onlyDifferences ? differing(blocks) : blocks);
        model.put("differences", blocks.stream().mapToInt(Block::differences).sum());
        model.put("rows", blocks.stream().mapToInt(block -> block.rows().size()).sum());
        model.put("facts", facts);
        model.put("onlyDifferences", onlyDifferences);
        model.put("toggle", query(packs, answers, !onlyDifferences));
        model.put("answers", answers);
        model.put("tooMany", found.size() > MOST);
        model.put("lost", asked.size() > found.size());
        model.put(
                "others",
                catalog.packages().stream()
                        .filter(pack -> !packs.contains(pack))
                        .toList());
        return layout.show(request, "finder/web/compare", page, catalog.version(), model);
    }

    private static List<Column> columns(
            List<AccountingPackage> packs, Ranking ranking, Answers answers, boolean onlyDifferences) {
        List<Column> columns = new ArrayList<>();
        for (AccountingPackage pack : packs) {
            Ranking.Ranked ranked = ranking.find(pack.id()).orElse(null);
            List<AccountingPackage> without =
                    packs.stream().filter(other -> other != pack).toList();
            columns.add(new Column(
                    pack, ranked, ranked == null ? null : ranked.cost(), query(without, answers, onlyDifferences)));
        }
        return columns;
    }

    private static List<Block> blocks(List<AccountingPackage> packs, Set<String> musts, FactWords facts) {
        return Arrays.stream(FieldGroup.values())
                .map(group -> {
                    List<Row> rows = group.fields().stream()
                            .map(field -> row(field, musts.contains(field), packs, facts))
                            .toList();
                    int differences = (int) rows.stream().filter(Row::differs).count();
                    return new Block(group.key(), differences, rows);
                })
                .toList();
    }

    private static List<Block> differing(List<Block> blocks) {
        return blocks.stream()
                .map(block -> new Block(
                        block.key(),
                        block.differences(),
                        block.rows().stream().filter(Row::differs).toList()))
                .filter(block -> !block.rows().isEmpty())
                .toList();
    }

    /** Unknown beside known is a difference: nobody knows that they are the same. */
    private static Row row(String field, boolean must, List<AccountingPackage> packs, FactWords facts) {
        List<FactView> cells =
                packs.stream().map(pack -> facts.of(field, pack.fact(field))).toList();
        boolean differs = cells.stream().map(FactView::text).distinct().count() > 1;
        return new Row(field, must, differs, cells);
    }

    /** The package fields on which the visitor's must-haves rest. */
    private Set<String> musts(Ranking ranking) {
        Set<String> fields = new LinkedHashSet<>();
        ranking.packages().stream()
                .findFirst()
                .ifPresent(first -> first.requirements(Level.MUST)
                        .forEach(requirement -> finder.criteria()
                                .find(requirement.criterion())
                                .flatMap(Criterion::decidingField)
                                .ifPresent(fields::add)));
        return fields;
    }

    private static String query(List<AccountingPackage> packs, Answers answers, boolean onlyDifferences) {
        List<String> parts = new ArrayList<>();
        if (!packs.isEmpty()) {
            parts.add("p=" + packs.stream().map(pack -> pack.id().value()).collect(Collectors.joining(",")));
        }
        if (onlyDifferences) {
            parts.add("verschillen=1");
        }
        if (answers.size() > 0) {
            parts.add(answers.query());
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
