package nl.allesoveradministratie.pakketwijzer.finder.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Level;
import nl.allesoveradministratie.pakketwijzer.finder.Outcome;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.finder.Requirement;
import nl.allesoveradministratie.pakketwijzer.finder.Segments;
import nl.allesoveradministratie.pakketwijzer.finder.Wording;
import nl.allesoveradministratie.pakketwijzer.site.Words;

/**
 * What there is to say about a segment, in one language.
 *
 * @param finder for the words of criteria
 * @param ranked the segment with its ranking
 * @param words in which language
 */
record SegmentView(Finder finder, Segments.Ranked ranked, Words words) {

    /** So many packages are shown with their reasons; more only when they share the last one's place. */
    private static final int WITH_REASONS = 5;

    /** And so many below them; the finder's own result shows all. */
    private static final int IN_SHORT = 15;

    /**
     * What matters here.
     *
     * @param name what is asked, with the answer where it is a choice
     * @param level how heavily it weighs
     * @param why in a sentence
     */
    record Matter(String name, Level level, String why) {}

    /**
     * What nobody knows.
     *
     * @param name what is asked
     * @param packages of how many packages it is unknown
     */
    record Open(String name, int packages) {}

    Answers answers() {
        return ranked.segment().answers();
    }

    Ranking ranking() {
        return ranked.ranking();
    }

    /** An answer in words: the feature itself, or for a choice its name with what was chosen. */
    String name(String id) {
        Criterion criterion = finder.criteria().get(id);
        if (id.equals("role")) {
            return words.get("audience." + answers().first("role").orElseThrow() + ".for");
        }
        Wording.Words wording = finder.wording().of(criterion, words.language());
        return switch (criterion.answerType()) {
            case WANT, YES_NO -> wording.shortName();
            default ->
                wording.shortName() + ": "
                        + answers().values(id).stream()
                                .map(value -> finder.wording()
                                        .option(criterion, value, words.language())
                                        .label())
                                .collect(Collectors.joining(", "));
        };
    }

    /** Every answer in words. */
    List<String> given() {
        return answers().criteria().stream().map(this::name).toList();
    }

    /** What the packages are held against, the must-haves first, each with the reason to ask it. */
    List<Matter> matters() {
        return requirements()
                .map(requirement -> new Matter(
                        name(requirement.criterion()),
                        requirement.level(),
                        finder.wording()
                                .of(finder.criteria().get(requirement.criterion()), words.language())
                                .why()))
                .sorted(Comparator.comparing(Matter::level))
                .toList();
    }

    /** The same for every package, but for their outcome. */
    private Stream<Requirement> requirements() {
        return ranking().packages().getFirst().requirements().stream();
    }

    /** The first places, with everybody who shares the last of them. */
    List<Ranking.Ranked> first() {
        List<Ranking.Ranked> all = ranking().packages();
        int last = all.get(Math.min(WITH_REASONS, all.size()) - 1).rank();
        return all.stream().filter(each -> each.rank() <= last).toList();
    }

    /** Those below them, as far as they are shown. */
    List<Ranking.Ranked> rest() {
        return ranking().packages().stream()
                .skip(first().size())
                .limit(IN_SHORT)
                .toList();
    }

    /** The subjects about which something is unknown of a package that does not drop out, most first. */
    List<Open> open() {
        List<Open> open = new ArrayList<>();
        requirements().map(Requirement::criterion).forEach(criterion -> {
            int packages = (int) ranking().packages().stream()
                    .flatMap(each -> each.requirements().stream())
                    .filter(each -> each.criterion().equals(criterion) && each.outcome() == Outcome.UNKNOWN)
                    .count();
            if (packages > 0) {
                open.add(new Open(name(criterion), packages));
            }
        });
        return open.stream()
                .sorted(Comparator.comparingInt((Open each) -> -each.packages()))
                .toList();
    }
}
