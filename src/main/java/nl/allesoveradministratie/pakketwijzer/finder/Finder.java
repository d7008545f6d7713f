package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.LinkedHashMap;
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

    private final Criteria criteria;
    private final PublishedCatalog catalog;
    private final AnswerOptions options;
    private final Map<Audience, List<QuestionPage>> pages;
    private final Wording wording;
    private final Ranker ranker;

    Finder(
            Criteria criteria,
            PublishedCatalog catalog,
            Meanings meanings,
            Map<Audience, List<QuestionPage>> pages,
            Wording wording) {
        this.criteria = criteria;
        this.catalog = catalog;
        this.pages = Map.copyOf(pages);
        this.wording = wording;
        this.options = new AnswerOptions(() -> catalog.current().packages().stream()
                .map(pack -> pack.id().value())
                .toList());
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

    /** The pages for one kind of user, in order. */
    public List<QuestionPage> pages(Audience user) {
        return pages.getOrDefault(user, List.of());
    }

    /** Reads answers from the parameters of an address. */
    public Answers.Parsed parse(Map<String, List<String>> parameters) {
        return Answers.parse(parameters, criteria, options);
    }

    /** The answers among all parameters of an address; what is something else, or not understood, is left out. */
    public Answers answersAmong(Map<String, String[]> parameters) {
        Map<String, List<String>> known = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (criteria.find(name).isPresent()) {
                known.put(name, List.of(values));
            }
        });
        return parse(known).answers();
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

    /** The package fields that these answers say one cannot do without. */
    public Set<String> musts(Answers answers) {
        return ranker.musts(answers);
    }

    /** The edition of a package that would do for these answers; empty when none is known, or all are too small. */
    public Optional<Cost> cost(AccountingPackage pack, Answers answers) {
        return ranker.cost(pack, answers);
    }
}
