package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.VisitorFit;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a package page how well the package fits the answers in its address. */
@Component
class FitOnPage implements VisitorFit {

    private final Finder finder;

    FitOnPage(Finder finder) {
        this.finder = finder;
    }

    @Override
    public Optional<Fit> of(Map<String, List<String>> parameters, PackageId id) {
        Map<String, List<String>> known = new LinkedHashMap<>(parameters);
        known.keySet().retainAll(finder.criteria().ids());
        Answers answers = finder.parse(known).answers();
        if (answers.size() == 0) {
            return Optional.empty();
        }
        Ranking ranking = finder.rank(answers);
        Optional<Ranking.Ranked> ranked = ranking.find(id);
        State state = ranked.isPresent()
                ? State.RANKED
                : ranking.excluded().stream().anyMatch(each -> each.pack().id().equals(id))
                        ? State.EXCLUDED
                        : State.TOO_LITTLE_KNOWN;
        return Optional.of(new Fit(
                answers.query(),
                answers.size(),
                state,
                ranked.map(FitOnPage::score).orElse(null),
                ranked.map(Ranking.Ranked::cost)
                        .map(cost -> cost.edition().name())
                        .orElse(null)));
    }

    private static @Nullable ScoreView score(Ranking.Ranked ranked) {
        Score score = ranked.score();
        return score == null
                ? null
                : new ScoreView(
                        score.value(),
                        score.max(),
                        "fit." + score.fit().name().toLowerCase(Locale.ROOT),
                        ranked.count(Level.MUST, Outcome.MET),
                        ranked.requirements(Level.MUST).size(),
                        ranked.count(Level.WISH, Outcome.MET),
                        ranked.requirements(Level.WISH).size(),
                        ranked.count(Level.MUST, Outcome.UNKNOWN) + ranked.count(Level.WISH, Outcome.UNKNOWN));
    }
}
