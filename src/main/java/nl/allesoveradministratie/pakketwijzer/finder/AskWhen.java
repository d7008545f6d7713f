package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a question makes sense; a line of {@code db/finder/questions.yaml}.
 *
 * @param unless answers that make it pointless: criterion to values; one of them is enough
 * @param when answers that make it sensible: one of them is needed; empty = it always makes sense
 * @param follow whether it follows on the nine pages by itself
 */
record AskWhen(Map<String, Set<String>> unless, Map<String, Set<String>> when, Follow follow) {

    /** In the lists of values: whatever was answered. */
    static final String ANY = "any";

    /** A criterion that the file says nothing about. */
    static final AskWhen ALWAYS_SENSIBLE = new AskWhen(Map.of(), Map.of(), Follow.SEPARATING);

    /** Whether a question follows on the nine pages. */
    enum Follow {
        /** As long as an answer could still change the order of the packages. */
        SEPARATING,
        /** Also when it cannot: checks, costs or the plan for switching rest on it. */
        ALWAYS,
        /** Not by itself. */
        ON_REQUEST
    }

    AskWhen {
        unless = Map.copyOf(unless);
        when = Map.copyOf(when);
    }

    /** Whether the question makes sense after these answers. */
    boolean makesSense(Answers answers) {
        return !hasOneOf(unless, answers) && (when.isEmpty() || hasOneOf(when, answers));
    }

    private static boolean hasOneOf(Map<String, Set<String>> conditions, Answers answers) {
        return conditions.entrySet().stream().anyMatch(condition -> {
            List<String> given = answers.values(condition.getKey());
            return condition.getValue().contains(ANY)
                    ? !given.isEmpty()
                    : given.stream().anyMatch(condition.getValue()::contains);
        });
    }
}
