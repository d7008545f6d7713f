package nl.allesoveradministratie.pakketwijzer.finder.ui;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.QuestionPage;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/** A page with questions that follow on the nine; its address names them, so that it stays the same page. */
final class FollowUp {

    /** How many questions stand on one page. */
    static final int PER_PAGE = 3;

    private static final String PREFIX = "verder.";

    private FollowUp() {}

    /** Whether an address's step is such a page. */
    static boolean is(String step) {
        return step.startsWith(PREFIX);
    }

    /** The step of a page with the first of these questions. */
    static String step(List<Criterion> following) {
        return following.stream().limit(PER_PAGE).map(Criterion::id).collect(Collectors.joining(".", PREFIX, ""));
    }

    /**
     * The page of a step; what it names and is no question is left out.
     *
     * @return without criteria when it names none
     */
    static QuestionPage page(String step, FinderScreen screen) {
        List<String> ids = Arrays.stream(step.substring(PREFIX.length()).split("\\."))
                .filter(id -> screen.finder
                        .criteria()
                        .find(id)
                        .filter(criterion -> criterion.answerType() != Criterion.AnswerType.DERIVED)
                        .isPresent())
                .distinct()
                .limit(PER_PAGE)
                .toList();
        boolean separates =
                ids.stream().map(screen.finder.criteria()::get).anyMatch(screen.finder.questions()::isAskedToSeparate);
        Map<Language, QuestionPage.Words> words = new EnumMap<>(Language.class);
        words.put(
                screen.language(),
                new QuestionPage.Words(
                        screen.t("finder.follow.topic"),
                        screen.t(separates ? "finder.follow.title" : "finder.follow.plan.title"),
                        screen.t(separates ? "finder.follow.lead" : "finder.follow.plan.lead")));
        return new QuestionPage(step, ids, words);
    }
}
