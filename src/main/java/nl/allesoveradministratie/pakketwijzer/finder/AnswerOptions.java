package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion.AnswerType;

/** Which values each criterion can be answered with. */
public final class AnswerOptions {

    /** For "which package does your accountant use": not known. */
    public static final String UNKNOWN = "weet ik niet";

    /** For "which package do you use now": none. */
    public static final String NONE = "geen";

    private static final List<String> WANT = List.of("need", "nice", "no");
    private static final List<String> YES_NO = List.of("yes", "no");

    private final Supplier<List<String>> packageIds;

    /** @param packageIds the packages there are at this moment */
    public AnswerOptions(Supplier<List<String>> packageIds) {
        this.packageIds = packageIds;
    }

    /** The values to choose from; empty for numbers, and for what cannot be answered at all. */
    public List<String> of(Criterion criterion) {
        return switch (criterion.answerType()) {
            case WANT -> WANT;
            case YES_NO -> YES_NO;
            case NUMBER, DERIVED -> List.of();
            case SINGLE_OR_UNKNOWN -> packagesAnd(UNKNOWN);
            case SINGLE_OR_NONE -> packagesAnd(NONE);
            default -> criterion.options();
        };
    }

    private List<String> packagesAnd(String last) {
        List<String> options = new ArrayList<>(packageIds.get());
        options.add(last);
        return options;
    }

    /** Whether more than one value may be given. */
    public static boolean takesSeveral(Criterion criterion) {
        return criterion.answerType() == AnswerType.MULTI || criterion.answerType() == AnswerType.RANK;
    }

    /** What is wrong with values given for a criterion; empty = nothing. */
    Optional<Answers.Problem> check(Criterion criterion, List<String> values) {
        if (values.size() > 1 && !takesSeveral(criterion)) {
            return Optional.of(problem(criterion, String.join(",", values)));
        }
        return values.stream()
                .filter(value -> !isAllowed(criterion, value))
                .findFirst()
                .map(value -> problem(criterion, value));
    }

    private boolean isAllowed(Criterion criterion, String value) {
        if (criterion.answerType() == AnswerType.NUMBER) {
            return value.matches("[0-9]{1,7}") && Integer.parseInt(value) <= Answers.LARGEST_NUMBER;
        }
        return of(criterion).contains(value);
    }

    private Answers.Problem problem(Criterion criterion, String value) {
        List<String> allowed = criterion.answerType() == AnswerType.NUMBER
                ? List.of("a whole number from 0 to " + Answers.LARGEST_NUMBER)
                : of(criterion);
        return new Answers.Problem(criterion.id(), Optional.of(value), allowed);
    }
}
