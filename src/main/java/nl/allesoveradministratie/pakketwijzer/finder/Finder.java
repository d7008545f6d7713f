package nl.allesoveradministratie.pakketwijzer.finder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;

/** The finder as other rooms use it: the questions, the reading of answers, and the ranking of the current catalogue. */
public class Finder {

    /** Of how many sets of answers the alternatives are kept; each holds some 200 kB at most. */
    private static final int MOST_KEPT = 64;

    /** Of how many sets of answers the questions that follow are kept: a list of some ten ids each. */
    private static final int MOST_FOLLOWING_KEPT = 1024;

    private final Criteria criteria;
    private final PublishedCatalog catalog;
    private final AnswerOptions options;
    private final Questions questions;
    private final Wording wording;
    private final Ranker ranker;

    /** Bounded, because anybody may ask about anything. */
    private final Cache<Asked, Alternatives> alternatives =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private final Cache<Asked, List<Criterion>> following =
            Caffeine.newBuilder().maximumSize(MOST_FOLLOWING_KEPT).build();

    Finder(
            Criteria criteria,
            PublishedCatalog catalog,
            Meanings meanings,
            Map<Audience, List<QuestionPage>> pages,
            Map<String, AskWhen> conditions,
            Wording wording) {
        this.criteria = criteria;
        this.catalog = catalog;
        this.wording = wording;
        this.options = new AnswerOptions(() -> catalog.current().packages().stream()
                .map(pack -> pack.id().value())
                .toList());
        this.questions = new Questions(criteria, options, pages, conditions);
        this.ranker = new Ranker(criteria, meanings);
    }

    /** What can be answered. */
    public Criteria criteria() {
        return criteria;
    }

    /** With which values. */
    public AnswerOptions options() {
        return options;
    }

    /** In which words. */
    public Wording wording() {
        return wording;
    }

    /** Which of them are asked, and when. */
    public Questions questions() {
        return questions;
    }

    /**
     * The questions that would still follow on the nine pages, the most telling first; kept for the answers asked about
     * last.
     *
     * @param settled criteria that were asked already and not answered
     */
    public List<Criterion> following(Answers answers, Set<String> settled) {
        Catalog present = catalog.current();
        return following.get(
                new Asked(present.version(), answers, Set.copyOf(settled)),
                asked -> questions.following(answers, settled, changed -> ranker.rank(present, changed)));
    }

    /** Reads answers from the parameters of an address. */
    public Answers.Parsed parse(Map<String, List<String>> parameters) {
        return Answers.parse(parameters, criteria, options);
    }

    /** These answers with one changed; no values = no longer answered. */
    public Answers change(Answers answers, String criterion, List<String> values) {
        Criterion changed = criteria.get(criterion);
        return answers.with(changed, values, criteria);
    }

    /** The current catalogue. */
    public Catalog catalog() {
        return catalog.current();
    }

    /** Ranks a catalogue, for what is worked out once for each. */
    Ranking rank(Catalog of, Answers answers) {
        return ranker.rank(of, answers);
    }

    /** Ranks the current catalogue. */
    public Ranking rank(Answers answers) {
        return ranker.rank(catalog.current(), answers);
    }

    /** Whether one of these answers can move packages: it asks something that is scored, or shifts the weights. */
    public boolean counts(String criterion, Answers answers) {
        return ranker.counts(criteria.get(criterion), answers);
    }

    /** What other answers would do to the order. */
    public WhatIf whatIf(Answers answers, Answers otherwise) {
        Catalog current = catalog.current();
        return new WhatIf(ranker.rank(current, answers), ranker.rank(current, otherwise));
    }

    /** What would change the outcome for these answers; kept for the answers asked about last. */
    public Alternatives alternatives(Answers answers) {
        Catalog current = catalog.current();
        return alternatives.get(
                new Asked(current.version(), answers, Set.of()),
                asked -> new Alternatives(ranker, criteria, options, current, answers, questions.unanswered(answers)));
    }

    /** @param settled criteria that were asked already and not answered */
    private record Asked(String version, Answers answers, Set<String> settled) {}

    /** The criteria of which these answers ask that a package has or does something. */
    public Set<String> wanted(Answers answers) {
        return ranker.wanted(answers);
    }

    /** The package fields that these answers say one cannot do without. */
    public Set<String> musts(Answers answers) {
        return ranker.musts(answers);
    }

    /** The edition of a package that would do for these answers; empty when none is known, or all are too small. */
    public Optional<Cost> cost(AccountingPackage pack, Answers answers) {
        return ranker.cost(pack, answers);
    }
}
