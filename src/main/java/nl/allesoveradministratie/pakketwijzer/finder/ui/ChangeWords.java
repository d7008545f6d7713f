package nl.allesoveradministratie.pakketwijzer.finder.ui;

import java.util.List;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Change;

/** Puts a changed answer into words: "Zonder Urenregistratie", "Met Bonnen herkennen als wens erbij". */
final class ChangeWords {

    private ChangeWords() {}

    /** Several changes made together. */
    static String of(FinderScreen screen, List<Change> changes) {
        return changes.stream().map(change -> of(screen, change)).collect(Collectors.joining(" · "));
    }

    private static String of(FinderScreen screen, Change change) {
        Criterion criterion = change.criterion();
        if (change.isDropped()) {
            return screen.t("change.dropped", name(screen, criterion, change.before()));
        }
        boolean added = change.before().isEmpty();
        String name = name(screen, criterion, change.after());
        if (criterion.answerType() == Criterion.AnswerType.WANT) {
            boolean need = change.after().equals(List.of("need"));
            return added || change.before().equals(List.of("no"))
                    ? screen.t(need ? "change.added.need" : "change.added.nice", name)
                    : screen.t(need ? "change.need" : "change.nice", name);
        }
        return added || criterion.answerType() == Criterion.AnswerType.YES_NO
                ? screen.t("change.added", name)
                : screen.t("change.other", name, screen.labels(criterion, change.before()));
    }

    /** The feature itself, or for a choice the name with the values. */
    static String name(FinderScreen screen, Criterion criterion, List<String> values) {
        return switch (criterion.answerType()) {
            case WANT, YES_NO -> screen.name(criterion);
            default -> screen.name(criterion) + ": " + screen.labels(criterion, values);
        };
    }
}
