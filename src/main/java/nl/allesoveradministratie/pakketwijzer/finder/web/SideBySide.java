package nl.allesoveradministratie.pakketwijzer.finder.web;

import java.text.ListFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Comparison;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Cost;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * The table of a comparison, for the answers in its address.
 *
 * @param path where it stands, without language and query
 * @param columns one per package
 * @param all every field
 * @param onlyDifferences whether the fields in which the packages do not differ are left out
 * @param musts the package fields that the visitor cannot do without
 * @param answers none = nothing was answered
 * @param others the packages that can be put beside these, in alphabetical order
 */
record SideBySide(
        String path,
        List<Column> columns,
        Comparison all,
        boolean onlyDifferences,
        Set<String> musts,
        Answers answers,
        List<AccountingPackage> others) {

    static final int MOST = 4;

    /**
     * A package's column.
     *
     * @param pack the package
     * @param ranked its place; null = it dropped out, or too little is known of it
     * @param excluded whether it lacks something that the visitor needs
     * @param cost the edition that would do; null = none is known, or all are too small
     */
    record Column(
            AccountingPackage pack,
            Ranking.@Nullable Ranked ranked,
            boolean excluded,
            @Nullable Cost cost) {}

    static SideBySide of(
            String path, List<AccountingPackage> packs, boolean onlyDifferences, Answers answers, Finder finder) {
        Ranking ranking = finder.rank(answers);
        List<Column> columns = packs.stream()
                .map(pack -> new Column(
                        pack,
                        ranking.find(pack.id()).orElse(null),
                        ranking.excluded().stream()
                                .anyMatch(each -> each.pack().id().equals(pack.id())),
                        finder.cost(pack, answers).orElse(null)))
                .toList();
        return new SideBySide(
                path,
                columns,
                Comparison.of(packs),
                onlyDifferences,
                finder.musts(answers),
                answers,
                ranking.catalog().packages().stream()
                        .filter(pack -> !packs.contains(pack))
                        .toList());
    }

    /** What is shown: every field, or those that differ. */
    Comparison shown() {
        return onlyDifferences ? all.onlyDifferences() : all;
    }

    /** The names in a sentence: "Jortt, Moneybird en SnelStart". */
    String names(Language language) {
        return ListFormat.getInstance(language.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(columns.stream().map(column -> column.pack().name()).toList());
    }

    /** The ids, as they stand in an address. */
    String ids() {
        return ids(columns.stream());
    }

    /** The address of the same comparison without one package, without language. */
    String without(Column column) {
        return "/vergelijken"
                + query(
                        columns.size() > 1 ? "p=" + ids(columns.stream().filter(other -> other != column)) : "",
                        onlyDifferences ? "verschillen=1" : "",
                        answers.query());
    }

    /** The answers as the whole query of an address; empty when there are none. */
    String answersOnly() {
        return query(answers.query());
    }

    /** The result that the visitor came from, with the same packages still chosen, without language. */
    String result() {
        return "/keuzehulp/resultaat" + query(answers.query(), "vergelijk=" + ids());
    }

    private static String ids(Stream<Column> columns) {
        return columns.map(column -> column.pack().id().value()).collect(Collectors.joining(","));
    }

    /** The query of an address out of its parts, the empty ones left out; empty when all are. */
    static String query(String... parts) {
        String query = Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
