package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;

/**
 * One answer that is given otherwise.
 *
 * @param criterion what it is about
 * @param before the values that were given; empty = it was not answered
 * @param after the values tried instead; empty = no longer answered
 */
public record Change(Criterion criterion, List<String> before, List<String> after) {

    /** Who the visitor is; nobody becomes somebody else to get another package, so it is never changed. */
    static final String ROLE = "role";

    /** Numbers have no options; these are tried. */
    private static final List<String> NUMBERS = List.of("1", "2", "5", "10", "25");

    private static final String NEED = "need";
    private static final String NICE = "nice";
    private static final String NO = "no";

    public Change {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Whether the answer is taken away, and nothing asked instead. */
    public boolean isDropped() {
        return !before.isEmpty() && (after.isEmpty() || after.equals(List.of(NO)));
    }

    /** The answers with this change made. */
    public Answers in(Answers answers, Criteria criteria) {
        return answers.with(criterion, after, criteria);
    }

    /** No longer asks for this: "no" where that can be said, else unanswered. */
    public static Change dropping(Criterion criterion, Answers answers) {
        List<String> nothing = switch (criterion.answerType()) {
            case WANT, YES_NO -> List.of(NO);
            default -> List.of();
        };
        return new Change(criterion, answers.values(criterion.id()), nothing);
    }

    /** The ways to ask less: a must becomes a wish, one of several values or the whole answer is dropped. */
    static List<Change> lighter(Criterion criterion, Answers answers) {
        List<String> values = answers.values(criterion.id());
        if (values.isEmpty() || values.equals(List.of(NO)) || criterion.id().equals(ROLE)) {
            return List.of();
        }
        List<Change> lighter = new ArrayList<>();
        if (criterion.answerType() == Criterion.AnswerType.WANT && values.equals(List.of(NEED))) {
            lighter.add(new Change(criterion, values, List.of(NICE)));
        }
        if (criterion.answerType() == Criterion.AnswerType.MULTI && values.size() > 1) {
            values.forEach(left -> lighter.add(new Change(
                    criterion,
                    values,
                    values.stream().filter(value -> !value.equals(left)).toList())));
        }
        lighter.add(dropping(criterion, answers));
        return lighter;
    }

    /** Every other single value, whether or not it was answered before; the milder of two wants first. */
    static List<Change> others(Criterion criterion, Answers answers, AnswerOptions options) {
        List<String> values = answers.values(criterion.id());
        Stream<String> tried = switch (criterion.answerType()) {
            case WANT -> Stream.of(NICE, NEED);
            case YES_NO -> Stream.of("yes");
            case NUMBER -> NUMBERS.stream();
            // Every package means the same here, and what cannot be answered cannot be changed.
            case SINGLE_OR_NONE, SINGLE_OR_UNKNOWN, DERIVED -> Stream.empty();
            default -> options.of(criterion).stream();
        };
        return criterion.id().equals(ROLE)
                ? List.of()
                : tried.map(List::of)
                        .filter(value -> !value.equals(values))
                        .map(value -> new Change(criterion, values, value))
                        .toList();
    }
}
