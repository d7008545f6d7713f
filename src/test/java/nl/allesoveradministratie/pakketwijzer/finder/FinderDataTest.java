package nl.allesoveradministratie.pakketwijzer.finder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion.AnswerType;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The finder's data files, reviewed like code: complete, and naming nothing that is not there. */
class FinderDataTest {

    /** One rule serves all of these, so the table says nothing about them. */
    private static final Set<AnswerType> WITHOUT_LINES =
            EnumSet.of(AnswerType.WANT, AnswerType.YES_NO, AnswerType.DERIVED, AnswerType.RANK);

    /** Answered with a number or a package: one line serves every answer. */
    private static final Set<AnswerType> ANY =
            EnumSet.of(AnswerType.NUMBER, AnswerType.SINGLE_OR_NONE, AnswerType.SINGLE_OR_UNKNOWN);

    /** Options about another field than the criterion's first, with that field; empty = nothing is known about it. */
    private static final Map<String, Optional<String>> EXCEPTIONS = Map.of(
            "language=Engels", Optional.of("support_english"),
            "security_marks=Zeker-OnLine", Optional.of("trust_mark"),
            "security_marks=Betrouwbaar Boekhouden", Optional.of("trust_mark"),
            "support_channel=chat", Optional.empty(),
            "support_channel=e-mail", Optional.empty());

    private final Criteria criteria = ShippedCatalogue.criteria();
    private final Map<String, Map<String, Meanings.TableEntry>> table =
            FinderFiles.meanings().table();
    private final Map<String, Wording.Entry> wording = FinderFiles.wording();
    private final Map<Audience, List<QuestionPage>> pages = FinderFiles.pages();

    private static boolean hasLines(Criterion criterion) {
        return !WITHOUT_LINES.contains(criterion.answerType())
                && !criterion.id().equals("role");
    }

    @Test
    void everyOptionHasAMeaningAndNoLineIsAboutNothing() {
        Set<String> expected = new LinkedHashSet<>();
        for (Criterion criterion : criteria.all()) {
            if (hasLines(criterion)) {
                List<String> options = ANY.contains(criterion.answerType()) ? List.of("any") : criterion.options();
                options.forEach(option -> expected.add(criterion.id() + "=" + option));
                if (criterion.answerType() == AnswerType.SINGLE_OR_UNKNOWN) {
                    expected.add(criterion.id() + "=" + AnswerOptions.UNKNOWN);
                }
            }
        }
        Set<String> lines = new LinkedHashSet<>();
        table.forEach((criterion, options) -> options.keySet().forEach(option -> lines.add(criterion + "=" + option)));

        assertThat(lines).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyLineIsAboutTheFirstFieldOfItsCriterionOrAListedException() {
        Set<String> exceptionsFound = new HashSet<>();
        table.forEach((id, options) -> options.forEach((option, entry) -> {
            Criterion criterion = criteria.get(id);
            String line = id + "=" + option;
            field(entry.meaning()).ifPresent(field -> {
                if (EXCEPTIONS.containsKey(line)) {
                    exceptionsFound.add(line);
                    assertThat(field).as(line).isEqualTo(EXCEPTIONS.get(line));
                    field.ifPresent(other ->
                            assertThat(criterion.packageFields()).as(line).contains(other));
                } else {
                    assertThat(field).as(line).isEqualTo(criterion.decidingField());
                }
            });
        }));

        assertThat(exceptionsFound).isEqualTo(EXCEPTIONS.keySet());
    }

    /** The field that a line is about; empty when it is not about one. */
    private static Optional<Optional<String>> field(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Requires requires -> Optional.of(Optional.ofNullable(requires.field()));
            case Meaning.Carries carries -> Optional.of(Optional.of(carries.field()));
            case Meaning.CarriesWithFeature feature -> Optional.of(Optional.of(feature.field()));
            case Meaning.CarriesGrowth growth -> Optional.of(Optional.of("editions"));
            case Meaning.Budget budget -> Optional.of(Optional.of("editions.price_month"));
            case Meaning.Ignored ignored -> Optional.empty();
        };
    }

    @Test
    void theRoleOfACriterionShowsInItsLines() {
        table.forEach((id, options) -> options.forEach((option, entry) -> {
            Criterion criterion = criteria.get(id);
            String line = id + "=" + option;
            switch (entry.meaning()) {
                case Meaning.Requires requires ->
                    assertThat(criterion.role()).as(line).isIn(Criterion.Role.MUST, Criterion.Role.WISH);
                case Meaning.Budget budget -> assertThat(id).as(line).isEqualTo("budget");
                case Meaning.Ignored ignored ->
                    assertThat(entry.from()).as(line).isZero();
                default -> assertThat(criterion.role()).as(line).isEqualTo(Criterion.Role.VOLUME);
            }
        }));
    }

    @Test
    void aBandHasToFitUpToItsTop() {
        table.forEach((id, options) -> options.forEach((option, entry) -> {
            if (entry.meaning() instanceof Meaning.Carries carries && !option.equals("any")) {
                long expected = option.startsWith(">")
                        ? Long.parseLong(option.substring(1)) + 1
                        : Long.parseLong(option.split("-")[1]);
                assertThat(carries.atLeast()).as(id + "=" + option).isEqualTo(expected);
            }
        }));
    }

    @Test
    void aBudgetIsTheNumberThatIsChosen() {
        for (String option : criteria.get("budget").options()) {
            Integer euro = option.equals("meer") ? null : Integer.valueOf(option);
            assertThat(FinderFiles.meanings().of(criteria.get("budget"), option))
                    .isEqualTo(new Meaning.Budget(euro));
        }
    }

    @Test
    void theNumberAnsweredIsTheNumberThatHasToFit() {
        assertThat(FinderFiles.meanings().of(criteria.get("users"), "7"))
                .isEqualTo(new Meaning.Carries("editions.limits.users", 7));
        assertThat(FinderFiles.meanings().of(criteria.get("client_count"), "1"))
                .isEqualTo(new Meaning.CarriesWithFeature("multi_admin", false, 1));
        assertThat(FinderFiles.meanings().of(criteria.get("client_count"), "2"))
                .isEqualTo(new Meaning.CarriesWithFeature("multi_admin", true, 2));
    }

    @Test
    void everyCriterionIsWordedAndNoOther() {
        assertThat(wording.keySet()).hasSize(59).containsExactlyInAnyOrderElementsOf(criteria.ids());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCriterionHasAllItsWords(Language language) {
        wording.forEach((id, entry) -> {
            Wording.Words words = entry.words().get(language);
            assertThat(words).as(id).isNotNull();
            assertThat(List.of(words.shortName(), words.question(), words.explain(), words.why()))
                    .as("%s in %s", id, language)
                    .noneMatch(String::isBlank);
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whateverAsksSomethingOfAPackageIsWordedAsAQuestionToItsVendor(Language language) {
        AnswerOptions options = new AnswerOptions(() -> List.of("moneybird"));
        for (Criterion criterion : criteria.all()) {
            List<String> values = criterion.answerType() == AnswerType.NUMBER ? List.of("2") : options.of(criterion);
            boolean asks = criterion.role() != Criterion.Role.WEIGHTS
                    && values.stream()
                            .map(value -> FinderFiles.meanings().of(criterion, value))
                            .anyMatch(meaning -> !(meaning instanceof Meaning.Ignored));
            String ask = wording.get(criterion.id()).words().get(language).ask();
            if (asks) {
                assertThat(ask).as("%s in %s", criterion.id(), language).contains("?");
            } else {
                assertThat(ask).as("%s in %s", criterion.id(), language).isEmpty();
            }
            assertThat(ask.replace("{answer}", "")).doesNotContain("{", "}");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyOptionHasALabelAndNoOther(Language language) {
        for (Criterion criterion : criteria.all()) {
            Map<String, Map<Language, Wording.OptionWords>> options =
                    wording.get(criterion.id()).options();
            assertThat(options.keySet())
                    .as(criterion.id())
                    .containsExactlyInAnyOrderElementsOf(new HashSet<>(criterion.options()));
            options.forEach((option, words) -> assertThat(words.get(language).label())
                    .as("%s=%s in %s", criterion.id(), option, language)
                    .isNotBlank());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTwoCriteriaShareAShortName(Language language) {
        assertThat(wording.values().stream()
                        .map(entry -> entry.words().get(language).shortName()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTwoOptionsOfACriterionShareALabel(Language language) {
        wording.forEach((id, entry) -> assertThat(entry.options().values().stream()
                        .map(words -> words.get(language).label()))
                .as(id)
                .doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void everyRoleHasNinePagesThatAskEachCriterionOnce(Audience role) {
        List<QuestionPage> list = pages.get(role);
        List<String> asked = new ArrayList<>();
        list.forEach(page -> asked.addAll(page.criteria()));

        assertThat(list).hasSize(9);
        assertThat(list).extracting(QuestionPage::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+"));
        assertThat(list).allMatch(page -> !page.criteria().isEmpty());
        assertThat(asked).doesNotHaveDuplicates().isSubsetOf(criteria.ids()).doesNotContain("role");
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void everyPageHasItsWords(Audience role) {
        for (QuestionPage page : pages.get(role)) {
            for (Language language : Language.values()) {
                QuestionPage.Words words = page.words(language);
                assertThat(List.of(words.topic(), words.title(), words.lead()))
                        .as("%s/%s in %s", role, page.id(), language)
                        .noneMatch(String::isBlank);
            }
        }
    }

    @Test
    void nothingOnAPageCannotBeAnswered() {
        pages.values().stream()
                .flatMap(List::stream)
                .flatMap(page -> page.criteria().stream())
                .forEach(id -> assertThat(criteria.get(id).answerType()).as(id).isNotEqualTo(AnswerType.DERIVED));
    }
}
