package nl.allesoveradministratie.pakketwijzer.finder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion.AnswerType;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import org.junit.jupiter.api.Test;

/** Which questions are asked: reviewed as data, and true for whatever somebody answers. */
class QuestionsTest {

    private final Criteria criteria = ShippedCatalogue.criteria();
    private final Catalog catalog = ShippedCatalogue.catalog();
    private final AnswerOptions options = new AnswerOptions(
            () -> catalog.packages().stream().map(pack -> pack.id().value()).toList());
    private final Map<Audience, List<QuestionPage>> pages = FinderFiles.pages();
    private final Map<String, AskWhen> conditions = FinderFiles.conditions();
    private final Questions questions = new Questions(criteria, options, pages, conditions);
    private final Ranker ranker = new Ranker(criteria, FinderFiles.meanings());

    private Answers answers(String... given) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String answer : given) {
            parameters.put(answer.split("=")[0], List.of(answer.split("=")[1]));
        }
        Answers.Parsed parsed = Answers.parse(parameters, criteria, options);
        assertThat(parsed.problems()).isEmpty();
        return parsed.answers();
    }

    private List<Criterion> following(Answers answers, Set<String> settled) {
        return questions.following(answers, settled, changed -> ranker.rank(catalog, changed));
    }

    private List<String> ids(Answers answers) {
        return following(answers, Set.of()).stream().map(Criterion::id).toList();
    }

    @Test
    void everyCriterionHasItsLineAndNoOther() {
        assertThat(conditions.keySet())
                .containsExactlyInAnyOrderElementsOf(criteria.ids().stream()
                        .filter(id -> !List.of("role", "need_level").contains(id))
                        .toList());
    }

    @Test
    void everyConditionNamesWhatCanBeAnsweredElsewhere() {
        conditions.forEach((id, line) -> List.of(line.when(), line.unless())
                .forEach(side -> side.forEach((on, values) -> {
                    assertThat(on).as(id).isNotEqualTo(id);
                    Criterion other = criteria.get(on);
                    assertThat(options.of(other))
                            .as(id + " on " + on)
                            .containsAll(values.stream()
                                    .filter(value -> !value.equals(AskWhen.ANY))
                                    .toList());
                })));
    }

    /** On one of the nine pages or after them, with the packages that come along, somebody is asked it. */
    @Test
    void noQuestionIsDead() {
        assertThat(askable())
                .allMatch(criterion -> criterion.audience().stream()
                        .anyMatch(user -> tries(criterion, user)
                                .anyMatch(answers -> isOnPage(criterion, user)
                                        || following(answers, Set.of()).contains(criterion))));
    }

    /** Of each kind of user that a criterion is meant for, but for those that its line leaves out by name. */
    @Test
    void everyQuestionMakesSenseToEverybodyItIsMeantFor() {
        for (Criterion criterion : askable()) {
            Set<String> leftOut = conditions.get(criterion.id()).unless().getOrDefault("role", Set.of());
            assertThat(criterion.audience())
                    .as(criterion.id())
                    .allMatch(user -> leftOut.contains(user.key())
                            || tries(criterion, user).findAny().isPresent());
        }
    }

    private List<Criterion> askable() {
        return criteria.all().stream()
                .filter(criterion -> conditions.containsKey(criterion.id()))
                .filter(criterion -> conditions.get(criterion.id()).follow() != AskWhen.Follow.ON_REQUEST)
                .toList();
    }

    private boolean isOnPage(Criterion criterion, Audience user) {
        return questions.pages(user).stream().anyMatch(page -> page.criteria().contains(criterion.id()));
    }

    /** Answers after which a question makes sense, as its line says. */
    private Stream<Answers> tries(Criterion criterion, Audience user) {
        AskWhen line = conditions.get(criterion.id());
        Answers base = answers("role=" + user.key());
        List<Answers> tries = new ArrayList<>(List.of(base));
        line.when()
                .forEach((on, values) -> options.of(criteria.get(on)).stream()
                        .filter(value -> values.contains(value) || values.contains(AskWhen.ANY))
                        .forEach(value -> tries.add(base.with(criteria.get(on), List.of(value), criteria))));
        return tries.stream().filter(line::makesSense);
    }

    /** A page on which nothing is asked would be a page to click away. */
    @Test
    void everyPageAsksSomethingOfEverybody() {
        pages.values()
                .forEach(list -> list.forEach(page -> assertThat(page.criteria())
                        .as(page.id())
                        .anyMatch(id -> conditions.get(id).when().isEmpty()
                                && conditions.get(id).unless().isEmpty())));
    }

    @Test
    void whetherAPackageIsNeededIsAskedFirst() {
        for (Audience user : List.of(Audience.ZZP, Audience.MKB)) {
            assertThat(questions.pages(user).getFirst().criteria())
                    .containsExactly("sales_invoices", "who_books", "vat_status");
        }
    }

    @Test
    void aBuilderIsAskedAboutReverseChargeAndAnAdviserIsNot() {
        assertThat(ids(answers("role=mkb", "sector=bouw"))).contains("reverse_charge", "g_account");
        assertThat(ids(answers("role=mkb", "sector=diensten"))).doesNotContain("reverse_charge", "g_account");
    }

    @Test
    void whoFilesNoReturnIsNotAskedHowToFileIt() {
        Criterion filing = criteria.get("vat_filing");
        assertThat(questions.makesSense(filing, answers("vat_status=KOR"))).isFalse();
        assertThat(questions.makesSense(filing, answers("vat_status=btw-plichtig")))
                .isTrue();
        // What was answered stays in sight, so that it can be changed.
        assertThat(questions.makesSense(filing, answers("vat_status=KOR", "vat_filing=need")))
                .isTrue();
    }

    @Test
    void howBtwIsFiledIsAskedMorePreciselyAndThenStands() {
        Ranking need = ranker.rank(catalog, answers("vat_filing=need"));
        for (String status : List.of("btw-plichtig", "gemengd")) {
            assertThat(ranker.rank(catalog, answers("vat_status=" + status, "vat_filing=need")))
                    .isEqualTo(need);
            assertThat(ranker.rank(catalog, answers("vat_status=" + status, "vat_filing=no")))
                    .isEqualTo(ranker.rank(catalog, answers("vat_filing=no")));
        }
        assertThat(ranker.musts(answers("vat_status=btw-plichtig"))).containsExactly("vat_filing_direct");
    }

    /** Rule of use 6: on the nine pages only what can decide is asked as "must" or "nice". */
    @Test
    void whatIsTooThinToDecideStandsOnNoPage() {
        assertThat(pages.values().stream().flatMap(List::stream).flatMap(page -> page.criteria().stream()))
                .noneMatch(id -> criteria.get(id).isTooThin());
    }

    @Test
    void whatFollowsForCostsOrThePlanDoesNotClaimToSeparate() {
        assertThat(questions.isAskedToSeparate(criteria.get("switch_date"))).isFalse();
        assertThat(questions.isAskedToSeparate(criteria.get("language"))).isTrue();
    }

    @Test
    void howToBringOldFiguresAlongIsAskedOnceThereAreSome() {
        assertThat(ids(answers("role=zzp"))).contains("current_package").doesNotContain("migration");
        assertThat(ids(answers("role=zzp", "current_package=jortt"))).contains("migration");
        assertThat(ids(answers("role=zzp", "current_package=geen"))).doesNotContain("migration");
    }

    /** Neither what only others are asked, nor what makes no sense after these answers. */
    @Test
    void whatCanStillBeAnsweredIsTheVisitorsOwn() {
        assertThat(questions.unanswered(answers("role=zzp", "vat_status=KOR")))
                .extracting(Criterion::id)
                .contains("stock", "api")
                .doesNotContain("client_count", "fiscal_unity", "vat_filing", "vat_status", "role");
        assertThat(questions.unanswered(answers("role=accountant")))
                .extracting(Criterion::id)
                .contains("client_count");
    }

    @Test
    void withoutARoleNothingFollows() {
        assertThat(ids(Answers.NONE)).isEmpty();
    }

    @Provide
    Arbitrary<Answers> anybody() {
        Arbitrary<Audience> users = Arbitraries.of(Audience.values());
        return users.flatMap(user -> Arbitraries.maps(
                        Arbitraries.of(criteria.all().stream()
                                .filter(criterion -> !options.of(criterion).isEmpty())
                                .filter(criterion -> !criterion.id().equals("role"))
                                .toList()),
                        Arbitraries.integers().between(0, 1000))
                .ofMaxSize(12)
                .map(chosen -> {
                    Answers answers = answers("role=" + user.key());
                    for (Map.Entry<Criterion, Integer> each : chosen.entrySet()) {
                        List<String> values = options.of(each.getKey());
                        answers = answers.with(
                                each.getKey(), List.of(values.get(each.getValue() % values.size())), criteria);
                    }
                    return answers;
                }));
    }

    @Property(tries = 60)
    void onlyOpenAndSensibleQuestionsFollow(@ForAll("anybody") Answers answers) {
        Audience user = Audience.ofKey(answers.first("role").orElseThrow());
        assertThat(following(answers, Set.of()))
                .doesNotHaveDuplicates()
                .noneMatch(criterion -> answers.has(criterion.id()))
                .noneMatch(criterion -> criterion.answerType() == AnswerType.DERIVED)
                .allMatch(criterion -> criterion.audience().contains(user))
                .allMatch(criterion -> questions.makesSense(criterion, answers))
                .noneMatch(criterion -> questions.pages(user).stream()
                        .anyMatch(page -> page.criteria().contains(criterion.id())));
    }

    /** "Nog ± n vragen" is honest: who passes over some is left with exactly the others, in the same order. */
    @Property(tries = 60)
    void passingOverQuestionsLeavesTheOthers(@ForAll("anybody") Answers answers) {
        List<Criterion> before = following(answers, Set.of());
        Set<String> passed = new LinkedHashSet<>();
        before.stream().limit(3).forEach(criterion -> passed.add(criterion.id()));
        assertThat(following(answers, passed))
                .isEqualTo(before.stream().skip(passed.size()).toList());
    }

    /** By the answers that it could get, on average; what tells nothing apart comes last, whatever it is asked for. */
    @Property(tries = 40)
    void whatTellsMostPackagesApartIsAskedFirst(@ForAll("anybody") Answers answers) {
        Ranking before = ranker.rank(catalog, answers);
        List<Double> apart = following(answers, Set.of()).stream()
                .map(criterion -> (double) Math.round(1000
                        * triedValues(criterion).stream()
                                .mapToLong(value -> Separation.pairs(
                                        before,
                                        ranker.rank(catalog, answers.with(criterion, List.of(value), criteria))))
                                .average()
                                .orElse(0)))
                .toList();
        assertThat(apart)
                .isSortedAccordingTo((one, other) -> Math.abs(one - other) <= 1 ? 0 : Double.compare(other, one));
    }

    private List<String> triedValues(Criterion criterion) {
        return switch (criterion.answerType()) {
            case NUMBER -> List.of("1", "3", "10");
            // Every package means the same here.
            case SINGLE_OR_NONE, SINGLE_OR_UNKNOWN -> options.of(criterion).subList(0, 1);
            default -> options.of(criterion);
        };
    }

    /** What is asked because it separates has an option that changes an order. */
    @Property(tries = 40)
    void aSeparatingQuestionCanChangeTheOrder(@ForAll("anybody") Answers answers) {
        Ranking before = ranker.rank(catalog, answers);
        for (Criterion criterion : following(answers, Set.of())) {
            if (conditions.get(criterion.id()).follow() == AskWhen.Follow.SEPARATING) {
                List<String> values = options.of(criterion).isEmpty() ? List.of("1", "3", "10") : options.of(criterion);
                assertThat(values)
                        .as(criterion.id())
                        .anyMatch(value -> Separation.pairs(
                                        before, ranker.rank(catalog, answers.with(criterion, List.of(value), criteria)))
                                > 0);
            }
        }
    }
}
