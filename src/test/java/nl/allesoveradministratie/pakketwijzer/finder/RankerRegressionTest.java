package nl.allesoveradministratie.pakketwijzer.finder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import org.junit.jupiter.api.Test;

/**
 * What the ranking makes of the catalogue that comes along, line by line: every option of every criterion by itself,
 * and every pair of options of two core questions. A changed fact or rule shows here as a diff to be reviewed; when it
 * is right, run {@code mvn test -Dtest=RankerRegressionTest -Dpakketwijzer.regression.update=true} and commit the file.
 */
class RankerRegressionTest {

    private static final Path SNAPSHOT = Path.of("src/test/resources/finder/regression.txt");

    private static final String UPDATE = "pakketwijzer.regression.update";

    /** Numbers have no options; these are none, one, a few and more than anybody sells. */
    private static final List<String> NUMBERS = List.of("0", "1", "4", "1000000");

    /** All packages mean the same to a criterion that asks for one, so in pairs one stands for them all. */
    private static final String ANY_PACKAGE = "moneybird";

    private final Criteria criteria = ShippedCatalogue.criteria();
    private final Catalog catalog = ShippedCatalogue.catalog();
    private final AnswerOptions options = new AnswerOptions(
            () -> catalog.packages().stream().map(pack -> pack.id().value()).toList());
    private final Ranker ranker = new Ranker(criteria, FinderFiles.meanings());

    /** One criterion answered with one option. */
    private record Choice(String criterion, String option) {}

    /** Two choices of different criteria, the earlier criterion first. */
    private record Pair(Choice one, Choice other) {}

    @Test
    void theShippedCatalogueRanksAsItDid() throws IOException {
        List<String> actual = Stream.concat(singles().stream(), pairwise().stream())
                .map(this::line)
                .toList();
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(SNAPSHOT.getParent());
            Files.writeString(SNAPSHOT, String.join("\n", actual) + "\n");
        }
        String difference = difference(Files.readAllLines(SNAPSHOT), actual);
        if (!difference.isEmpty()) {
            fail("The ranking changed. Is every line right? Then run this test with -D" + UPDATE + "=true\n"
                    + difference);
        }
    }

    @Test
    void everyOptionOfEveryCriterionIsInTheTableByItself() {
        Set<Choice> covered = singles().stream()
                .peek(answers -> assertThat(answers.size()).isEqualTo(1))
                .flatMap(answers -> choices(answers).stream())
                .collect(Collectors.toSet());

        for (Criterion criterion : criteria.all()) {
            List<String> expected =
                    criterion.answerType() == Criterion.AnswerType.NUMBER ? NUMBERS : options.of(criterion);
            assertThat(expected)
                    .isNotNull()
                    .allSatisfy(option -> assertThat(covered).contains(new Choice(criterion.id(), option)));
            assertThat(expected.isEmpty())
                    .as("%s cannot be answered", criterion.id())
                    .isEqualTo(criterion.id().equals("need_level"));
        }
    }

    @Test
    void everyPairOfOptionsOfTheCoreQuestionsIsInTheTable() {
        Set<Pair> covered = new HashSet<>();
        for (Answers answers : pairwise()) {
            covered.addAll(pairs(choices(answers)));
        }
        Set<Pair> wanted = allPairs(core());

        assertThat(core()).hasSize(35);
        assertThat(wanted).hasSizeGreaterThan(5000).isSubsetOf(covered);
    }

    private List<Criterion> core() {
        return criteria.all().stream()
                .filter(criterion -> criterion.askWhen().equals("core"))
                .filter(criterion -> criterion.answerType() != Criterion.AnswerType.DERIVED)
                .toList();
    }

    private List<String> optionsInPairs(Criterion criterion) {
        return switch (criterion.answerType()) {
            case NUMBER -> NUMBERS;
            case SINGLE_OR_UNKNOWN -> List.of(ANY_PACKAGE, AnswerOptions.UNKNOWN);
            case SINGLE_OR_NONE -> List.of(ANY_PACKAGE, AnswerOptions.NONE);
            default -> options.of(criterion);
        };
    }

    private Set<Pair> allPairs(List<Criterion> asked) {
        Set<Pair> pairs = new LinkedHashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            for (int j = i + 1; j < asked.size(); j++) {
                for (String one : optionsInPairs(asked.get(i))) {
                    for (String other : optionsInPairs(asked.get(j))) {
                        pairs.add(new Pair(
                                new Choice(asked.get(i).id(), one),
                                new Choice(asked.get(j).id(), other)));
                    }
                }
            }
        }
        return pairs;
    }

    /** Every option of every criterion, by itself. */
    private List<Answers> singles() {
        List<Answers> cases = new ArrayList<>();
        for (Criterion criterion : criteria.all()) {
            List<String> values =
                    criterion.answerType() == Criterion.AnswerType.NUMBER ? NUMBERS : options.of(criterion);
            values.forEach(value -> cases.add(answers(Map.of(criterion.id(), value))));
        }
        return cases;
    }

    /**
     * Cases in which every pair of options of two core questions occurs, found greedily: each case starts from the first
     * pair not covered yet, and takes for every other question the option that covers most new pairs. Where several
     * cover as many, the cases take turns, so that the last ones are not all alike.
     */
    private List<Answers> pairwise() {
        List<Criterion> core = core();
        Set<Pair> open = allPairs(core);
        List<Answers> cases = new ArrayList<>();
        while (!open.isEmpty()) {
            Map<String, String> chosen = new LinkedHashMap<>();
            Pair first = open.iterator().next();
            chosen.put(first.one().criterion(), first.one().option());
            chosen.put(first.other().criterion(), first.other().option());
            for (Criterion criterion : core) {
                if (!chosen.containsKey(criterion.id())) {
                    chosen.put(criterion.id(), best(criterion, chosen, open, core, cases.size()));
                }
            }
            Answers answers = answers(chosen);
            open.removeAll(pairs(choices(answers)));
            cases.add(answers);
        }
        return cases;
    }

    private String best(
            Criterion criterion, Map<String, String> chosen, Set<Pair> open, List<Criterion> core, int turn) {
        List<String> order = core.stream().map(Criterion::id).toList();
        List<String> all = optionsInPairs(criterion);
        String best = "";
        long most = -1;
        for (int i = 0; i < all.size(); i++) {
            String option = all.get((i + turn) % all.size());
            Choice choice = new Choice(criterion.id(), option);
            long covers = chosen.entrySet().stream()
                    .map(entry -> new Choice(entry.getKey(), entry.getValue()))
                    .map(other -> order.indexOf(other.criterion()) < order.indexOf(criterion.id())
                            ? new Pair(other, choice)
                            : new Pair(choice, other))
                    .filter(open::contains)
                    .count();
            if (covers > most) {
                most = covers;
                best = option;
            }
        }
        return best;
    }

    private static Set<Pair> pairs(List<Choice> choices) {
        Set<Pair> pairs = new HashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            for (int j = i + 1; j < choices.size(); j++) {
                pairs.add(new Pair(choices.get(i), choices.get(j)));
            }
        }
        return pairs;
    }

    private Answers answers(Map<String, String> chosen) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        chosen.forEach((criterion, option) -> parameters.put(criterion, List.of(option)));
        Answers.Parsed parsed = Answers.parse(parameters, criteria, options);
        assertThat(parsed.problems()).isEmpty();
        return parsed.answers();
    }

    private static List<Choice> choices(Answers answers) {
        return answers.criteria().stream()
                .map(criterion -> new Choice(criterion, answers.first(criterion).orElseThrow()))
                .toList();
    }

    /** For example {@code bank_link=need -> 1 jortt 100 [100-100], … | excluded 0 | too little known 20}. */
    private String line(Answers answers) {
        Ranking ranking = ranker.rank(catalog, answers);
        String first = ranking.packages().stream()
                .limit(3)
                .map(RankerRegressionTest::place)
                .collect(Collectors.joining(", "));
        return answers.query() + " -> " + (first.isEmpty() ? "nothing fits" : first) + " | excluded "
                + ranking.excluded().size() + " | too little known "
                + ranking.tooLittleKnown().size();
    }

    private static String place(Ranking.Ranked ranked) {
        Score score = ranked.score();
        return ranked.rank() + " " + ranked.pack().id()
                + (score == null ? " no score" : " " + score.value() + " [" + score.min() + "-" + score.max() + "]");
    }

    /** The lines that differ, by query: what was written down, and what comes out now. */
    private static String difference(List<String> expected, List<String> actual) {
        Map<String, String> before = byQuery(expected);
        Map<String, String> now = byQuery(actual);
        Set<String> queries = new LinkedHashSet<>(now.keySet());
        queries.addAll(before.keySet());
        List<String> differences = queries.stream()
                .filter(query -> !Objects.equals(before.get(query), now.get(query)))
                .map(query -> query + "\n  - " + before.getOrDefault(query, "(not in the table)") + "\n  + "
                        + now.getOrDefault(query, "(no longer a case)"))
                .toList();
        int shown = Math.min(differences.size(), 25);
        return String.join("\n", differences.subList(0, shown))
                + (shown < differences.size() ? "\n… and " + (differences.size() - shown) + " more lines" : "");
    }

    private static Map<String, String> byQuery(List<String> lines) {
        Map<String, String> byQuery = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(" -> ", 2);
            assertThat(parts).as("a line of the table: %s", line).hasSize(2);
            assertThat(byQuery.put(parts[0], parts[1]))
                    .as("twice: %s", parts[0])
                    .isNull();
        }
        return byQuery;
    }
}
