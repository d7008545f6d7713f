package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;

/** Which questions are asked, and in what order: nine pages first, then what still tells packages apart. */
public final class Questions {

    /** Stand-ins for every number that could be answered: few, some, many. */
    private static final List<String> NUMBERS = List.of("1", "3", "10");

    private final Criteria criteria;
    private final AnswerOptions options;
    private final Map<Audience, List<QuestionPage>> pages;
    private final Map<String, AskWhen> conditions;

    Questions(
            Criteria criteria,
            AnswerOptions options,
            Map<Audience, List<QuestionPage>> pages,
            Map<String, AskWhen> conditions) {
        this.criteria = criteria;
        this.options = options;
        this.pages = Map.copyOf(pages);
        this.conditions = Map.copyOf(conditions);
    }

    /** The nine pages for one kind of user, in order. */
    public List<QuestionPage> pages(Audience user) {
        return pages.getOrDefault(user, List.of());
    }

    /** Whether a question makes sense after these answers; one that was answered always does. */
    public boolean makesSense(Criterion criterion, Answers answers) {
        return answers.has(criterion.id()) || condition(criterion).makesSense(answers);
    }

    /**
     * The questions that would follow now, the one that tells most packages apart first; those that are asked whatever they
     * tell apart come last. They say how many questions are left, because they leave out what can change nothing.
     *
     * @param answers with the role; without one nothing follows
     * @param settled criteria that the visitor was asked already and did not answer
     * @param rank how a set of answers ranks the present catalogue
     */
    public List<Criterion> following(Answers answers, Set<String> settled, Function<Answers, Ranking> rank) {
        List<Criterion> open = open(answers, settled);
        if (open.isEmpty()) {
            return List.of();
        }
        Ranking before = rank.apply(answers);
        record Weighed(Criterion criterion, long changesPerOption) {}
        List<Weighed> weighed = new ArrayList<>();
        for (Criterion criterion : open) {
            long changes = changesPerOption(criterion, answers, before, rank);
            if (changes > 0 || condition(criterion).follow() == AskWhen.Follow.ALWAYS) {
                weighed.add(new Weighed(criterion, changes));
            }
        }
        return weighed.stream()
                .sorted(Comparator.comparingLong(Weighed::changesPerOption).reversed())
                .map(Weighed::criterion)
                .toList();
    }

    /** Everything that this visitor could still answer, in the order of the criteria; without a role, of all of them. */
    public List<Criterion> unanswered(Answers answers) {
        Audience user = answers.first("role").map(Audience::ofKey).orElse(null);
        return criteria.all().stream()
                .filter(criterion -> user == null || criterion.audience().contains(user))
                .filter(criterion -> criterion.answerType() != Criterion.AnswerType.DERIVED)
                .filter(criterion -> !answers.has(criterion.id()))
                .filter(criterion -> condition(criterion).makesSense(answers))
                .toList();
    }

    /** What could be asked beyond the nine pages, in the order of the criteria. */
    private List<Criterion> open(Answers answers, Set<String> settled) {
        Audience user = answers.first("role").map(Audience::ofKey).orElse(null);
        if (user == null) {
            return List.of();
        }
        return unanswered(answers).stream()
                .filter(criterion -> !settled.contains(criterion.id()))
                .filter(criterion -> condition(criterion).follow() != AskWhen.Follow.ON_REQUEST)
                .filter(criterion ->
                        pages(user).stream().noneMatch(page -> page.criteria().contains(criterion.id())))
                .toList();
    }

    /** Whether a question follows because it can still change the order; otherwise costs, checks or the plan need it. */
    public boolean isAskedToSeparate(Criterion criterion) {
        return condition(criterion).follow() == AskWhen.Follow.SEPARATING;
    }

    /** In thousandths, so that questions with many options are not ahead of those with few. */
    private long changesPerOption(
            Criterion criterion, Answers answers, Ranking before, Function<Answers, Ranking> rank) {
        List<String> values = switch (criterion.answerType()) {
            case NUMBER -> NUMBERS;
            // Every package means the same here, so that one stands for all.
            case SINGLE_OR_NONE, SINGLE_OR_UNKNOWN ->
                options.of(criterion).stream().limit(1).toList();
            default -> options.of(criterion);
        };
        long pairs = 0;
        for (String value : values) {
            pairs += Separation.pairs(before, rank.apply(answers.with(criterion, List.of(value), criteria)));
        }
        return values.isEmpty() ? 0 : 1000 * pairs / values.size();
    }

    private AskWhen condition(Criterion criterion) {
        return conditions.getOrDefault(criterion.id(), AskWhen.ALWAYS_SENSIBLE);
    }
}
